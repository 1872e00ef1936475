import { describe, expect, it } from 'vitest';
import { decodeProfile } from '../../../src/profile/open.js';
import { showSamples } from './show.js';

/** What a dump of these lines is: one line a goroutine. */
async function read(...lines: readonly string[]): Promise<string[]> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return showSamples(await decodeProfile(bytes, { inflateLimit: 1 << 26 }));
}
/** The tags of a goroutine with this header. */
async function tags(header: string): Promise<string> {
  const [sample = '', ...others] = await read(header, 'main.f(...)', '\t/a.go:1', '');
  expect(others).toEqual([]);
  return sample.slice(sample.indexOf('{'));
}
const FRAME = ['main.f(0x1, {0x2?, ...})', '\t/a.go:1 +0x1d'];
const F = 'main.f(/a.go:1)';

describe('the header of a goroutine', () => {
  it.each([
    ['goroutine 1 [running]:', '{state=running}'],
    ['goroutine 1 [running]:  ', '{state=running}'],
    ['goroutine 1 [select (no cases), 120 minutes]:', '{state=select (no cases), wait=120minutes}'],
    [
      'goroutine 1 [chan receive, 5 minutes, locked to thread]:',
      '{state=chan receive, wait=5minutes, thread=locked}',
    ],
    ['goroutine 1 gp=0xc000002380 m=nil [IO wait]:', '{state=IO wait}'],
    ['goroutine 0 gp=0x5a8e40 m=0 mp=0x5a9ac0 [idle]:', '{state=idle, m=0}'],
    ['goroutine 1 gp=0xc0 m=17 mp=0xc1 [running, locked to thread]:', '{state=running, thread=locked, m=17}'],
    ['goroutine 1 [runnable (scan)]:', '{state=runnable, scan=true}'],
    ['goroutine 1 [chan receive (nil chan) (leaked)]:', '{state=chan receive (nil chan), leaked=true}'],
    ['goroutine 1 [leaked (leaked) (scan)]:', '{state=leaked, leaked=true, scan=true}'],
    [
      'goroutine 1 [select (durable), 2 minutes, synctest bubble 3]:',
      '{state=select, durable=true, wait=2minutes, bubble=3}',
    ],
    ['goroutine 1 [synctest.Run, synctest group 7]:', '{state=synctest.Run, bubble=7}'],
    ['goroutine 1 [???, something new]:', '{state=???, something new}'],
  ])('%s', async (header, expected) => {
    expect(await tags(header)).toBe(expected);
  });

  it.each([
    ['labels:{"foobar": "baz"}', '{foobar: baz}', 'foobar=baz'],
    ['labels:{"a": "1", "b": "x/y_z.0"}', '{a: 1, b: x/y_z.0}', 'a=1, b=x/y_z.0'],
    ['labels:{"list": "[1 2]"}', '{list: "[1 2]"}', 'list=[1 2]'],
    ['labels:{"x": "]:"}', '{x: "]:"}', 'x=]:'],
    ['labels:{"x": "}]:", "y": "}:"}', '{x: "}]:", y: "}:"}', 'x=}]:, y=}:'],
    ['labels:{"x": "a, b\\"}, \\"c\\": "}', '{x: "a, b\\"}, \\"c\\": "}', 'x=a, b"}, "c": '],
    ['labels:{"x": "goroutine 7 [running]:"}', '{x: "goroutine 7 [running]:"}', 'x=goroutine 7 [running]:'],
    [
      'labels:{"x": "\\n\\r\\t\\\\\\x1b\\xff\\u00e9\\U0001f600"}',
      '{x: "\\n\\r\\t\\\\\\x1b\\xff\\u00e9\\U0001f600"}',
      'x=\n\r\t\\\x1b\udcffé\u{1f600}',
    ],
    ['labels:{"": "x", "e": "", "f": "y"}', '{: x, e: , f: y}', '=x, f=y'],
    ['labels:{"state": "on", "wait": "1"}', '{state: on, wait: 1}', 'label.state=on, label.wait=1'],
    [
      'labels:{"label.state": "a", "label.x": "b", "dump": "c"}',
      '{label.state: a, label.x: b, dump: c}',
      'label.label.state=a, label.x=b, label.dump=c',
    ],
  ])('with %s, in Go 1.27 %s', async (inside, after, expected) => {
    expect(await tags(`goroutine 8 [chan send, 3 minutes ${inside}]:`)).toBe(
      `{state=chan send, wait=3minutes, ${expected}}`,
    );
    expect(await tags(`goroutine 8 gp=0xc0 m=3 mp=0xc1 [running] ${after}:`)).toBe(
      `{state=running, m=3, ${expected}}`,
    );
  });

  it('is not any line that speaks of a goroutine', async () => {
    const lines = ['created by main.g in goroutine 1', 'goroutines 5 [running]:', 'goroutine 5 [running]'];
    const others = [
      'goroutine 5 [a] says:',
      'goroutine x [running]:',
      'goroutine running:',
      'mygoroutine 5 [x]:',
    ];
    expect(await read(...lines, ...others, 'goroutine 1 [running]:', ...FRAME)).toEqual([
      `1: ${F} {state=running}`,
    ]);
  });
});

