import { expect, test, vi } from 'vitest';
import { FilterModel } from '../../../webview-ui/src/filters/filterModel.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { Suggestions } from '../../../webview-ui/src/choose/suggestions.js';
import { filtered, pageWith, ready, tick } from './pageSetUp.js';

const trouble = (code: string) => Object.assign(new Error(`${code}!`), { code });

test.each([
  ['abandoned', ''],
  ['closed', ''],
  ['internal', 'internal!'],
])('suggestions that are %s say: %j', async (code, said) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { page } = pageWith({ top: vi.fn<Host['top']>(() => Promise.reject(trouble(code))) });
  page.state.value = ready();
  new Suggestions(page, 'functions').type('a');
  vi.runAllTimers();
  vi.useRealTimers();
  await tick();
  expect(page.notice.value).toBe(said);
});

test('what filters leave is asked in vain: a fault is said, a wrong filter is said by the views', async () => {
  const filterStatus = vi.fn<Host['filterStatus']>(() => Promise.reject(trouble('regexInvalid')));
  const { page } = pageWith({ filterStatus });
  new FilterModel(page);
  page.state.value = filtered({ focus: '(' });
  await tick();
  expect(page.notice.value).toBe('');
  filterStatus.mockImplementation(() => Promise.reject(trouble('internal')));
  page.hasFault.value = true;
  page.state.value = filtered({ focus: '((' });
  await tick();
  expect(page.notice.value).toBe('internal!');
});
