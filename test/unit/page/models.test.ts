import { expect, onTestFinished, test, vi } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import type { TopPage, TopRow } from '../../../src/protocol/session.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { FlameModel } from '../../../webview-ui/src/flame/flameModel.js';
import { TopModel } from '../../../webview-ui/src/top/topModel.js';
import { flamePage, keys } from './flamePage.js';
import { filtered, pageWith, ready, tick } from './pageSetUp.js';

const top: TopPage = {
  filters: [],
  legend: [],
  dropped: '',
  reading: 'words',
  matching: 1,
  all: 1,
  from: 0,
  rows: [],
};
const SHOWN = { kind: 'shown', file: '/app/a.go' } as const;
const whole = JSON.stringify({ direction: 'down', of: '' });
const flame = flamePage({ name: 'root', width: 2, children: [{ name: 'a', width: 1, key: 7 }] });

function setUp(saved?: unknown) {
  const host = {
    top: vi.fn<Host['top']>(() => Promise.resolve(top)),
    topRow: vi.fn<Host['topRow']>(() => Promise.resolve(undefined)),
    flame: vi.fn<Host['flame']>(({ path }) => Promise.resolve({ ...flame, trail: path.length })),
    reveal: vi.fn<Host['reveal']>(() => Promise.resolve(SHOWN)),
    follow: vi.fn<Host['follow']>(() => Promise.resolve(SHOWN)),
  };
  return pageWith(host, saved);
}

test('Top asks once the profile is open, and again when figures or order change, but not for the same', async () => {
  const { page, host } = setUp();
  const model = new TopModel(page);
  model.follow();
  expect(host.top).not.toHaveBeenCalled();
  page.state.value = ready();
  await tick();
  expect(host.top).toHaveBeenCalledTimes(1);
  page.state.value = ready({ followCode: false });
  expect(host.top).toHaveBeenCalledTimes(1);
  page.state.value = ready({ selection: defaultSelection(2) });
  expect(host.top).toHaveBeenCalledTimes(2);
  model.sortBy('cum');
  expect(host.top).toHaveBeenLastCalledWith({
    sort: 'cum',
    reversed: false,
    filter: '',
    from: 0,
    count: 100,
  });
  model.sortBy('cum');
  expect(host.top).toHaveBeenLastCalledWith({ sort: 'cum', reversed: true, filter: '', from: 0, count: 100 });
});

test('the source follows the keyboard once it rests, also to a row that is still to come', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { page, host } = setUp();
  const row = (id: number) =>
    ({
      printed: '',
      func: '',
      file: '',
      flat: '',
      flatPercent: '',
      sumPercent: '',
      cum: '',
      cumPercent: '',
      ref: { kind: 'line', id, generation: 1 },
    }) as unknown as TopRow;
  const rows = Array.from({ length: 100 }, (_, id) => row(id));
  const answers: ((page: TopPage) => void)[] = [];
  host.top.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const model = new TopModel(page);
  model.follow();
  page.state.value = ready();
  answers[0]?.({ ...top, matching: 200, rows });
  await tick();
  for (const at of [1, 2, 3]) model.walkTo({ row: at, column: 0 });
  vi.advanceTimersByTime(1000);
  model.walkTo({ row: 3, column: 1 });
  vi.advanceTimersByTime(1000);
  expect(host.follow.mock.calls).toEqual([[{ kind: 'line', id: 3, generation: 1 }]]);

  model.walkTo({ row: 150, column: 1 });
  model.shown.peek()?.rows.want(150, 150);
  vi.advanceTimersByTime(1000);
  expect(host.follow).toHaveBeenCalledTimes(1);
  answers[1]?.({ ...top, matching: 200, from: 100, rows: [...rows].reverse() });
  await tick();
  vi.advanceTimersByTime(1000);
  expect(host.follow).toHaveBeenLastCalledWith({ kind: 'line', id: 49, generation: 1 });

  page.state.value = ready({ followCode: false });
  model.walkTo({ row: 4, column: 1 });
  vi.advanceTimersByTime(1000);
  expect(host.follow).toHaveBeenCalledTimes(2);
});

