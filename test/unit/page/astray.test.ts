import { expect, test, vi } from 'vitest';
import type { Landing } from '../../../src/protocol/page.js';
import type { FrameRef } from '../../../src/protocol/session.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { pageWith, ready, tick } from './pageSetUp.js';

const ref = (id: number, kind: FrameRef['kind'] = 'function'): FrameRef => ({ kind, id, generation: 1 });
const missing: Landing = { kind: 'missing', file: '/gone/x.go' };
const shown: Landing = { kind: 'shown', file: '/app/a.go' };

function setUp() {
  const host = {
    reveal: vi.fn<Host['reveal']>(() => Promise.resolve(missing)),
    follow: vi.fn<Host['follow']>(() => Promise.resolve(missing)),
    revealLine: vi.fn<Host['revealLine']>(() => Promise.resolve(missing)),
    locate: vi.fn<Host['locate']>(() => Promise.resolve(shown)),
  };
  const made = pageWith(host);
  made.page.state.value = ready();
  return made;
}

test('a place that is not found is told of, with its frame, until another is shown', async () => {
  const { page, host } = setUp();
  page.follow(ref(1));
  await tick();
  expect(page.astray.value).toEqual({ landing: missing, ref: ref(1) });
  expect([page.isAstray(ref(1)), page.isAstray(ref(2)), page.isAstray(ref(1, 'line'))]).toEqual([
    true,
    false,
    false,
  ]);
  host.reveal.mockResolvedValueOnce(shown);
  page.reveal(ref(2), false);
  await tick();
  expect([page.astray.value, page.isAstray(ref(1))]).toEqual([undefined, false]);
});

test('it is told of no longer once something else is selected', async () => {
  const { page } = setUp();
  page.show(ref(1), true);
  await tick();
  page.choose({ printed: 'b', func: 'b', file: '', ref: ref(2), isCut: false });
  expect(page.astray.value).toBeUndefined();
});

test('an answer that a later place has overtaken says nothing', async () => {
  const { page, host } = setUp();
  let answer: (landing: Landing) => void = () => undefined;
  host.reveal.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  page.show(ref(1), true);
  host.reveal.mockResolvedValueOnce(shown);
  page.show(ref(2), true);
  await tick();
  answer(missing);
  await tick();
  expect(page.astray.value).toBeUndefined();
  host.reveal.mockResolvedValueOnce({ kind: 'overtaken', file: '' });
  page.show(ref(3), true);
  await tick();
  expect(page.astray.value).toBeUndefined();
});

test('a line that is not found is told of, and located it is not any more', async () => {
  const { page, host } = setUp();
  page.showLine('x', '/gone/x.go', 7, false);
  await tick();
  expect(page.astray.value).toEqual({ landing: missing, ref: undefined });
  host.locate.mockResolvedValueOnce(missing);
  page.locate();
  await tick();
  expect(page.astray.value?.landing).toEqual(missing);
  page.locate();
  await tick();
  expect(page.astray.value).toBeUndefined();
});
