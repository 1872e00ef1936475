import { characters, padLeft } from './pad.js';

/**
 * Lays out lines of cells as Go's text/tabwriter does with AlignRight and a padding of one: tabs end cells, all cells of a
 * line but the last belong to columns, and a column is as wide as its widest cell in neighbouring lines that have it. A
 * vertical tab ends a cell too, a form feed a line and all columns. The text ends with a newline.
 */
export function alignRight(text: string): string {
  return text
    .split('\f')
    .map((section) => section.split('\n').map((line) => line.split(/[\t\v]/)))
    .map(aligned)
    .join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows.map((row) => new Array<number>(row.length - 1).fill(0));
  const columns = widths.reduce((most, { length }) => Math.max(most, length), 0);
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
  return lines.join('\n');
}
