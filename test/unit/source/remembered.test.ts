import { expect, it } from 'vitest';
import { remembered } from '../../../src/source/remembered.js';

it('makes once what succeeds, and again what failed', async () => {
  const map = new Map<string, Promise<number>>();
  let made = 0;
  const make = (): Promise<number> =>
    ++made === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve(made);
  const first = remembered(map, 'a', make);
  expect(remembered(map, 'a', make)).toBe(first);
  await expect(first).rejects.toThrow('not yet');
  expect(await remembered(map, 'a', make)).toBe(2);
  expect(await remembered(map, 'a', make)).toBe(2);
  expect(made).toBe(2);
});

it('leaves alone what took the place of one that fails', async () => {
  const map = new Map<string, Promise<number>>();
  let fail: (error: Error) => void = () => undefined;
  const slow = remembered(map, 'a', () => new Promise((_, reject) => (fail = reject)));
  map.clear();
  const next = remembered(map, 'a', () => Promise.resolve(7));
  fail(new Error('late'));
  await expect(slow).rejects.toThrow('late');
  expect(map.get('a')).toBe(next);
});
