import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { Answers } from '../../../src/session/worker/answers.js';
import type { FlameAnswer, FlameShape, Progress, Summary } from '../../../src/protocol/session.js';
import { file, message, num, packed, strings, type Bytes } from '../profile/proto.js';
import { goldens, goldenText, listedLines, recording, topRows } from '../../support/golden.js';

const LIMIT = 2 ** 31;
const WHOLE = { direction: 'down', of: '' } as const;

async function open(
  bytes: Uint8Array,
  inflateLimit = LIMIT,
): Promise<{ answers: Answers; summary: Summary }> {
  const answers = new Answers(() => undefined);
  return { answers, summary: await answers.open(bytes, { generation: 1, inflateLimit }) };
}

function sampleIndex(summary: Summary, flags: readonly string[]): number {
  const name = flags.find((flag) => flag.startsWith('-sample_index='))?.slice('-sample_index='.length);
  return name === undefined
    ? summary.defaultSampleIndex
    : summary.sampleTypes.findIndex(({ type }) => type === name);
}

/** The lines above a table of `top`, but for those that say what the profile is. */
function legendIn(report: string): readonly string[] {
  return report.split('\n').filter((line) => /^(?:Showing|Dropped|Active filters:)/.test(line));
}

describe('top', () => {
  const reports = goldens().filter(
    ({ flags }) => flags.includes('-top') && flags.every((f) => /^-(symbolize|top|sample_index)/.test(f)),
  );
  it.each(reports.map((report) => [report.golden, report] as const))(
    'equals %s',
    async (_, { profile, flags, golden }) => {
      const { answers, summary } = await open(recording(profile));
      const selection = defaultSelection(sampleIndex(summary, flags));
      const page = answers.top({
        selection,
        sort: 'flat',
        reversed: false,
        filter: '',
        from: 0,
        count: 1000,
      });
      const rows = page.rows.map((row) => [
        row.flat,
        row.flatPercent,
        row.sumPercent,
        row.cum,
        row.cumPercent,
        row.printed + row.mark,
      ]);
      expect(rows.map((row) => row.map((cell) => cell.trim()))).toEqual(topRows(goldenText(golden)));
      expect([...page.filters, ...page.legend]).toEqual(legendIn(goldenText(golden)));
    },
  );
});

describe('preparing', () => {
  it('changes no figure, and tells how many samples are summed', async () => {
    const told: Progress[] = [];
    const answers = new Answers((progress) => told.push(progress));
    const { defaultSampleIndex } = await answers.open(recording('heap.pb.gz'), {
      generation: 1,
      inflateLimit: LIMIT,
    });
    const selection = defaultSelection(defaultSampleIndex);
    const query = { selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 1000 } as const;
    const unprepared = await open(recording('heap.pb.gz'));
    // What is told is told a few times a second at most.
    await new Promise((resolve) => setTimeout(resolve, 100));
    answers.prepareTop(selection);
    expect(told.at(-1)).toMatchObject({ stage: 'top', of: unprepared.summary.samples });
    answers.prepareLines(selection);
    expect(answers.top(query)).toEqual(unprepared.answers.top(query));
    for (const file of answers.files()) {
      expect(answers.lines(selection, file)).toEqual(unprepared.answers.lines(selection, file));
    }
  });
});

describe('the figures of a source line', () => {
  const reports = goldens().filter(({ flags }) => flags.includes('-list=NextBinEntry'));
  it.each(reports.map((report) => [report.golden, report] as const))(
    'equal %s',
    async (_, { profile, flags, golden }) => {
      const listed = listedLines(goldenText(golden));
      const { answers, summary } = await open(recording(profile));
      const selection = defaultSelection(sampleIndex(summary, flags));
      const file = answers.files().find((file) => file.endsWith('rdb/loader.go')) ?? '';
      const lines = new Map(answers.lines(selection, file).map(({ line, flat, cum }) => [line, [flat, cum]]));
      // The listing is of one function of the file, whose other lines have figures as well.
      const range = [...goldenText(golden).matchAll(/^ *\S+ +\S+ +(\d+):/gm)].map((row) => Number(row[1]));
      const [first, last] = [Math.min(...range), Math.max(...range)];
      expect(range.length).toBeGreaterThan(0);
      expect(new Map([...lines].filter(([line]) => line >= first && line <= last))).toEqual(listed);
    },
  );

  it('come with every sample type and with callers and callees in the hover', async () => {
    const { answers, summary } = await open(recording('heap.pb.gz'));
    const selection = defaultSelection(summary.defaultSampleIndex);
    const file = answers.files().find((file) => file.endsWith('rdb/loader.go')) ?? '';
    const [line] = [...listedLines(goldenText('heap/list.NextBinEntry.txt')).keys()];
    const detail = answers.lineDetail(selection, file, line ?? 0, 5);
    expect(detail?.functions).toEqual(['example.com/bigkey/pkg/rdb.(*Loader).NextBinEntry']);
    expect(detail?.figures.map(({ type }) => type)).toEqual(summary.sampleTypes.map(({ type }) => type));
    expect(detail?.callees.map(({ name }) => name)).toEqual([
      'example.com/bigkey/pkg/rdb.(*Loader).readObjectValue',
    ]);
    const ref = detail?.callees[0]?.ref;
    expect(ref && answers.place(selection, ref)).toMatchObject({
      func: 'example.com/bigkey/pkg/rdb.(*Loader).readObjectValue',
      file,
    });
  });
});

