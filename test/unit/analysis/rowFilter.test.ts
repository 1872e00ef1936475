import { expect, test } from 'vitest';
import { readingsOf } from '../../../src/analysis/answers/rowFilter.js';

const ROWS = [
  ['example.com/pkg/rdb.(*Loader).Read', 'pkg/rdb/loader.go'],
  ['runtime.mallocgc', 'runtime/malloc.go'],
  ['bytes.growSlice', 'bytes/buffer.go'],
  ['main.map[string]', 'main.go'],
] as const;

/** What a filter leaves, by how it is read: the first reading by which anything is left. */
function left(filter: string): readonly string[] {
  for (const { reading, passes } of readingsOf(filter)) {
    const rows = ROWS.filter(([name, file]) => passes(name, file));
    if (rows.length > 0) return [reading, ...rows.map(([name]) => name)];
  }
  return [];
}

test.each([
  ['rdb read', ['words', 'example.com/pkg/rdb.(*Loader).Read']],
  ['  BUFFER.go ', ['words', 'bytes.growSlice']],
  ['(*Loader)', ['words', 'example.com/pkg/rdb.(*Loader).Read']],
  ['map[string]', ['words', 'main.map[string]']],
  ['Read mallocgc', []],
  ['MALLOCGC|growslice', ['re2', 'runtime.mallocgc', 'bytes.growSlice']],
  ['^runtime', ['re2', 'runtime.mallocgc']],
  [String.raw`loader\.go$`, ['re2', 'example.com/pkg/rdb.(*Loader).Read']],
  ['grow(', []],
  ['nothing', []],
])('%j leaves %j', (filter, expected) => {
  expect(left(filter)).toEqual(expected);
});

test('a text longer than any expression may be is words', () => {
  expect(readingsOf('a|'.repeat(100_000)).map(({ reading }) => reading)).toEqual(['words']);
});
