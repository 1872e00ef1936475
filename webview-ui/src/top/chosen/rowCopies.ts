import type { TopRow } from '../../../../src/protocol/session.js';
import type { Copied } from '../../shared/copying.js';
import { fill, texts } from '../../texts.js';
import { columnOf } from '../columns/columns.js';
import { between, countRows, firstRows, type Ranges } from './rowRanges.js';
import { asHtml, asTsv, type CopiedTable } from './tableText.js';
import type { TopModel } from '../topModel.js';

/** The most rows that are copied: nobody reads more, and each of them is fetched. */
const MOST = 10_000;

/** Rows asked for at once. */
const AT_ONCE = 500;

/**
 * The chosen rows, for the clipboard. Where some of them are not here, they get there by themselves, as text, once they
 * are: undefined.
 */
export function copyChosen(model: TopModel): Copied | undefined {
  const ranges = model.chosen.ranges.peek();
  const here = rowsHere(model, ranges);
  if (here !== undefined) {
    const table = tableOf(model, here);
    return { text: asTsv(table), html: asHtml(table) };
  }
  copyRows(model, ranges, asTsv);
  return undefined;
}

/** Copies rows, the first of them if they are very many, as a text of some form. */
export function copyRows(model: TopModel, ranges: Ranges, form: (table: CopiedTable) => string): void {
  const { page } = model;
  const all = countRows(ranges);
  const copied = fetchRows(model, firstRows(ranges, MOST)).then(async (rows) => {
    if (rows === undefined) return;
    await page.host.copyText(form(tableOf(model, rows)));
    if (all > MOST) page.notice.value = fill(texts.copiedFirst, MOST.toLocaleString(), all.toLocaleString());
  });
  page.tell(copied);
}

/** Every row that the table has. */
export function allRows(model: TopModel): Ranges {
  const matching = model.shown.peek()?.top.matching ?? 0;
  return matching === 0 ? [] : between(0, matching - 1);
}

/** The rows if all of them are here, with their whole names. */
function rowsHere(model: TopModel, ranges: Ranges): readonly TopRow[] | undefined {
  const rows: TopRow[] = [];
  const shown = model.shown.peek()?.rows;
  for (const [from, to] of ranges) {
    for (let i = from; i <= to; i++) {
      const row = shown?.row(i);
      if (row === undefined || row.isCut) return undefined;
      rows.push(row);
    }
  }
  return rows;
}

/** The rows, with their whole names; undefined, and a word about it, if the figures change meanwhile. */
async function fetchRows(model: TopModel, ranges: Ranges): Promise<readonly TopRow[] | undefined> {
  const { page } = model;
  const order = model.order.peek();
  const figures = page.figures.peek();
  const rows: TopRow[] = [];
  for (const [first, last] of ranges) {
    for (let from = first; from <= last; from += AT_ONCE) {
      const count = Math.min(AT_ONCE, last - from + 1);
      for (const row of (await page.host.top({ ...order, from, count })).rows)
        rows.push({ ...row, ...(row.isCut && (await page.whole(row))) });
    }
  }
  if (figures === page.figures.peek()) return rows;
  page.notice.value = texts.copyOvertaken;
  return undefined;
}

/** The columns that the person has not hidden, whether there is room for them or not. */
function tableOf(model: TopModel, rows: readonly TopRow[]): CopiedTable {
  const { order, shown } = model.columns.choice.peek();
  const columns = order.filter((id) => shown[id] !== false).map((id) => columnOf[id]);
  return {
    columns: columns.map(({ title, id }) => ({ title, isFigure: id !== 'name' && id !== 'file' })),
    rows: rows.map((row) => columns.map((column) => column.text(row))),
  };
}
