/**
 * The hue of a package in degrees, the same in every profile and session. Golden-angle steps keep packages whose
 * hashes are near each other apart.
 */
export function packageHue(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return ((hash >>> 8) * 137.508) % 360;
}

/** A little lighter or darker, so that packages of like hue differ too. */
function packageShade(hue: number): number {
  return [-0.04, 0, 0.04][Math.floor(hue * 10) % 3] ?? 0;
}

/**
 * The colour of a frame. Lightness and chroma come from the theme (flame.css), so that the label on it is as easy to
 * read in every hue; frames without a package are grey.
 */
export function packageColour(name: string): string {
  if (name === '') return 'oklch(var(--frame-lightness) 0 0)';
  const hue = packageHue(name);
  return `oklch(calc(var(--frame-lightness) + ${packageShade(hue)}) var(--frame-chroma) ${hue.toFixed(1)})`;
}
