import { expect, it } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { Answers } from '../../../src/session/worker/answers.js';
import { recording } from '../../support/golden.js';

it("the functions of a file cost in all what Top's rows say, and begin before all of their lines", async () => {
  const answers = new Answers(() => undefined);
  const { defaultSampleIndex } = await answers.open(recording('heap.pb.gz'), {
    generation: 3,
    inflateLimit: 2 ** 31,
  });
  const selection = {
    ...defaultSelection(defaultSampleIndex),
    granularity: 'filefunctions',
    trim: false,
  } as const;
  const { rows } = answers.top({
    selection,
    sort: 'cum',
    reversed: false,
    filter: '',
    from: 0,
    count: 10_000,
  });
  const files = new Set(rows.map(({ file }) => file));
  let found = 0;
  for (const file of files) {
    const functions = answers.fileFunctions(selection, file);
    const lines = answers.lines(selection, file).map(({ line }) => line);
    expect(functions.map(({ line }) => line)).toEqual(
      functions.map(({ line }) => line).sort((a, b) => a - b),
    );
    for (const { func, cumShare, ref, line, last } of functions) {
      const row = rows.find((each) => each.file === file && each.func === func);
      expect([func, cumShare, ref.generation]).toEqual([row?.func, row?.cumShare, 3]);
      expect(lines.some((each) => each >= line && each <= last)).toBe(true);
      found++;
    }
  }
  expect(found).toBeGreaterThan(20);
  expect(answers.fileFunctions(selection, '/no/such/file.go')).toEqual([]);
});