/** Top with rows of functions, each called by its number, of which the selected one is asked for. */
async function openTop() {
  const all = setUp();
  const rows = Array.from({ length: 100 }, (_, id): TopRow => {
    const figures = {
      flat: '',
      flatPercent: '',
      sumPercent: '',
      cum: '',
      cumPercent: '',
      flatShare: 0,
      cumShare: 0,
    };
    const ref = { kind: 'function', id, generation: 1 } as const;
    return { ...figures, printed: `f${id}`, func: `f${id}`, file: '', mark: '', ref, isCut: false };
  });
  all.host.top.mockImplementation(() => Promise.resolve({ ...top, matching: 100, rows }));
  const model = new TopModel(all.page);
  const stop = model.follow();
  all.page.state.value = ready();
  await tick();
  return { ...all, model, stop };
}

const selected = (id: number) => {
  const ref = { kind: 'function', id, generation: 1 } as const;
  return { printed: `f${id}`, func: `f${id}`, file: '', ref, isCut: false };
};

test('a row that is clicked or walked to is the selected function', async () => {
  const { page, host, model } = await openTop();
  expect(page.selected.value).toBeUndefined();
  model.clicked({ row: 3, column: 0 });
  expect(page.selected.value).toEqual(selected(3));
  for (const row of [4, 5]) model.walkTo({ row, column: 0 });
  expect(page.selected.value).toEqual(selected(5));
  // Those one came by are no steps.
  expect(host.topRow).not.toHaveBeenCalled();
  page.go(-1);
  expect(page.selected.value).toEqual(selected(3));
});

test('what is selected elsewhere is the active row, also when the tab was not on show', async () => {
  const { page, host, model, stop } = await openTop();
  host.topRow.mockResolvedValue(40);
  page.choose(selected(40));
  await tick();
  expect([model.active.value.row, model.sought.value, model.hasSelected.value]).toEqual([40, 40, true]);
  expect(host.topRow.mock.calls).toEqual([
    [
      { sort: 'flat', reversed: false, filter: '' },
      { name: 'f40', ref: selected(40).ref },
    ],
  ]);
  stop();
  page.choose(selected(41));
  expect(host.topRow).toHaveBeenCalledTimes(1);
  host.topRow.mockResolvedValue(undefined);
  model.follow();
  await tick();
  // It is in no row: none is marked as selected.
  expect([model.active.value.row, model.hasSelected.value]).toEqual([40, false]);
});

test('new rows begin where the selected function is in them', async () => {
  const { page, host, model } = await openTop();
  model.clicked({ row: 3, column: 0 });
  host.topRow.mockResolvedValue(1);
  page.state.value = filtered({ focus: 'f3' });
  const rows: number[] = [];
  model.active.subscribe(({ row }) => rows.push(row));
  await tick();
  expect([rows.at(-1), page.selected.value, model.hasSelected.value]).toEqual([1, selected(3), true]);
  host.topRow.mockResolvedValue(undefined);
  model.sortBy('cum');
  await tick();
  expect([model.active.value.row, page.selected.value, model.hasSelected.value]).toEqual([
    0,
    selected(3),
    false,
  ]);
});

test('rows of an older question never show for a newer one', async () => {
  const { page, host } = setUp();
  const answers: ((page: TopPage) => void)[] = [];
  host.top.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const model = new TopModel(page);
  model.follow();
  page.state.value = ready();
  model.sortBy('name');
  answers[1]?.({ ...top, matching: 2 });
  await tick();
  answers[0]?.({ ...top, matching: 1 });
  await tick();
  expect(model.shown.value?.top.matching).toBe(2);
});

test('figures that cannot be had are not shown with older ones', async () => {
  const { page, host } = setUp();
  const model = new TopModel(page);
  model.follow();
  page.state.value = ready();
  await tick();
  host.top.mockRejectedValueOnce({ message: 'out of memory' });
  page.state.value = ready({ selection: defaultSelection(1) });
  await tick();
  expect([model.error.value, model.shown.value]).toEqual(['out of memory', undefined]);
  model.ask();
  await tick();
  expect([model.error.value, model.shown.value?.top]).toEqual(['', top]);
});

