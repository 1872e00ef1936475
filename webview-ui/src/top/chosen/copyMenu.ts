import type { MenuItem } from '../../shared/menu.js';
import { fill, texts } from '../../texts.js';
import { allRows, copyRows } from './rowCopies.js';
import { countRows } from './rowRanges.js';
import { asCsv, asMarkdown, asTsv } from './tableText.js';
import type { TopModel } from '../topModel.js';

/** What can be copied of the table. */
export function copiesOfTable(model: TopModel): readonly MenuItem[] {
  const { page } = model;
  return [
    {
      id: 'copyMarkdown',
      title: texts.copyMarkdown,
      run: () => {
        copyRows(model, allRows(model), asMarkdown);
      },
    },
    {
      id: 'copyCsv',
      title: texts.copyCsv,
      run: () => {
        copyRows(model, allRows(model), asCsv);
      },
    },
    {
      id: 'copySummary',
      title: texts.copySummary,
      run: () => {
        page.tell(page.host.copySummary());
      },
    },
  ];
}

/** What can be copied of a row, or of those that are chosen with it, and of the table. */
export function copiesOfRow(model: TopModel): readonly MenuItem[] {
  const ranges = model.chosen.ranges.peek();
  const count = countRows(ranges);
  const row: MenuItem = {
    id: 'copyRow',
    title: count === 1 ? texts.copyRow : fill(texts.copyRows, count.toLocaleString()),
    run: () => {
      copyRows(model, ranges, asTsv);
    },
  };
  return [row, ...copiesOfTable(model)];
}
