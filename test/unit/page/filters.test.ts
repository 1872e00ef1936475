import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { exactly, orElse } from '../../../webview-ui/src/actions/expressions.js';
import { chipsOf } from '../../../webview-ui/src/filters/chips.js';
import { FieldModel } from '../../../webview-ui/src/filters/fieldModel.js';
import { FilterModel } from '../../../webview-ui/src/filters/filterModel.js';
import { worthChoosing } from '../../../webview-ui/src/filters/worthChoosing.js';
import { readSelection } from '../../../webview-ui/src/model/kept.js';
import { filtered, ready, selectingHost } from './pageSetUp.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function focusField(focus: string) {
  const { page, host } = selectingHost();
  page.state.value = filtered({ focus });
  const field = new FieldModel(page, 'focus');
  field.begin();
  const applied = (): unknown => page.ready.value?.selection.filters.focus;
  return { page, host, field, applied };
}

test('a text typed key by key is applied once, when the typing rests', async () => {
  const { field, host, applied } = focusField('');
  for (const text of ['r', 'rd', 'rdb']) {
    field.type(text);
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(host.select).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(500);
  expect(host.select).toHaveBeenCalledTimes(1);
  expect([applied(), field.text.value]).toEqual(['rdb', 'rdb']);
});

test('Enter applies at once, and the rest after it adds no step', async () => {
  const { field, host, applied } = focusField('');
  field.type('rdb');
  field.commit();
  await vi.advanceTimersByTimeAsync(0);
  expect(applied()).toBe('rdb');
  await vi.advanceTimersByTimeAsync(1000);
  expect(host.select).toHaveBeenCalledTimes(1);
});

test('what is wrong is said and never applied, and forgotten once it is mended', async () => {
  const { field, host, applied } = focusField('a');
  field.type('a(');
  await vi.advanceTimersByTimeAsync(1000);
  field.commit();
  await vi.advanceTimersByTimeAsync(1000);
  expect([field.error.value, applied()]).toEqual(['parsing focus regexp', 'a']);
  field.type('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect([field.error.value, field.text.value]).toEqual(['', 'a']);
  expect(host.select).not.toHaveBeenCalled();
});

test('Escape goes back to before the edit, applied or not', async () => {
  const { field, applied } = focusField('a');
  field.type('ab');
  await vi.advanceTimersByTimeAsync(1000);
  field.type('abc(');
  await vi.advanceTimersByTimeAsync(1000);
  expect(applied()).toBe('ab');
  expect(field.revert()).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect([applied(), field.text.value, field.error.value]).toEqual(['a', 'a', '']);
  expect(field.revert()).toBe(false);
});

test('a wrong text is forgotten with its field, one that waits to be applied is not', async () => {
  const { field, applied } = focusField('a');
  field.type('a(');
  await vi.advanceTimersByTimeAsync(1000);
  field.drop();
  expect([field.text.value, field.error.value]).toEqual(['a', '']);
  field.type('b');
  field.drop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(applied()).toBe('b');
});

test('a field shows what undo brings back', () => {
  const { field, page } = focusField('a');
  page.state.value = filtered({ focus: 'b' });
  expect(field.text.value).toBe('b');
});

test('an answer about an older text is not heard', async () => {
  const { field, host, applied } = focusField('');
  host.checkFilter.mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve(''), 300)));
  field.type('old');
  field.commit();
  field.type('new(');
  await vi.advanceTimersByTimeAsync(300);
  expect(applied()).toBe('');
});

test('chips name what differs from a profile just opened, and take it back', () => {
  expect(chipsOf(defaultSelection(3))).toEqual([]);
  const { selection } = filtered({ showFrom: 'main', tagFocus: 'a=b' });
  const chips = chipsOf({
    ...selection,
    granularity: 'lines',
    trim: false,
    noInlines: true,
    names: 'full',
    allFrames: true,
  });
  expect(chips.map(({ text }) => text)).toEqual([
    'show_from=main',
    'tagfocus=a=b',
    'lines',
    'noinlines',
    'trim=false',
    'demangle=full',
    'all_frames',
  ]);
  expect(chips[0]?.undoing).toEqual({ filters: { ...selection.filters, showFrom: '' } });
  expect(chips[2]?.undoing).toEqual({ granularity: 'functions' });
  expect(chips.slice(5).map(({ undoing }) => undoing)).toEqual([
    { names: 'simplified' },
    { allFrames: false },
  ]);
});

test('a chip has names that are matched whole as names, and any other expression as it is', () => {
  const labels = (focus: string, ignore: string) =>
    chipsOf(filtered({ focus, ignore }).selection).map(({ label }) => label);
  const load = exactly('example.com/bigkey/pkg/rdb.(*Loader[...]).NextBinEntry');
  expect(labels(load, orElse(load, exactly('a|b')))).toEqual([
    'focus=rdb.(*Loader[...]).NextBinEntry',
    'ignore=rdb.(*Loader[...]).NextBinEntry | a|b',
  ]);
  expect(labels(`${load}|main`, '^a.b$')).toEqual([`focus=${load}|main`, 'ignore=^a.b$']);
  expect(chipsOf(filtered({ focus: load }).selection)[0]?.text).toBe(`focus=${load}`);
});

test('what filters leave is asked while there are any, and shown only for them', async () => {
  const { page, host } = selectingHost();
  host.filterStatus.mockResolvedValue({ kept: '1kB', keptPercent: '10%', unmatched: ['show_from'] });
  const model = new FilterModel(page);
  page.state.value = ready();
  await vi.advanceTimersByTimeAsync(0);
  expect(host.filterStatus).not.toHaveBeenCalled();
  page.state.value = filtered({ showFrom: 'main', hide: 'x' });
  await vi.advanceTimersByTimeAsync(0);
  expect(model.status.value?.kept).toBe('1kB');
  expect([model.matchesNothing('showFrom'), model.matchesNothing('hide')]).toEqual([true, false]);
  page.state.value = ready();
  expect(model.status.value).toBeUndefined();
});

test('names and all frames are choices where they change anything, or are made', () => {
  const plain = { hasReadableNames: false, dropFrames: '' };
  const first = defaultSelection(0);
  expect(worthChoosing(plain, first)).toEqual({ names: false, allFrames: false });
  expect(worthChoosing({ ...plain, hasReadableNames: true }, first)).toEqual({
    names: true,
    allFrames: false,
  });
  expect(worthChoosing({ ...plain, dropFrames: 'malloc' }, first)).toEqual({ names: false, allFrames: true });
  const chosen = { ...first, names: 'none', allFrames: true } as const;
  expect(worthChoosing(plain, chosen)).toEqual({ names: true, allFrames: true });
});

test('a page keeps names and all frames, and takes what it has not kept as a profile opens', () => {
  const chosen = { ...defaultSelection(2), names: 'templates', allFrames: true } as const;
  expect(readSelection(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  expect(readSelection({ sampleIndex: 2 })).toEqual(defaultSelection(2));
  expect(readSelection({ ...chosen, names: 'mangled', allFrames: 1 })).toEqual(defaultSelection(2));
});
