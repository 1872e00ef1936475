import type { Cell } from '../../shared/table/gridKeys.js';
import { hasRow } from './rowRanges.js';
import type { TopModel } from '../topModel.js';

/** What was held down beside a key or a button of the mouse. */
type Held = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Chooses rows by a key that does nothing else: all by Ctrl or Cmd+A, the active one in addition by Ctrl+Space, and the active
 * one alone by Escape. False if it is no such key.
 * @param count how many rows there are
 */
export function chooseByKey(model: TopModel, event: KeyboardEvent, count: number): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const { row } = model.active.peek();
  if (shiftKey || altKey) return false;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') model.chosen.all(count);
  else if (ctrlKey && key === ' ' && row >= 0) model.chosen.toggle(row);
  else if (key === 'Escape') model.chosen.clear();
  else return false;
  // VS Code would mark the text of the page.
  event.stopPropagation();
  return true;
}

/** Chooses the row that a key moves to: up to it with Shift, it alone without, none anew with Ctrl. */
export function chooseOnMove(model: TopModel, { row }: Cell, { shiftKey, ctrlKey }: Held): void {
  if (row < 0) return;
  if (shiftKey) model.chosen.extendTo(row);
  else if (ctrlKey) model.chosen.keep(row);
  else model.chosen.clear();
}

/**
 * Chooses the row that is clicked: up to it with Shift, in addition with Alt (Ctrl and Cmd go to its code). False if the click
 * chooses that row alone, and does all else that a click does.
 */
export function chooseByClick(model: TopModel, { row }: Cell, { shiftKey, altKey }: Held): boolean {
  if (row >= 0 && shiftKey) model.chosen.extendTo(row);
  else if (row >= 0 && altKey) model.chosen.toggle(row);
  else {
    model.chosen.clear();
    return false;
  }
  return true;
}

/** Chooses the row whose menu is opened, alone unless it is one of several that are. */
export function chooseForMenu(model: TopModel, { row }: Cell): void {
  if (row < 0) return;
  if (hasRow(model.chosen.ranges.peek(), row)) model.chosen.keep(row);
  else model.chosen.clear();
}
