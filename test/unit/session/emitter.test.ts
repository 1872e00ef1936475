import { expect, test } from 'vitest';
import { Emitter } from '../../../src/session/host/emitter.js';
import { recordingLog } from '../../support/log.js';

test('a listener that throws keeps nothing from the others, and is in the log', () => {
  const log = recordingLog();
  const emitter = new Emitter<number>(log);
  const told: number[] = [];
  const broken = new Error('a listener broke');
  emitter.event(() => {
    throw broken;
  });
  emitter.event((value) => told.push(value));
  emitter.fire(1);
  expect(told).toEqual([1]);
  expect(log.lines).toEqual([['error', 'A listener failed.', broken]]);
});

test('a listener that another one disposes of is not called any more', () => {
  const emitter = new Emitter<number>(recordingLog());
  const told: string[] = [];
  emitter.event(() => {
    told.push('first');
    second.dispose();
  });
  const second = emitter.event(() => told.push('second'));
  emitter.fire(1);
  expect(told).toEqual(['first']);
});