describe('the flame graph', () => {
  const stack = (page: FlameAnswer, row: number): string[] =>
    row <= 0 ? [] : [...stack(page, page.parent[row] ?? 0), page.names[row] ?? ''];

  it('has the total as its root and every frame with its figures and line', async () => {
    const { answers, summary } = await open(recording('heap.pb.gz'));
    const selection = defaultSelection(summary.defaultSampleIndex);
    const page = answers.flame({
      selection,
      path: [],
      width: 1000,
      search: 'RAWREADER.*readFull',
      generation: 1,
      thorough: false,
      shape: WHOLE,
    });
    expect(page.cum[0]).toBe(summary.sampleTypes[selection.sampleIndex]?.total);
    expect(page.cumPercent[0]).toBe('100%');
    const row = page.names.findIndex((name) => name.endsWith('.NextBinEntry'));
    const ref = { kind: 'line', id: page.line[row] ?? -1, generation: page.generation } as const;
    const [line] = [...listedLines(goldenText('heap/list.NextBinEntry.txt')).keys()];
    expect(answers.place(selection, ref)?.line).toBe(line);
    expect(page.packages[row]).toBe('example.com/bigkey/pkg/rdb');
    const report = topRows(goldenText('heap/top.inuse_space.txt')).find((cells) =>
      cells[5]?.endsWith('readFull'),
    );
    expect(page.matchPercent).toBe(report?.[4]);
    expect(page.names.filter((_, at) => page.match[at] === 1)).toEqual([
      'example.com/bigkey/pkg/rdb.(*rawReader).readFull',
    ]);
  });

  it('zooms along a path of steps', async () => {
    const { answers, summary } = await open(recording('cpu.pb.gz'));
    const selection = defaultSelection(summary.defaultSampleIndex);
    const whole = answers.flame({
      selection,
      path: [],
      width: 1000,
      search: '',
      generation: 1,
      thorough: false,
      shape: WHOLE,
    });
    const row = whole.more.findIndex((more, at) => more === 0 && whole.parent[at] === 0);
    const zoomed = answers.flame({
      selection,
      path: [{ key: whole.step[row] ?? 0 }],
      width: 1000,
      search: '',
      generation: 1,
      thorough: false,
      shape: WHOLE,
    });
    expect(zoomed.trail).toBe(1);
    expect(stack(zoomed, 1)).toEqual(stack(whole, row));
    expect(zoomed.width.length).toBeGreaterThan(1);
    expect(zoomed.zoomPercent.slice(0, 2)).toEqual(['', '100%']);
    const child = zoomed.parent.indexOf(1);
    expect(zoomed.parentPercent[child]).toBe(zoomed.zoomPercent[child]);
    const share = (100 * (zoomed.width[child] ?? 0)) / (zoomed.width[1] ?? 0);
    expect(parseFloat(zoomed.parentPercent[child] ?? '')).toBeCloseTo(share, 1);
  });

  it('says where each frame is in the code', async () => {
    const { answers, summary } = await open(recording('cpu.pb.gz'));
    const selection = defaultSelection(summary.defaultSampleIndex);
    const shown = { path: [], width: 1000, search: '', generation: 1, thorough: false, shape: WHOLE };
    const page = answers.flame({ selection, ...shown });
    for (const [row, id] of page.line.entries()) {
      const place = id < 0 ? undefined : answers.place(selection, { kind: 'line', id, generation: 1 });
      expect([page.files[page.file[row] ?? -1], page.lineNumber[row]]).toEqual([
        place?.file,
        place?.line ?? 0,
      ]);
    }
    expect(page.file.some((file) => file >= 0)).toBe(true);
  });

  it('reads stacks upwards, and from one function on in both directions', async () => {
    const { answers, summary } = await open(recording('heap.pb.gz'));
    const selection = defaultSelection(summary.defaultSampleIndex);
    const draw = (shape: FlameShape) =>
      answers.flame({ selection, path: [], width: 1000, search: '', generation: 1, thorough: false, shape });
    const report = topRows(goldenText('heap/top.inuse_space.txt'));
    const up = draw({ direction: 'up', of: '' });
    expect(up.names[1]).toBe(report[0]?.[5]);
    expect(up.cumPercent[1]).toBe(report[0]?.[1]);
    const of = 'example.com/bigkey/pkg/rdb.(*Loader).NextBinEntry';
    const [callers, callees] = [draw({ direction: 'up', of }), draw({ direction: 'down', of })];
    for (const page of [callers, callees]) {
      expect(page.names[0]).toBe(of);
      expect(page.cumPercent[0]).toBe(report.find((cells) => cells[5] === of)?.[4]);
    }
    expect(callers.names[1]).toBe('example.com/bigkey/pkg/importer.(*Importer).read');
    expect(callees.names[1]).toBe('example.com/bigkey/pkg/rdb.(*Loader).readObjectValue');
  });

  it('says what is wrong with a search instead of failing', async () => {
    const { answers, summary } = await open(recording('heap.pb.gz'));
    const page = answers.flame({
      selection: defaultSelection(summary.defaultSampleIndex),
      path: [],
      width: 500,
      search: '(',
      generation: 1,
      thorough: false,
      shape: WHOLE,
    });
    expect(page.searchProblem).toMatchObject({
      code: 'regexInvalid',
      values: { name: 'search', expression: '(?i)(' },
    });
  });
});

