import { expect, test } from 'vitest';

import { FileOrigins, type Teller } from '../../../src/inline/match/fileOrigins.js';
import { RecalledLines } from '../../../src/inline/match/recalledLines.js';
import type { Declaration, Routine } from '../../../src/protocol/session.js';
import type { BuiltText } from '../../../src/source/history/builtText.js';

const present = ['// new', 'func f() {', '\tone()', '}'];
const lines = { count: present.length, line: (number: number) => present[number - 1] ?? '' };

async function recalled(line: number, declarations: readonly Declaration[], built?: BuiltText) {
  const origins = new FileOrigins(
    { of: () => Promise.resolve(built), goVersion: () => Promise.resolve(undefined) },
    { release: () => Promise.resolve(undefined) },
  );
  const profile = { declarations: () => Promise.resolve(declarations), program: {} } as unknown as Teller;
  const routine = { file: '/app/x.go', lines: [{ line }] } as unknown as Routine;
  const found = await new RecalledLines(origins, profile).of('/w/x.go', routine, lines);
  return [found.certainty, Array.from({ length: found.lines.count }, (_, i) => found.lines.line(i + 1))];
}

test('the lines of a function are those of the commit, by their numbers then', async () => {
  const then = ['func f() {', '\tone()', '}'];
  const built: BuiltText = { lines: then, commit: 'c0ffee', basis: 'assumed', isModified: false };
  expect(await recalled(2, [], built)).toEqual(['assumed', then]);
  expect(await recalled(2, [{ name: 'main.f', line: 1 }], built)).toEqual(['moved', then]);
  const other = { ...built, lines: ['', ...then] };
  expect((await recalled(2, [{ name: 'main.gone', line: 1 }], other))[0]).toBe('doubtful');
});

test('without git they are where the function has moved to; else those that are there', async () => {
  expect(await recalled(2, [{ name: 'main.f', line: 1 }])).toEqual(['moved', present.slice(1)]);
  expect(await recalled(2, [{ name: 'main.gone', line: 1 }])).toEqual(['doubtful', present]);
  expect(await recalled(2, [])).toEqual(['unknown', present]);
});
