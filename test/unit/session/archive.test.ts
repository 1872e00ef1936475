import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { ArchiveEntry } from '../../../src/protocol/session.js';
import type { ChooseEntry } from '../../../src/session/host/openChosen.js';
import { ProfileSession } from '../../../src/session/host/profileSession.js';
import { tar, zip, zstdFrame } from '../../support/archives.js';
import { sessionsOfTest } from './sessionSetUp.js';

const profiles = new URL('../../fixtures/bigkey/profiles/', import.meta.url);
const heap = readFileSync(new URL('heap.pb.gz', profiles));
const cpu = readFileSync(new URL('cpu.pb.gz', profiles));
const { source, own, log } = sessionsOfTest();

/** A session of an archive that is `now` when it is read, and what was asked of the person, who takes the file `answer`. */
function open(now: () => Uint8Array, answer: () => string | undefined) {
  const asked: (readonly ArchiveEntry[])[] = [];
  const session = own(
    new ProfileSession(
      {
        ...source(() => new Uint8Array(now())),
        chooseEntry: (entries) => {
          asked.push(entries);
          return Promise.resolve(entries.find(({ name }) => name === answer()));
        },
      },
      log,
    ),
  );
  return { session, asked };
}

/** What is open: the file of the archive, and its default sample type. */
function opened({ state }: ProfileSession): string {
  if (state.status === 'failed') return state.error.message;
  if (state.status !== 'ready') return state.status;
  const { entry, sampleTypes, defaultSampleIndex } = state.summary;
  return `${entry?.name ?? ''}: ${sampleTypes[defaultSampleIndex]?.type ?? ''}`;
}

const two = [
  { name: 'heap.pb.gz', content: heap },
  { name: 'cpu.pb.gz', content: cpu },
];

describe('a session of an archive', () => {
  it('asks which of its profiles is meant, and keeps to it when the archive is read again', async () => {
    let archive = zip(two);
    const { session, asked } = open(
      () => archive,
      () => 'cpu.pb.gz',
    );
    await session.load();
    expect(opened(session)).toBe('cpu.pb.gz: cpu');
    expect(asked.flat().map(({ name, size }) => [name, size])).toEqual([
      ['heap.pb.gz', heap.length],
      ['cpu.pb.gz', cpu.length],
    ]);
    archive = tar([{ name: 'new.pb.gz', content: heap }, ...two]);
    await session.load();
    expect(opened(session)).toBe('cpu.pb.gz: cpu');
    expect(asked).toHaveLength(1);
  });

  it('opens what is a profile and no archive by now', async () => {
    let bytes: Uint8Array = zip(two);
    const { session, asked } = open(
      () => bytes,
      () => 'cpu.pb.gz',
    );
    await session.load();
    bytes = heap;
    await session.load();
    expect(opened(session)).toBe(': inuse_space');
    expect(asked).toHaveLength(1);
  });

  it('asks again once the chosen one is gone', async () => {
    let archive = zip(two);
    let answer: string | undefined = 'cpu.pb.gz';
    const { session, asked } = open(
      () => archive,
      () => answer,
    );
    await session.load();
    archive = zip([
      { name: 'a.pb.gz', content: cpu },
      { name: 'b.pb.gz', content: heap },
    ]);
    answer = 'b.pb.gz';
    await session.load();
    expect(opened(session)).toBe('b.pb.gz: inuse_space');
    expect(asked).toHaveLength(2);
  });

  it('fails if none is chosen, and asks again when it is tried again', async () => {
    let answer: string | undefined = undefined;
    const { session, asked } = open(
      () => zip(two),
      () => answer,
    );
    await session.load();
    expect(opened(session)).toBe('The archive holds 2 profiles (heap.pb.gz, cpu.pb.gz); choose one of them.');
    answer = 'heap.pb.gz';
    await session.load();
    expect(opened(session)).toBe('heap.pb.gz: inuse_space');
    expect(asked).toHaveLength(2);
  });

  it('does not ask about one, nor about any file that is no archive', async () => {
    for (const [bytes, what] of [
      [
        zip([
          { name: 'a/heap.pb.gz', content: heap },
          { name: 'README', content: Buffer.from('Read me.') },
        ]),
        'a/heap.pb.gz: inuse_space',
      ],
      [zstdFrame(heap), ': inuse_space'],
      [Buffer.from('404 page not found\n'), /^The server has no profile/],
    ] as const) {
      const { session, asked } = open(
        () => bytes,
        () => undefined,
      );
      await session.load();
      if (typeof what === 'string') expect(opened(session)).toBe(what);
      else expect(opened(session)).toMatch(what);
      expect(asked).toEqual([]);
    }
  });
});

describe('the question which profile of an archive is meant', () => {
  const sessionThatAsks = (worker: Parameters<typeof source>[1], chooseEntry: ChooseEntry) =>
    own(new ProfileSession({ ...source(() => new Uint8Array(zip(two)), worker), chooseEntry }, log));

  it('is not asked again after a worker has ended of itself', async () => {
    const chooseEntry = vi.fn<ChooseEntry>((entries) => Promise.resolve(entries[1]));
    const session = sessionThatAsks('mortal', chooseEntry);
    await session.load();
    const place = { kind: 'line', id: 0, generation: 1 } as const;
    await expect(session.ask.place(session.selection, place)).rejects.toThrow(/ended unexpectedly/);
    await session.load();
    expect(opened(session)).toBe('cpu.pb.gz: cpu');
    expect(chooseEntry).toHaveBeenCalledOnce();
  });

  it('is withdrawn by Cancel, by closing and by reading anew', async () => {
    const signals: AbortSignal[] = [];
    const session = sessionThatAsks('worker', (_, signal) => {
      signals.push(signal);
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    });
    const ends = [() => session.cancelOpening(), () => void session.load(), () => session.dispose()];
    const loading = session.load();
    for (const [i, end] of ends.entries()) {
      await vi.waitFor(() => expect(signals).toHaveLength(i + 1));
      expect(signals[i]?.aborted).toBe(false);
      end();
      expect(signals[i]?.aborted).toBe(true);
      if (i === 0) {
        await loading;
        expect(opened(session)).toBe('Opening was cancelled.');
        void session.load();
      }
    }
  });

  it('has the reason of a worker that ended meanwhile, whatever is answered', async () => {
    for (const answer of [0, undefined]) {
      const session = sessionThatAsks('choosingIsFatal', async (entries) => {
        await vi.waitFor(() => expect(log.lines).not.toEqual([]));
        return answer === undefined ? undefined : entries[answer];
      });
      await session.load();
      expect(session.state).toMatchObject({ status: 'failed', error: { code: 'workerEnded' } });
      log.lines.splice(0);
    }
  });
});
