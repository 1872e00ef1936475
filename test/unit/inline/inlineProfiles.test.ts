import { expect, test } from 'vitest';

import { InlineProfiles } from '../../../src/inline/inlineProfiles.js';
import { Emitter } from '../../../src/session/host/emitter.js';
import type { Sessions } from '../../../src/session/host/sessions.js';
import { recordingLog } from '../../support/log.js';

/** A session as far as source editors see it. */
class FakeSession {
  readonly changed = new Emitter<void>(recordingLog());
  readonly onDidChange = this.changed.event;
  selection = { sampleIndex: 0 };
  state: unknown = { status: 'opening', progress: undefined };

  constructor(readonly name: string) {}

  become(state: unknown): void {
    this.state = state;
    this.changed.fire();
  }

  ready(generation = 1): void {
    this.become({ status: 'ready', generation, summary: { sampleTypes: [], timeNanos: '1500000000' } });
  }

  select(change: { sampleIndex: number }): void {
    this.selection = { ...this.selection, ...change };
    this.changed.fire();
  }
}

class FakeSessions {
  readonly changed = new Emitter<void>(recordingLog());
  readonly onDidChange = this.changed.event;
  all: readonly FakeSession[] = [];
  active: FakeSession | undefined;

  activate(session: FakeSession | undefined): void {
    this.active = session;
    this.changed.fire();
  }

  open(name: string): FakeSession {
    const session = new FakeSession(name);
    this.all = [...this.all, session];
    this.activate(session);
    return session;
  }
}

function start() {
  const sessions = new FakeSessions();
  const profiles = new InlineProfiles(sessions as unknown as Sessions, recordingLog());
  let told = 0;
  profiles.onDidChange(() => told++);
  return { sessions, profiles, told: () => told };
}

test('a profile is there once it can be read, and progress is no change', () => {
  const { sessions, profiles, told } = start();
  const heap = sessions.open('heap');
  heap.become({ status: 'opening', progress: { stage: 'lines', done: 1, of: 2 } });
  expect([profiles.active, told()]).toEqual([undefined, 0]);
  heap.ready();
  expect([profiles.active?.name, profiles.active?.takenAt, told()]).toEqual(['heap', 1500, 1]);
  expect(profiles.active).toBe(profiles.active);
});

test('selection and reload are changes of one profile', () => {
  const { sessions, profiles, told } = start();
  const heap = sessions.open('heap');
  heap.ready();
  const id = profiles.active?.id;
  profiles.setSampleIndex(2);
  expect([profiles.active?.selection.sampleIndex, told()]).toEqual([2, 2]);
  heap.ready(2);
  expect([profiles.active?.id, profiles.active?.generation, told()]).toEqual([id, 2, 3]);
});

test('while a new profile cannot be read the one before it stays', () => {
  const { sessions, profiles } = start();
  sessions.open('heap').ready();
  const cpu = sessions.open('cpu');
  expect(profiles.active?.name).toBe('heap');
  cpu.become({ status: 'failed', message: 'not a profile' });
  expect(profiles.active?.name).toBe('heap');
  // Reports are made of it as well.
  expect(profiles.activeSession?.name).toBe('heap');
  profiles.setSampleIndex(1);
  expect(profiles.active?.selection.sampleIndex).toBe(1);
  cpu.ready();
  expect(profiles.active?.name).toBe('cpu');
  expect(profiles.all.map(({ name }) => name)).toEqual(['heap', 'cpu']);
});

test('another one is made the active one, or none is left', () => {
  const { sessions, profiles } = start();
  sessions.open('heap').ready();
  sessions.open('cpu').ready();
  const [heap] = profiles.all;
  if (heap) profiles.setActive(heap);
  expect(profiles.active?.name).toBe('heap');
  sessions.all = [];
  sessions.activate(undefined);
  expect(profiles.active).toBeUndefined();
});
