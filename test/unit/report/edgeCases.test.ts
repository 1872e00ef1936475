import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import type { Profile } from '../../../src/profile/profile.js';
import { StringTableBuilder } from '../../../src/profile/strings.js';
import type { ReadSource } from '../../../src/report/list.js';
import type { ReportKind } from '../../../src/report/kinds.js';
import { DEFAULTS, type ReportOptions } from '../../../src/report/options.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { makeProfile, makeReport } from '../../../src/report/report.js';
import { type Beside, written } from '../analysis/written.js';

const NO_SOURCE: ReadSource = (path) => ({ error: `no ${path}` });

function report(
  kind: ReportKind,
  profile: Profile,
  options: Partial<ReportOptions> = {},
  argument = '',
  readSource = NO_SOURCE,
): string[] {
  const all = { ...DEFAULTS, sampleIndex: 0, filters: NO_FILTERS, compactLabels: true, ...options };
  return makeReport(kind, argument, new Workspace(profile), all, readSource).text.trimEnd().split('\n');
}

const LEAST = -(2n ** 63n);

describe('samples that cancel out', () => {
  it('dot: a call of a node that is not shown leads to N0', () => {
    const dot = report('dot', written('a > z | 3\n b > z | -3'));
    const calls = dot.map((line) => /^N\d+ -> \S+/.exec(line)?.[0]).filter((call) => call !== undefined);
    expect(calls).toEqual(['N1 -> N0', 'N2 -> N0']);
  });

  it('dot of a call tree: a caller that is not shown counts in the order', () => {
    // `zero` stays in the tree, so x has one caller and no callee: its score is (0 + 1) · 3 + 3 = 6, that of w is −6 and
    // that of y (1 + 0.918) · 3 + 2 = 7. Without a caller x and w would have (1 + 1) · 3 + 3 = 9 and come first.
    const tree = written('zero > x | 3\n zero > w | -3\n y | 2 \n y > v | 1');
    const dot = report('dot', tree, { callTree: true, nodeCount: 3 });
    const names = dot
      .map((line) => /^N\d+ \[label="(\w+)/.exec(line)?.[1])
      .filter((name) => name !== undefined);
    expect(names).toEqual(['y', 'w', 'x']);
  });

  it('dot of a call tree: nodes of one name and score stay in the order they had before others went', () => {
    // The lower r comes first, as its calls are spread: 2 bits · 4 against 1 · 4 of the upper. Without them both have 4.
    const tree = written('r > r > a | 1\n r > r > b | 1\n r > r > c | 1\n r > r > d | 1');
    const dot = report('dot', tree, { callTree: true, nodeCount: 2 });
    expect(dot.filter((line) => line.includes(' -> '))).toEqual([expect.stringMatching(/^N2 -> N1 /)]);
  });

  it('dot: less is blue, more is red', () => {
    const dot = report('dot', written('a | -1\n b | 1')).join('\n');
    expect(dot).toMatch(/label="a\\n-1 \(50.00%\)".*color="#2121b2" fillcolor="#d9d9ed"/);
    expect(dot).toMatch(/label="b\\n1 \(50.00%\)".*color="#b22100" fillcolor="#edd9d5"/);
  });
});

describe('the least int64, which is its own absolute value', () => {
  const least = written(`f | ${LEAST}\n g | 1`);

  it('is not dropped where nothing is', () => {
    const text = report('peek', least, {}, '.').join('\n');
    expect(text).toContain('| f');
    expect(text).not.toContain('Dropped');
  });

  it('is dropped, as pprof does, where only so many nodes are shown', () => {
    const names = report('tree', least, { nodeCount: 9, nodeFraction: 0 })
      .join('\n')
      .match(/\| \w+$/gm);
    expect(names).toEqual(['| g']);
  });

  it('has a font in dot', () => {
    const fonts = report('dot', least, { trim: false })
      .join('\n')
      .match(/id="node\d+" fontsize=\S+/g);
    expect(fonts).toEqual(['id="node1" fontsize=24', 'id="node2" fontsize=24']);
  });
});

describe('list', () => {
  const TEN_LINES: ReadSource = () => Array.from({ length: 10 }, (_, i) => `line ${i + 1}`);

  /** `f` in f.go, with one sampled line. */
  const atLine = (line: bigint, startLine: bigint): Profile => {
    const profile = written('f@f.go:1 | 5');
    return {
      ...profile,
      lines: { ...profile.lines, line: BigInt64Array.of(line) },
      functions: { ...profile.functions, startLine: BigInt64Array.of(startLine) },
    };
  };

  it('looks for no file where the function begins behind its cost', () => {
    const asked: string[] = [];
    const readSource: ReadSource = (path) => {
      asked.push(path);
      return { error: 'gone' };
    };
    expect(report('list', atLine(3n, 30n), {}, 'f', readSource)).toEqual([
      'Total: 5',
      'ROUTINE ======================== f in f.go',
      '         5          5 (flat, cum)   100% of Total',
    ]);
    expect(asked).toEqual([]);
  });

  it('says so of a file that another function was already looked for in', () => {
    const profile = written('a@f.go:3 | 1\n b@f.go:3 | 1');
    const late = { ...profile, functions: { ...profile.functions, startLine: BigInt64Array.of(0n, 30n) } };
    expect(report('list', late, {}, '.').filter((line) => line.includes('Error'))).toHaveLength(2);
  });

  it('ends five lines after a line that is negative', () => {
    expect(report('list', atLine(-3n, 0n), {}, 'f', TEN_LINES).slice(3)).toEqual([
      '         .          .      1:line 1',
      '         .          .      2:line 2',
    ]);
    expect(report('list', atLine(-7n, 0n), {}, 'f', TEN_LINES).slice(3)).toEqual([]);
  });
});

/** Samples of 12345 and 1 with labels `key`, the heavier one's of a text that `written` could not take. */
function labelled(text: string): Profile {
  const profile = written('a | 12345 | key=x\n a | 1 | key=y');
  const builder = StringTableBuilder.from(profile.strings);
  const { labels } = profile.samples;
  const [, light = 0] = labels.str;
  const str = Uint32Array.of(builder.internText(text), light);
  return {
    ...profile,
    samples: { ...profile.samples, labels: { ...labels, str } },
    strings: builder.build(),
  };
}

describe('tags', () => {
  it('have no percentage of a total that is not positive', () => {
    expect(report('tags', written('a | 0 | key=x'))).toEqual([' key: Total 0 of 0', '      0: x']);
  });

  it('of several lines or cells count in the columns as what they are', () => {
    // As text/tabwriter has it: a line of one cell ends the columns of the lines before.
    expect(report('tags', labelled('x\nz'))).toEqual([
      ' key: Total 12346 of 12346 (  100%)',
      '      12345 (  100%): x',
      'z',
      '   1 (0.0081%): y',
    ]);
    expect(report('tags', labelled('x\tz')).slice(1)).toEqual([
      '      12345 (  100%):  xz',
      '         1 (0.0081%): y',
    ]);
  });
});

describe('dot', () => {
  const beside: Beside = { binary: '/bin/a"b' };

  it('escapes the names of binaries and files', () => {
    const dot = report('dot', written('f@x"y.go:1 | 1', beside), { granularity: 'lines' });
    expect(dot[0]).toBe('digraph "a\\"b" {');
    expect(dot.join('\n')).toContain('label="f\\nx\\"y.go:1\\n1 (100%)"');
    const address = report('dot', written('[0x10] | 1', beside));
    expect(address.join('\n')).toContain('[a\\"b]');
  });
});

describe('frames of labels', () => {
  it('are numbered from the root', () => {
    const filters = { ...NO_FILTERS, tagRoot: 'user', tagLeaf: 'size' };
    const raw = report('raw', written('a | 1 | user=ann size=big'), { filters });
    expect(raw.filter((line) => line.includes('ann ') || line.includes('big '))).toEqual([
      '     2: 0x0 ann user:0:0 s=0()',
      '     3: 0x0 big size:0:0 s=0()',
    ]);
  });
});

describe('the total of a comparison', () => {
  it('is of all samples where filters have taken the mark of the base away, and percentages are relative', () => {
    const pair = written('a | 3 | pprof::base=true\n b | 1');
    const total = (tagHide: string) =>
      /of (\d+) total/.exec(
        report('top', pair, { relativePercentages: true, filters: { ...NO_FILTERS, tagHide } }).join('\n'),
      )?.[1];
    expect(total('')).toBe('3');
    expect(total('base')).toBe('4');
  });
});

describe('headers', () => {
  it('have no line for a sample type without a name', () => {
    const lines = report('tree', written('a | 1', { types: ['/count'] }), {
      mean: true,
      compactLabels: false,
    });
    expect(lines[0]).toMatch(/^Showing/);
  });
});

describe('proto', () => {
  it('opens on the sample type that was selected', () => {
    const profile = written('a | 1 2', { types: ['x/count', 'y/count'] });
    const options = { ...DEFAULTS, filters: NO_FILTERS, sampleIndex: 0 };
    const { profile: left } = makeProfile(new Workspace(profile), options);
    expect(left.strings.text(left.defaultSampleType)).toBe('x');
  });
});
