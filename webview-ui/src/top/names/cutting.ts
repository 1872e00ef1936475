/** Characters of a text that are left out for want of room: `from`, and `to` without it. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** How many characters a text shares with the text most like it, at its beginning and at its end. */
export interface Likeness {
  readonly prefix: number;
  readonly suffix: number;
}

export const UNLIKE: Likeness = { prefix: 0, suffix: 0 };

/** How alike each of the texts is to the others; texts that are the same count once. */
export function likenesses(texts: Iterable<string>): ReadonlyMap<string, Likeness> {
  const all = [...new Set(texts)];
  const prefixes = longestShared(all);
  const suffixes = longestShared(all.map(reversed));
  return new Map(
    all.map((text) => [text, { prefix: prefixes.get(text) ?? 0, suffix: suffixes.get(reversed(text)) ?? 0 }]),
  );
}

/** The longest beginning that each text shares with another: in alphabetical order that is one of its neighbours. */
function longestShared(texts: readonly string[]): ReadonlyMap<string, number> {
  const sorted = [...texts].sort((a, b) => (a < b ? -1 : 1));
  const shared = sorted.map((text, i) => sharedStart(text, sorted[i + 1] ?? ''));
  return new Map(sorted.map((text, i) => [text, Math.max(shared[i - 1] ?? 0, shared[i] ?? 0)]));
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

/** What a text is cut by. All widths are in the same unit, such as pixels. */
export interface CutOptions {
  /** Where what is worth most begins, such as the function's own name after the path of its package. */
  readonly own: number;
  readonly likeness: Likeness;
  readonly room: number;
  /** The width of the text up to each character, and at last of all of it. */
  readonly widths: readonly number[];
  /** Of what stands for a cut. */
  readonly ellipsis: number;
}

/** How bad it is to leave a character out: of the path, of the own name, of its last part. */
const PATH = 1;
const OWN = 4;
const LAST = 5;
/** How much worse that is where the text differs from those most like it. */
const DIFFERENT = 16;
/** How bad it is to cut where the text neither begins nor ends, and how bad a second cut is. */
const INSIDE = 12;
const SECOND = 16;

/**
 * What to leave out of a text that is wider than its room: where it agrees with the texts most like it, its path first. One
 * cut if that can be, else one at each end; none if it fits.
 */
export function cutsOf(text: string, options: CutOptions): readonly Cut[] {
  const { room, widths, ellipsis } = options;
  const { length } = text;
  const width = (at: number): number => widths[at] ?? 0;
  if (width(length) <= room) return [];
  if (room <= ellipsis) return [{ from: 0, to: length }];
  const costs = costsOf(text, options);
  const cost = (at: number): number => costs[at] ?? 0;

  let best: readonly Cut[] = [{ from: 0, to: length }];
  let least = cost(length);
  const needed = width(length) - room + ellipsis;
  for (let from = 0, to = 0; from < length; from++) {
    while (to < length && width(to) - width(from) < needed) to++;
    if (width(to) - width(from) < needed) break;
    const all = cost(to) - cost(from) + (from > 0 && to < length ? INSIDE : 0);
    if (all >= least) continue;
    least = all;
    best = [{ from, to }];
  }
  const kept = room - 2 * ellipsis;
  for (let from = 1, to = 1; from < length; from++) {
    while (to < length && width(to + 1) - width(from) <= kept) to++;
    if (to === length) break;
    const all = cost(length) - (cost(to) - cost(from)) + SECOND;
    if (to <= from || all >= least) continue;
    least = all;
    best = [
      { from: 0, to: from },
      { from: to, to: length },
    ];
  }
  return best.map((cut) => wholeCharacters(text, wholeFolders(text, cut, options)));
}

/** The cut, of a path up to its next folder where what goes with it agrees with other texts. */
function wholeFolders(text: string, { from, to }: Cut, { own, likeness }: CutOptions): Cut {
  const next = text.slice(to, own).search(/[/\\]/) + to;
  return { from, to: from === 0 && next > to && next < likeness.prefix ? next : to };
}

/** What leaving out all characters up to each one costs. */
function costsOf(text: string, { own, likeness }: CutOptions): readonly number[] {
  const { length } = text;
  const { prefix, suffix } = likeness;
  const last = lastPart(text, own);
  const sums = [0];
  let sum = 0;
  for (let i = 0; i < length; i++) {
    const worth = i < own ? PATH : i < last ? OWN : LAST;
    const agrees = i < prefix || i >= length - suffix;
    // Where all of it agrees with one text or another, it is these two characters that tell it from them.
    const tells = prefix + suffix >= length && (i === prefix || i === length - suffix - 1);
    sum += agrees && !tells ? worth : worth * DIFFERENT;
    sums.push(sum);
  }
  return sums;
}

/** Where the last part of a name begins: the method after its type, the file after its folder. */
function lastPart(text: string, own: number): number {
  const end = Math.max(own, text.search(/ \((?:partial-)?inline\)$/));
  const before = end > own ? text.slice(0, end) : text;
  return Math.max(own, before.lastIndexOf('.') + 1, before.lastIndexOf('::') + 2);
}

/** The cut, not through the middle of a character of two units. */
function wholeCharacters(text: string, { from, to }: Cut): Cut {
  return { from: isSecondHalf(text, from) ? from - 1 : from, to: isSecondHalf(text, to) ? to + 1 : to };
}

function isSecondHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
