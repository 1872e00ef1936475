import { withMoved, withShown, withWidth } from './columnChoice.js';
import type { ColumnId } from './columns.js';
import type { TopModel } from '../topModel.js';

/** How much wider or narrower a key makes a column, in pixels. */
const STEP = 12;

/**
 * Does what a key does with a column whose header the keyboard is on: wider or narrower by Shift and an arrow, to another
 * place with Ctrl or Cmd as well, away by Delete. False if it does nothing.
 */
export function arrangeByKey(model: TopModel, id: ColumnId, event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event;
  if (altKey) return false;
  if (key === 'Delete' || key === 'Backspace') {
    model.columns.arrange((choice) => withShown(choice, id, false));
    return true;
  }
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (by === undefined || !shiftKey) return false;
  if (event.ctrlKey || event.metaKey) moveColumn(model, id, by);
  else {
    const width = model.columns.layout.peek().columns.find(({ column }) => column.id === id)?.width ?? 0;
    model.columns.arrange((choice) => withWidth(choice, id, width + by * STEP));
  }
  return true;
}

/** Moves a column, and what the keyboard is on with it. */
function moveColumn(model: TopModel, id: ColumnId, by: number): void {
  const to = model.columns.neighbour(id, by);
  if (to === undefined) return;
  model.columns.arrange((choice) => withMoved(choice, id, to));
  const { row, column } = model.active.peek();
  model.active.value = { row, column: column + by };
}
