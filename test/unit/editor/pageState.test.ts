import { expect, test } from 'vitest';
import { PageTeller } from '../../../src/editor/profile/pageState.js';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import type { PageState } from '../../../src/protocol/page.js';
import { pageWith, ready } from '../page/pageSetUp.js';

/** A real page that is told by a teller, and how many summaries it was sent. */
function start() {
  const { page } = pageWith({});
  let state: PageState | undefined = { status: 'opening', name: 'x', progress: undefined };
  let summaries = 0;
  const teller = new PageTeller(
    {
      setState: {
        asEvent: (sent) => {
          if (sent.status === 'ready') summaries++;
          page.state.value = sent;
        },
      },
      changed: {
        asEvent: (view) => {
          expect(view).not.toHaveProperty('summary');
          page.changed(view);
        },
      },
    },
    () => state,
  );
  const become = (next: PageState | undefined): void => {
    state = next;
    teller.tell();
    if (next !== undefined) expect(page.state.peek()).toEqual(next);
  };
  return { page, teller, become, summaries: () => summaries };
}

test('a page is sent the summary of a profile once a load, and then what changes', () => {
  const { teller, become, summaries } = start();
  teller.begin();
  become(ready());
  become(ready({ steps: { past: [defaultSelection(1)], future: [] } }));
  become(ready({ name: 'y' }));
  expect(summaries()).toBe(1);
  become(ready({ generation: 2 }));
  become(ready({ generation: 2, followCode: false }));
  expect(summaries()).toBe(2);
});

test('and once more after a failure, and if it begins anew', () => {
  const { page, teller, become, summaries } = start();
  become(ready());
  become(undefined);
  become(ready());
  expect(summaries()).toBe(2);
  page.state.value = undefined;
  teller.begin();
  expect(page.state.peek()).toEqual(ready());
  expect(summaries()).toBe(3);
});

test('what changes of another load than the page shows is not for it', () => {
  const { page, become } = start();
  become(ready({ generation: 2 }));
  page.changed(ready({ generation: 1, name: 'older' }));
  expect(page.ready.peek()).toEqual(ready({ generation: 2 }));
});
