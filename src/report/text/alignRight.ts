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
  for (let from = 0; from < rows.length; from++) {
    // The others of its columns began further up.
    const above = from === 0 ? 0 : widths[from - 1].length;
    for (let column = above; column < widths[from].length; column++) {
      let to = from;
      let widest = 0;
      for (; to < rows.length && column < widths[to].length; to++) {
        widest = Math.max(widest, characters(rows[to][column]));
      }
      for (let row = from; row < to; row++) widths[row][column] = widest + 1;
    }
  }
  const lines = rows.map((row, r) => {
    return row.map((cell, c) => (c < widths[r].length ? padLeft(cell, widths[r][c]) : cell)).join('');
  });
  return lines.join('\n');
}
