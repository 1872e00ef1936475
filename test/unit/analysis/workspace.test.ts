import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Workspace } from '../../../src/analysis/workspace.js';
import {
  type Filters,
  NO_FILTERS,
  type Selection,
  defaultSelection,
} from '../../../src/analysis/samples/selection.js';
import { written } from './written.js';

const SELECTION: Selection = { ...defaultSelection(1), trim: false };

const PROFILE = written(
  `
    main@main.go:10 > load@load.go:20 > read@read.go:30 | 1 1000
    main@main.go:10 > load@load.go:21 > read@read.go:31 | 2 2000
    main@main.go:11 > load@load.go:20 + read@read.go:30 | 4 4000
    main@main.go:12 > walk@walk.go:5 > walk@walk.go:5 > walk@walk.go:6 | 8 8000`,
  { types: ['samples/count', 'cpu/nanoseconds'] },
);

function focused(focus: string): Selection {
  const filters: Filters = { ...NO_FILTERS, focus };
  return { ...SELECTION, filters };
}

describe('top', () => {
  const ask = {
    selection: SELECTION,
    sort: 'flat',
    reversed: false,
    filter: '',
    from: 0,
    count: 10,
  } as const;

  it('has pprof’s rows and lines above them', () => {
    const page = new Workspace(PROFILE).top(ask);
    expect(page.legend).toEqual(['Showing nodes accounting for 15us, 100% of 15us total']);
    expect(
      page.rows.map((row) => [row.printed + row.mark, row.file, row.flat, row.sumPercent, row.cum]),
    ).toEqual([
      ['walk', 'walk.go', '8us', '53.33%', '8us'],
      ['read', 'read.go', '7us', '  100%', '7us'],
      ['load', 'load.go', '0', '  100%', '7us'],
      ['main', 'main.go', '0', '  100%', '15us'],
    ]);
  });

  it('gives a window of the rows that contain a text, sorted as asked', () => {
    const workspace = new Workspace(PROFILE);
    const byName = workspace.top({ ...ask, sort: 'name', reversed: true, filter: 'A', from: 1, count: 2 });
    expect(byName).toMatchObject({ matching: 4, all: 4, from: 1 });
    expect(byName.rows.map((row) => row.printed)).toEqual(['read', 'main']);
    expect(workspace.top({ ...ask, filter: 'LOAD.GO' }).rows.map((row) => row.printed)).toEqual(['load']);
  });

  it('says how the filter was read, as an expression where no row has its words', () => {
    const workspace = new Workspace(PROFILE);
    const read = (filter: string) => workspace.top({ ...ask, filter });
    expect(read('re ad')).toMatchObject({ matching: 1, reading: 'words' });
    expect(read('walk|main')).toMatchObject({ matching: 2, reading: 're2' });
    expect(read('walk|main|(')).toMatchObject({ matching: 0, reading: 'words' });
  });

  it('sums down the rows that are shown', () => {
    const { rows } = new Workspace(PROFILE).top({ ...ask, filter: 'read' });
    expect(rows.map((row) => row.sumPercent)).toEqual(['46.67%']);
  });

  it('refers to the total before filters, or after them', () => {
    const workspace = new Workspace(PROFILE);
    const selection = focused('walk');
    const [row] = workspace.top({ ...ask, selection }).rows;
    expect(row?.flatPercent).toBe('53.33%');
    const relative = workspace.top({ ...ask, selection: { ...selection, relativePercentages: true } });
    expect(relative.rows[0]?.flatPercent).toBe('  100%');
    expect(relative.filters).toEqual(['Active filters:', '   focus=walk']);
    expect(relative.legend).toEqual(['Showing nodes accounting for 8us, 100% of 8us total']);
  });

  it('drops small nodes as pprof does by default', () => {
    const profile = written('main > big | 1000\n main > small | 1');
    const page = new Workspace(profile).top({ ...ask, selection: defaultSelection(0) });
    expect(page.rows.map((row) => row.printed)).toEqual(['big', 'main']);
    expect(page.legend[1]).toBe('Dropped 1 node (cum <= 5)');
    expect(page.dropped).toBe(page.legend[1]);
    const untrimmed = { ...defaultSelection(0), trim: false };
    expect(new Workspace(profile).top({ ...ask, selection: untrimmed }).dropped).toBe('');
  });

  it('says which shares are of something that has become less, in every view', () => {
    const workspace = new Workspace(written('main > less | -3 | key=a\n main > more | 1'));
    const selection = defaultSelection(0);
    const { rows } = workspace.top({ ...ask, selection });
    expect(rows.map((row) => [row.printed, row.flatShare, row.cumShare])).toEqual([
      ['less', -0.75, -0.75],
      ['more', 0.25, 0.25],
      ['main', 0, -0.5],
    ]);
    const callees = workspace.peek(selection).named('main')?.callees ?? [];
    expect(callees.map(({ printed, share }) => [printed, Math.sign(share)])).toEqual([
      ['less', -1],
      ['more', 1],
    ]);
    expect(workspace.tags(selection)[0]?.values.map(({ share }) => Math.sign(share))).toEqual([-1]);
  });
});

