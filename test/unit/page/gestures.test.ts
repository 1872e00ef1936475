import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { FlameModel } from '../../../webview-ui/src/flame/flameModel.js';
import { askedByWheel, lookByKey } from '../../../webview-ui/src/flame/zoom/gestures.js';
import { readZoom } from '../../../webview-ui/src/flame/zoom/zoom.js';
import { flamePage, keys } from './flamePage.js';
import { pageWith, ready, tick } from './pageSetUp.js';

const wheel = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};

test('a wheel scrolls; with Ctrl or Cmd it zooms, with Shift or sideways it moves on', () => {
  expect(askedByWheel({ ...wheel, deltaY: 100 })).toBeUndefined();
  for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
    expect(askedByWheel({ ...wheel, ...held, deltaY: -120 })).toEqual({ factor: Math.exp(0.44) });
    expect(askedByWheel({ ...wheel, ...held, deltaY: 120 })).toEqual({ factor: Math.exp(-0.44) });
  }
  expect(askedByWheel({ ...wheel, shiftKey: true, deltaY: 100 })).toEqual({ by: 100 });
  expect(askedByWheel({ ...wheel, shiftKey: true, deltaX: 100 })).toEqual({ by: 100 });
  expect(askedByWheel({ ...wheel, deltaX: -30, deltaY: 10 })).toEqual({ by: -30 });
  // Lines, as Firefox counts.
  expect(askedByWheel({ ...wheel, shiftKey: true, deltaY: 3, deltaMode: 1 })).toEqual({ by: 48 });
});

test('a pinch makes things as much larger as the fingers spread', () => {
  const spread = 1.02;
  const asked = askedByWheel({ ...wheel, ctrlKey: true, deltaY: -100 * Math.log(spread) });
  expect(asked).toEqual({ factor: expect.closeTo(spread, 9) as number });
});

const drawn = flamePage({ name: 'root', width: 2, children: [{ name: 'a', width: 1, key: 7 }] });

async function openFlame(saved?: unknown) {
  const flame = vi.fn<Host['flame']>(({ path }) => Promise.resolve({ ...drawn, trail: path.length }));
  const { page, states } = pageWith({ flame }, saved);
  const model = new FlameModel(page).whole;
  model.follow();
  page.state.value = ready();
  model.width.value = 800;
  await tick();
  const moved: unknown[] = [];
  model.moves = (row, stretch) => moved.push([row, stretch, flame.mock.calls.length]);
  return { flame, model, moved, states };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const half = { from: 0, to: 0.5 };

test('what is drawn moves at once, exact frames are asked for once it rests, and the stretch is kept', async () => {
  const { flame, model, moved, states } = await openFlame();
  model.lookAt({ from: 0, to: 0.8 });
  vi.advanceTimersByTime(50);
  model.lookAt(half);
  expect(moved).toEqual([
    [0, { from: 0, to: 0.8 }, 1],
    [0, half, 1],
  ]);
  vi.advanceTimersByTime(79);
  expect(flame).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  await tick();
  expect(flame).toHaveBeenLastCalledWith(expect.objectContaining({ stretch: half, path: [] }));
  expect(model.flame.value?.stretch).toEqual(half);
  expect(states.at(-1)).toMatchObject({ 'flame.whole': { stretch: half } });

  const again = await openFlame(states.at(-1));
  expect(again.flame).toHaveBeenLastCalledWith(expect.objectContaining({ stretch: half }));
});

test('while a gesture goes on, exact frames come now and then', async () => {
  const { flame, model } = await openFlame();
  for (let i = 1; i <= 10; i++) {
    model.lookAt({ from: 0, to: 1 - i / 20 });
    vi.advanceTimersByTime(30);
  }
  await tick();
  expect(flame).toHaveBeenCalledTimes(2);
});

test('a zoom to a frame, and back to the whole, shows all of it', async () => {
  const { flame, model } = await openFlame();
  model.lookAt(half);
  model.zoomTo(1);
  await tick();
  expect(flame).toHaveBeenLastCalledWith(
    expect.objectContaining({ path: keys(7), stretch: { from: 0, to: 1 } }),
  );
  vi.advanceTimersByTime(1000);
  await tick();
  expect(model.zoom.seen.value).toEqual({ from: 0, to: 1 });
  model.lookAt(half);
  vi.advanceTimersByTime(100);
  model.reset();
  await tick();
  expect([model.zoom.path.value, model.zoom.seen.value]).toEqual([[], { from: 0, to: 1 }]);
});

test('keys zoom where the active frame is, and move on', async () => {
  const { model } = await openFlame();
  const press = (key: string, held = {}): boolean => {
    const event = { key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...held };
    return lookByKey(model, event as KeyboardEvent, 0.25);
  };
  const { seen } = model.zoom;
  expect(press('+')).toBe(true);
  expect(seen.value.from + 0.25 * (seen.value.to - seen.value.from)).toBeCloseTo(0.25);
  const { from } = seen.value;
  expect(press('ArrowRight', { shiftKey: true })).toBe(true);
  expect(seen.value.from).toBeGreaterThan(from);
  expect(press('ArrowLeft', { shiftKey: true })).toBe(true);
  expect(seen.value.from).toBeCloseTo(from);
  expect(press('-')).toBe(true);
  expect(seen.value).toEqual({ from: 0, to: 1 });
  expect([press('+', { ctrlKey: true }), press('ArrowRight'), press('x')]).toEqual([false, false, false]);
});

test('the active frame is active again once it is back in sight', async () => {
  const { flame, model } = await openFlame();
  model.stand(1, false);
  flame.mockResolvedValueOnce(flamePage({ name: 'root', width: 2 }));
  model.lookAt({ from: 0.6, to: 1 });
  vi.advanceTimersByTime(100);
  await tick();
  expect(model.active.value).toBe(0);
  model.lookAt({ from: 0, to: 1 });
  vi.advanceTimersByTime(100);
  await tick();
  expect(model.active.value).toBe(1);
});

test('what was saved and is no stretch is not looked at', () => {
  const whole = { from: 0, to: 1 };
  for (const stretch of [undefined, 7, { from: 0.5, to: 0.5 }, { from: -1, to: 1 }, { from: 0, to: 'x' }])
    expect(readZoom({ path: [], stretch }).stretch).toEqual(whole);
  expect(readZoom({ path: [], stretch: half }).stretch).toEqual(half);
});
