import { expect, test } from 'vitest';
import { begunWith, ViewMemory } from '../../../webview-ui/src/model/kept.js';

/** A webview's state, which outlives its pages. */
function webview(state?: unknown) {
  return {
    postMessage: () => undefined,
    getState: () => state,
    setState: (next: unknown) => void (state = next),
  };
}

const read = (saved: unknown): unknown => saved ?? 'top';

test('a page that takes the place of another begins as that was, though its webview has shown a page before', () => {
  const state = webview();
  new ViewMemory(begunWith(state, null, 'first')).signal('view', read);
  const given = { view: 'peek', begun: 'elsewhere' };
  const view = new ViewMemory(begunWith(state, given, 'second')).signal('view', read);
  expect(view.value).toBe('peek');
  view.value = 'flame';
  // VS Code makes the page of a hidden tab anew, from the same HTML.
  expect(new ViewMemory(begunWith(state, given, 'second')).signal('view', read).value).toBe('flame');
  expect(new ViewMemory(begunWith(state, null, 'third')).signal('view', read).value).toBe('flame');
});
