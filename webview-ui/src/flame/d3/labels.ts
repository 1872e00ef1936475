import type { FlamePage } from '../../../../src/protocol/session.js';
import type { TextWidths } from '../../shared/textWidths.js';
import { nameOf } from '../nameOf.js';

/** What a label has on both sides together, and between a name and its value, in CSS pixels (flame.css). */
const MARGINS = 10;
const GAP = 12;

/** What is written on a frame. */
export interface Label {
  readonly name: string;
  /** Empty where there is no room. */
  readonly value: string;
}

/**
 * What fits a frame of so many CSS pixels: its name as pprof's page shortens it, the longest of its ends that fit, and its
 * value where there is room for all of the name. If no end fits, the shortest, to be cut (fitText of pprof's stacks.js).
 */
export function labelOf(page: FlamePage, row: number, pixels: number, widths: TextWidths): Label {
  const whole = (page.more[row] ?? 0) > 0 ? nameOf(page, row) : shownName(page, row);
  const room = pixels - MARGINS;
  const width = widthOf(whole, widths);
  if (width > room) {
    const ends = endsOf(whole);
    return { name: ends.find((end) => widthOf(end, widths) <= room) ?? ends.at(-1) ?? whole, value: '' };
  }
  const value = `${page.cum[row] ?? ''} ${(page.cumPercent[row] ?? '').trim()}`;
  return { name: whole, value: width + GAP + widthOf(value, widths) <= room ? value : '' };
}

/** A function's name as pprof's page shows it at most: without the path of its package, or of its class. */
export function shownName(page: FlamePage, row: number): string {
  const name = nameOf(page, row);
  const short = page.short[row] ?? '';
  return short === '' ? name : short;
}

/**
 * A name and its ends after each `::` or `.`, the longest first (shortNameList of pprof's internal/report). Unlike there, what
 * is in brackets stays in one piece: `Map<a::B>::get` ends in `get`, and `F[...]` in itself.
 */
export function endsOf(name: string): readonly string[] {
  const ends = [name];
  let depth = 0;
  for (let i = 0; i < name.length - 1; i++) {
    const character = name.charAt(i);
    if ('<[({'.includes(character)) depth++;
    else if ('>])}'.includes(character)) depth--;
    if (depth !== 0) continue;
    if (name.startsWith('::', i)) i++;
    else if (character !== '.') continue;
    if (i + 1 < name.length) ends.push(name.slice(i + 1));
  }
  return ends;
}

function widthOf(text: string, widths: TextWidths): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += widths.of(text.charAt(i));
  return sum;
}