describe('the stack of a goroutine', () => {
  const stack = async (...lines: readonly string[]): Promise<string> => {
    const [sample = '', ...others] = await read('goroutine 9 [running]:', ...lines, '');
    expect(others).toEqual([]);
    return sample.slice('1: '.length, sample.lastIndexOf('{') - 1);
  };

  it.each([
    ['main.F[...](0x1)', 'main.F[...]'],
    ['main.(*T[...]).M[...].func1.2()', 'main.(*T[...]).M[...].func1.2'],
    ['main.main.func1.2()', 'main.main.func1.2'],
    ['main.(*T).Do-range1({0xc000012345?, 0x1}, _)', 'main.(*T).Do-range1'],
    ['example.com/a%2eb/v2.(*T).M-fm(...)', 'example.com/a%2eb/v2.(*T).M-fm'],
    ['panic({0x45a0c0?, 0x4a1b28?})', 'panic'],
    ['main.(*struct { sync.Mutex; n int }).Lock(0x0, ...)', 'main.(*struct { sync.Mutex; n int }).Lock'],
    ['type:.eq.struct { F uintptr }(0x1)', 'type:.eq.struct { F uintptr }'],
    ['_cgoexp_7e8c3a_goCallback(0x7ffe)', '_cgoexp_7e8c3a_goCallback'],
    ['main.größe(0x1)', 'main.größe'],
  ])('%s', async (line, name) => {
    expect(await stack(line, '\t/a.go:1 +0x1')).toBe(`${name}(/a.go:1)`);
  });

  it.each([
    ['\t/src/a b/main.go:20', '/src/a b/main.go:20'],
    ['\tC:/Users/dev/proj/a b/main.go:20 +0x30', 'C:/Users/dev/proj/a b/main.go:20'],
    ['\tC:\\go\\main.go:7 +0x30', 'C:\\go\\main.go:7'],
    ['\t/a:1 :2/x:3.go:4 +0x5', '/a:1 :2/x:3.go:4'],
    ['\t/a.go:12 +0x1d fp=0xc0 sp=0xc1 pc=0x1', '/a.go:12'],
    ['\t_cgo_gotypes.go:47 +0x45', '_cgo_gotypes.go:47'],
    ['\t<autogenerated>:1 +0x2b', '<autogenerated>:1'],
    ['        /a.go:1 +0x2b', '/a.go:1'],
  ])('%j', async (line, place) => {
    expect(await stack('main.f()', line)).toBe(`main.f(${place})`);
  });

  it('keeps the frames of C, with and without a symbolizer', async () => {
    expect(
      await stack(
        'non-Go function at pc=0x7f00',
        'non-Go function',
        '\tpc=0x7f01',
        'std::vector<int, std::allocator<int> >::push_back(int&&)',
        '\t/src/v.cc:12 pc=0x7f02',
        'c_function',
        '\t/src/c.c:3 pc=0x7f03',
        'runtime.cgocall(0x1, 0x2)',
        '\t/go/cgocall.go:157 +0x5c fp=0xc0 sp=0xc1 pc=0x1',
      ),
    ).toBe(
      'non-Go function(:0) non-Go function(:0) std::vector<int, std::allocator<int> >::push_back(int&&)(/src/v.cc:12) ' +
        'c_function(/src/c.c:3) runtime.cgocall(/go/cgocall.go:157)',
    );
  });

  it('shows where frames are left out', async () => {
    const gap = [...FRAME, '...12 frames elided...', 'main.g(...)', '\t/a.go:2'];
    const created = ['created by main.h in goroutine 1', '\t/a.go:3 +0x1'];
    expect(await stack(...gap, '...additional frames elided...', ...created)).toBe(
      `${F} (frames elided)(:0) main.g(/a.go:2) (frames elided)(:0) main.h(/a.go:3)`,
    );
    expect(await stack('\tgoroutine running on other thread; stack unavailable', ...created)).toBe(
      '(stack unavailable)(:0) main.h(/a.go:3)',
    );
  });

  it('is not made longer by ancestors', async () => {
    const ancestor = ['main.spawn(...)', '\t/a.go:10 +0x10', '...additional frames elided...'];
    const origin = ['created by main.main', '\t/a.go:5 +0x8'];
    const created = ['created by main.h', '\t/a.go:3 +0x1'];
    const lines = [
      ...['[originating from goroutine 5]:', ...ancestor, ...origin],
      ...['[originating from goroutine 1]:', ...ancestor],
    ];
    expect(await stack(...FRAME, ...created, ...lines)).toBe(`${F} main.h(/a.go:3)`);
    expect(await stack(...FRAME, ...lines)).toBe(F);
  });

  it('takes nothing that is not its own', async () => {
    const noise = [
      '2026/11/26 00:00:01 GET /x (200)',
      'handler.process(request)',
      'rax    0x0',
      '\tno place',
      'a b(0x1)',
    ];
    expect(await stack('main.f(0x1)', ...noise, '\t/a.go:1 +0x1d', ...noise)).toBe(F);
    const orphan = ['main.orphan(0x1)', '\t/o.go:1 +0x1'];
    for (const end of [
      '',
      'runtime stack:',
      '[signal SIGSEGV: segmentation violation]',
      'exit status 2',
      'panic: x',
    ])
      expect(await stack(...FRAME, end, ...orphan)).toBe(F);
    expect(await stack(...FRAME, 'goroutine 10 [of a kind (nobody) knows:', ...orphan)).toBe(F);
    expect(await stack(...FRAME, 'created by main.g in goroutine 1', '\t/a.go:2 +0x1', ...orphan)).toBe(
      `${F} main.g(/a.go:2)`,
    );
  });
});
