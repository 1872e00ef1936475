import { describe, expect, it } from 'vitest';
import { defaultSelection, type Selection } from '../../../src/analysis/samples/selection.js';
import { Answers } from '../../../src/session/worker/answers.js';
import type { FlameAnswer, FrameRef } from '../../../src/protocol/session.js';
import { file, message, num, packed, strings } from '../profile/proto.js';
import { recording } from '../../support/golden.js';

const WHOLE = { direction: 'down', of: '' } as const;
const drawing = { width: 1200, search: '', thorough: false, shape: WHOLE };

async function opened(bytes: Uint8Array, generation = 1) {
  const answers = new Answers(() => undefined);
  const { defaultSampleIndex } = await answers.open(bytes, { generation, inflateLimit: 2 ** 31 });
  return { answers, selection: defaultSelection(defaultSampleIndex) };
}

/** A stack of functions, each called once by the one before. Each has a line of its own: 10, 20, 30… */
function stackOf(names: readonly string[], files: readonly string[] = names.map(() => 'a.go')): Uint8Array {
  const texts = ['', 'n', 'count', ...names, ...files];
  const ids = names.map((_, i) => i + 1);
  return file(
    message(1, num(1, 1), num(2, 2)),
    message(2, packed(1, ids.toReversed()), packed(2, [1])),
    ids.flatMap((id) => message(4, num(1, id), message(4, num(1, id), num(2, id * 10)))),
    ids.flatMap((id) => message(5, num(1, id), num(2, id + 2), num(4, id + 2 + names.length))),
    strings(...texts),
  );
}

describe('a reference', () => {
  const text = (error: unknown): unknown => (error as { code?: unknown }).code;
  const caught = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return text(error);
    }
  };

  it('of an earlier load is refused, wherever it comes from', async () => {
    const before = await opened(recording('heap.pb.gz'), 1);
    const { answers, selection } = await opened(recording('heap.pb.gz'), 2);
    const top = before.answers.top({
      selection,
      sort: 'flat',
      reversed: false,
      filter: '',
      from: 0,
      count: 3,
    });
    const report = before.answers.report({ selection, report: 'top', argument: '', sources: {} });
    const page = before.answers.flame({ selection, ...drawing, generation: 1, path: [] });
    const refs = [top.rows[0]?.ref, report.links[0]?.ref, frameOf(page, 1)];
    for (const ref of refs) {
      if (ref === undefined) throw new Error('There is no reference.');
      expect(ref.generation).toBe(1);
      expect(before.answers.place(selection, ref)).toBeDefined();
      expect(caught(() => answers.place(selection, ref))).toBe('earlierLoad');
      expect(caught(() => answers.names(selection, ref))).toBe('earlierLoad');
    }
    const path = [{ key: page.step[1] ?? 0 }];
    expect(caught(() => answers.flame({ selection, ...drawing, generation: 1, path }))).toBe('earlierLoad');
    // Peek knows the name as well, and finds the function in the new load.
    const name = top.rows[0]?.printed ?? '';
    expect(answers.peek(selection, { name, ref: top.rows[0]?.ref })?.ref?.generation).toBe(2);
  });

  it('finds its row in Top in every order, by its number or by its name; a frame the row of its function', async () => {
    const { answers, selection } = await opened(recording('heap.pb.gz'), 7);
    for (const granularity of ['functions', 'lines', 'files'] as const) {
      const order = { selection: { ...selection, granularity }, reversed: true, filter: '' } as const;
      for (const sort of ['cum', 'name'] as const) {
        const { rows } = answers.top({ ...order, sort, from: 0, count: 1000 });
        const refs = rows.map(({ ref }) => answers.topRow({ ...order, sort }, { name: '', ref }));
        expect(refs).toEqual(rows.map((_, i) => i));
        const names = rows.map(({ printed }) => printed);
        const byName = names.map((name) => answers.topRow({ ...order, sort }, { name, ref: undefined }));
        expect(byName).toEqual(names.map((name) => names.indexOf(name)));
      }
    }
    const top = { selection, sort: 'flat', reversed: false, filter: '' } as const;
    const page = answers.flame({ selection, ...drawing, generation: 7, path: [] });
    const { rows } = answers.top({ ...top, from: 0, count: 1000 });
    const row = answers.topRow(top, { name: '', ref: frameOf(page, 3) });
    expect(rows[row ?? -1]?.printed).toMatch(page.names[3] ?? '-');
    expect(answers.topRow(top, { name: 'no such function', ref: undefined })).toBeUndefined();
    expect(
      answers.topRow({ ...top, filter: 'no such function' }, { name: '', ref: rows[0]?.ref }),
    ).toBeUndefined();
  });

  it('finds its heaviest frame in the flame graph, both ways', async () => {
    const { answers, selection } = await opened(recording('heap.pb.gz'), 7);
    const top = { selection, sort: 'cum', reversed: false, filter: '', from: 0, count: 1000 } as const;
    for (const direction of ['down', 'up'] as const) {
      const shape = { direction, of: '' };
      for (const { ref, printed, cum } of answers.top(top).rows.slice(0, 40)) {
        const path = answers.flamePath(selection, direction, { name: printed, ref });
        expect(answers.flamePath(selection, direction, { name: printed, ref: undefined })).toEqual(path);
        const page = answers.flame({ selection, ...drawing, shape, generation: 7, path });
        expect([page.trail, page.names[page.trail]]).toEqual([path.length, printed]);
        // What a function costs in all is in that one frame, or more of it than in any other of the drawing.
        const whole = answers.flame({ selection, ...drawing, shape, generation: 7, path: [] });
        const others = whole.names.map((name, row) => (name === printed ? (whole.width[row] ?? 0) : 0));
        const outermost = others.filter((_, row) => !under(whole, row, printed));
        expect(page.width[page.trail], `${printed} ${cum}`).toBeGreaterThanOrEqual(Math.max(0, ...outermost));
      }
    }
    expect(answers.flamePath(selection, 'down', { name: 'no such function', ref: undefined })).toEqual([]);
  });

  it('of a hover says of which load it is', async () => {
    const { answers, selection } = await opened(recording('heap.pb.gz'), 7);
    const files = answers.files();
    const loader = files.find((name) => name.endsWith('loader.go')) ?? '';
    const line = answers.lines(selection, loader)[0]?.line ?? 0;
    const detail = answers.lineDetail(selection, loader, line, 3);
    const refs = [...(detail?.callers ?? []), ...(detail?.callees ?? [])].map(({ ref }) => ref.generation);
    expect(new Set(refs)).toEqual(new Set([7]));
  });
});

