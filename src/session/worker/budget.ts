import type { Fitting } from '../../protocol/session.js';

/**
 * What one answer for a page may hold, in characters of JSON: pages hold what can be read, and a message of a megabyte
 * is felt. Figures beside the texts take the rest.
 */
const ANSWER = 600_000;

/** What is left of the size that one answer may have. Each part of the answer takes from it what it needs. */
export class Budget {
  /** @param left characters */
  constructor(private left = ANSWER) {}

  /**
   * The first rows, as many as fit.
   * @param parts how many parts of the answer, this one included, are still to come: each may take its part of what is
   * left, and leaves the rest to those after it
   */
  rows<T>(rows: readonly T[], parts = 1): Fitting<T> {
    const most = this.left / parts;
    let size = 0;
    let count = 0;
    for (const row of rows) {
      const larger = size + JSON.stringify(row).length;
      if (larger > most) break;
      size = larger;
      count++;
    }
    this.left -= size;
    return { rows: count === rows.length ? rows : rows.slice(0, count), left: rows.length - count };
  }

  /** The rows if all of them fit, else none. */
  allOrNone<T>(rows: readonly T[]): readonly T[] {
    return this.rows(rows).left === 0 ? rows : [];
  }

  /** The texts, the longest of them cut as far as it takes for all to fit. @param parts as those of `rows` */
  texts(texts: readonly string[], parts = 1): readonly string[] {
    const most = this.left / parts;
    const cut = cutToFit(texts, most);
    for (const text of cut) this.left -= text.length;
    return cut;
  }
}

function cutToFit(texts: readonly string[], budget: number): readonly string[] {
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
