import { isTyping } from '../shared/keyboard.js';
import type { PageModel } from '../model/pageModel.js';

/** The keys that work wherever the keyboard is on the page. VS Code hears of none that is used here. */
export function listenForKeys(page: PageModel): void {
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !isUsed(page, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function isUsed(page: PageModel, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  // The find of the view at hand, where an editor has its own.
  if (key === 'f' && !event.shiftKey) return page.focus.go('find', 'choice');
  // A text being typed has an undo of its own.
  if (isTyping(event)) return false;
  if (key === 'y' || (key === 'z' && event.shiftKey)) page.redo();
  else if (key === 'z') page.undo();
  else return false;
  return true;
}