/** Whether a frame is under another one of this name. */
function under({ parent, names }: FlameAnswer, row: number, name: string): boolean {
  for (let at = parent[row] ?? -1; at >= 0; at = parent[at] ?? -1) if (names[at] === name) return true;
  return false;
}

function frameOf({ line, generation }: FlameAnswer, row: number): FrameRef {
  return { kind: 'line', id: line[row] ?? -1, generation };
}

describe('names that are cut to fit', () => {
  // As many frames as one drawing may have, of names that together are more than one answer may hold.
  const names = Array.from({ length: 790 }, (_, i) => `${'x'.repeat(600)}${i}`);

  it('say so in the flame graph, and each frame leads to its whole name', async () => {
    const { answers, selection } = await opened(stackOf(names));
    const page = answers.flame({ selection, ...drawing, generation: 1, path: [] });
    const row = 5;
    expect([page.isCut[row], page.names[row] === names[row - 1]]).toEqual([1, false]);
    const whole = answers.names(selection, frameOf(page, row));
    expect(whole).toEqual({ printed: names[row - 1], func: names[row - 1], file: 'a.go' });
    const ref = frameOf(page, row);
    expect(answers.peek(selection, { name: page.names[row] ?? '', ref })?.printed).toBe(names[row - 1]);
    const sandwich = { direction: 'down', of: whole?.func ?? '' } as const;
    const callees = answers.flame({ selection, ...drawing, shape: sandwich, generation: 1, path: [] });
    expect(callees.names.length).toBe(names.length - row + 1);
  });

  it('say so in Top, at every granularity', async () => {
    const long = Array.from({ length: 60 }, (_, i) => `${'y'.repeat(9000)}${i}`);
    const { answers, selection } = await opened(stackOf(long));
    for (const granularity of ['functions', 'filefunctions', 'lines', 'addresses'] as const) {
      const chosen: Selection = { ...selection, granularity, trim: false };
      const query = { selection: chosen, sort: 'name', reversed: false, filter: '', from: 0 } as const;
      const { rows } = answers.top({ ...query, count: 60 });
      const row = rows[7];
      if (row?.ref === undefined) throw new Error('There is no row.');
      expect([row.isCut, row.printed.endsWith('…')]).toEqual([true, true]);
      const whole = answers.names(chosen, row.ref);
      expect(long).toContain(whole?.func);
      expect(whole?.printed).toContain(whole?.func);
      expect(answers.peek(chosen, { name: row.printed, ref: row.ref })?.printed).toBe(whole?.printed);
    }
  });
});

