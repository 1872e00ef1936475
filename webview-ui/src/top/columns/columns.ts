import type { TopColumn, TopRow } from '../../../../src/protocol/session.js';
import { texts } from '../../texts.js';

/** The columns by name, in the order in which pprof prints them. */
export const COLUMN_IDS = [
  ...(['flat', 'flatPercent', 'sumPercent', 'cum', 'cumPercent'] as const),
  ...(['name', 'file'] as const),
];

export type ColumnId = (typeof COLUMN_IDS)[number];

export interface Column {
  /** Also the class of its cells. */
  readonly id: ColumnId;
  readonly title: string;
  readonly hint: string;
  readonly text: (row: TopRow) => string;
  /** What a click on its header sorts by; undefined if it cannot be sorted by. */
  readonly sort: TopColumn | undefined;
  /** True for the column that shows how the table is sorted, of several that sort alike. */
  readonly showsSort: boolean;
  /** The order of the sort by default: figures from the largest, names from A. */
  readonly order: 'ascending' | 'descending';
  /** Share of the total drawn behind the figure. */
  readonly share?: (row: TopRow) => number;
}

const figure = { showsSort: false, order: 'descending' } as const;

/** The columns of the table, as pprof prints them, and the file. */
const columns: readonly Column[] = [
  {
    ...figure,
    id: 'flat',
    title: texts.flat,
    hint: texts.flatTitle,
    text: (row) => row.flat,
    sort: 'flat',
    showsSort: true,
    share: (row) => row.flatShare,
  },
  {
    ...figure,
    id: 'flatPercent',
    title: texts.flatPercent,
    hint: texts.flatPercentTitle,
    text: (row) => row.flatPercent.trim(),
    sort: 'flat',
  },
  {
    ...figure,
    id: 'sumPercent',
    title: texts.sumPercent,
    hint: texts.sumPercentTitle,
    text: (row) => row.sumPercent.trim(),
    sort: undefined,
  },
  {
    ...figure,
    id: 'cum',
    title: texts.cum,
    hint: texts.cumTitle,
    text: (row) => row.cum,
    sort: 'cum',
    showsSort: true,
    share: (row) => row.cumShare,
  },
  {
    ...figure,
    id: 'cumPercent',
    title: texts.cumPercent,
    hint: texts.cumPercentTitle,
    text: (row) => row.cumPercent.trim(),
    sort: 'cum',
  },
  {
    id: 'name',
    title: texts.function,
    hint: texts.functionTitle,
    text: (row) => row.printed + row.mark,
    sort: 'name',
    showsSort: true,
    order: 'ascending',
  },
  {
    id: 'file',
    title: texts.file,
    hint: texts.fileTitle,
    text: (row) => row.file,
    sort: 'file',
    showsSort: true,
    order: 'ascending',
  },
];

/** A column by its name. */
export const columnOf = Object.fromEntries(columns.map((column) => [column.id, column])) as Readonly<
  Record<ColumnId, Column>
>;
