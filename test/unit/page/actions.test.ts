import fc from 'fast-check';
import { RE2JS } from 're2js';
import { expect, test, vi } from 'vitest';
import { act, actions } from '../../../webview-ui/src/actions/actions.js';
import { exactly, orElse } from '../../../webview-ui/src/actions/expressions.js';
import type { Subject } from '../../../webview-ui/src/actions/subject.js';
import { tagFilter } from '../../../webview-ui/src/tags/tagFilter.js';
import { filtered, ready, selectingHost, tick } from './pageSetUp.js';

test('an exact expression matches its text and no longer one', () => {
  const names = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...Array.from('\\^$.*+?()[]{}|a-,/')) }),
  );
  fc.assert(
    fc.property(names, (name) => {
      const regex = RE2JS.compile(exactly(name));
      return regex.test(name) && !regex.test(`${name}x`) && !regex.test(`x${name}`);
    }),
  );
});

test('expressions are joined once', () => {
  expect([orElse('', '^b$'), orElse('a', '^b$'), orElse('a|^b$', '^b$'), orElse('^b$', '^b$')]).toEqual([
    '^b$',
    'a|^b$',
    'a|^b$',
    '^b$',
  ]);
});

test('actions set filters: focus is replaced, ignore and hide grow', () => {
  const { page } = selectingHost();
  page.state.value = filtered({ focus: 'a', ignore: 'a', hide: '' });
  const run = (id: string, subject: Subject): void => {
    actions.find((action) => action.id === id)?.run(page, subject);
  };
  const subject = { printed: 'x', func: 'b.(*T).M', file: '/b.go', ref: undefined, isCut: false };
  for (const id of ['focus', 'ignore', 'hide']) run(id, subject);
  run('hide', { ...subject, func: '' });
  expect(page.ready.value?.selection.filters).toMatchObject({
    focus: '^b\\.\\(\\*T\\)\\.M$',
    ignore: 'a|^b\\.\\(\\*T\\)\\.M$',
    hide: '^b\\.\\(\\*T\\)\\.M$|^/b\\.go$',
  });
});

test('actions look for the whole name where only its beginning was sent', async () => {
  const { page, host } = selectingHost();
  const ref = { kind: 'line', id: 3, generation: 1 } as const;
  const names = vi.fn(() => Promise.resolve({ printed: 'a.Long f.go:3', func: 'a.Long', file: '/f.go' }));
  Object.assign(host, { names });
  page.state.value = ready();
  const focus = actions.find((action) => action.id === 'focus');
  if (focus) act(page, focus, { printed: 'a.Lo…', func: 'a.Lo…', file: '/f…', ref, isCut: true });
  await tick();
  expect(names).toHaveBeenCalledWith(ref);
  expect(page.ready.value?.selection.filters.focus).toBe('^a\\.Long$');
});

test('a view that can show a function is told which, and comes on show', () => {
  const { page } = selectingHost();
  const shown: string[] = [];
  page.onVisit('peek', ({ printed }) => shown.push(printed));
  Object.assign(globalThis, { requestAnimationFrame: () => 0 });
  page.visit('peek', { printed: 'x', func: 'x', file: '', ref: undefined, isCut: false });
  expect([shown, page.view.value]).toEqual([['x'], 'peek']);
});

test('a click on a tag filters by it, a second one no more', () => {
  const { filters } = filtered({ tagIgnore: 'a=1' }).selection;
  const focused = tagFilter(filters, 'b=2', false);
  expect([focused.tagFocus, focused.tagIgnore]).toEqual(['b=2', 'a=1']);
  expect(tagFilter(focused, 'b=2', false).tagFocus).toBe('');
  expect(tagFilter(focused, 'c=3', false).tagFocus).toBe('c=3');
  expect(tagFilter(focused, 'c=3', true)).toMatchObject({ tagFocus: 'b=2', tagIgnore: 'c=3' });
});