describe('lines', () => {
  it('are those of a file with cost, each value in its own unit', () => {
    expect(new Workspace(PROFILE).lines(SELECTION, 'main.go')).toEqual([
      { line: 10, flat: '', cum: '3us', flatShare: 0, cumShare: 0.2, percent: '20.00%' },
      { line: 11, flat: '', cum: '4us', flatShare: 0, cumShare: 4 / 15, percent: '26.67%' },
      { line: 12, flat: '', cum: '8us', flatShare: 0, cumShare: 8 / 15, percent: '53.33%' },
    ]);
  });

  it('count a sample once, however deep the recursion', () => {
    const lines = new Workspace(PROFILE).lines(SELECTION, 'walk.go');
    expect(lines.map(({ line, flat, cum }) => [line, flat, cum])).toEqual([
      [5, '', '8us'],
      [6, '8us', '8us'],
    ]);
  });

  it('share the cost of different functions on one line', () => {
    const profile = written('a@x.go:1 > b@x.go:1 | 1\n c@x.go:1 | 2');
    expect(new Workspace(profile).lines({ ...SELECTION, sampleIndex: 0 }, 'x.go')).toEqual([
      { line: 1, flat: '3', cum: '3', flatShare: 1, cumShare: 1, percent: '100%' },
    ]);
  });

  it('follow the filters, and are none for files that are not there', () => {
    const workspace = new Workspace(PROFILE);
    expect(workspace.lines(focused('walk'), 'main.go').map(({ line }) => line)).toEqual([12]);
    expect(workspace.lines(SELECTION, 'main')).toEqual([]);
  });

  it('leave out the unknown line 0', () => {
    const profile = written('a@x.go | 1');
    expect(new Workspace(profile).lines({ ...SELECTION, sampleIndex: 0 }, 'x.go')).toEqual([]);
  });

  it('have the flat cost of all samples whose leaf has a line', () => {
    const line = fc.constantFrom('a@x:1', 'b@x:1', 'a@x:2', 'c@y:1');
    const stack = fc.array(line, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(stack, fc.nat({ max: 99 })), { minLength: 1, maxLength: 9 }),
        (samples) => {
          const profile = written(
            samples.map(([frames, value]) => `${frames.join(' > ')} | ${value}`).join('\n'),
          );
          const workspace = new Workspace(profile);
          const selection = { ...SELECTION, sampleIndex: 0 };
          const figures = ['x', 'y'].flatMap((file) => workspace.lines(selection, file));
          const flat = figures.reduce((total, figure) => total + Number(figure.flat), 0);
          expect(flat).toBe(samples.reduce((total, [, value]) => total + value, 0));
        },
      ),
    );
  });
});

