/** How the colour of a package differs from the theme's: hue in degrees, lightness added, chroma multiplied. */
export interface Tint {
  readonly hue: number;
  readonly lightness: number;
  readonly chroma: number;
}

const SHADES = [-0.05, -0.025, 0, 0.025, 0.05];

/**
 * The tint of a package, from its name alone, so that it is the same in every profile. Lightness and chroma vary too:
 * people tell only some ten hues apart.
 */
export function packageTint(name: string): Tint {
  const hash = scramble(name);
  return {
    hue: (hash & 0xffff) * (360 / 0x10000),
    lightness: SHADES[(hash >>> 16) % SHADES.length] ?? 0,
    chroma: (hash >>> 24) % 2 === 0 ? 1 : 0.6,
  };
}

/** FNV-1a, then mixed until each bit depends on every character. */
function scramble(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The colour of a frame. The theme sets lightness and chroma (flame.css), so that the label on it is as easy to read
 * in every tint; frames without a package are grey.
 */
export function packageColour(name: string): string {
  if (name === '') return 'oklch(var(--frame-lightness) 0 0)';
  const { hue, lightness, chroma } = packageTint(name);
  return `oklch(calc(var(--frame-lightness) + ${lightness}) calc(var(--frame-chroma) * ${chroma}) ${hue.toFixed(1)})`;
}