describe('bad input', () => {
  const heap = recording('heap.pb.gz');
  const cases: [string, Uint8Array, RegExp][] = [
    ['no bytes', new Uint8Array(0), /empty/],
    ['neither gzip nor a profile', new TextEncoder().encode('package main\n'), /not a profile|profile/],
    ['gzip cut short', heap.slice(0, heap.length - 20), /cut short/],
    ['something after the gzip', Uint8Array.from([...heap, 1, 2, 3]), /follows/],
    ['gzip of nothing', gzipSync(new Uint8Array(0)), /empty/],
  ];
  it.each(cases)('refuses %s in one sentence', async (_, bytes, reason) => {
    const error = await open(bytes.slice()).catch((e: unknown) => e as Error);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(reason);
    expect((error as Error).message).toMatch(/^[^\n]+\.$/);
  });

  it('stops inflating at the limit and names the setting', async () => {
    await expect(open(heap, 1000)).rejects.toThrow(/pprofLens\.inflateLimit/);
  });
});

describe('peek, source, tags and reports', () => {
  const next = 'example.com/bigkey/pkg/rdb.(*Loader).NextBinEntry';

  async function heap() {
    const { answers, summary } = await open(recording('heap.pb.gz'));
    return { answers, selection: defaultSelection(summary.defaultSampleIndex) };
  }

  it('peeks at a function with the figures of the report', async () => {
    const { answers, selection } = await heap();
    const peek = answers.peek(selection, { name: next, ref: undefined });
    const report = goldenText('heap/peek.txt');
    expect(peek?.callers.rows.map(({ printed }) => printed)).toEqual([
      'example.com/bigkey/pkg/importer.(*Importer).read',
    ]);
    expect(peek?.callees.rows.map(({ printed }) => printed)).toEqual([
      'example.com/bigkey/pkg/rdb.(*Loader).readObjectValue',
    ]);
    expect(report).toContain(`${peek?.cum ?? '?'} ${peek?.cumPercent ?? '?'}                | ${next}`);
    expect(answers.peek(selection, { name: 'no such function', ref: undefined })).toBeUndefined();
  });

  it('lists what was typed: a function, or where none is called so a file', async () => {
    const { answers, selection } = await heap();
    const listed = (by: 'function' | 'file' | 'either', name: string) =>
      answers.source({ selection, by, name }).rows;
    const file = listed('function', next)[0]?.file ?? '';
    expect(listed('either', next)).toEqual(listed('function', next));
    expect(listed('either', file)).toEqual(listed('file', file));
    expect([listed('file', file).length > 1, listed('either', 'no such name')]).toEqual([true, []]);
  });

  it('lists a function, and all functions of a file by cost', async () => {
    const { answers, selection } = await heap();
    const [routine] = answers.source({ selection, by: 'function', name: next }).rows;
    const listed = listedLines(goldenText('heap/list.NextBinEntry.txt'));
    const blank = (figure: string) => (figure === '.' ? '' : figure);
    expect(new Map(routine?.lines.map(({ line, flat, cum }) => [line, [blank(flat), blank(cum)]]))).toEqual(
      listed,
    );
    expect(routine?.cumPercent).toBe('99.08%');
    const inFile = answers.source({ selection, by: 'file', name: routine?.file ?? '' }).rows;
    expect(inFile.map(({ name }) => name)).toContain(next);
    expect(new Set(inFile.map(({ file }) => file)).size).toBe(1);
  });

  it('weighs every label, and each value keeps its samples when it is focused on', async () => {
    const { answers, summary } = await open(recording('cpu.pb.gz'));
    const selection = defaultSelection(summary.defaultSampleIndex);
    const groups = answers.tags(selection).rows;
    expect(groups.length).toBeGreaterThan(0);
    for (const { values } of groups) {
      for (const { focus, weight } of values.rows) {
        const focused = { ...selection, filters: { ...selection.filters, tagFocus: focus } };
        expect(answers.status(focused)).toMatchObject({ kept: weight, unmatched: [] });
      }
    }
  });

  it('shows many numbers as ranges whose tagfocus keeps them', async () => {
    const { answers, selection } = await heap();
    const bytes = answers.tags(selection).rows.find(({ key }) => key === 'bytes');
    expect(bytes?.values.rows.some(({ text }) => text.includes('–'))).toBe(true);
    for (const { focus, weight } of bytes?.values.rows ?? []) {
      const focused = { ...selection, filters: { ...selection.filters, tagFocus: focus } };
      expect(answers.status(focused).kept).toBe(weight);
    }
  });

  it('says which filters match nothing and what is wrong with one', async () => {
    const { answers, selection } = await heap();
    const filters = { ...selection.filters, focus: 'nowhere', showFrom: 'nobody' };
    expect(answers.status({ ...selection, filters }).unmatched).toEqual(['focus', 'show_from']);
    expect(answers.checkFilter('focus', '(')).toMatchObject({
      code: 'regexInvalid',
      values: { name: 'focus', expression: '(' },
    });
    expect(answers.checkFilter('focus', 'Next')).toBeUndefined();
    expect(answers.checkFilter('tagFocus', '(')?.values).toMatchObject({ name: 'tagfocus' });
    expect(answers.checkFilter('tagFocus', '1kb:2kb')).toBeUndefined();
  });

  it('links the names in a report to code', async () => {
    const { answers, selection } = await heap();
    for (const [report, argument] of [
      ['top', ''],
      ['tree', ''],
      ['peek', 'Next'],
      ['list', 'Next'],
      ['traces', ''],
    ] as const) {
      const query = { selection, report, argument };
      const sources = Object.fromEntries(answers.reportFiles(query).map((file) => [file, ['text']]));
      const { text, links } = answers.report({ ...query, sources });
      const named = links.map(({ line, start, length }) =>
        text.split('\n')[line]?.slice(start, start + length),
      );
      expect(named, report).toContain(next);
      const link = links[named.indexOf(next)];
      expect(link && answers.place(selection, link.ref)?.func).toBe(next);
    }
  });
});

