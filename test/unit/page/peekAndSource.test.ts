import { expect, test, vi } from 'vitest';
import type { ListedRoutine } from '../../../src/protocol/page.js';
import type { FrameRef, NodeQuery, Peek } from '../../../src/protocol/session.js';
import type { Subject } from '../../../webview-ui/src/actions/subject.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { FlameModel } from '../../../webview-ui/src/flame/flameModel.js';
import { PeekModel } from '../../../webview-ui/src/peek/peekModel.js';
import { Suggestions } from '../../../webview-ui/src/choose/suggestions.js';
import { SourceModel } from '../../../webview-ui/src/source/sourceModel.js';
import { foldAway, sourceRows, widthsOf, type SourceRow } from '../../../webview-ui/src/source/sourceRows.js';
import { filtered, pageWith, ready, tick } from './pageSetUp.js';

/** A function known by its name alone, or of the load 1 too. */
const named = (name: string, id?: number): Subject => {
  const ref: FrameRef | undefined = id === undefined ? undefined : { kind: 'function', id, generation: 1 };
  return { printed: name, func: name, file: '', ref, isCut: false };
};
const node = (name: string, id?: number): NodeQuery => ({ name, ref: named(name, id).ref });

const peeked: Peek = {
  printed: 'a',
  func: 'a',
  file: '',
  flat: '',
  flatPercent: '',
  cum: '',
  cumPercent: '',
  ref: undefined,
  callers: { rows: [], left: 0 },
  callees: { rows: [], left: 0 },
};

test('Peek asks for the name at hand, and again for other figures', async () => {
  const peek = vi.fn<Host['peek']>(({ name }) => Promise.resolve(name === 'a' ? peeked : undefined));
  const { page } = pageWith({ peek });
  const model = new PeekModel(page);
  model.question.follow();
  page.state.value = ready();
  expect(peek).not.toHaveBeenCalled();
  page.choose(named('a', 5));
  await tick();
  expect(model.question.answer.value).toEqual({ question: node('a', 5), answer: peeked });
  page.choose(named('b'));
  await tick();
  expect(model.question.answer.value).toEqual({ question: node('b'), answer: undefined });
  page.state.value = filtered({ focus: 'x' });
  await tick();
  expect(peek.mock.calls).toEqual([[node('a', 5)], [node('b')], [node('b')]]);
  peek.mockRejectedValueOnce({ message: 'gone' });
  page.go(-1);
  await tick();
  expect([model.question.error.value, model.question.answer.value]).toEqual(['gone', undefined]);
  model.question.ask();
  await tick();
  expect([model.question.error.value, model.question.answer.value?.question]).toEqual(['', node('a', 5)]);
});

const figure = (line: number, cumShare = 0.1) => ({
  line,
  flat: '.',
  cum: '1kB',
  flatShare: 0,
  cumShare,
  percent: '',
});

const routine: ListedRoutine = {
  name: 'f',
  file: '/a.go',
  flat: '.',
  cum: '3kB',
  cumPercent: '30%',
  first: 10,
  last: 14,
  start: undefined,
  lines: [figure(11), figure(12, 0.2), figure(40)],
  text: ['a', '\tb', 'c', 'd'],
  ref: { kind: 'function', id: 1, generation: 1 },
};

const listed = (routines: readonly ListedRoutine[]) =>
  sourceRows(routines).map((row) => (row.kind === 'line' ? [row.line, row.text, row.figure?.cum] : row.kind));

test('a listing has each line with its text, and lines with cost past the end of the file', () => {
  expect(listed([routine])).toEqual([
    'name',
    'file',
    [10, 'a', undefined],
    [11, '\tb', '1kB'],
    [12, 'c', '1kB'],
    [13, 'd', undefined],
    [40, undefined, '1kB'],
    'end',
  ]);
});

test('without text only lines with cost are listed, whatever the range says', () => {
  const lost = { ...routine, text: undefined, last: Number.MAX_SAFE_INTEGER };
  expect(listed([lost])).toEqual([
    'name',
    'file',
    [11, undefined, '1kB'],
    [12, undefined, '1kB'],
    'gap',
    [40, undefined, '1kB'],
    'end',
  ]);
});