describe('detail of a line', () => {
  it('has every sample type, and who calls and is called', () => {
    const workspace = new Workspace(PROFILE);
    const detail = workspace.lineDetail(SELECTION, 'load.go', 20, 5);
    expect(detail?.functions).toEqual(['load']);
    expect(detail?.figures).toEqual([
      { type: 'samples', flat: '0', cum: '5', flatPercent: '0%', cumPercent: '33.33%' },
      { type: 'cpu', flat: '0', cum: '5us', flatPercent: '0%', cumPercent: '33.33%' },
    ]);
    expect(detail?.callers.map(({ name, weight }) => [name, weight])).toEqual([['main', '5us']]);
    expect(detail?.callees.map(({ name, weight }) => [name, weight])).toEqual([['read', '5us']]);
    // The heaviest of the calling lines.
    const [caller] = detail?.callers ?? [];
    expect(caller && workspace.place(SELECTION, caller.ref)).toMatchObject({ file: 'main.go', line: 11 });
  });

  it('counts a call once for each sample and leaves recursion out', () => {
    const detail = new Workspace(PROFILE).lineDetail(SELECTION, 'walk.go', 5, 5);
    expect(detail?.callers.map(({ name, weight }) => [name, weight])).toEqual([['main', '8us']]);
    expect(detail?.callees).toEqual([]);
  });

  it('names a few of the functions, and says how many there are', () => {
    const names = Array.from({ length: 300 }, (_, i) => `${'f'.repeat(5000)}${i}`);
    const profile = written(names.map((name) => `${name}@x:1 | 1`).join('\n'));
    const detail = new Workspace(profile).lineDetail({ ...SELECTION, sampleIndex: 0 }, 'x', 1, 2);
    expect(detail?.functions).toHaveLength(5);
    expect(detail?.moreFunctions).toBe(295);
    expect(JSON.stringify(detail).length).toBeLessThan(10_000);
  });

  it('is limited to so many links', () => {
    const profile = written('a > x@x:1 | 1\n b > x@x:1 | 2\n c > x@x:1 | 3');
    const detail = new Workspace(profile).lineDetail({ ...SELECTION, sampleIndex: 0 }, 'x', 1, 2);
    expect(detail?.callers.map(({ name }) => name)).toEqual(['c', 'b']);
  });

  it('is undefined for a line without samples', () => {
    const workspace = new Workspace(PROFILE);
    expect(workspace.lineDetail(SELECTION, 'load.go', 99, 5)).toBeUndefined();
    expect(workspace.lineDetail(focused('walk'), 'load.go', 20, 5)).toBeUndefined();
  });
});

describe('place', () => {
  it('of a function is its most costly line, the first of equals', () => {
    const workspace = new Workspace(PROFILE);
    const refs = new Map(
      workspace
        .top({ selection: SELECTION, sort: 'flat', reversed: false, filter: '', from: 0, count: 10 })
        .rows.map((row) => [row.printed, row.ref]),
    );
    const lineOf = (name: string, selection = SELECTION) => {
      const ref = refs.get(name);
      return ref && workspace.place(selection, ref)?.line;
    };
    expect(lineOf('main')).toBe(12);
    expect(lineOf('main', focused('load'))).toBe(11);
    expect(lineOf('load')).toBe(20);
    expect(lineOf('walk')).toBe(5);
  });

  it('is undefined for what is not in the profile', () => {
    const workspace = new Workspace(PROFILE);
    expect(workspace.place(SELECTION, { kind: 'line', id: 1e6 })).toBeUndefined();
    expect(workspace.place(SELECTION, { kind: 'function', id: 1e6 })).toBeUndefined();
  });
});

it('knows the functions of a file, each once', () => {
  const workspace = new Workspace(
    written('a.Foo.run@Foo.java:1 > b.Foo.run@Foo.java:1 > a.Foo.run@Foo.java:2 > a.Bar.run@Bar.java | 1'),
  );
  expect(workspace.functionsIn('Foo.java').sort()).toEqual(['a.Foo.run', 'b.Foo.run']);
  expect(workspace.functionsIn('Gone.java')).toEqual([]);
});

it('knows where the functions of a file are declared, where that is recorded', () => {
  const profile = written('a.f@x.go:1 > a.g@x.go:7 > a.g@x.go:8 > b.h@y.go:9 | 1');
  const { functions, strings } = profile;
  for (let f = 0; f < functions.count; f++) {
    if (strings.text(functions.name[f] ?? 0) === 'a.g') functions.startLine[f] = 6n;
  }
  const workspace = new Workspace(profile);
  expect(workspace.declarations('x.go')).toEqual([{ name: 'a.g', line: 6 }]);
  expect(workspace.declarations('y.go')).toEqual([]);
});

it('knows every file once', () => {
  expect(new Workspace(PROFILE).files().sort()).toEqual(['load.go', 'main.go', 'read.go', 'walk.go']);
});
