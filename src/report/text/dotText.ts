/** Text and colours in Graphviz's language. */

/** Escapes for a quoted string; a line break becomes one that aligns left (escapeForDot of internal/graph). */
export function escapeForDot(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\l');
}

/** How far colours are moved away from grey. */
const SHIFT = 0.7;
/** Below this share a colour fades to grey. */
const FADE = 0.2;

/**
 * The colour of a share from -1 to 1: blue for less, grey for nothing, red for more; pale for a background (dotColor of
 * internal/graph).
 */
export function dotColor(share: number, isBackground: boolean): string {
  const value = isBackground ? 0.93 : 0.7;
  // Go's Max and Min keep NaN, of a share of nothing; it comes out as 0 in every channel it touches.
  const score = Math.max(-1, Math.min(1, share));
  const size = Math.abs(score);
  const saturation = (isBackground ? 0.1 : 1) * (size < FADE ? size / FADE : 1);
  const strength = saturation * Math.pow(size, 1 - SHIFT);
  const less = value * (1 - strength);
  const channels = score < 0 ? [less, less, value] : [value, less, value * (1 - saturation)];
  return `#${channels.map(channel).join('')}`;
}

function channel(value: number): string {
  return (Number.isNaN(value) ? 0 : Math.trunc(value * 255)).toString(16).padStart(2, '0');
}