test('long stretches without cost are folded away, but for the lines beside cost, at the beginning and at the end', () => {
  const text = Array.from({ length: 60 }, (_, i) => `line ${i + 1}`);
  const long = { ...routine, first: 1, last: 60, lines: [figure(20), figure(30), figure(46)], text };
  const rows = sourceRows([long, { ...long, name: 'g' }]);
  const saidOf = ({ fold, isOpen }: Extract<SourceRow, { kind: 'fold' }>) =>
    `${fold.line} ${isOpen ? '-' : '+'}${fold.lines}`;
  const said = (opened: readonly string[]) =>
    foldAway(rows, new Set(opened)).map((row) =>
      row.kind === 'line' ? row.line : row.kind === 'fold' ? saidOf(row) : row.kind,
    );
  const until = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const once = ['name', 'file', 1, 2, 3, '4 +12', ...until(16, 50), '51 +9', 60, 'end'];
  expect(said([])).toEqual([...once, ...once]);
  const folds = foldAway(rows, new Set()).flatMap((row) => (row.kind === 'fold' ? [row.fold.id] : []));
  const opened = ['name', 'file', 1, 2, 3, '4 -12', ...until(4, 50), '51 +9', 60, 'end'];
  expect(said(folds.slice(0, 1))).toEqual([...opened, ...once]);
  expect(said(folds)).toHaveLength(2 * 65);
});

test('Source begins at the costliest line, and stays at a line when figures change', async () => {
  const text = Array.from({ length: 60 }, (_, i) => `line ${i + 1}`);
  let lines = [figure(20), figure(46, 0.5)];
  const { page } = pageWith({
    source: () => Promise.resolve({ rows: [{ ...routine, first: 1, last: 60, lines, text }], left: 0 }),
  });
  const model = new SourceModel(page);
  model.follow();
  page.state.value = ready();
  model.list(named('f'));
  await tick();
  const at = () => {
    const row = model.rows[model.active.value];
    return row?.kind === 'line' ? row.line : row?.kind;
  };
  expect(at()).toBe(46);
  model.open(model.rows.findIndex(({ kind }) => kind === 'fold'));
  model.stand(
    model.rows.findIndex((row) => row.kind === 'line' && row.line === 18),
    true,
  );
  lines = [figure(46)];
  page.state.value = filtered({ focus: 'x' });
  await tick();
  expect(at()).toBe(18);
  model.list(named('g'));
  await tick();
  expect(at()).toBe(46);
});

test('folds open and close, by their own row or from inside of them, and stay as they are when the page begins anew', async () => {
  const text = Array.from({ length: 60 }, (_, i) => `line ${i + 1}`);
  const long = { ...routine, first: 1, last: 60, lines: [figure(20), figure(46, 0.5)], text };
  const begin = async (saved?: unknown) => {
    const host = { source: () => Promise.resolve({ rows: [long], left: 0 }) };
    const { page, states } = pageWith(host, saved);
    const model = new SourceModel(page);
    model.follow();
    page.state.value = ready();
    if (saved === undefined) model.list(named('f'));
    await tick();
    return { model, states };
  };
  const { model, states } = await begin();
  const first = () => model.rows.findIndex(({ kind }) => kind === 'fold');
  const lineAt = (line: number) => model.rows.findIndex((row) => row.kind === 'line' && row.line === line);
  const [folded, hot] = [model.rows.length, model.active.value];
  expect([model.toggle(hot), model.open(hot), model.close(hot)]).toEqual([false, false, false]);
  expect(model.close(first())).toBe(false);
  expect(model.open(first())).toBe(true);
  expect([model.rows.length, model.active.value]).toEqual([folded + 12, first()]);
  // A line of it leads back to its head, one after it does not.
  expect(model.close(lineAt(16))).toBe(false);
  expect(model.close(lineAt(15))).toBe(true);
  expect([model.rows.length, model.active.value]).toEqual([folded, first()]);
  expect(model.toggle(first())).toBe(true);
  expect(model.toggle(first())).toBe(true);
  expect(model.rows).toHaveLength(folded);

  model.toggle(first());
  model.stand(lineAt(9), true);
  const again = await begin(states.at(-1));
  expect(again.model.rows).toHaveLength(folded + 12);
  expect(again.model.rows[again.model.active.value]).toMatchObject({ kind: 'line', line: 9 });
});

test('columns are as wide as what is in them, tabs counted, endless lines cut', () => {
  const wide = { ...routine, text: ['\tab\tc', 'x'.repeat(100_000)] };
  expect(widthsOf(sourceRows([wide]))).toEqual({ line: 3, flat: 5, cum: 5, text: 500 });
  expect(widthsOf(sourceRows([{ ...routine, text: ['\t'.repeat(20)] }])).text).toBe(80);
});