describe('an answer for a page', () => {
  const MANY = 6000;

  /** Thousands of functions of long names that one function calls, each sample with a label of its own. */
  async function wide() {
    const texts: string[] = ['', 'n', 'count', 'request', 'main'];
    const entities: Bytes[] = [
      message(1, num(1, 1), num(2, 2)),
      message(5, num(1, 1), num(2, 4)),
      message(4, num(1, 1), message(4, num(1, 1), num(2, 1))),
    ];
    for (let i = 2; i < 2 + MANY; i++) {
      const name = texts.push(`example.com/${'long/'.repeat(40)}pkg.function${i}`) - 1;
      const label = texts.push(`/request/${i}?${'q'.repeat(100)}`) - 1;
      entities.push(
        message(5, num(1, i), num(2, name), num(4, 4)),
        message(4, num(1, i), message(4, num(1, i), num(2, i))),
        message(2, packed(1, [i, 1]), packed(2, [i]), message(3, num(1, 3), num(2, label))),
      );
    }
    const bytes = file(...entities, strings(...texts));
    const { answers, summary } = await open(bytes);
    return { answers, selection: { ...defaultSelection(summary.defaultSampleIndex), trim: false } };
  }

  it('stays under a megabyte in every view, and says what it leaves out', async () => {
    const { answers, selection } = await wide();
    const peek = answers.peek(selection, { name: 'main', ref: undefined });
    const tags = answers.tags(selection);
    const source = answers.source({ selection, by: 'file', name: 'main' });
    const flame = answers.flame({
      selection,
      path: [],
      width: 4000,
      search: '',
      generation: 1,
      thorough: false,
      shape: WHOLE,
    });
    const top = answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 100 });
    for (const answer of [peek, tags, source, flame, top]) {
      expect(JSON.stringify(answer).length).toBeLessThan(1_000_000);
    }
    expect((peek?.callees.rows.length ?? 0) + (peek?.callees.left ?? 0)).toBe(MANY);
    expect(peek?.callees.left).toBeGreaterThan(0);
    const [requests] = tags.rows;
    expect((requests?.values.rows.length ?? 0) + (requests?.values.left ?? 0)).toBe(MANY);
    // The heaviest come first.
    expect(requests?.values.rows[0]?.weight).toBe(String(MANY + 1));
    expect(source.rows.length + source.left).toBe(MANY);
    expect(tags.left).toBe(0);
  });

  it('refuses a report that no editor could open, before it is made', async () => {
    const deep = Array.from({ length: 1000 }, () => 1);
    const sample = message(2, packed(1, deep), packed(2, [1]));
    const bytes = file(
      message(1, num(1, 1), num(2, 2)),
      ...Array.from({ length: 600 }, () => sample),
      message(4, num(1, 1), message(4, num(1, 1), num(2, 1))),
      message(5, num(1, 1), num(2, 1)),
      strings('', 'n', 'count'),
    );
    const { answers, summary } = await open(bytes);
    const selection = defaultSelection(summary.defaultSampleIndex);
    const query = { selection, report: 'traces', argument: '', sources: {} } as const;
    expect(() => answers.report(query)).toThrow(/600,000 frames .* narrow them down/);
    const none = { ...selection, filters: { ...selection.filters, focus: 'nothing' } };
    expect(answers.report({ ...query, selection: none }).text).not.toContain('\n         1');
    expect(answers.report({ ...query, report: 'raw' }).text).toContain('Samples:');
  });
});

