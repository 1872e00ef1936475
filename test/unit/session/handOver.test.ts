import { afterEach, describe, expect, it, vi } from 'vitest';
import { NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import { BRIEFLY_MS } from '../../../src/session/host/briefly.js';
import type { ProfileSession } from '../../../src/session/host/profileSession.js';
import { Sessions } from '../../../src/session/host/sessions.js';
import { recording } from '../../support/golden.js';
import { sessionsOfTest } from './sessionSetUp.js';

const { source, own, log } = sessionsOfTest();
const heap = () => source(() => recording('heap.pb.gz').slice());
const focused = (focus: string) => ({ filters: { ...NO_FILTERS, focus } });
const isReady = (session: ProfileSession) => vi.waitFor(() => expect(session.state.status).toBe('ready'));

/** Sessions with one open in which somebody has chosen. */
async function chosen() {
  const sessions = own(new Sessions(log));
  const old = sessions.acquire('file:///w/b', heap);
  await isReady(old.session);
  old.session.select({ sampleIndex: 1 });
  old.session.select(focused('a'));
  old.session.select(focused('b'));
  return { sessions, old };
}

async function expectSame(session: ProfileSession): Promise<void> {
  await isReady(session);
  expect(session.selection).toMatchObject({ sampleIndex: 1, ...focused('b') });
  session.undo();
  expect(session.selection).toMatchObject({ sampleIndex: 1, ...focused('a') });
  session.undo();
  expect([session.steps.past.length, session.steps.future.length]).toEqual([0, 2]);
}

afterEach(() => void vi.useRealTimers());

describe('a document that goes on from another', () => {
  it('and is opened afterwards begins with its selection and the way back; the other keeps its own', async () => {
    const { sessions, old } = await chosen();
    sessions.handOver('file:///w/b', 'file:///w/a');
    const { session } = sessions.acquire('file:///w/a', heap);
    expect(session).not.toBe(old.session);
    await expectSame(session);
    expect(old.session.selection).toMatchObject(focused('b'));
    expect(sessions.of('file:///w/b')).toBe(old.session);
  });

  it('and is open by then does so too, whether the other is open or has just ended', async () => {
    for (const ends of [false, true])
      for (const isRead of [false, true]) {
        const { sessions, old } = await chosen();
        const { session } = sessions.acquire('file:///w/a', heap);
        if (isRead) await isReady(session);
        if (ends) old.dispose();
        expect(sessions.handOver('file:///w', 'file:///x')).not.toEqual([]);
        expect(sessions.handOver('file:///w/b', 'file:///w/a')).toEqual([
          { from: old.session, key: 'file:///w/a' },
        ]);
        await expectSame(session);
      }
  });

  it('keeps what somebody has chosen there', async () => {
    const { sessions } = await chosen();
    const { session } = sessions.acquire('file:///w/a', heap);
    await isReady(session);
    session.select(focused('own'));
    expect(sessions.handOver('file:///w/b', 'file:///w/a')).toEqual([]);
    expect(session.selection).toMatchObject(focused('own'));
  });

  it('is one of the next ten seconds: later ones begin anew, as does the same file opened again', async () => {
    const { sessions, old } = await chosen();
    vi.useFakeTimers();
    sessions.handOver('file:///w/b', 'file:///w/a');
    old.dispose();
    expect(sessions.acquire('file:///w/b', heap).session.steps.past).toEqual([]);
    vi.advanceTimersByTime(BRIEFLY_MS);
    expect(sessions.acquire('file:///w/a', heap).session.steps.past).toEqual([]);
  });
});