test('a click on a line of the listing leads to it, one on the name to its costliest line', async () => {
  const source = vi.fn<Host['source']>(() => Promise.resolve({ rows: [routine], left: 0 }));
  const revealLine = vi.fn<Host['revealLine']>(() => Promise.resolve({ kind: 'shown', file: '' }));
  const { page } = pageWith({ source, revealLine });
  const model = new SourceModel(page);
  model.question.follow();
  page.state.value = ready({ followCode: false });
  model.list({ printed: 'f', func: 'f', file: '/a.go', ref: undefined, isCut: false });
  await tick();
  expect(source).toHaveBeenLastCalledWith({ by: 'function', name: 'f' });
  model.reveal(3, false);
  expect(revealLine).not.toHaveBeenCalled();
  model.reveal(3, true);
  model.reveal(0, true);
  expect(revealLine.mock.calls).toEqual([
    ['f', '/a.go', 11, true],
    ['f', '/a.go', 12, true],
  ]);
  model.list({ printed: '/a.go', func: '', file: '/a.go', ref: undefined, isCut: false });
  await tick();
  expect(source).toHaveBeenLastCalledWith({ by: 'file', name: '/a.go' });
  model.listTyped('b');
  await tick();
  expect(source).toHaveBeenLastCalledWith({ by: 'either', name: 'b' });
});

test('Source lists the selected function, and a file until another one is selected', async () => {
  const g = { ...routine, name: 'g', ref: { ...routine.ref, id: 2 } };
  const source = vi.fn<Host['source']>(({ by }) =>
    Promise.resolve({ rows: by === 'file' ? [routine, g] : [routine], left: 0 }),
  );
  const { page, states } = pageWith({ source });
  const model = new SourceModel(page);
  page.state.value = ready();
  page.choose(named('f', 1));
  // Not on show, it asks nothing; opened, it shows what was selected meanwhile.
  expect([model.listed.value.name, source.mock.calls.length]).toEqual(['', 0]);
  const stop = model.follow();
  await tick();
  expect(model.listed.value).toEqual({ by: 'function', name: 'f' });

  model.choose({ ...named('/a.go'), func: '', file: '/a.go' });
  await tick();
  expect([model.listed.value.by, page.selected.value]).toEqual(['file', named('f', 1)]);
  const ofG = model.rows.findIndex((row) => row.routine.name === 'g');
  model.stand(ofG, false);
  await tick();
  expect([model.listed.value.by, page.selected.value]).toEqual(['file', { ...named('g', 2), file: '/a.go' }]);
  stop();

  const again = pageWith({ source }, states.at(-1)).page;
  const shown = new SourceModel(again);
  again.state.value = ready();
  shown.follow();
  await tick();
  expect(shown.listed.value).toEqual({ by: 'file', name: '/a.go' });
  again.go(-1);
  await tick();
  expect(shown.listed.value).toEqual({ by: 'function', name: 'f' });
});

test('suggestions are functions and files that have the text, each once', async () => {
  const row = (func: string, file: string) => ({ printed: func, func, file, ref: undefined }) as never;
  const top = vi.fn<Host['top']>(() =>
    Promise.resolve({
      filters: [],
      legend: [],
      dropped: '',
      reading: 'words' as const,
      matching: 3,
      all: 3,
      from: 0,
      rows: [row('rdb.Load', '/rdb/load.go'), row('rdb.Save', '/rdb/load.go'), row('x', '/y.go')],
    }),
  );
  const { page } = pageWith({ top });
  page.state.value = ready();
  const suggestions = new Suggestions(page, 'functions and files');
  vi.useFakeTimers();
  suggestions.type('LOAD');
  await vi.advanceTimersByTimeAsync(200);
  vi.useRealTimers();
  expect(suggestions.found.value.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'function rdb.Load',
    'file /rdb/load.go',
  ]);
  expect(suggestions.exact('/rdb/load.go')).toMatchObject({ kind: 'file', subject: { func: '' } });
  expect(suggestions.exact('a/b.F')).toMatchObject({ kind: 'typed', subject: { func: 'a/b.F' } });
});

test('a function that is listed or in the middle of the sandwich stays so when names are written another way', async () => {
  const ref: FrameRef = { kind: 'function', id: 3, generation: 1 };
  const names = vi.fn<Host['names']>(() => Promise.resolve({ printed: 'f<int>', func: 'f<int>', file: '' }));
  const source = vi.fn<Host['source']>(() => Promise.resolve({ rows: [], left: 0 }));
  const { page } = pageWith({ names, source });
  const [listing, flames] = [new SourceModel(page), new FlameModel(page)];
  const first = ready();
  page.state.value = first;
  const subject = { printed: 'f', func: 'f', file: '', ref, isCut: false };
  listing.list(subject);
  flames.sandwich(subject);
  page.state.value = filtered({ focus: 'x' });
  await tick();
  expect(names).not.toHaveBeenCalled();
  page.state.value = ready({ selection: { ...first.selection, names: 'templates' } });
  await tick();
  expect(names.mock.calls).toEqual([[ref], [ref]]);
  expect(listing.listed.value).toEqual({ by: 'function', name: 'f<int>' });
  expect(flames.choice.value).toMatchObject({ look: 'sandwich', of: 'f<int>' });
  // Of what was only typed nothing is known but the name.
  listing.list({ ...subject, ref: undefined });
  page.state.value = first;
  await tick();
  expect(listing.listed.value.name).toBe('f');
});
