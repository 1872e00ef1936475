import type { Fitting } from '../../protocol/session.js';

/**
 * What one answer for a page may hold, in characters of JSON: pages hold what can be read, and a message of a megabyte
 * is felt. Figures beside the texts take the rest.
 */
const BUDGET = 600_000;

/** The first rows, as many as one answer may hold; or that part of it which `share` says. */
export function fitting<T>(rows: readonly T[], share = 1): Fitting<T> {
  let size = 0;
  let count = 0;
  while (count < rows.length && size <= BUDGET * share) size += JSON.stringify(rows[count++]).length;
  if (size > BUDGET * share) count--;
  return { rows: count === rows.length ? rows : rows.slice(0, count), left: rows.length - count };
}

/** The rows if one answer may hold them all, else none. */
export function allOrNone<T>(rows: readonly T[]): readonly T[] {
  return fitting(rows).left === 0 ? rows : [];
}

/** The texts, the longest of them cut as far as it takes for all to fit into an answer. */
export function cutToFit(texts: readonly string[], share = 1): readonly string[] {
  const budget = BUDGET * share;
  let total = 0;
  for (const text of texts) total += text.length;
  if (total <= budget) return texts;
  // The longest are cut to one length: shorter ones leave them their share.
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b);
  let left = budget;
  let most = 0;
  for (const [i, length] of lengths.entries()) {
    most = Math.floor(left / (lengths.length - i));
    if (length > most) break;
    left -= length;
  }
  return texts.map((text) => (text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`));
}
