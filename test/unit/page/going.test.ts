import { expect, onTestFinished, test, vi } from 'vitest';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { listenForMouse } from '../../../webview-ui/src/frame/going.js';
import { pageWith, ready } from './pageSetUp.js';

test('the side buttons of the mouse go through what was selected, and on in VS Code; the browser stays', () => {
  const document = new EventTarget();
  vi.stubGlobal('document', document);
  onTestFinished(() => void vi.unstubAllGlobals());
  const navigate = vi.fn<Host['navigate']>(() => Promise.resolve());
  const { page } = pageWith({ navigate });
  page.state.value = ready();
  listenForMouse(page);
  const name = (text: string) => ({ printed: text, func: text, file: '', ref: undefined, isCut: false });
  for (const each of ['a', 'b']) page.choose(name(each));
  const press = (button: number): readonly boolean[] =>
    ['mousedown', 'mouseup'].map((type) => {
      const event = Object.assign(new Event(type, { cancelable: true }), { button });
      document.dispatchEvent(event);
      return event.defaultPrevented;
    });
  expect(press(0)).toEqual([false, false]);
  expect(press(3)).toEqual([true, true]);
  expect([page.selected.value?.printed, navigate.mock.calls]).toEqual(['a', []]);
  press(3);
  expect(navigate.mock.calls).toEqual([[-1]]);
  press(4);
  expect(page.selected.value?.printed).toBe('b');
  press(4);
  expect(navigate.mock.calls).toEqual([[-1], [1]]);
});
