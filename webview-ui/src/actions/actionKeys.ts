import type { MenuItem } from '../shared/menu.js';
import { isTyping } from '../shared/keyboard.js';
import type { PageModel } from '../model/pageModel.js';
import { act, actions } from './actions.js';
import type { Subject } from './subject.js';

/**
 * Does what a key asks for with a function: an action by its letter, or the menu of them all by the menu key or
 * Shift+F10, beside `anchor`. False if it is no such key. Enter is left to the view.
 */
export function actByKey(
  page: PageModel,
  subject: Subject | undefined,
  event: KeyboardEvent,
  anchor: () => DOMRect | undefined,
  more: () => readonly MenuItem[] = () => [],
): boolean {
  if (subject === undefined || event.altKey || event.ctrlKey || event.metaKey || isTyping(event))
    return false;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    const box = anchor();
    page.openMenu(subject, { x: box?.left ?? 0, y: box?.bottom ?? 0 }, more());
    return true;
  }
  if (event.shiftKey || event.key.length !== 1) return false;
  const action = actions.find(({ key }) => key === event.key.toLowerCase());
  if (action?.applies(subject) !== true) return false;
  act(page, action, subject);
  return true;
}
