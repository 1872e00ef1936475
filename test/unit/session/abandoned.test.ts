import { describe, expect, it, vi } from 'vitest';
import { Workspace } from '../../../src/analysis/workspace.js';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { ReportError } from '../../../src/report/reportError.js';
import { Answers } from '../../../src/session/worker/answers.js';
import type { ReportKind } from '../../../src/protocol/session.js';
import { file, message, num, packed, strings } from '../profile/proto.js';
import { recording } from '../../support/golden.js';

const LIMIT = 2 ** 31;
const WHOLE = { direction: 'down', of: '' } as const;

/** Samples of as many functions, each with a label of its own. */
function labelled(samples: number): Uint8Array {
  const texts: string[] = ['', 'n', 'count', 'request'];
  const parts: Uint8Array[] = [];
  for (let i = 1; i <= samples; i++) {
    const name = texts.push(`f${i}`) - 1;
    parts.push(
      file(
        message(5, num(1, i), num(2, name), num(4, name)),
        message(4, num(1, i), message(4, num(1, i), num(2, 1))),
        message(2, packed(1, [i]), packed(2, [i]), message(3, num(1, 3), num(2, name))),
      ),
    );
  }
  parts.push(file(message(1, num(1, 1), num(2, 2))));
  for (const text of texts) parts.push(file(strings(text)));
  return Uint8Array.from(Buffer.concat(parts));
}

describe('abandoned questions', () => {
  /** An instance whose questions are abandoned at the check that is asked for, counted from 1; at none with 0. */
  async function mortal(bytes: Uint8Array) {
    let at = 0;
    let checks = 0;
    const answers = new Answers(() => undefined, {
      timesAbandoned: () => (at !== 0 && ++checks >= at ? Infinity : 0),
    });
    const { defaultSampleIndex } = await answers.open(bytes, { generation: 1, inflateLimit: LIMIT });
    const die = (check: number): void => {
      at = check;
      checks = 0;
    };
    return { answers, defaultSampleIndex, die };
  }

  const questionsOf = (
    answers: Answers,
    sampleIndex: number,
    focus: string,
  ): readonly ((of: Answers) => unknown)[] => {
    const { filters, ...rest } = defaultSelection(sampleIndex);
    const selection = { ...rest, filters: { ...filters, focus, pruneFrom: 'growSlice' } };
    const tagged = { ...rest, filters: { ...filters, tagFocus: 'bytes=1kb:', tagRoot: 'bytes' } };
    const line = answers.files().find((file) => file.endsWith('rdb/loader.go')) ?? '';
    const zoom = { path: [], width: 1000, search: 'a', generation: 1, thorough: true };
    const page = { reversed: false, from: 0, count: 100 } as const;
    const func = { kind: 'function', id: 0, generation: 1 } as const;
    const report = (name: ReportKind, argument = '') => ({ selection, report: name, argument, sources: {} });
    return [
      (of) => of.status(selection),
      (of) => of.status(tagged),
      (of) => of.top({ selection, sort: 'flat', filter: '', ...page }),
      (of) => of.top({ selection, sort: 'name', filter: 'a', ...page }),
      (of) =>
        of.topRow({ selection, sort: 'cum', filter: '', reversed: false }, { name: 'x', ref: undefined }),
      (of) => of.topRow({ selection, sort: 'flat', filter: '', reversed: true }, { name: '', ref: func }),
      (of) => of.lines(selection, line),
      (of) => of.fileFunctions(selection, line),
      (of) => of.lineDetail(selection, line, 57, 3),
      (of) => of.costliestFiles(selection, 10),
      (of) => of.itemFigures(selection, { files: [line], itemOf: [0], around: [1, -1] }, 0),
      (of) => of.place(selection, func),
      (of) => of.flame({ selection, shape: WHOLE, ...zoom }),
      (of) => of.flame({ selection, shape: { direction: 'up', of: 'main.main' }, ...zoom }),
      (of) => of.flamePath(selection, 'up', { name: 'main.main', ref: undefined }),
      (of) => of.flamePath(selection, 'down', { name: '', ref: func }),
      (of) => of.peek(selection, { name: 'main.main', ref: undefined }),
      (of) => of.tags(selection),
      (of) => of.source({ selection, by: 'function', name: 'main.main' }),
      (of) => of.checkFilter('tagFocus', 'bytes=1kb:'),
      (of) => of.reportFiles(report('list', 'main')),
      ...(['top', 'tree', 'traces', 'tags', 'raw', 'dot'] as const).map(
        (name) => (of: Answers) => of.report(report(name)),
      ),
      (of) => of.report(report('peek', '.')),
      (of) => of.report(report('list', 'main')),
    ];
  };

  it('reject at whatever check, and leave nothing half done for those after', async () => {
    const fresh = new Answers(() => undefined);
    await fresh.open(recording('heap.pb.gz'), { generation: 1, inflateLimit: LIMIT });
    const { answers, defaultSampleIndex, die } = await mortal(recording('heap.pb.gz'));
    const questions = questionsOf(fresh, defaultSampleIndex, 'NextBinEntry');
    for (const ask of questions) {
      let check = 0;
      for (;;) {
        die(++check);
        answers.startAfresh();
        try {
          ask(answers);
          break;
        } catch (error) {
          expect(error).toMatchObject({ message: 'Cancelled.' });
        }
        die(0);
        expect(ask(answers)).toEqual(ask(fresh));
      }
      // Each looks at least once whether it was abandoned.
      expect(check).toBeGreaterThan(1);
    }
    // What the worker does ahead of questions ends as well, and disturbs none.
    die(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    die(0);
    for (const ask of questions) expect(ask(answers)).toEqual(ask(fresh));
  });

  it('look the more often, the more samples there are', async () => {
    const checksOf = async (samples: number): Promise<number[]> => {
      let checks = 0;
      const answers = new Answers(() => undefined, { timesAbandoned: () => (checks++, 0) });
      await answers.open(labelled(samples), { generation: 1, inflateLimit: LIMIT });
      return questionsOf(answers, 0, 'f')
        .filter((_, i) => i !== 6)
        .map((ask) => {
          answers.startAfresh();
          checks = 0;
          try {
            ask(answers);
          } catch (error) {
            expect(error).toBeInstanceOf(ReportError);
          }
          return checks;
        });
    };
    const [few, many] = [await checksOf(10), await checksOf(20_000)];
    for (const [i, checks] of many.entries()) expect(checks, `question ${i}`).toBeGreaterThan(few[i] ?? 0);
  });
});

/** Work ahead that fails, as it does when memory is short. */
it('work ahead of any question may fail: questions are answered, and the failure is told', async () => {
  const reserveTimes = vi.spyOn(Workspace.prototype, 'sumAhead').mockImplementation(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  const told: unknown[] = [];
  const answers = new Answers(() => undefined, { failedAhead: (error) => told.push(error) });
  const { defaultSampleIndex } = await answers.open(recording('heap.pb.gz'), {
    generation: 1,
    inflateLimit: LIMIT,
  });
  const selection = defaultSelection(defaultSampleIndex);
  const ask = () => answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 9 });
  const before = ask();
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(ask()).toEqual(before);
  reserveTimes.mockRestore();
});