test('what is kept comes back, and nonsense does not', () => {
  const kept = {
    top: { sort: 'file', reversed: true, filter: 'rdb' },
    flame: { look: 'sandwich', of: 'f', search: 'x' },
    'flame.callers': { shape: JSON.stringify({ direction: 'up', of: 'f' }), path: keys(7) },
  };
  const { page } = setUp(kept);
  expect(new TopModel(page).order.value).toEqual(kept.top);
  const flame = new FlameModel(page);
  expect([flame.choice.value, flame.callers.zoom.path.value]).toEqual([kept.flame, keys(7)]);
  const odd = setUp({
    top: { sort: 'colour', filter: 3 },
    flame: { look: 'round', of: 1 },
    'flame.whole': { shape: whole, path: [{ key: 'a' }] },
  }).page;
  expect(new TopModel(odd).order.value).toEqual({ sort: 'flat', reversed: false, filter: '' });
  const oddFlame = new FlameModel(odd);
  expect([oddFlame.choice.value, oddFlame.whole.zoom.path.value]).toEqual([
    { look: 'down', of: '', search: '' },
    [],
  ]);
});

test('the selection on show is kept for a page that is made anew, whatever else is saved is not', async () => {
  const { page, states } = setUp();
  expect(page.shownBefore).toBeUndefined();
  const filters = { ...defaultSelection(0).filters, focus: 'rdb' };
  page.state.value = ready({ selection: { ...defaultSelection(2), granularity: 'lines', filters } });
  await tick();
  expect(setUp(states.at(-1)).page.shownBefore).toEqual(page.ready.value?.selection);
  const odd = { sampleIndex: 1, granularity: 'colour', filters: { focus: 3, ignore: 'x', colour: 'y' } };
  expect(setUp({ selection: odd }).page.shownBefore).toEqual({
    ...defaultSelection(1),
    filters: { ...defaultSelection(0).filters, ignore: 'x' },
  });
  expect(setUp({ selection: 'x' }).page.shownBefore).toBeUndefined();
});

test('what a message does not say any more of a profile on show is over, and one about another load says nothing', () => {
  const { page } = setUp();
  page.state.value = ready({ rereading: 40, reload: { code: 'gzipCut', message: '', isFault: false } });
  const told = (changes: Partial<ReadyState>) =>
    page.changed(JSON.parse(JSON.stringify(ready(changes))) as ReadyState);
  told({ generation: 2, name: 'y' });
  expect(page.ready.value).toMatchObject({ name: 'x', rereading: 40 });
  told({ rereading: 45 });
  expect(page.ready.value).toMatchObject({ rereading: 45, reload: undefined });
  told({});
  expect(page.ready.value?.rereading).toBeUndefined();
});

test('the steps next to the selection are kept too, as far as they are some', async () => {
  const { page, states } = setUp();
  const steps = { past: [defaultSelection(1), defaultSelection(2)], future: [defaultSelection(3)] };
  page.state.value = ready({ steps });
  await tick();
  expect(setUp(states.at(-1)).page.stepsBefore).toEqual(steps);
  const odd = { past: [{ sampleIndex: 'x' }, { sampleIndex: 1 }], future: 'y' };
  expect(setUp({ steps: odd }).page.stepsBefore).toEqual({ past: [defaultSelection(1)], future: [] });
  expect(setUp({ steps: 3 }).page.stepsBefore).toEqual({ past: [], future: [] });
});

test('choices are saved as they are made', () => {
  const { page, states } = setUp();
  new TopModel(page).sortBy('cum');
  expect(states.at(-1)).toMatchObject({ top: { sort: 'cum' } });
});

async function openFlame(saved?: unknown) {
  const all = setUp(saved);
  const flame = new FlameModel(all.page);
  const model = flame.whole;
  model.follow();
  all.page.state.value = ready();
  model.width.value = 800;
  await tick();
  return { ...all, flame, model };
}

/** The question for a stack of frames, callees below callers. */
function asking(...stack: readonly number[]) {
  return {
    shape: { direction: 'down', of: '' },
    path: keys(...stack),
    stretch: { from: 0, to: 1 },
    width: 800,
    search: '',
    thorough: false,
    generation: 1,
  };
}

