import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProfile } from '../../../src/profile/open.js';
import type { Profile } from '../../../src/profile/profile.js';
import { type Goroutine, goroutine } from '../../support/goroutineDumps.js';
import { showSamples } from './show.js';

/** Several dumps of several goroutines. */
const dumps = fc.array(fc.array(goroutine, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
/** Lines that a log has besides. */
const noise = fc.oneof(
  fc.constantFrom(
    ...[
      '2026/11/26 00:00:01 GET /x (200)',
      'handler.process(request)',
      'rax    0x0',
      'panicked (again)',
      '{"a": 1}:',
    ],
    ...[
      '\tno place',
      'in goroutine 5 [x] all is well',
      'goroutine x [running]:',
      'see main.go:12',
      'a: goroutine',
    ],
  ),
  fc.string({ maxLength: 30 }).filter((text) => /^[^\s()]+[^()]*$/.test(text) && !text.includes('goroutine')),
);
const prefix = fc.constantFrom<((i: number) => string)[]>(
  () => '',
  () => 'app_1  | ',
  () => '[pod/app-7d9f-x2/app] ',
  () => '    ',
  (i) =>
    `2026-11-26T00:00:${String(i % 60).padStart(2, '0')}.${String(i)}Z stderr ${i % 3 === 0 ? 'P' : 'F'} `,
  (i) => `Nov ${i % 2 === 0 ? ' 9' : '10'} 00:00:${String(i % 60).padStart(2, '0')} host app[123]: `,
);
const lineEnd = fc.constantFrom('\n', '\r\n', '\r', '\r\r\n');
const before = fc.constantFrom(
  ['panic: boom', ''],
  ['fatal error: all goroutines are asleep - deadlock!', ''],
  ['-----', '', 'SIGQUIT: quit', 'PC=0x1 m=0', ''],
);

const decode = (text: string): Promise<Profile> =>
  decodeProfile(Buffer.from(text), { inflateLimit: 1 << 26 });

/** Each goroutine as its stack and its tags but `dump`. */
function shown(profile: Profile): { stack: string; tags: string[] }[] {
  const { labels } = profile.samples;
  const text = (i = 0): string => profile.strings.text(i);
  const stacks = showSamples({
    ...profile,
    samples: { ...profile.samples, labels: { ...labels, offsets: labels.offsets.map(() => 0) } },
  });
  return stacks.map((stack, sample) => {
    const tags: string[] = [];
    for (let row = labels.offsets[sample] ?? 0; row < (labels.offsets[sample + 1] ?? 0); row++) {
      const value =
        labels.str[row] === 0 ? String(labels.num[row]) + text(labels.numUnit[row]) : text(labels.str[row]);
      if (text(labels.key[row]) !== 'dump') tags.push(`${text(labels.key[row])}=${value}`);
    }
    return { stack, tags };
  });
}

const expected = (goroutines: readonly Goroutine[]): { stack: string; tags: string[] }[] =>
  goroutines.map(({ stack, tags }) => ({
    stack: ['1:', ...stack].join(' '),
    tags: tags.map(([key, value]) => `${key}=${value}`),
  }));

/** Gives goroutines their numbers, which differ within a dump. */
const numbered = (all: readonly (readonly Goroutine[])[]): Goroutine[][] =>
  all.map((dump) =>
    dump.map(({ lines: [header = '', ...lines], ...goroutine }, i) => ({
      ...goroutine,
      lines: [header.replace('goroutine 0', `goroutine ${String(i + 1)}`), ...lines],
    })),
  );

/** Puts noise between lines, but not between a function of C and its place: nothing but their order joins the two. */
const withNoise = (
  lines: readonly string[],
  between: readonly (readonly [at: number, text: string])[],
): string[] =>
  lines.flatMap((line, i) => {
    const isNative = /^\t.*pc=0x1f$/.test(lines[i + 1] ?? '');
    const here = isNative ? [] : between.filter(([at]) => at % lines.length === i);
    return [line, ...here.map(([, text]) => text)];
  });

describe('any dump', () => {
  it('is counted goroutine by goroutine, whatever is around and between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          makers: dumps,
          prefix,
          lineEnd,
          start: before,
          noise: fc.array(fc.tuple(fc.nat(), noise), { maxLength: 8 }),
        }),
        async ({ makers, prefix: before, lineEnd: end, start, noise: between }) => {
          const all = numbered(makers);
          const lines = all.flatMap((dump) => [...start, ...dump.flatMap((each) => [...each.lines, ''])]);
          const text = withNoise(lines, between)
            .map((line, i) => before(i) + line)
            .join(end);
          expect(shown(await decode(text + end))).toEqual(expected(all.flat()));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of two programs in one log is never mixed up', async () => {
    await fc.assert(
      fc.asyncProperty(dumps, dumps, fc.array(fc.boolean()), async (a, b, turns) => {
        const [mine, theirs] = [numbered(a).flat(), numbered(b).flat()];
        const lines = (each: readonly Goroutine[], name: string): string[] =>
          each.flatMap((one) => [...one.lines, '']).map((line) => `${name} | ${line}`);
        const [left, right] = [lines(mine, 'app-1'), lines(theirs, 'app-2')];
        const text: string[] = [];
        for (let i = 0; left.length + right.length > 0; i++) {
          const from = (turns[i % Math.max(1, turns.length)] ?? true) === left.length > 0 ? left : right;
          text.push((from.length > 0 ? from : left.length > 0 ? left : right).shift() ?? '');
        }
        const order = (each: object): string => JSON.stringify(each);
        const found = shown(await decode(text.join('\n'))).map(order);
        expect(found.sort()).toEqual(
          expected([...mine, ...theirs])
            .map(order)
            .sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('that is cut anywhere loses only what is behind the cut', async () => {
    await fc.assert(
      fc.asyncProperty(dumps, fc.double({ min: 0, max: 1, noNaN: true }), async (makers, part) => {
        const all = numbered(makers).flat();
        const text = ['goroutine 99 [running]:', '', ...all.flatMap((each) => [...each.lines, ''])].join(
          '\n',
        );
        const from = 'goroutine 99 [running]:\n'.length;
        const cut = text.slice(0, from + Math.round(part * (text.length - from)));
        const count = cut
          .split('\n')
          .filter((line) => /^goroutine \d+(?: gp=0xc0 m=(?:nil|3 mp=0xc1))? \[/.test(line)).length;
        const found = shown(await decode(cut)).slice(1);
        expect(found).toHaveLength(count - 1);
        expect(found.slice(0, -1)).toEqual(expected(all).slice(0, Math.max(0, count - 2)));
      }),
      { numRuns: 300 },
    );
  });
});
