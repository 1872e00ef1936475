/** A cell of the table. Row -1 is the header. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Whole rows in view. */
  readonly pageRows: number;
}

/** The cell a key moves to, kept inside the table; undefined if the key moves nothing. */
export function moveTo(cell: Cell, key: string, size: GridSize): Cell | undefined {
  const last = size.rows - 1;
  const row = (to: number): Cell => ({ row: Math.min(Math.max(to, 0), last), column: cell.column });
  switch (key) {
    case 'ArrowDown':
      return row(cell.row + 1);
    case 'ArrowUp':
      return cell.row <= 0 ? { row: -1, column: cell.column } : row(cell.row - 1);
    case 'ArrowLeft':
      return { row: cell.row, column: Math.max(0, cell.column - 1) };
    case 'ArrowRight':
      return { row: cell.row, column: Math.min(size.columns - 1, cell.column + 1) };
    case 'Home':
      return row(0);
    case 'End':
      return row(last);
    case 'PageDown':
      return row(Math.max(0, cell.row) + Math.max(1, size.pageRows - 1));
    case 'PageUp':
      return row(Math.max(0, cell.row) - Math.max(1, size.pageRows - 1));
    default:
      return undefined;
  }
}