describe('peek', () => {
  it('finds what weighs of a function whose binaries tell it apart', async () => {
    const location = (id: number): Bytes => message(4, num(1, id), num(2, id), message(4, num(1, 1)));
    const bytes = file(
      message(1, num(1, 1), num(2, 2)),
      message(2, packed(1, [1]), packed(2, [0])),
      message(2, packed(1, [2]), packed(2, [5])),
      message(3, num(1, 1), num(5, 5)),
      message(3, num(1, 2), num(5, 6)),
      location(1),
      location(2),
      message(5, num(1, 1), num(2, 3), num(4, 4)),
      strings('', 'space', 'bytes', 'f', 'f.c', '/bin/a', '/lib/b.so'),
    );
    const { answers } = await open(bytes);
    const selection = { ...defaultSelection(0), granularity: 'files' } as const;
    const { rows } = answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 9 });
    expect(rows.map(({ printed, cum }) => [printed, cum])).toEqual([['f.c', '5B']]);
    expect(answers.peek(selection, { name: 'f.c', ref: rows[0]?.ref })?.cum).toBe('5B');
  });

  it('finds the row that was asked for of a function without a name, which is a row a binary', async () => {
    const location = (id: number): Bytes => message(4, num(1, id), num(2, id), message(4, num(1, 1)));
    const bytes = file(
      message(1, num(1, 1), num(2, 2)),
      message(2, packed(1, [1]), packed(2, [7])),
      message(2, packed(1, [2]), packed(2, [5])),
      message(3, num(1, 1), num(5, 3)),
      message(3, num(1, 2), num(5, 4)),
      location(1),
      location(2),
      message(5, num(1, 1)),
      strings('', 'space', 'bytes', '/bin/a', '/lib/b.so'),
    );
    const { answers } = await open(bytes);
    const selection = defaultSelection(0);
    const { rows } = answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 9 });
    expect(rows.map(({ printed, cum }) => [printed, cum])).toEqual([
      ['[a]', '7B'],
      ['[b.so]', '5B'],
    ]);
    expect(rows.map(({ printed: name, ref }) => answers.peek(selection, { name, ref })?.cum)).toEqual([
      '7B',
      '5B',
    ]);
    expect(answers.peek(selection, { name: 'another', ref: rows[1]?.ref })?.cum).toBe('7B');
  });
});