test('zooming asks with the path of the frame; back to the whole asks with none', async () => {
  const { model, host } = await openFlame();
  expect(host.flame).toHaveBeenLastCalledWith(asking());
  model.zoomTo(1);
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking(7));
  expect(model.active.value).toBe(1);
  model.reset();
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking());
});

test('the keyboard goes through the matches stack by stack, and around the ends', async () => {
  const { model, host } = await openFlame();
  const children = [
    { name: 'a', width: 2, key: 1, children: [{ name: 'c', width: 1, key: 3 }] },
    { name: 'b', width: 1, key: 2 },
  ];
  const page = flamePage({ name: 'root', width: 3, children });
  host.flame.mockResolvedValueOnce({ ...page, match: Uint8Array.of(0, 1, 1, 1) });
  model.width.value = 900;
  await tick();
  const names = [1, 1, 1, 1, -1].map((by) => {
    model.toMatch(by < 0 ? -1 : 1);
    return page.names[model.active.value];
  });
  expect(names).toEqual(['a', 'c', 'b', 'a', 'b']);
  expect(model.sought.value).toBe(page.names.indexOf('b'));
});

test('what is drawn moves before the frames of a zoom are asked for', async () => {
  const { model, host } = await openFlame();
  const moved: unknown[] = [];
  model.moves = (row) => moved.push([row, host.flame.mock.calls.length]);
  model.zoomTo(1);
  await tick();
  model.reset();
  expect(moved).toEqual([
    [1, 1],
    [0, 2],
  ]);
});

test('another profile is seen from its whole; another sample type, or the same file read again, keeps the zoom', async () => {
  const { page, model, host } = await openFlame();
  model.zoomTo(1);
  await tick();
  page.state.value = ready({ selection: defaultSelection(1) });
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking(7));
  page.state.value = ready({ generation: 2 });
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith({ ...asking(7), generation: 2 });
  page.state.value = ready({ generation: 3, summary: { ...ready().summary, fingerprint: 'g' } });
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith({ ...asking(), generation: 3 });
  expect(model.zoom.path.value).toEqual([]);
});

test('a kept zoom of another load gives way to the whole', async () => {
  const { page, host } = setUp({
    'flame.whole': { shape: whole, content: ready().summary.fingerprint, path: keys(9) },
  });
  host.flame.mockRejectedValueOnce({ code: 'earlierLoad', message: 'of an earlier load' });
  const model = new FlameModel(page).whole;
  model.follow();
  page.state.value = ready();
  model.width.value = 800;
  await tick();
  expect(host.flame.mock.calls.map(([query]) => query.path)).toEqual([keys(9), []]);
  expect([model.error.value, model.flame.value?.page.trail]).toEqual(['', 0]);
});

test('a zoom that fails for another reason is there again after Retry', async () => {
  const { model, host } = await openFlame();
  host.flame.mockRejectedValueOnce({ code: 'workerFailed', message: 'failed' });
  model.zoomTo(1);
  await tick();
  expect([model.error.value, model.zoom.path.value]).toEqual(['failed', keys(7)]);
  model.ask();
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking(7));
  expect(model.error.value).toBe('');
});

test('a graph of another shape starts from its whole, and the zoom of the one before is forgotten', async () => {
  const { model, flame, host } = await openFlame();
  model.zoomTo(1);
  await tick();
  flame.choose({ look: 'up' });
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith({ ...asking(), shape: { direction: 'up', of: '' } });
  model.zoomTo(1);
  flame.choose({ look: 'down' });
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking());
});

