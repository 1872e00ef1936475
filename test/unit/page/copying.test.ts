import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { TopPage, TopRow } from '../../../src/protocol/session.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import { FlameModel } from '../../../webview-ui/src/flame/flameModel.js';
import { copiesOfFrame } from '../../../webview-ui/src/flame/frameCopies.js';
import { withShown } from '../../../webview-ui/src/top/columns/columnChoice.js';
import { copiesOfRow } from '../../../webview-ui/src/top/chosen/copyMenu.js';
import { copyChosen } from '../../../webview-ui/src/top/chosen/rowCopies.js';
import {
  between,
  countRows,
  firstRows,
  hasRow,
  toggled,
} from '../../../webview-ui/src/top/chosen/rowRanges.js';
import {
  asCsv,
  asHtml,
  asMarkdown,
  asTsv,
  type CopiedTable,
} from '../../../webview-ui/src/top/chosen/tableText.js';
import { TopModel } from '../../../webview-ui/src/top/topModel.js';
import { flamePage } from './flamePage.js';
import { pageWith, ready, tick } from './pageSetUp.js';

const table = (...rows: readonly (readonly [string, string])[]): CopiedTable => ({
  columns: [
    { title: 'flat', isFigure: true },
    { title: 'function', isFigure: false },
  ],
  rows,
});

describe('a table for the clipboard', () => {
  const names = table(['-1.50MB', '=1+1'], ['10%', '-f,"x"'], ['0', 'a|b`c']);

  test('has tabs, commas or lines between cells, and figures stay figures', () => {
    expect(asTsv(names)).toBe(`flat\tfunction\n-1.50MB\t'=1+1\n10%\t'-f,"x"\n0\ta|b\`c`);
    expect(asTsv(table(['1', 'f']))).toBe('1\tf');
    expect(asCsv(names)).toBe(`flat,function\n-1.50MB,'=1+1\n10%,"'-f,""x"""\n0,a|b\`c`);
    expect(asMarkdown(names)).toBe(
      [
        '| flat | function |',
        '| ---: | --- |',
        '| -1.50MB | `=1+1` |',
        '| 10% | `-f,"x"` |',
        '| 0 | ``a\\|b`c`` |',
      ].join('\n'),
    );
    expect(asHtml(table(['1', '<b>&']))).toBe(
      '<table><tbody><tr><td align="right">1</td><td>&lt;b&gt;&amp;</td></tr></tbody></table>',
    );
  });

  test('is no formula in any cell but a number, and has as many cells as it should, whatever is recorded', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 2 }),
        (rows) => {
          const lines = asTsv(table(...rows)).split('\n');
          expect(lines.length).toBe(rows.length + 1);
          for (const line of lines) {
            const cells = line.split('\t');
            expect(cells.length).toBe(2);
            for (const cell of cells) if (/^\s*[=@+-]/.test(cell)) expect(cell).toMatch(/^[+-]\d/);
          }
          expect(asHtml(table(...rows)).match(/<td/g)?.length).toBe(2 * rows.length);
        },
      ),
    );
  });
});

test('rows are chosen and no more chosen, one by one', () => {
  const rows = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 });
  fc.assert(
    fc.property(rows, (clicks) => {
      const chosen = new Set<number>();
      let ranges = between(4, 2);
      for (const row of [2, 3, 4]) chosen.add(row);
      for (const row of clicks) {
        ranges = toggled(ranges, row);
        if (!chosen.delete(row)) chosen.add(row);
      }
      expect(Array.from({ length: 14 }, (_, i) => i).filter((row) => hasRow(ranges, row))).toEqual(
        [...chosen].sort((a, b) => a - b),
      );
      expect(countRows(ranges)).toBe(chosen.size);
      expect(countRows(firstRows(ranges, 3))).toBe(Math.min(3, chosen.size));
    }),
  );
});

const row = (index: number, isCut = false): TopRow => ({
  printed: `f${index}`,
  func: `f${index}`,
  file: `/f${index}.go`,
  mark: '',
  flat: `${index}MB`,
  flatPercent: `${index}%`,
  sumPercent: '1%',
  cum: '9MB',
  cumPercent: '9%',
  flatShare: 0,
  cumShare: 0,
  ref: { kind: 'line', id: index, generation: 1 },
  isCut,
});

