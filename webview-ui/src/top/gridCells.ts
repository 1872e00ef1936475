import type { Cell } from '../shared/table/gridKeys.js';

/** The id of a cell's element. */
export function cellId(cell: Cell): string {
  return `cell-${cell.row}-${cell.column}`;
}

/** The cell that something is in; undefined if it is in none. */
export function cellAt(target: EventTarget | null): Cell | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
  if (element === null) return undefined;
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) };
}

/** Scrolls as little as needed to bring a column into view, its beginning if all of it cannot be. */
export function revealColumn(scroller: HTMLElement, column: number): void {
  const header = document.getElementById(cellId({ row: -1, column }));
  if (header === null) return;
  const { offsetLeft: left, offsetWidth: width } = header;
  const { scrollLeft, clientWidth } = scroller;
  if (left < scrollLeft) scroller.scrollLeft = column === 0 ? 0 : left;
  else if (left + width > scrollLeft + clientWidth)
    scroller.scrollLeft = Math.min(left, left + width - clientWidth);
}
