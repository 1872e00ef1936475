import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  defaultSelection,
  type Filters,
  NAME_MODES,
  NO_FILTERS,
  type Selection,
} from '../../../src/analysis/samples/selection.js';
import { runCommand } from '../../../src/cli/run.js';
import { encodeProto } from '../../../src/profile/proto/encode.js';
import { decodeText } from '../../../src/profile/text.js';
import type { FlameAnswer } from '../../../src/protocol/session.js';
import { reportKinds, takesExpression } from '../../../src/report/kinds.js';
import { Answers } from '../../../src/session/worker/answers.js';
import { written } from '../analysis/written.js';

const [PUSH_INT, PUSH_LONG] = ['_ZNSt6vectorIiSaIiEE9push_backERKi', '_ZNSt6vectorIlSaIlEE9push_backERKl'];
const [RUN_INT, RUN_LONG] = ['_ZN3foo3runIiEEvT_', '_ZN3foo3runIlEEvT_'];

/** Calls of C++ and Rust, whose allocations the profile itself wants dropped. */
const BYTES = encodeProto(
  written(
    `main > ${RUN_INT}@run.h:7 > ${PUSH_INT}@vector.h:20 > malloc | 5
     main > ${RUN_LONG}@run.h:7 > ${PUSH_LONG}@vector.h:20 > malloc | 3
     main > _ZN5alloc3vec12Vec$LT$T$GT$4push17h0123456789abcdefE@vec.rs:4 | 2`,
    { dropFrames: 'malloc', binary: '/bin/prog' },
  ),
);

const FIRST = defaultSelection(0);
const chosen = (change: Partial<Selection>, filters: Partial<Filters> = {}): Selection => ({
  ...FIRST,
  ...change,
  filters: { ...NO_FILTERS, ...filters },
});

async function opened(bytes = BYTES) {
  const answers = new Answers(() => undefined);
  const summary = await answers.open(bytes, { generation: 1, inflateLimit: 2 ** 31 });
  return { answers, summary };
}

const top = (answers: Answers, selection: Selection) =>
  answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 100 }).rows;

const namesOf = (answers: Answers, selection: Selection) =>
  top(answers, selection).map(({ flat, printed, mark }) => `${flat} ${printed}${mark}`);

it('come in parts with each row, whatever is in a name', async () => {
  const bytes = encodeProto(
    written(
      `main@/a/my main.go:3 > f(int, char)@/a/b c.cc:12 > [0x40a1b2] | 5
       main@/a/my main.go:3 + a /b.c:7@/d.go:9 | 3`,
    ),
  );
  const { answers } = await opened(bytes);
  const parts = (granularity: Selection['granularity']) =>
    top(answers, chosen({ granularity })).map(({ printed, func, file, mark }) => [printed, func, file, mark]);
  expect(parts('lines')).toEqual([
    ['<unknown>', '<unknown>', '', ''],
    ['a /b.c:7 /d.go:9', 'a /b.c:7', '/d.go', ' (inline)'],
    ['f(int, char) /a/b c.cc:12', 'f(int, char)', '/a/b c.cc', ''],
    ['main /a/my main.go:3', 'main', '/a/my main.go', ''],
  ]);
  expect(parts('files')[1]).toEqual(['/d.go', '', '/d.go', ' (inline)']);
  expect(parts('addresses')[0]).toEqual(['000000000040a1b2 <unknown>', '<unknown>', '', '']);
  const peek = answers.peek(chosen({ granularity: 'filefunctions' }), {
    name: 'f(int, char) /a/b c.cc',
    ref: undefined,
  });
  expect(peek).toMatchObject({ func: 'f(int, char)', file: '/a/b c.cc' });
  expect(peek?.callers.rows[0]).toMatchObject({ func: 'main', file: '/a/my main.go' });
});

