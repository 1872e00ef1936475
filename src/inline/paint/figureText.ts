import { plainLine } from '../../log/plain.js';
import type { LineFigure } from '../../protocol/session.js';

/** Where the figures of a line are written in a source editor. */
export type Position = 'end' | 'before' | 'off';

/** How many characters the longest flat and cum of a file have. */
export interface Widths {
  readonly flat: number;
  readonly cum: number;
}

/** An editor collapses ordinary spaces in what is written beside the code. */
const SPACE = '\u00a0';

/** What `list` prints where there is nothing. */
const NONE = '.';

/** A unit is text of the profile, and has no limit of its own. */
const LONGEST = 40;

/** The widths of the columns of figures before the code, in UTF-16 units of the longest text: at least 1 each. */
export function widthsOf(figures: readonly LineFigure[]): Widths {
  const longest = (texts: readonly string[]) =>
    texts.reduce((most, text) => Math.max(most, plain(text).length), 1);
  return { flat: longest(figures.map(({ flat }) => flat)), cum: longest(figures.map(({ cum }) => cum)) };
}

/** What the two figures are called, in the person's language. */
export interface FigureWords {
  readonly flat: string;
  readonly cum: string;
}

/**
 * The figures after a line. What there is of them, with the share of the total behind the larger: `3.71GB cum 99.08%`,
 * `18MB flat · 31.30MB cum 0.82%`, and `450ms 1.27%` where they are the same.
 */
export function textAtEnd(figure: Omit<LineFigure, 'line'>, words: FigureWords): string {
  const flat = plainLine(figure.flat, LONGEST);
  const cum = plainLine(figure.cum, LONGEST);
  const isFlatLarger = figure.flatShare > figure.cumShare;
  const share = (isLarger: boolean) => (isLarger && figure.percent !== '' ? ` ${figure.percent}` : '');
  const parts = [
    ...(flat === '' ? [] : [`${flat} ${words.flat}${share(isFlatLarger)}`]),
    ...(cum === '' ? [] : [`${cum} ${words.cum}${share(!isFlatLarger)}`]),
  ];
  return (flat === cum ? `${cum}${share(true)}` : parts.join(' · ')).replaceAll(' ', SPACE);
}

/** The figures before a line, in two columns as `list` prints them. */
export function textBefore({ flat, cum }: LineFigure, widths: Widths): string {
  return `${padded(flat, widths.flat)} ${padded(cum, widths.cum)}`.replaceAll(' ', SPACE);
}

/** How many characters `textBefore` takes in every line. */
export function columnWidth({ flat, cum }: Widths): number {
  return flat + 1 + cum;
}

function padded(figure: string, width: number): string {
  return plain(figure).padStart(width);
}

function plain(figure: string): string {
  return plainLine(figure, LONGEST) || NONE;
}

/**
 * Where figures are written: as the setting says, unless the person has turned them on or off since.
 *
 * @param shown undefined if never toggled. Turned on against the setting `off`, they stand at the end.
 */
export function effectivePosition(setting: Position, shown: boolean | undefined): Position {
  if (shown === undefined) return setting;
  if (!shown) return 'off';
  return setting === 'off' ? 'end' : setting;
}
