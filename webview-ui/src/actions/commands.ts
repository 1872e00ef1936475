import type { PageCommand } from '../../../src/protocol/page.js';
import type { PageModel } from '../model/pageModel.js';
import type { View } from '../frame/view.js';
import { texts } from '../texts.js';
import { act, actions } from './actions.js';

/** What a command needs to know of the views. */
type KnownView = Pick<View, 'id' | 'report'>;

/** Does what a command of VS Code asks for. Nothing before the profile is open. */
export function runCommand(page: PageModel, views: readonly KnownView[], command: PageCommand): void {
  if (page.ready.peek() === undefined) return;
  const view = views.find(({ id }) => id === command);
  if (view !== undefined) {
    page.view.value = view.id;
    page.focus.soon('view', 'choice');
  } else if (command === 'copySummary') page.tell(page.host.copySummary());
  else if (command === 'copyCommand') {
    const shown = views.find(({ id }) => id === page.view.peek()) ?? views[0];
    if (shown !== undefined) page.tell(page.host.copyCommand(shown.report));
  } else {
    const subject = page.selected.peek();
    const action = actions.find(({ id }) => id === command);
    if (action !== undefined && subject !== undefined && action.applies(subject)) act(page, action, subject);
    else page.notice.value = texts.selectFirst;
  }
}
