import { describe, expect, it } from 'vitest';
import { decodeProfile } from '../../../src/profile/open.js';
import { showSamples } from './show.js';

/** What a dump of these lines is: one line a goroutine. */
async function read(...lines: readonly string[]): Promise<string[]> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return showSamples(await decodeProfile(bytes, { inflateLimit: 1 << 26 }));
}
const FRAME = ['main.f(0x1, {0x2?, ...})', '\t/a.go:1 +0x1d'];
const F = 'main.f(/a.go:1)';

describe('a crash', () => {
  const one = ['goroutine 1 [running]:', ...FRAME];
  it.each([
    [['panic: boom', '']],
    [['panic: a [recovered]', '\tpanic: b', '', '']],
    [['panic: x', '\tmain.g(0x1)', '\t/x.go:1', '[signal SIGSEGV: segmentation violation code=0x1]', '']],
    [['fatal error: all goroutines are asleep - deadlock!', '']],
    [['SIGQUIT: quit', 'PC=0x46b1c1 m=0 sigcode=0', '']],
    [
      [
        'runtime: goroutine stack exceeds 1000000000-byte limit',
        'fatal error: stack overflow',
        '',
        'runtime stack:',
        'runtime.throw({0x1, 0x2})',
        '\t/go/panic.go:1 +0x5c',
        '',
      ],
    ],
    [['--- FAIL: TestX (0.00s)', 'panic: test timed out after 1s', '\trunning tests:', '\t\tTestX (1s)', '']],
  ])('that begins with %j', async (lines) => {
    const after = ['', 'rax    0x0', 'r0      0x0', 'exit status 2', ''];
    expect(await read(...lines, ...one, '', 'goroutine 2 [sleep]:', ...FRAME, ...after)).toEqual([
      `1: ${F} {state=running}`,
      `1: ${F} {state=sleep}`,
    ]);
  });

  it('that is cut off keeps its last goroutine', async () => {
    const whole = [
      'goroutine 1 [running]:',
      ...FRAME,
      '',
      'goroutine 12 [sleep, 5 minutes]:',
      'main.g(0x1)',
      '\t/b.go:22 +0x1',
    ];
    const text = whole.join('\n');
    const from = text.indexOf('12 [') + '12 ['.length;
    for (let length = from; length <= text.length; length++) {
      const samples = await read(text.slice(0, length));
      expect(samples).toHaveLength(2);
      expect(samples[0]).toBe(`1: ${F} {state=running}`);
    }
    expect(await read(text.slice(0, text.indexOf('5 minutes')))).toContain('1:');
    expect((await read(text.slice(0, -' +0x1'.length)))[1]).toBe(
      '1: main.g(/b.go:22) {state=sleep, wait=5minutes}',
    );
  });

  it('is told from the next one by a tag', async () => {
    const dumps = await read(
      ...['panic: a', '', ...one, '', 'goroutine 2 [sleep]:', ...FRAME, 'exit status 2'],
      ...['fatal error: b', '', ...one, ''],
      ...['goroutine 1 [sleep]:', ...FRAME, ''],
      ...['2026/11/26 00:00:00 http: panic serving 10.0.0.1:80: c', 'goroutine 7 [running]:', ...FRAME],
    );
    expect(dumps.map((sample) => sample.slice(sample.indexOf('{')))).toEqual([
      '{state=running, dump=1}',
      '{state=sleep, dump=1}',
      '{state=running, dump=2}',
      '{state=sleep, dump=3}',
      '{state=running, dump=4}',
    ]);
  });
});

describe('a dump inside a log', () => {
  const dump = [
    ...['panic: boom', '', 'goroutine 1 [running]:', ...FRAME, '', 'goroutine 2 [select]:'],
    ...[
      'main.g(...)',
      '\t/b.go:2',
      'created by main.main in goroutine 1',
      '\t/a.go:5 +0x1',
      '',
      'exit status 2',
    ],
  ];
  const samples = [`1: ${F} {state=running}`, '1: main.g(/b.go:2) main.main(/a.go:5) {state=select}'];
  const two = (i: number): string => String(i).padStart(2, '0');

  it.each<[string, (i: number) => string]>([
    ['docker compose', () => 'app_1  | '],
    ['docker logs -t', (i) => `2026-11-26T00:00:${two(i)}.${String(i * 7)}Z `],
    ['a container runtime', (i) => `2026-11-26T00:00:${two(i)}.123+01:00 stderr ${i % 3 === 0 ? 'P' : 'F'} `],
    ['kubectl --prefix', () => '[pod/app-7d9f-x2/app] '],
    ['kubectl --prefix --timestamps', (i) => `[pod/app-7d9f-x2/app] 2026-11-26T00:00:${two(i)}Z `],
    ['journald', (i) => `Nov ${i < 5 ? ' 9' : '10'} 00:00:${two(i)} host app[123]: `],
    ['a log of Go', (i) => `2026/11/26 00:00:${two(i)} `],
    ['dmesg', (i) => `[${(i * 9.5).toFixed(6).padStart(12)}] app: `],
    ['a bracketed time', (i) => `[26/Nov/2026:00:00:${two(i)} +0000] `],
    ['seconds since 1970', (i) => `17643${two(i)}000.5 app `],
    ['colours', () => '\x1b[36mapp_1  |\x1b[0m '],
    ['an indentation', () => '        '],
  ])('of %s', async (_, prefix) => {
    const inLog = dump.map((line, i) => `${prefix(i)}${line}`);
    const other = 'web_1  | main.other(0x1)\n\t/other.go:1 +0x1';
    expect(await read(...inLog)).toEqual(samples);
    expect(await read('starting', ...inLog.map((line) => line.trimEnd()), 'over')).toEqual(samples);
    expect(await read(...inLog.flatMap((line) => [line, other]))).toEqual(samples);
  });

  it.each([
    ['2026/11/26 00:00:00 stack: ', ''],
    ['E1126 00:00:00.123456       1 panic.go:115] ', ''],
    ['    main_test.go:10: ', '        '],
  ])('that says %j before the first line alone', async (first, others) => {
    const [head = '', ...rest] = dump.slice(2, -2);
    expect(await read(`${first}${head}`, ...rest.map((line) => `${others}${line}`))).toEqual(samples);
  });

  it('of several programs that write at once', async () => {
    const lines = dump.flatMap((line) => [
      `app-1 | ${line}`,
      `app-2 | ${line.replaceAll('main.', 'other.')}`,
    ]);
    const others = samples.map((sample) => sample.replaceAll('main.', 'other.'));
    const tagged = (each: readonly string[], number: number): string[] =>
      each.map((sample) => sample.replace('}', `, dump=${String(number)}}`));
    const [a = '', b = ''] = tagged(samples, 1);
    const [c = '', d = ''] = tagged(others, 2);
    expect(await read(...lines)).toEqual([a, c, b, d]);
  });

  it('whose panic says a stack too', async () => {
    const said = ['panic: goroutine 5 [running]:', ...FRAME.map((line) => `\t${line}`), '', ''];
    const indented = ['panic: x', '\tgoroutine 6 [running]:', ...FRAME.map((line) => `\t${line}`), ''];
    for (const lines of [said, indented]) {
      const found = await read(...lines, ...dump.slice(2));
      expect(found.map((sample) => sample.replace(/, dump=\d/, ''))).toEqual([samples[0], ...samples]);
    }
  });

  it.each(['\r\n', '\r', '\r\r\n'])('with lines that end in %j', async (end) => {
    expect(await read([...dump, ''].join(end))).toEqual(samples);
  });
});