/** A table of so many rows, of which some have only the beginning of their names. */
async function setUp(count: number, isCut: (index: number) => boolean = () => false) {
  const host = {
    top: vi.fn<Host['top']>(({ from, count: wanted }) => {
      const rows = Array.from({ length: Math.min(wanted, count - from) }, (_, i) =>
        row(from + i, isCut(from + i)),
      );
      return Promise.resolve({
        filters: [],
        legend: [],
        dropped: '',
        reading: 'words',
        matching: count,
        all: count,
        from,
        rows,
      } satisfies TopPage);
    }),
    names: vi.fn<Host['names']>(({ id }) => Promise.resolve({ printed: `whole${id}`, func: '', file: 'w' })),
    copyText: vi.fn<Host['copyText']>(() => Promise.resolve()),
    follow: () => Promise.resolve({ kind: 'shown', file: '' } as const),
  };
  const { page } = pageWith(host);
  const model = new TopModel(page);
  model.follow();
  page.state.value = ready();
  await tick();
  return { model, page, host };
}

describe('the rows of Top', () => {
  test('are chosen up to one with Shift, until another is active alone or the rows are others', async () => {
    const { model } = await setUp(50);
    const { chosen } = model;
    expect(chosen.ranges.value).toEqual([[0, 0]]);
    model.walkTo({ row: 3, column: 0 });
    chosen.extendTo(6);
    model.walkTo({ row: 6, column: 0 });
    expect(chosen.ranges.value).toEqual([[3, 6]]);
    chosen.extendTo(1);
    model.walkTo({ row: 1, column: 0 });
    expect(chosen.ranges.value).toEqual([[1, 3]]);
    chosen.toggle(9);
    model.clicked({ row: 9, column: 0 });
    expect(chosen.ranges.value).toEqual([
      [1, 3],
      [9, 9],
    ]);
    model.walkTo({ row: 2, column: 0 });
    expect(chosen.ranges.value).toEqual([[2, 2]]);
    chosen.all(50);
    expect(chosen.ranges.value).toEqual([[0, 49]]);
    model.sortBy('cum');
    await tick();
    expect(countRows(chosen.ranges.value)).toBe(1);
  });

  test('are copied at once where they are here, without what the person has hidden', async () => {
    const { model, host } = await setUp(50);
    model.columns.arrange((choice) => withShown(withShown(choice, 'sumPercent', false), 'cumPercent', false));
    model.chosen.extendTo(1);
    model.walkTo({ row: 1, column: 0 });
    const copied = copyChosen(model);
    expect(copied?.text).toBe(
      'flat\tflat%\tcum\tfunction\tfile\n0MB\t0%\t9MB\tf0\t/f0.go\n1MB\t1%\t9MB\tf1\t/f1.go',
    );
    expect(copied?.html).toContain('<td>/f1.go</td>');
    expect(host.copyText).not.toHaveBeenCalled();
  });

  test('are fetched where they are not here, or have only the beginning of their names', async () => {
    const { model, host } = await setUp(700, (index) => index === 600);
    model.chosen.all(700);
    expect(copyChosen(model)).toBeUndefined();
    await tick();
    const text = host.copyText.mock.calls[0]?.[0].split('\n') ?? [];
    expect([text.length, text[1], text[601], text[700]]).toEqual([
      701,
      '0MB\t0%\t1%\t9MB\t9%\tf0\t/f0.go',
      '600MB\t600%\t1%\t9MB\t9%\twhole600\tw',
      '699MB\t699%\t1%\t9MB\t9%\tf699\t/f699.go',
    ]);
  });

  test('are not copied in part from one selection and in part from another', async () => {
    const { model, page, host } = await setUp(700);
    model.chosen.all(700);
    copyChosen(model);
    page.state.value = ready({ generation: 2 });
    await tick();
    expect(host.copyText).not.toHaveBeenCalled();
    expect(page.notice.value).toMatch(/^The figures changed/);
  });

  test('are at most ten thousand, and it is said', async () => {
    const { model, page, host } = await setUp(20_000);
    copiesOfRow(model)
      .find(({ id }) => id === 'copyCsv')
      ?.run();
    await vi.waitFor(() => {
      expect(host.copyText).toHaveBeenCalled();
    });
    expect(host.copyText.mock.calls[0]?.[0].split('\n').length).toBe(10_001);
    await tick();
    expect(page.notice.value).toMatch(/^Copied the first 10,000 of 20,000/);
  });
});

test('the stack of a frame is copied from its leaf, without the root of all', async () => {
  const tree = {
    name: 'root',
    width: 2,
    children: [{ name: 'main', width: 2, children: [{ name: 'leaf', width: 1 }] }],
  };
  const copyText = vi.fn<Host['copyText']>(() => Promise.resolve());
  const { page } = pageWith({ flame: () => Promise.resolve(flamePage(tree)), copyText });
  const model = new FlameModel(page).whole;
  model.follow();
  page.state.value = ready();
  model.width.value = 800;
  await tick();
  copiesOfFrame(model, 2)[0]?.run();
  await tick();
  expect(copyText).toHaveBeenCalledWith('leaf\nmain');
});
