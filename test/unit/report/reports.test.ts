import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import type { Profile } from '../../../src/profile/profile.js';
import type { ReadSource } from '../../../src/report/list.js';
import type { ReportKind } from '../../../src/report/kinds.js';
import { DEFAULTS, type ReportOptions } from '../../../src/report/options.js';
import { ReportError } from '../../../src/report/reportError.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { makeReport } from '../../../src/report/report.js';
import { written } from '../analysis/written.js';

const TEN_LINES: ReadSource = () => Array.from({ length: 10 }, (_, i) => `line ${i + 1}`);

function report(
  kind: ReportKind,
  profile: Profile,
  options: Partial<ReportOptions> = {},
  argument = '',
  readSource = TEN_LINES,
): string[] {
  const all = { ...DEFAULTS, sampleIndex: 0, filters: NO_FILTERS, ...options };
  return makeReport(kind, argument, new Workspace(profile), all, readSource).text.trimEnd().split('\n');
}

const list = (profile: Profile, name: string, readSource?: ReadSource) =>
  report('list', profile, {}, name, readSource);

describe('list', () => {
  it('shows the lines around the cost, up to the end of the file', () => {
    expect(list(written('main@m.go:2 > f@f.go:7 | 3\n main@m.go:3 > f@f.go:9 | 4'), '^f$')).toEqual([
      'Total: 7',
      'ROUTINE ======================== f in f.go',
      '         7          7 (flat, cum)   100% of Total',
      ...['         .          .      2:line 2', '         .          .      3:line 3'],
      ...['         .          .      4:line 4', '         .          .      5:line 5'],
      ...['         .          .      6:line 6', '         3          3      7:line 7'],
      ...['         .          .      8:line 8', '         4          4      9:line 9'],
      '         .          .     10:line 10',
    ]);
  });

  it('sums the lines of a function, so recursion over lines counts again', () => {
    const [, , routine] = list(written('f@f.go:1 > f@f.go:2 | 5'), 'f');
    expect(routine).toBe('         5         10 (flat, cum) 200.00% of Total');
  });

  it('says why a source cannot be read, and where there is none', () => {
    expect(list(written('f@f.go:1 > g@:1 | 5'), '.', () => ({ error: 'it is gone' }))).toEqual([
      'Total: 5',
      'ROUTINE ======================== f in f.go',
      '         0          5 (flat, cum)   100% of Total',
      ' Error: it is gone',
      'No source information for g',
    ]);
  });

  it('is refused where nothing matches', () => {
    expect(() => list(written('f@f.go:1 | 5'), 'g')).toThrow(ReportError);
  });

  it('has lines that sum to the routine', () => {
    const frame = fc.constantFrom('f@f.go:1', 'f@f.go:2', 'f@f.go:9', 'g@f.go:1');
    const stack = fc.array(frame, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(stack, fc.integer({ min: -9, max: 9 })), { minLength: 1 }), (samples) => {
        fc.pre(samples.some(([frames, value]) => value !== 0 && frames.includes('f@f.go:1')));
        const profile = written(
          samples.map(([frames, value]) => `${frames.join(' > ')} | ${value}`).join('\n'),
        );
        let rows: string[];
        try {
          rows = list(profile, '^f$');
        } catch (error) {
          // Everything cancelled out.
          if (error instanceof ReportError) return;
          throw error;
        }
        const [, , head = '', ...lines] = rows;
        const numbers = (row: string) =>
          row
            .trim()
            .split(/\s+/)
            .slice(0, 2)
            .map((cell) => Number(cell.replace(/^\.$/, '0')));
        const sums = lines.map(numbers).reduce(([a = 0, b = 0], [c = 0, d = 0]) => [a + c, b + d], [0, 0]);
        expect(sums).toEqual(numbers(head));
      }),
    );
  });
});

