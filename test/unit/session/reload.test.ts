import { describe, expect, it, vi } from 'vitest';
import { defaultSelection, NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import type { ProfileSession } from '../../../src/session/host/profileSession.js';
import { recording } from '../../support/golden.js';
import { sessionsOfTest } from './sessionSetUp.js';

const { sessionOf, log } = sessionsOfTest();

const heap = recording('heap.pb.gz');
const cut = heap.subarray(0, heap.length >> 1);
const NO_STEPS = { past: [], future: [] };
const focused = (focus: string) => ({ filters: { ...NO_FILTERS, focus } });

/** What somebody sees of a session. */
function seen({ state, selection, steps }: ProfileSession) {
  const [focus, lines] = [selection.filters.focus, selection.granularity];
  return { status: state.status, focus, lines, undos: steps.past.length };
}

describe('a reload that fails', () => {
  it('keeps profile, filters and undo on show, says so, and is mended by one that works', async () => {
    let bytes = heap;
    const session = sessionOf(() => bytes.slice());
    await session.load();
    session.select({ granularity: 'lines' });
    session.select(focused('NextBinEntry'));
    const before = seen(session);
    const { state } = session;
    bytes = cut;
    await session.load();
    expect(seen(session)).toEqual(before);
    expect(session.state).toMatchObject({
      ...(state.status === 'ready' && { generation: state.generation }),
      reload: { code: 'gzipCut' },
      rereading: undefined,
    });
    expect((await session.ask.status(session.selection)).unmatched).toEqual([]);
    bytes = heap;
    await session.load();
    expect(seen(session)).toEqual(before);
    expect(session.state).toMatchObject({ reload: undefined });
    session.undo();
    session.undo();
    expect(session.selection).toEqual({ ...defaultSelection(3) });
  });

  it('says while it is tried again that it is, and once that is cancelled still why it had failed', async () => {
    const reads = [() => heap.slice(), () => cut.slice(), () => new Promise<Uint8Array>(() => undefined)];
    const session = sessionOf(() => reads.shift()?.() ?? new Uint8Array());
    await session.load();
    await session.load();
    void session.load();
    expect(session.state).toMatchObject({ status: 'ready', reload: { code: 'gzipCut' }, rereading: 0 });
    session.cancelOpening();
    expect(session.state).toMatchObject({ reload: { code: 'gzipCut' }, rereading: undefined });
  });

  it('never brings filters of an old window over those chosen since', async () => {
    const reads = [heap, cut, heap];
    const session = sessionOf(() => (reads.shift() ?? heap).slice());
    session.restore({ ...defaultSelection(0), ...focused('from-last-week') }, NO_STEPS);
    await session.load();
    session.select(focused('chosen-now'));
    await session.load();
    await session.load();
    expect(session.selection.filters.focus).toBe('chosen-now');
    session.restore({ ...defaultSelection(0), ...focused('from-last-week') }, NO_STEPS);
    expect(session.selection.filters.focus).toBe('chosen-now');
  });
});

describe('a reload of a profile that is on show', () => {
  it('says how far it is, in few steps, and leaves the profile there meanwhile', async () => {
    const session = sessionOf(() => heap.slice());
    await session.load();
    const told: number[] = [];
    session.onDidChange(() => {
      if (session.state.status === 'ready') told.push(session.state.rereading ?? -1);
    });
    await session.load();
    expect([told[0], told.at(-1)]).toEqual([0, -1]);
    expect(told.slice(0, -1)).toEqual([...new Set(told.slice(0, -1))].sort((a, b) => a - b));
    expect(told.slice(0, -1).every((percent) => percent % 5 === 0)).toBe(true);
  });

  it('can be cancelled: what is on show stays, and is said not to be the newest', async () => {
    const reads = [() => heap.slice(), () => new Promise<Uint8Array>(() => undefined), () => heap.slice()];
    const session = sessionOf(() => reads.shift()?.() ?? new Uint8Array());
    await session.load();
    void session.load();
    expect(session.state).toMatchObject({ reload: undefined, rereading: 0 });
    session.cancelOpening();
    expect(session.state).toMatchObject({ reload: { code: 'openingCancelled' }, rereading: undefined });
    expect((await session.ask.status(session.selection)).unmatched).toEqual([]);
    await session.load();
    expect(session.state).toMatchObject({ reload: undefined, rereading: undefined });
  });
});

it('a reload that brings another profile is not overruled by what a hidden page has kept', async () => {
  const reads = [recording('cpu.pb.gz'), heap];
  const session = sessionOf(() => (reads.shift() ?? heap).slice());
  await session.load();
  const kept = session.selection;
  await session.load();
  const { selection } = session;
  expect(selection.sampleIndex).not.toBe(kept.sampleIndex);
  session.restore(kept, NO_STEPS);
  expect(session.selection).toEqual(selection);
});

describe('a worker that ends of itself', () => {
  const place = { kind: 'line', id: 0, generation: 1 } as const;

  it('gives its reason, and Retry brings selection and undo back', async () => {
    const session = sessionOf(() => heap.slice(), 'mortal');
    await session.load();
    session.select(focused('NextBinEntry'));
    session.select(focused('readObject'));
    await expect(session.ask.place(session.selection, place)).rejects.toThrow(/ended unexpectedly/);
    expect(session.state).toMatchObject({
      status: 'failed',
      error: { code: 'workerEnded' },
    });
    await session.load();
    expect(seen(session)).toMatchObject({ status: 'ready', focus: 'readObject', undos: 2 });
    session.undo();
    expect(session.selection.filters.focus).toBe('NextBinEntry');
  });

  it('while the file is read again gives its own reason, and the reload takes its place', async () => {
    const waiting: ((bytes: Uint8Array) => void)[] = [];
    const session = sessionOf(() => new Promise((resolve) => waiting.push(resolve)), 'mortal');
    const first = session.load();
    waiting[0]?.(heap.slice());
    await first;
    session.select(focused('NextBinEntry'));
    const states: unknown[] = [];
    session.onDidChange(() => states.push(session.state));
    const again = session.load();
    await expect(session.ask.place(session.selection, place)).rejects.toThrow(/ended unexpectedly/);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(states).toMatchObject([
      { status: 'ready', rereading: 0 },
      { status: 'failed', error: { code: 'workerEnded' } },
    ]);
    waiting[1]?.(heap.slice());
    await again;
    expect(seen(session)).toMatchObject({ status: 'ready', focus: 'NextBinEntry', undos: 1 });
  });

  it('while the file is read again keeps its own reason where the reload fails too', async () => {
    const waiting: ((bytes: Uint8Array) => void)[] = [];
    const session = sessionOf(() => new Promise((resolve) => waiting.push(resolve)), 'mortal');
    const first = session.load();
    waiting[0]?.(heap.slice());
    await first;
    const again = session.load();
    await expect(session.ask.place(session.selection, place)).rejects.toThrow();
    waiting[1]?.(cut.slice());
    await again;
    expect(session.state).toMatchObject({
      status: 'failed',
      error: { code: 'workerEnded' },
    });
  });

  it("and a fault of ours are told in our words, and in the engine's only in the log", async () => {
    const session = sessionOf(() => heap.slice(), 'mortal');
    await session.load();
    const asked = session.ask.tags(session.selection);
    await asked.catch(() => undefined);
    await vi.waitFor(() => expect(session.state.status).toBe('failed'));
    expect(session.state).toMatchObject({
      error: {
        code: 'workerFailed',
        message: "The profile's worker failed, which is a fault of pprof Lens.",
      },
    });
    const [line] = log.lines;
    expect(line?.[0]).toBe('error');
    expect(line?.[2]).toMatchObject({
      name: 'RangeError',
      message: 'Invalid array length',
      stack: expect.stringContaining('\n    at ') as string,
    });
  });

  it('before it has opened anything says why, and not that a channel is closed', async () => {
    const session = sessionOf(() => Promise.resolve(heap.slice()), 'stillborn');
    await session.load();
    expect(session.state).toMatchObject({
      status: 'failed',
      error: { code: 'workerEnded' },
    });
  });

  it('while it opens a file says why', async () => {
    const session = sessionOf(() => heap.slice(), 'openingIsFatal');
    await session.load();
    expect(session.state).toMatchObject({ status: 'failed', error: { code: 'workerEnded' } });
  });
});

it('a session that was closed reads nothing any more', async () => {
  let reads = 0;
  const session = sessionOf(() => (reads++, heap.slice()), 'stillborn');
  session.dispose();
  await session.load();
  expect(reads).toBe(0);
});
