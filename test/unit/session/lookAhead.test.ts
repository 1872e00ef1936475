import { expect, test } from 'vitest';
import { SessionError } from '../../../src/protocol/errors.js';
import { LookAhead } from '../../../src/session/worker/lookAhead.js';

/** A clock whose time passes when a test says so. */
function fakeClock() {
  let now = 0;
  const due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (milliseconds: number, run: () => void) => void due.push({ at: now + milliseconds, run }),
    soon: (run: () => void) => void due.push({ at: now, run }),
    /** Lets so many milliseconds pass, and does what is due on the way. */
    pass: (milliseconds: number) => {
      const end = now + milliseconds;
      for (;;) {
        due.sort((a, b) => a.at - b.at);
        if (due[0] === undefined || due[0].at > end) break;
        now = due[0].at;
        due.shift()?.run();
      }
      now = end;
    },
  };
}

function start() {
  const clock = fakeClock();
  const failures: unknown[] = [];
  const done: string[] = [];
  const ahead = new LookAhead(clock, (error) => failures.push(error));
  function* work(name: string, pieces: number) {
    for (let i = 0; i < pieces; i++) yield done.push(name);
  }
  return { clock, failures, done, ahead, work };
}

test('begins once questions rest, and goes on with the newest first', () => {
  const { clock, done, ahead, work } = start();
  ahead.add({}, work('a', 1));
  ahead.add({}, work('b', 2));
  clock.pass(60);
  ahead.asked();
  clock.pass(99);
  expect(done).toEqual([]);
  clock.pass(1);
  expect(done).toEqual(['b', 'b', 'a']);
});

test('is done once for one object, and again where it was abandoned', () => {
  const { clock, failures, done, ahead, work } = start();
  const about = {};
  ahead.add(about, work('a', 1));
  ahead.add(about, work('a', 1));
  clock.pass(1000);
  expect(done).toEqual(['a']);
  const other = {};
  function* abandoned(): Generator<never> {
    throw new SessionError('abandoned');
  }
  ahead.add(other, abandoned());
  clock.pass(1000);
  expect(ahead.isBegun(other)).toBe(false);
  ahead.add(other, work('b', 1));
  clock.pass(1000);
  expect(done).toEqual(['a', 'b']);
  expect(failures).toEqual([]);
});

test('that fails is told, ends nothing else and is not begun again', () => {
  const { clock, failures, done, ahead, work } = start();
  function* failing(): Generator<never> {
    throw new RangeError('Array buffer allocation failed');
  }
  ahead.add({}, work('a', 1));
  ahead.add({}, failing());
  expect(() => clock.pass(1000)).not.toThrow();
  expect(failures).toEqual([new RangeError('Array buffer allocation failed')]);
  ahead.add({}, failing());
  clock.pass(1000);
  expect(failures).toHaveLength(1);
  expect(done).toEqual([]);
});