describe('the other reports', () => {
  const profile = written(
    `
      main@m.go:1 > f@f.go:2 > g@g.go:3 | 1024 | user=ann size#2048:bytes
      main@m.go:1 > g@g.go:4 | 3072 | user=bob`,
    { types: ['space/bytes'], binary: '/bin/service' },
  );

  it('tree: each node between its callers and callees', () => {
    expect(report('tree', profile, { compactLabels: true })).toEqual([
      'Showing nodes accounting for 4kB, 100% of 4kB total',
      '----------------------------------------------------------+-------------',
      '      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ',
      '----------------------------------------------------------+-------------',
      '                                               3kB 75.00% |   main',
      '                                               1kB 25.00% |   f',
      '       4kB   100%   100%        4kB   100%                | g',
      '----------------------------------------------------------+-------------',
      '                                               1kB   100% |   main',
      '         0     0%   100%        1kB 25.00%                | f',
      '                                               1kB   100% |   g',
      '----------------------------------------------------------+-------------',
      '         0     0%   100%        4kB   100%                | main',
      '                                               3kB 75.00% |   g',
      '                                               1kB 25.00% |   f',
      '----------------------------------------------------------+-------------',
    ]);
  });

  it('peek: only what matches, with its own running sum', () => {
    expect(report('peek', profile, { compactLabels: true }, '^f$').slice(3, -1)).toEqual([
      '----------------------------------------------------------+-------------',
      '                                               1kB   100% |   main',
      '         0     0%     0%        1kB 25.00%                | f',
      '                                               1kB   100% |   g',
    ]);
    expect(() => report('peek', profile, {}, 'nothing')).toThrow('no matches found for regexp: nothing');
  });

  it('traces: every sample with its labels', () => {
    expect(report('traces', profile)).toEqual([
      'File: service',
      'Type: space',
      '-----------+-------------------------------------------------------',
      '      user:  ann',
      '      size:  2kB',
      '       1kB   g',
      '             f',
      '             main',
      '-----------+-------------------------------------------------------',
      '      user:  bob',
      '       3kB   g',
      '             main',
      '-----------+-------------------------------------------------------',
    ]);
  });

  it('tags: each key with its values, aligned', () => {
    expect(report('tags', profile)).toEqual([
      ' size: Total 1kB of 4kB (25.00%)',
      '       1kB (25.00%): 2kB',
      '',
      ' user: Total 4kB of 4kB (  100%)',
      '       3kB (75.00%): bob',
      '       1kB (25.00%): ann',
    ]);
  });

  it('raw: the profile as recorded', () => {
    expect(report('raw', profile)).toEqual([
      'PeriodType:  ',
      'Period: 0',
      'Samples:',
      'space/bytes',
      '       1024: 3 2 1 ',
      '                user:[ann]',
      '                size:[2048 bytes]',
      '       3072: 4 1 ',
      '                user:[bob]',
      'Locations',
      '     1: 0x1000 M=1 main m.go:1:0 s=0',
      '     2: 0x1001 M=1 f f.go:2:0 s=0',
      '     3: 0x1002 M=1 g g.go:3:0 s=0',
      '     4: 0x1003 M=1 g g.go:4:0 s=0',
      'Mappings',
      '1: 0x0/0x0/0x0 /bin/service  [FN][FL][LN][IN]',
    ]);
  });

  it('top: in one unit for the whole report, or another', () => {
    const mixed = written('a | 1100\n b | 5000000', { types: ['space/bytes'] });
    expect(report('top', mixed, { trim: false }).slice(2)).toEqual([
      '      flat  flat%   sum%        cum   cum%',
      ' 4882.81kB   100%   100%  4882.81kB   100%  b',
      '    1.07kB 0.022%   100%     1.07kB 0.022%  a',
    ]);
    expect(report('top', mixed, { trim: false, unit: 'bytes' })[3]).toBe(
      '  5000000B   100%   100%   5000000B   100%  b',
    );
    expect(report('top', mixed, { trim: false, divideBy: 10 })[3]).toBe(
      '  488.28kB   100%   100%   488.28kB   100%  b',
    );
  });

  it('top: averages over the first type', () => {
    const means = written('a | 2 10\n a | 2 20\n b | 1 1', { types: ['calls/count', 'delay/ns'] });
    expect(report('top', means, { sampleIndex: 1, mean: true, trim: false, unit: 'ns' }).slice(1)).toEqual([
      'Showing nodes accounting for 8ns, 133.33% of 6ns total',
      '      flat  flat%   sum%        cum   cum%',
      '       7ns 116.67% 116.67%        7ns 116.67%  a',
      '       1ns 16.67% 133.33%        1ns 16.67%  b',
    ]);
  });

  it('dot: nodes, labels and calls', () => {
    const dot = report('dot', profile, { trim: false });
    expect(dot[0]).toBe('digraph "service" {');
    expect(dot).toContain(
      'N2 -> N1 [label=" 3kB" weight=76 penwidth=4 color="#b20e00" tooltip="main -> g (3kB)" labeltooltip="main -> g (3kB)"]',
    );
    expect(dot).toContain('N1_0 [label = "user:bob" id="N1_0" fontsize=8 shape=box3d tooltip="3kB"]');
    expect(dot.at(-1)).toBe('}');
  });

  it('header: how long and how much of it', () => {
    const cpu = written('a | 500000000', { types: ['cpu/nanoseconds'], durationNanos: 2_000_000_000n });
    expect(report('top', cpu)[1]).toBe('Duration: 2s, Total samples = 500ms (25.00%)');
  });

  it('refuse to divide by nothing', () => {
    expect(() => report('top', profile, { divideBy: 0 })).toThrow('zero divisor specified');
  });
});
