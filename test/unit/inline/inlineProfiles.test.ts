import { expect, it, vi } from 'vitest';
import { InlineProfiles } from '../../../src/inline/inlineProfiles.js';
import type { ProfileSession } from '../../../src/session/host/profileSession.js';
import { Sessions } from '../../../src/session/host/sessions.js';
import { recording } from '../../support/golden.js';
import { sessionsOfTest } from '../session/sessionSetUp.js';

const { source, own, log } = sessionsOfTest();

function start() {
  const sessions = own(new Sessions(log));
  const profiles = own(new InlineProfiles(sessions, log));
  const told: (string | undefined)[] = [];
  profiles.onDidChange(() => told.push(profiles.active?.name));
  /** Opens a profile of that name, which reads as `bytes` says each time. */
  const open = (name: string, bytes = () => recording('heap.pb.gz')) => {
    return sessions.acquire(name, () => ({ ...source(bytes), name }));
  };
  return { profiles, told, open };
}

const becomes = (session: ProfileSession, status: string) =>
  vi.waitFor(() => expect(session.state.status).toBe(status), 10_000);

it('a profile is there once it can be read, and how far that is, is no change', async () => {
  const { profiles, told, open } = start();
  const { session } = open('heap');
  const progress: string[] = [];
  session.onDidChange(() => progress.push(session.state.status));
  expect(profiles.active).toBeUndefined();
  await becomes(session, 'ready');
  expect(progress.filter((status) => status === 'opening').length).toBeGreaterThan(0);
  expect(told).toEqual(['heap']);
  const { state } = session;
  const nanos = state.status === 'ready' ? BigInt(state.summary.timeNanos) : 0n;
  expect(profiles.active?.takenAt).toBe(Number(nanos / 1_000_000n));
  expect(profiles.active).toBe(profiles.active);
});

it('selection and reload are changes of one profile', async () => {
  const { profiles, told, open } = start();
  const { session } = open('heap');
  await becomes(session, 'ready');
  const before = profiles.active;
  profiles.setSampleIndex(0);
  expect([profiles.active?.selection.sampleIndex, session.selection.sampleIndex]).toEqual([0, 0]);
  await session.load();
  expect(profiles.active?.id).toBe(before?.id);
  expect(profiles.active?.generation).toBeGreaterThan(before?.generation ?? Infinity);
  expect(told).toEqual(['heap', 'heap', 'heap']);
});

it('while a new profile cannot be read the one before it stays', async () => {
  const { profiles, open } = start();
  await becomes(open('heap').session, 'ready');
  let bytes = Uint8Array.of(1, 2, 3);
  const { session } = open('cpu', () => bytes);
  expect(profiles.active?.name).toBe('heap');
  await becomes(session, 'failed');
  expect(profiles.active?.name).toBe('heap');
  // Reports are made of it as well.
  expect(profiles.activeSession?.name).toBe('heap');
  profiles.setSampleIndex(1);
  expect(profiles.active?.selection.sampleIndex).toBe(1);
  bytes = recording('cpu.pb.gz');
  await session.load();
  expect(profiles.active?.name).toBe('cpu');
  expect(profiles.all.map(({ name }) => name)).toEqual(['heap', 'cpu']);
});

it('another one is made the active one, or none is left', async () => {
  const { profiles, open } = start();
  const heap = open('heap');
  const cpu = open('cpu');
  await becomes(heap.session, 'ready');
  await becomes(cpu.session, 'ready');
  const other = profiles.all.find((profile) => profile !== profiles.active);
  if (other === undefined) throw new Error('Two profiles are open.');
  profiles.setActive(other);
  expect(profiles.active).toBe(other);
  heap.dispose();
  cpu.dispose();
  expect(profiles.active).toBeUndefined();
});