describe('a profile', () => {
  const printOf = async (bytes: Uint8Array): Promise<string> => {
    return (await new Answers(() => undefined).open(bytes, { generation: 1, inflateLimit: 2 ** 31 }))
      .fingerprint;
  };

  it('read twice has the same frames, and another of as many frames and samples has others', async () => {
    const print = await printOf(stackOf(['main', 'alpha']));
    expect(await printOf(stackOf(['main', 'alpha']))).toBe(print);
    for (const other of [stackOf(['main', 'delta']), stackOf(['alpha', 'main'])]) {
      expect(await printOf(other)).not.toBe(print);
    }
    expect(print).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('a zoom', () => {
  it('stays in its frame when filters number the nodes anew', async () => {
    const { answers, selection } = await opened(stackOf(['main', 'hidden', 'work', 'leaf']));
    const whole = answers.flame({ selection, ...drawing, generation: 1, path: [] });
    const path = [1, 2, 3].map((row) => ({ key: whole.step[row] ?? 0 }));
    const hiding = { ...selection, filters: { ...selection.filters, hide: 'hidden' } };
    const [main, , work] = path;
    if (main === undefined || work === undefined) throw new Error('There is no path.');
    const zoomed = answers.flame({ selection: hiding, ...drawing, generation: 1, path: [main, work] });
    expect(zoomed.names.slice(0, zoomed.trail + 1)).toEqual(['root', 'main', 'work']);
  });
});

describe('the links of a report', () => {
  it('lead to the printed line, and to the file of the printed function', async () => {
    const { answers, selection } = await opened(stackOf(['same', 'same'], ['a.go', 'b.go']));
    for (const [granularity, report] of [
      ['lines', 'top'],
      ['filefunctions', 'tree'],
      ['lines', 'traces'],
    ] as const) {
      const chosen: Selection = { ...selection, granularity, trim: false };
      const { text, links } = answers.report({ selection: chosen, report, argument: '', sources: {} });
      const lines = text.split('\n');
      const led = links.map(({ line, start, length, ref }) => {
        const place = answers.place(chosen, ref);
        return [lines[line]?.slice(start, start + length), `${place?.file}:${place?.line}`];
      });
      expect(led.length).toBeGreaterThan(1);
      for (const [printed, place] of led) {
        const isLine = granularity === 'lines';
        expect(printed).toBe(`same ${isLine ? place : place?.split(':')[0]}`);
      }
      expect(new Set(led.map(([, place]) => place))).toEqual(new Set(['a.go:10', 'b.go:20']));
    }
  });

  it('stand where the name is printed, though names hold line ends', async () => {
    const { answers, selection } = await opened(stackOf(['one\ntwo', 'th\rree', 'four']));
    const { text, links } = answers.report({ selection, report: 'traces', argument: '', sources: {} });
    const lines = text.split(/\r\n|\r|\n/);
    const shown = links.map(({ line, start, length }) => lines[line]?.slice(start, start + length));
    expect(shown).toEqual(['four', 'th', 'one']);
  });

  it('of list lead from a line number to the line', async () => {
    const { answers, selection } = await opened(stackOf(['f', 'g']));
    const sources = { 'a.go': Array.from({ length: 40 }, (_, i) => `line ${i + 1}`) };
    const { text, links } = answers.report({ selection, report: 'list', argument: 'g', sources });
    const lines = text.split('\n');
    const led = links.map(({ line, start, length, ref }) => [
      lines[line]?.slice(start, start + length),
      answers.place(selection, ref)?.line,
    ]);
    expect(led).toEqual([
      ['g', 20],
      ['20', 20],
    ]);
  });
});
