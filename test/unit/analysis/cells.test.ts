import { describe, expect, it, test } from 'vitest';
import { type Cell, cell } from '../../../src/analysis/cells.js';
import { defaultSelection, NO_FILTERS, type Filters } from '../../../src/analysis/samples/selection.js';
import { type Fields, VIEW_FIELDS } from '../../../src/analysis/tables.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { written } from './written.js';

const PROFILE = written(
  `
    main@main.go:10 > load@load.go:20 > read@read.go:30 | 1 1000
    main@main.go:10 > load@load.go:21 > read@read.go:31 | 2 2000
    main@main.go:11 > load@load.go:20 + read@read.go:30 | 4 4000
    main@main.go:12 > walk@walk.go:5 > walk@walk.go:5 > a::walk<int>()@walk.go:6 | 8 -8000`,
  { dropFrames: 'read', types: ['samples/count', 'cpu/nanoseconds'] },
);

const FIELDS: Fields = {
  ...VIEW_FIELDS,
  ...defaultSelection(1),
  ...{ sort: 'flat', reversed: false, filter: '', direction: 'down', of: '' },
};

/** Another value of each field. */
const OTHERS: Readonly<Record<keyof Fields, unknown>> = {
  sampleIndex: 0,
  granularity: 'lines',
  noInlines: true,
  filters: { ...NO_FILTERS, focus: 'load' } satisfies Filters,
  trim: false,
  relativePercentages: true,
  names: 'templates',
  allFrames: true,
  unit: 'seconds',
  mean: true,
  showColumns: true,
  dropNegative: true,
  sourcePath: '/src',
  trimPath: '/build',
  sort: 'cum',
  reversed: true,
  filter: 'l',
  direction: 'up',
  of: 'load',
};

/** What depends on which frames there are, and on which samples. */
const OF_FRAMES = [
  'codeLines',
  'fileFunctions',
  'flameNodes',
  'flames',
  'frames',
  'functions',
  'listed',
  'nodes',
  'peek',
  'placeSums',
  'places',
  'sums',
  'top',
  'trimmed',
];
const OF_SAMPLES = [...OF_FRAMES, 'filtered', 'total'].sort();

/** The tables that depend on each field. */
const DEPENDENTS: Readonly<Record<keyof Fields, readonly string[]>> = {
  sampleIndex: ['codeLines', 'fileFunctions', 'listed', 'peek', 'top', 'total', 'trimmed'],
  granularity: ['nodes', 'peek', 'sums', 'top', 'trimmed'],
  noInlines: OF_FRAMES,
  filters: OF_SAMPLES,
  trim: ['top', 'trimmed'],
  relativePercentages: ['peek', 'top', 'total'],
  names: [...OF_SAMPLES, 'named'].sort(),
  allFrames: OF_SAMPLES,
  unit: OF_SAMPLES,
  mean: ['codeLines', 'fileFunctions', 'flames', 'listed', 'peek', 'top', 'total', 'trimmed'],
  showColumns: ['listed', 'nodes', 'peek', 'sums', 'top', 'trimmed'],
  dropNegative: ['listed'],
  sourcePath: ['listed', 'nodes', 'peek', 'sums', 'top', 'trimmed'],
  trimPath: ['listed', 'nodes', 'peek', 'sums', 'top', 'trimmed'],
  sort: ['top'],
  reversed: ['top'],
  filter: ['top'],
  direction: ['flames'],
  of: ['flames'],
};

/** All tables of a workspace that are kept, by name. */
function tablesOf(workspace: Workspace) {
  const tables = Object.entries(workspace.tables).filter(([, table]) => 'of' in table);
  return tables as [string, Cell<Fields, keyof Fields, unknown>][];
}

describe('every field of a selection', () => {
  const names = Object.keys(OTHERS) as (keyof Fields)[];

  it.each(names)('%s changes just the tables that depend on it', (name) => {
    const workspace = new Workspace(PROFILE);
    const other = { ...FIELDS, [name]: OTHERS[name] } as Fields;
    const before = tablesOf(workspace).map(([, table]) => table(FIELDS));
    const changed = tablesOf(workspace).filter(([, table], i) => table(other) !== before[i]);
    // Two totals may be equal.
    const told = changed.map(([table]) => table).filter((table) => table !== 'total');
    expect(told.sort()).toEqual(DEPENDENTS[name].filter((table) => table !== 'total'));
    const declared = tablesOf(workspace).filter(([, { of }]) => of.includes(name));
    expect(declared.map(([table]) => table).sort()).toEqual(DEPENDENTS[name]);
  });

  it.each(names)('%s: answers after a change are those of a workspace that knows no other', (name) => {
    const used = new Workspace(PROFILE);
    const other = { ...FIELDS, [name]: OTHERS[name] } as Fields;
    for (const fields of [FIELDS, other, FIELDS, other]) {
      expect(answers(used, fields)).toEqual(answers(new Workspace(PROFILE), fields));
    }
  });
});

function answers(workspace: Workspace, fields: Fields): unknown {
  const { sort, reversed, filter, direction, of, names = 'simplified', ...rest } = fields;
  const selection = { ...rest, names };
  return {
    top: workspace.top({ selection, sort, reversed, filter, from: 0, count: 10 }),
    lines: workspace.lines(selection, 'load.go'),
    detail: workspace.lineDetail(selection, 'load.go', 20, 3),
    peek: workspace.peek(selection).named('load'),
    tags: workspace.tags(selection),
    source: workspace.source(selection, 'function', 'load'),
    functions: workspace.fileFunctions(selection, 'load.go'),
    status: workspace.status(selection),
    flame: workspace
      .flame(selection, { direction, of })
      .view({ path: [], width: 1000, search: 'read', thorough: true }),
  };
}

describe('a cell', () => {
  const declare = cell<{ readonly a: number; readonly b: { readonly c: string } }>();

  test('is made once for what it depends on, whatever else changes', () => {
    const made: unknown[] = [];
    const doubled = declare(['b'], ({ b }) => (made.push(b), b.c + b.c));
    expect([doubled({ b: { c: 'x' } }), doubled({ b: { c: 'x' } }), doubled({ b: { c: 'y' } })]).toEqual([
      ...['xx', 'xx', 'yy'],
    ]);
    expect(made).toEqual([{ c: 'x' }, { c: 'y' }]);
  });

  test('keeps as many values as are asked for in turn, the newest', () => {
    const made: number[] = [];
    const squared = declare(['a'], ({ a }) => (made.push(a), a * a), 2);
    for (const a of [1, 2, 1, 2, 1, 3, 1, 2]) expect(squared({ a })).toBe(a * a);
    expect(made).toEqual([1, 2, 3, 2]);
  });

  test('keeps nothing of what failed, and what it had before', () => {
    let made = 0;
    const careful = declare(['a'], ({ a }) => {
      if (a < 0) throw new RangeError('negative');
      return ++made;
    });
    expect(careful({ a: 1 })).toBe(1);
    expect(() => careful({ a: -1 })).toThrow('negative');
    expect(careful({ a: 1 })).toBe(1);
  });
});
