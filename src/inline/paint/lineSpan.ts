/** Lines of a text, counted from 0; `to` is not one of them. */
export interface LineSpan {
  readonly from: number;
  readonly to: number;
}

/** A text of so many lines is written into as a whole: that takes milliseconds. */
const WHOLE = 2000;

/** So many lines on either side of what is in sight are written into as well, so that scrolling meets them. */
const AROUND = 600;

/** With fewer left on a side, it is time to go on. */
const LEAST = 200;

/** All lines of any text. */
export const EVERYWHERE: LineSpan = { from: 0, to: Infinity };

/** Whether a line is one of these. */
export function isWithin({ from, to }: LineSpan, line: number): boolean {
  return line >= from && line < to;
}

/**
 * The lines of a text to be written into: all of a short one, of a long one those around what is in sight.
 *
 * @param present the lines that were so far: they stay as long as they will do.
 * @param visible in sight, in order, as VS Code counts lines; none while an editor is not drawn yet.
 */
export function spanAround(
  present: LineSpan,
  lineCount: number,
  visible: readonly { readonly start: { readonly line: number }; readonly end: { readonly line: number } }[],
): LineSpan {
  if (lineCount <= WHOLE) return EVERYWHERE;
  const first = visible[0]?.start.line ?? 0;
  const last = visible.at(-1)?.end.line ?? first;
  const reaches = (from: number, to: number): boolean =>
    present.from <= Math.max(0, from) && present.to >= Math.min(lineCount, to);
  if (present !== EVERYWHERE && reaches(first - LEAST, last + LEAST)) return present;
  return { from: Math.max(0, first - AROUND), to: Math.min(lineCount, last + 1 + AROUND) };
}
