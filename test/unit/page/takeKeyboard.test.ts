import { afterEach, expect, test, vi } from 'vitest';
import { takeKeyboard } from '../../../webview-ui/src/shared/takeKeyboard.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page of which the keyboard is at `at`, and an element that may take it. */
function open(hasFocus: boolean, at: string) {
  const window = new EventTarget();
  const taken: unknown[] = [];
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', { hasFocus: () => hasFocus, activeElement: at });
  const element = { focus: (options?: FocusOptions) => taken.push(options) } as unknown as HTMLElement;
  const giveUp = takeKeyboard(element, (each) => (each as unknown) === 'lost');
  return { taken, giveUp, comeBack: () => window.dispatchEvent(new Event('focus')) };
}

test('an element takes a keyboard that is lost, and no other', () => {
  expect(open(true, 'lost').taken).toHaveLength(1);
  expect(open(true, 'a field').taken).toEqual([]);
});

test('on a page without the keyboard it waits until that comes back, and moves nothing then', () => {
  const { taken, comeBack } = open(false, 'lost');
  expect(taken).toEqual([]);
  comeBack();
  comeBack();
  expect(taken).toEqual([{ preventScroll: true }]);
});

test('an element that is gone does not wait any more', () => {
  const { taken, comeBack, giveUp } = open(false, 'lost');
  giveUp();
  comeBack();
  expect(taken).toEqual([]);
});