describe('the names of a selection', () => {
  it('make functions one that are called the same, in each mode', async () => {
    const { answers } = await opened();
    const push = (names: Selection['names']) => namesOf(answers, chosen({ names })).slice(0, 2);
    expect(push('simplified')).toEqual(['8 std::vector::push_back', '2 alloc::vec::Vec<T>::push']);
    expect(push('templates')).toEqual([
      '5 std::vector<int, std::allocator<int> >::push_back',
      '3 std::vector<long, std::allocator<long> >::push_back',
    ]);
    expect(push('full')[0]).toBe('5 std::vector<int, std::allocator<int> >::push_back(int const&)');
    expect(push('none')).toEqual([`5 ${PUSH_INT}`, `3 ${PUSH_LONG}`]);
    // And back.
    expect(push('simplified')[0]).toBe('8 std::vector::push_back');
  });

  it('are what filters see', async () => {
    const { answers } = await opened();
    for (const names of NAME_MODES) {
      const selection = chosen({ names }, { focus: 'vector<int' });
      const isSeen = names === 'templates' || names === 'full';
      const { unmatched, kept } = answers.status(selection);
      expect([names, kept, unmatched]).toEqual([names, isSeen ? '5' : '0', isSeen ? [] : ['focus']]);
      expect(answers.lines(selection, 'vector.h').map(({ flat }) => flat)).toEqual(isSeen ? ['5'] : []);
      expect(flame(answers, selection).names.length > 1).toBe(isSeen);
    }
  });

  it('are in what is said of a line and of a node', async () => {
    const { answers } = await opened();
    const selection = chosen({ names: 'templates' });
    const detail = answers.lineDetail(selection, 'run.h', 7, 5);
    expect(detail?.callees.map(({ name }) => name)).toEqual([
      'std::vector<int, std::allocator<int> >::push_back',
      'std::vector<long, std::allocator<long> >::push_back',
    ]);
    const peek = answers.peek(selection, { name: 'foo::run<int>', ref: undefined });
    expect(peek?.callees.rows.map(({ printed }) => printed)).toEqual([
      'std::vector<int, std::allocator<int> >::push_back',
    ]);
    expect(answers.peek(FIRST, { name: 'foo::run<int>', ref: undefined })).toBeUndefined();
    expect(answers.source({ selection, by: 'function', name: 'foo::run<int>' }).rows).toHaveLength(1);
  });

  it('leave a reference what it was', async () => {
    const { answers } = await opened();
    const templates = chosen({ names: 'templates' });
    const ref = top(answers, templates)[1]?.ref;
    if (ref === undefined) throw new Error('There is no reference.');
    for (const names of NAME_MODES) {
      const selection = chosen({ names });
      const name = { simplified: 'std::vector::push_back', templates: '', full: '', none: PUSH_LONG }[names];
      const shown = answers.names(selection, ref);
      if (name !== '') expect(shown?.func).toBe(name);
      expect(shown?.func).toBe(answers.place(selection, ref)?.func);
      expect(answers.place(selection, ref)).toMatchObject({ file: 'vector.h', line: 20 });
      expect(answers.peek(selection, { name: 'whatever it was', ref })?.printed).toBe(shown?.func);
    }
  });

  it('leave a zoom into a frame where it was', async () => {
    const { answers } = await opened();
    const whole = flame(answers, FIRST);
    const path = pathTo(whole, 'std::vector::push_back');
    const trail = (page: FlameAnswer) => page.names.slice(1, page.trail + 1);
    expect(trail(flame(answers, FIRST, path))).toEqual(['main', 'foo::run', 'std::vector::push_back']);
    const zoomed = flame(answers, chosen({ names: 'templates' }), path);
    expect(trail(zoomed)).toEqual([
      ...['main', 'foo::run<int>', 'std::vector<int, std::allocator<int> >::push_back'],
    ]);
  });
});

/** The flame graph of whole stacks, zoomed to where a path leads. */
function flame(answers: Answers, selection: Selection, path: readonly { readonly key: number }[] = []) {
  const shape = { direction: 'down', of: '' } as const;
  return answers.flame({ selection, shape, width: 1200, search: '', thorough: false, generation: 1, path });
}

/** What leads from the root to the first frame of a name. */
function pathTo({ names, parent, step }: FlameAnswer, name: string): { readonly key: number }[] {
  const path = [];
  for (let row = names.indexOf(name); row > 0; row = parent[row] ?? -1) path.unshift({ key: step[row] ?? 0 });
  return path;
}

describe('the frames that a profile wants dropped', () => {
  it('are there where the selection asks for all frames', async () => {
    const { answers, summary } = await opened();
    expect(summary.dropFrames).toBe('malloc');
    expect(namesOf(answers, FIRST)).not.toContain('8 malloc');
    expect(namesOf(answers, chosen({ allFrames: true }))).toContain('8 malloc');
    expect(flame(answers, chosen({ allFrames: true })).names).toContain('malloc');
    expect(flame(answers, FIRST).names).not.toContain('malloc');
  });
});

describe('reports', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-'));
    writeFileSync(path.join(folder, 'p.pb'), BYTES);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(NAME_MODES.flatMap((names) => [false, true].map((allFrames) => ({ names, allFrames }))))(
    'of $names names, all frames $allFrames, are those of the command line',
    async ({ names, allFrames }) => {
      const { answers } = await opened();
      const selection = chosen({ names, allFrames });
      for (const report of reportKinds) {
        const argument = takesExpression(report) ? 'push' : '';
        const { text } = answers.report({ selection, report, argument, sources: {} });
        const flags = [
          argument === '' ? `-${report}` : `-${report}=${argument}`,
          ...(names === 'simplified' ? [] : [`-symbolize=demangle=${names}`]),
          ...(allFrames ? ['-all_frames'] : []),
        ];
        const { bytes } = await runCommand([...flags, path.join(folder, 'p.pb')], () => undefined);
        expect(withoutReasons(text), flags.join(' ')).toBe(withoutReasons(decodeText(bytes)));
      }
    },
  );
});

/** A listing, whatever it says of files that are not there. */
function withoutReasons(text: string): string {
  return text.replace(/^ Error: .*$/gm, ' Error');
}

describe('a summary', () => {
  it('says whether it matters how names are written', async () => {
    expect((await opened()).summary.hasReadableNames).toBe(true);
    const plain = encodeProto(written('main.main > main.(*T).work > runtime.mallocgc | 1'));
    expect((await opened(plain)).summary.hasReadableNames).toBe(false);
  });
});