test('what is selected elsewhere is the frame at hand, or zoomed to if it is too small to be drawn', async () => {
  const { page, host, flame: all, model } = await openFlame();
  const stop = all.selected.follow();
  const flamePath = vi.fn<Host['flamePath']>(() => Promise.resolve(keys(7)));
  Object.assign(host, { flamePath });
  page.choose(selected(1));
  await tick();
  expect(flamePath.mock.calls).toEqual([['down', { name: 'f1', ref: selected(1).ref }]]);
  expect([model.active.value, model.sought.value, host.flame.mock.calls.length]).toEqual([1, 1, 1]);

  flamePath.mockResolvedValue(keys(7, 99));
  page.choose(selected(2));
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking(7, 99));

  // A frame that is selected here stays at hand.
  model.reset();
  await tick();
  model.stand(1, false);
  await tick();
  expect([page.selected.value?.func, flamePath.mock.calls.length]).toEqual([model.subject(1)?.func, 2]);

  stop();
  all.choose({ look: 'sandwich', of: 'x' });
  page.choose(selected(3));
  all.selected.follow();
  await tick();
  expect(all.choice.value).toMatchObject({ look: 'sandwich', of: 'f3' });
});

test('a flame graph that comes back with the page is as it was left', async () => {
  const before = await openFlame();
  before.page.choose(selected(1));
  before.model.zoomTo(1);
  await tick();
  const { page, host } = setUp(before.states.at(-1));
  const again = new FlameModel(page);
  again.selected.follow();
  again.whole.follow();
  page.state.value = ready();
  again.whole.width.value = 800;
  await tick();
  expect(host.flame.mock.calls).toEqual([[asking(7)]]);
});

test('a search shows what is drawn at once, and asks for the rest of a large profile', async () => {
  const { model, flame: all, host } = await openFlame();
  const whole = await host.flame({ ...asking(), shape: { direction: 'down', of: '' } });
  host.flame.mockImplementation(({ thorough }) =>
    Promise.resolve({ ...whole, isSearched: thorough, matchPercent: thorough ? '12%' : '' }),
  );
  const seen: unknown[] = [];
  model.flame.subscribe((shown) => seen.push(shown?.page.matchPercent));
  all.choose({ search: 'a' });
  await tick();
  expect(host.flame.mock.calls.slice(-2).map(([{ search, thorough }]) => [search, thorough])).toEqual([
    ['a', false],
    ['a', true],
  ]);
  expect(seen.slice(-2)).toEqual(['', '12%']);
});

test('a sandwich asks for the callers and the callees of its function', async () => {
  const { page, flame, host } = await openFlame();
  page.onVisit('other', () => undefined);
  const halves = [flame.callers, flame.callees];
  for (const half of halves) {
    half.follow();
    half.width.value = 800;
  }
  host.flame.mockClear();
  flame.choose({ look: 'sandwich' });
  await tick();
  expect(host.flame).not.toHaveBeenCalled();
  flame.choose({ of: 'f' });
  await tick();
  expect(host.flame.mock.calls.map(([{ shape }]) => shape)).toEqual([
    { direction: 'up', of: 'f' },
    { direction: 'down', of: 'f' },
  ]);
  flame.callers.zoomTo(1);
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith({ ...asking(7), shape: { direction: 'up', of: 'f' } });
  expect(host.flame).toHaveBeenCalledTimes(3);
});

test('frames are functions to act on, except the root of all and what is too narrow to draw', async () => {
  const { model, flame: all, host } = await openFlame();
  expect([model.subject(0), model.subject(1)?.func, model.subject(9)]).toEqual([undefined, 'a', undefined]);
  host.flame.mockResolvedValue(
    flamePage({ name: 'f', width: 2, children: [{ name: '', width: 1, more: [3, 1] }] }),
  );
  const { callees } = all;
  callees.follow();
  callees.width.value = 800;
  all.choose({ look: 'sandwich', of: 'f' });
  await tick();
  expect([callees.subject(0)?.func, callees.subject(1)]).toEqual(['f', undefined]);
});

test('a click selects a frame and shows its code, a second one zooms; with the modifier it goes to the code', async () => {
  const { page, model, host } = await openFlame();
  const ref = { kind: 'line', id: 0, generation: 1 };
  model.click(1, false, 1);
  expect(page.selected.value?.func).toBe('a');
  expect([host.reveal.mock.calls, model.zoom.path.value]).toEqual([[[ref, false]], []]);
  model.click(1, false, 2);
  await tick();
  expect([host.reveal.mock.calls.length, model.zoom.path.value]).toEqual([1, keys(7)]);
  model.reset();
  await tick();
  model.click(1, true, 1);
  model.click(1, true, 1);
  expect(host.reveal.mock.calls.slice(1)).toEqual([
    [ref, true],
    [ref, true],
  ]);
  expect(model.zoom.path.value).toEqual([]);
});

