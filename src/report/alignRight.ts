import { characters, padLeft } from './pad.js';

/**
 * Lays out rows of cells as Go's text/tabwriter does with AlignRight and a padding of one: all cells of a row but the
 * last belong to columns, and a column is as wide as its widest cell in neighbouring rows that have it. Each row ends
 * with a newline.
 */
export function alignRight(rows: readonly (readonly string[])[]): string {
  const widths = rows.map((row) => new Array<number>(row.length - 1).fill(0));
  const columns = Math.max(0, ...widths.map((width) => width.length));
  for (let column = 0; column < columns; column++) {
    let from = 0;
    while (from < rows.length) {
      let to = from;
      let widest = 0;
      while (to < rows.length && column < widths[to].length) {
        widest = Math.max(widest, characters(rows[to][column]));
        to++;
      }
      for (let row = from; row < to; row++) widths[row][column] = widest + 1;
      from = Math.max(to, from + 1);
    }
  }
  const lines = rows.map((row, r) => {
    return row.map((cell, c) => (c < widths[r].length ? padLeft(cell, widths[r][c]) : cell)).join('');
  });
  return lines.map((line) => `${line}\n`).join('');
}
