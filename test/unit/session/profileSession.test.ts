import { describe, expect, it, vi } from 'vitest';
import { defaultSelection, NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import { ProfileError } from '../../../src/profile/error.js';
import type { SessionState } from '../../../src/session/host/sessionState.js';
import { SessionError } from '../../../src/protocol/errors.js';
import { Sessions } from '../../../src/session/host/sessions.js';
import { file, message, num, packed, strings } from '../profile/proto.js';
import { recordingLog } from '../../support/log.js';
import { recording } from '../../support/golden.js';
import { sessionsOfTest } from './sessionSetUp.js';

const { source, own, sessionOf, log } = sessionsOfTest();

/** Samples enough that an answer takes its time. */
function large(): Uint8Array {
  const sample = file(
    message(
      2,
      packed(
        1,
        Array.from({ length: 60 }, () => 1),
      ),
      packed(2, [1]),
    ),
  );
  const head = file(
    message(1, num(1, 1), num(2, 2)),
    message(4, num(1, 1), message(4, num(1, 1), num(2, 1))),
    message(5, num(1, 1), num(2, 3)),
    strings('', 'n', 'count', 'f'),
  );
  return Uint8Array.from(Buffer.concat([head, ...Array.from({ length: 200_000 }, () => sample)]));
}

/** A profile of one sample with a value in each of these sample types, the last of which is the default. */
function typed(...types: readonly string[]): Uint8Array {
  return Uint8Array.from(
    file(
      ...types.map((_, i) => message(1, num(1, 2 + i), num(2, 1))),
      message(
        2,
        packed(1, [1]),
        packed(
          2,
          types.map(() => 1),
        ),
      ),
      message(4, num(1, 1), message(4, num(1, 1), num(2, 1))),
      message(5, num(1, 1), num(2, 1)),
      strings('', 'count', ...types),
    ),
  );
}

describe('a session', () => {
  it('opens in a worker and answers for its selection', async () => {
    const session = sessionOf(() => recording('heap.pb.gz'));
    await session.load();
    expect(session.state.status).toBe('ready');
    const page = await session.ask.top({
      selection: session.selection,
      sort: 'flat',
      reversed: false,
      filter: '',
      from: 0,
      count: 1,
    });
    expect(page.rows[0]?.printed).toBe('bytes.growSlice');
  });

  it.each([
    ['text', Buffer.from('Notes.\n'), true],
    ['text of UTF-16', Buffer.from('\ufeffNotes on the heap.\n', 'utf16le'), true],
    ['other bytes', recording('heap.pb.gz').subarray(0, 1000), false],
    ['nothing', Buffer.alloc(0), false],
  ])('says of a failed file whether it could be read as text: %s', async (_, bytes, isText) => {
    const session = sessionOf(() => new Uint8Array(bytes));
    await session.load();
    expect(session.state).toMatchObject({ status: 'failed', isText });
  });

  it('a file that cannot be read is no text', async () => {
    const session = sessionOf(() => Promise.reject(new ProfileError('noFile')));
    await session.load();
    expect(session.state).toMatchObject({ status: 'failed', error: { code: 'noFile' }, isText: false });
  });

  it('becomes failed with a sentence, and ready again after a retry that works', async () => {
    let bytes = new Uint8Array(0);
    const session = sessionOf(() => bytes.slice());
    await session.load();
    expect(session.state).toMatchObject({
      status: 'failed',
      error: { code: 'fileEmpty', message: expect.stringMatching(/empty/) as string },
    });
    bytes = recording('heap.pb.gz');
    await session.load();
    expect(session.state.status).toBe('ready');
  });

  it('keeps the chosen sample type by name when the file is read again', async () => {
    const reads = [typed('a', 'b', 'c'), typed('c', 'b', 'a'), typed('b')];
    const session = sessionOf(() => reads.shift() ?? new Uint8Array());
    await session.load();
    session.select({ sampleIndex: 0 });
    await session.load();
    expect(session.selection.sampleIndex).toBe(2);
    // A profile that has no such type shows the one it would show first.
    await session.load();
    expect(session.selection.sampleIndex).toBe(0);
  });

  it('keeps what it shows while it reads again', async () => {
    let go: (bytes: Uint8Array) => void = () => undefined;
    let first = true;
    const session = sessionOf(() => {
      if (first) return ((first = false), recording('heap.pb.gz'));
      return new Promise((resolve) => (go = resolve));
    });
    await session.load();
    const before = generationOf(session);
    const again = session.load();
    expect(generationOf(session)).toBe(before);
    go(recording('cpu.pb.gz'));
    await again;
    expect(generationOf(session)).toBeGreaterThan(before);
  });

  it('can be cancelled at once', async () => {
    const session = sessionOf(() => new Promise(() => undefined));
    void session.load();
    session.cancelOpening();
    expect(session.state).toMatchObject({ status: 'failed', error: { code: 'openingCancelled' } });
    await Promise.resolve();
  });

  it('ends its reading when it is cancelled, closed or read anew', async () => {
    const signals: AbortSignal[] = [];
    const session = sessionOf((signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    const aborted = (): boolean[] => signals.map((signal) => signal.aborted);
    void session.load();
    void session.load();
    expect(aborted()).toEqual([true, false]);
    session.cancelOpening();
    expect(aborted()).toEqual([true, true]);
    void session.load();
    session.dispose();
    expect(aborted()).toEqual([true, true, true]);
    await Promise.resolve();
  });

  it('ends what it was asked about a selection when that changes, and asks again', async () => {
    const session = sessionOf(() => large());
    await session.load();
    const query = { sort: 'flat', reversed: false, filter: '', from: 0, count: 9 } as const;
    session.select({ filters: { ...NO_FILTERS, focus: 'f' } });
    const overtaken = session.ask.top({ ...query, selection: session.selection });
    const followed = session.askSelected((ask, selection) => ask.top({ ...query, selection }));
    session.select({ filters: { ...NO_FILTERS, ignore: 'f' } });
    await expect(overtaken).rejects.toThrow('Cancelled.');
    expect((await followed).filters).toEqual(['Active filters:', '   ignore=f']);
  });

  it('asks again only where the selection did change', async () => {
    const session = sessionOf(() => recording('heap.pb.gz'));
    await session.load();
    let asked = 0;
    const answer = session.askSelected(() => {
      if (++asked === 1) session.select({ filters: { ...NO_FILTERS, focus: 'x' } });
      return Promise.reject(new SessionError('abandoned'));
    });
    await expect(answer).rejects.toThrow('Cancelled.');
    expect(asked).toBe(2);
    await expect(session.askSelected(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('stops what it is asked, but for those who insist', async () => {
    const session = sessionOf(() => large());
    await session.load();
    const query = { sort: 'flat', reversed: false, filter: '', from: 0, count: 9 } as const;
    session.select({ filters: { ...NO_FILTERS, focus: 'f' } });
    const stopped = session.askSelected((ask, selection) => ask.top({ ...query, selection }));
    const insisting = session.askSelected((ask, selection) => ask.status(selection), true);
    session.cancelAnswers();
    await expect(stopped).rejects.toThrow('Cancelled.');
    expect((await insisting).keptPercent).toBe('100%');
    const again = await session.askSelected((ask, selection) => ask.top({ ...query, selection }));
    expect(again.rows[0]?.printed).toBe('f');
  });

  it('is open whatever a listener of it does', async () => {
    const session = sessionOf(() => recording('heap.pb.gz'));
    session.onDidChange(() => {
      throw new Error('a listener broke');
    });
    await session.load();
    expect(session.state.status).toBe('ready');
    expect(log.lines).toContainEqual(['error', 'A listener failed.', new Error('a listener broke')]);
  });

  it('tells of a file that cannot be read for no reason of ours in our words, and the log the rest', async () => {
    const why = new TypeError('Cannot transfer object of unsupported type.');
    const session = sessionOf(() => Promise.reject(why));
    await session.load();
    expect(session.state).toMatchObject({ status: 'failed', error: { code: 'internal' } });
    expect(log.lines).toEqual([['error', 'heap.pb.gz could not be opened.', why]]);
  });

  it('rejects open questions when it ends', async () => {
    const session = sessionOf(() => recording('heap.pb.gz'));
    await session.load();
    const asked = session.ask.files();
    session.dispose();
    await expect(asked).rejects.toThrow(/closed/);
  });
});

describe('sessions', () => {
  it('share one session a document, end it with its last hold and follow the active one', () => {
    const sessions = own(new Sessions(recordingLog()));
    const never = () => source(() => new Promise(() => undefined));
    const active: (string | undefined)[] = [];
    sessions.onDidChange(() => active.push(sessions.active?.name));
    const first = sessions.acquire('a', never);
    const second = sessions.acquire('a', never);
    expect(second.session).toBe(first.session);
    first.dispose();
    first.dispose();
    expect(sessions.all).toEqual([first.session]);
    second.dispose();
    expect(sessions.all).toEqual([]);
    expect(active).toEqual(['heap.pb.gz', undefined]);
  });
});

describe('a file that is renamed', () => {
  it('keeps its session, selection and undo under its new key, and leaves nothing under the old one', async () => {
    const sessions = own(new Sessions(log));
    const heap = () => source(() => recording('heap.pb.gz'));
    const old = sessions.acquire('file:///w/a/heap.pb.gz', heap);
    const other = sessions.acquire('file:///w/ab/heap.pb.gz', heap);
    await vi.waitFor(() => expect(old.session.state.status).toBe('ready'));
    old.session.select({ granularity: 'lines' });
    const renamed = { ...heap(), name: 'other.pb.gz' };
    sessions.rename('file:///w/a', 'file:///w/b', (key) => {
      expect(key).toBe('file:///w/b/heap.pb.gz');
      return renamed;
    });
    old.dispose();
    const again = sessions.acquire('file:///w/b/heap.pb.gz', heap);
    expect(again.session).toBe(old.session);
    expect(again.session.name).toBe('other.pb.gz');
    expect(again.session.selection.granularity).toBe('lines');
    expect(again.session.steps.past).toHaveLength(1);
    expect(sessions.all).toEqual([other.session, again.session]);
    expect(sessions.acquire('file:///w/a/heap.pb.gz', heap).session).not.toBe(old.session);
  });
});

describe('the selection', () => {
  const NO_STEPS = { past: [], future: [] };
  const focused = (focus: string) => ({ filters: { ...NO_FILTERS, focus } });

  it('undoes and redoes steps of filters, and leaves the sample type alone', async () => {
    const session = sessionOf(() => recording('heap.pb.gz'));
    await session.load();
    session.select(focused('a'));
    session.select(focused('b'));
    session.select({ sampleIndex: 0 });
    session.undo();
    expect(session.selection).toMatchObject({ sampleIndex: 0, ...focused('a') });
    expect([session.steps.past.length, session.steps.future.length]).toEqual([1, 1]);
    session.redo();
    expect(session.selection).toMatchObject({ sampleIndex: 0, ...focused('b') });
    session.undo();
    session.select(focused('c'));
    expect(session.steps.future).toEqual([]);
  });

  it('comes back after a reload, but never over what somebody has chosen since', async () => {
    const kept = { ...defaultSelection(99), ...focused('a') };
    const session = sessionOf(() => recording('heap.pb.gz'));
    const loading = session.load();
    session.restore(kept, NO_STEPS);
    await loading;
    expect(session.selection).toMatchObject({ sampleIndex: 3, ...focused('a') });
    session.select(focused('b'));
    session.restore(kept, NO_STEPS);
    expect(session.selection).toMatchObject(focused('b'));
  });

  it('comes back with the steps next to it, which can be undone and redone', async () => {
    const session = sessionOf(() => recording('heap.pb.gz'));
    await session.load();
    for (const focus of ['a', 'b', 'c']) session.select(focused(focus));
    session.undo();
    const { selection, steps } = session;
    const focusOf = (some: readonly { filters: { focus: string } }[]) =>
      some.map(({ filters }) => filters.focus);
    expect([focusOf(steps.past), focusOf(steps.future)]).toEqual([['', 'a'], ['c']]);
    for (const isEarly of [true, false]) {
      const again = sessionOf(() => recording('heap.pb.gz'));
      if (isEarly) again.restore(selection, steps);
      await again.load();
      if (!isEarly) again.restore(selection, steps);
      expect(again.selection).toEqual(selection);
      again.redo();
      expect(again.selection).toMatchObject(focused('c'));
      for (let i = 0; i < 3; i++) again.undo();
      expect(again.selection).toEqual(defaultSelection(3));
      expect(again.steps.past).toEqual([]);
    }
    for (let i = 0; i < 30; i++) session.select(focused(String(i)));
    expect(session.steps.past).toHaveLength(20);
  });
});

/** Which load is on show, NaN for none. */
function generationOf({ state }: { readonly state: SessionState }): number {
  return state.status === 'ready' ? state.generation : NaN;
}