test('a frame that was clicked is the same one where it has another row, as after a resize', async () => {
  const { model, host } = await openFlame();
  model.click(1, false, 1);
  const children = [
    { name: 'b', width: 5, key: 8 },
    { name: 'a', width: 1, key: 7 },
  ];
  host.flame.mockResolvedValueOnce(flamePage({ name: 'root', width: 6, children }));
  model.width.value = 400;
  await tick();
  expect(model.active.value).toBe(2);
  model.click(2, false, 1);
  expect(model.zoom.path.value).toEqual(keys(7));
});

test('a frame that the keyboard went to is clicked for the first time', async () => {
  const { model } = await openFlame();
  model.click(1, false, 1);
  model.stand(0, true);
  model.click(1, false, 1);
  expect(model.zoom.path.value).toEqual([]);
});

test('the code follows the keyboard once it rests on a frame', async () => {
  const { model, host } = await openFlame();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  model.stand(1, true);
  vi.advanceTimersByTime(100);
  model.stand(1, true);
  vi.advanceTimersByTime(100);
  expect(host.follow).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  vi.useRealTimers();
  expect(host.follow.mock.calls).toEqual([[{ kind: 'line', id: 0, generation: 1 }]]);
});

test('a click shows the code only with follow code on; with focus always', async () => {
  const { page, model, host } = await openFlame();
  model.reveal(1, false);
  expect(host.reveal).toHaveBeenLastCalledWith({ kind: 'line', id: 0, generation: 1 }, false);
  page.state.value = ready({ followCode: false });
  model.reveal(1, false);
  expect(host.reveal).toHaveBeenCalledTimes(1);
  model.reveal(1, true);
  expect(host.reveal).toHaveBeenLastCalledWith({ kind: 'line', id: 0, generation: 1 }, true);
});

test('a drawing that is cancelled says so and keeps its zoom; asked again it is there', async () => {
  const { page, model, host } = await openFlame();
  model.zoomTo(1);
  await tick();
  host.flame.mockRejectedValueOnce({ code: 'abandoned', message: 'Cancelled.' });
  page.state.value = ready({ selection: defaultSelection(1) });
  await tick();
  expect(model.error.value).toBe('Cancelled.');
  expect(model.flame.value).toBeUndefined();
  model.ask();
  await tick();
  expect(host.flame).toHaveBeenLastCalledWith(asking(7));
  expect([model.error.value, model.flame.value?.path]).toEqual(['', [{ key: 7 }]]);
});

test('the page says that answers take their time once they do, until the last of them is there or failed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { page, host } = setUp();
  let fail: (reason: unknown) => void = () => undefined;
  let answer: (page: TopPage) => void = () => undefined;
  host.flame.mockImplementation(() => new Promise((_, reject) => (fail = reject)));
  host.top.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  const ask = () =>
    Promise.allSettled([
      page.host.flame({ ...asking(), shape: { direction: 'down', of: '' } }),
      page.host.top({ sort: 'flat', reversed: false, filter: '', from: 0, count: 1 }),
    ]);
  const asked = ask();
  vi.advanceTimersByTime(399);
  expect(page.isWaiting.value).toBe(false);
  vi.advanceTimersByTime(1);
  expect(page.isWaiting.value).toBe(true);
  answer(top);
  await tick();
  expect(page.isWaiting.value).toBe(true);
  fail({ message: 'no' });
  await asked;
  expect(page.isWaiting.value).toBe(false);

  const again = ask();
  vi.advanceTimersByTime(300);
  answer(top);
  fail({ message: 'no' });
  await again;
  vi.advanceTimersByTime(1000);
  expect(page.isWaiting.value).toBe(false);
  vi.useRealTimers();
});

test('a jump that fails says why', async () => {
  const { page, host } = setUp();
  host.reveal.mockRejectedValueOnce({ message: 'loader.go was not found' });
  page.show({ kind: 'function', id: 1, generation: 1 }, true);
  await tick();
  expect(page.notice.value).toBe('loader.go was not found');
});
