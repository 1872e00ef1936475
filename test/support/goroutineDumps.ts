import fc from 'fast-check';

/** A goroutine that the runtime might write, and what a profile must say of it. */
export interface Goroutine {
  readonly lines: readonly string[];
  readonly stack: readonly string[];
  readonly tags: readonly (readonly [key: string, value: string])[];
}

/** A text as the runtime's `printquoted` writes it. */
function quoted(text: string): string {
  const letters = Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const hex = (digits: number): string => code.toString(16).padStart(digits, '0');
    if (letter === '\n') return '\\n';
    if (letter === '\r') return '\\r';
    if (letter === '\t') return '\\t';
    if (letter === '\\' || letter === '"') return `\\${letter}`;
    if (code >= 0x20 && code <= 0x7e) return letter;
    return code < 0x7f ? `\\x${hex(2)}` : code < 0x1_0000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
  });
  return `"${letters.join('')}"`;
}

const isPlain = (text: string): boolean => /^[a-zA-Z0-9./_]*$/.test(text);
const labelText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ']',
    ']:',
    '}]:',
    '"',
    '\\',
    'a, b',
    '": "',
    ' labels:{',
    'goroutine 3 [running]:',
    '\n\ngoroutine 4 [x]:\n',
  ),
  fc.constantFrom('state', 'wait', 'dump', 'm', 'label.state', 'label.', '__proto__', 'x.y/z_0'),
);
const labels = fc.uniqueArray(fc.tuple(labelText, labelText), { selector: ([key]) => key, maxLength: 4 });
const OWN = /^(?:label\.)*(?:state|wait|thread|bubble|leaked|durable|scan|m|dump)$/;

const name = fc.constantFrom(
  ...[
    'main.main',
    'main.(*T[...]).Run.func1.2',
    'main.F[...]',
    'panic',
    'net/http.(*conn).serve',
    'main.g-range1',
  ],
  ...['example.com/a%2eb/v2.(*Q[...]).M[...]', '_cgoexp_7e8c3a_goCallback', 'type:.eq.struct { a int }'],
);
const args = fc.constantFrom('', '...', '0x1', '{0xc000012345?, 0x1}, 0x2', '{{0x0, ...}, _}');
const file = fc.constantFrom(
  '/src/main.go',
  'C:/Users/a b/main.go',
  '/a:1 :2/x.go',
  '_cgo_gotypes.go',
  '/p (x)/goroutine 3 [x]:/y.go',
);
const line = fc.integer({ min: 0, max: 99_999 });
const offset = fc.constantFrom('', ' +0x1d', ' +0x1d fp=0xc0 sp=0xc1 pc=0x1');

interface Frames {
  readonly lines: readonly string[];
  readonly stack: readonly string[];
}
const frame: fc.Arbitrary<Frames> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(name, args, file, line, offset).map(([n, a, f, l, o]) => ({
      lines: [`${n}(${a})`, `\t${f}:${String(l)}${o}`],
      stack: [`${n}(${f}:${String(l)})`],
    })),
  },
  fc.constantFrom<Frames>(
    { lines: ['...17 frames elided...'], stack: ['(frames elided)(:0)'] },
    { lines: ['...additional frames elided...'], stack: ['(frames elided)(:0)'] },
    { lines: ['non-Go function at pc=0x1f'], stack: ['non-Go function(:0)'] },
    { lines: ['non-Go function', '\tpc=0x1f'], stack: ['non-Go function(:0)'] },
    { lines: ['\tgoroutine running on other thread; stack unavailable'], stack: ['(stack unavailable)(:0)'] },
    {
      lines: ['std::map<int, A>::at(int&)', '\t/v.cc:7 pc=0x1f'],
      stack: ['std::map<int, A>::at(int&)(/v.cc:7)'],
    },
  ),
);
const created = fc.option(
  fc.tuple(name, fc.constantFrom('', ' in goroutine 7'), file, line).map(([n, by, f, l]) => ({
    lines: [`created by ${n}${by}`, `\t${f}:${String(l)} +0x5`],
    stack: [`${n}(${f}:${String(l)})`],
  })),
  { nil: { lines: [], stack: [] } },
);
const ancestors = fc.array(
  fc
    .array(frame, { maxLength: 3 })
    .map((frames) => [
      '[originating from goroutine 3]:',
      ...frames.flatMap(({ lines }) => lines),
      'created by main.old',
      '\t/old.go:1 +0x1',
    ]),
  { maxLength: 2 },
);

const STATES = [
  'running',
  'chan receive (nil chan)',
  'select (no cases)',
  'sync.WaitGroup.Wait',
  '???',
  'IO wait',
];
const header = fc.record({
  pointers: fc.constantFrom(
    { text: '', thread: '' },
    { text: ' gp=0xc0 m=nil', thread: '' },
    { text: ' gp=0xc0 m=3 mp=0xc1', thread: '3' },
  ),
  state: fc.constantFrom(...STATES),
  marks: fc.subarray(['leaked', 'scan', 'durable']),
  minutes: fc.option(fc.integer({ min: 1, max: 99_999 }), { nil: 0 }),
  isLocked: fc.boolean(),
  bubble: fc.option(fc.integer({ min: 1, max: 9 }), { nil: 0 }),
  labels,
  isNew: fc.boolean(),
});

/** A goroutine as any version of Go might write it; its number is 0. */
export const goroutine: fc.Arbitrary<Goroutine> = fc
  .tuple(header, fc.array(frame, { maxLength: 5 }), created, ancestors)
  .map(([of, frames, creator, older]) => {
    const { pointers, state, marks, minutes, isLocked, bubble, isNew } = of;
    const status = [
      [state, ...marks.map((mark) => `(${mark})`)].join(' '),
      ...(minutes > 0 ? [`${String(minutes)} minutes`] : []),
      ...(isLocked ? ['locked to thread'] : []),
      ...(bubble > 0 ? [`synctest bubble ${String(bubble)}`] : []),
    ].join(', ');
    const write = (text: string): string => (isNew && isPlain(text) ? text : quoted(text));
    const written = of.labels.map(([key, value]) => `${write(key)}: ${write(value)}`).join(', ');
    const end = written === '' ? ']' : isNew ? `] {${written}}` : ` labels:{${written}}]`;
    const all = [...frames, creator];
    return {
      lines: [
        `goroutine 0${pointers.text} [${status}${end}:`,
        ...all.flatMap(({ lines }) => lines),
        ...older.flat(),
      ],
      stack: all.flatMap(({ stack }) => stack),
      tags: [
        ['state', state],
        ...marks.map((mark) => [mark, 'true'] as const),
        ...(minutes > 0 ? [['wait', `${String(minutes)}minutes`] as const] : []),
        ...(isLocked ? [['thread', 'locked'] as const] : []),
        ...(bubble > 0 ? [['bubble', String(bubble)] as const] : []),
        ...(pointers.thread === '' ? [] : [['m', pointers.thread] as const]),
        ...of.labels
          .filter(([, value]) => value !== '')
          .map(([key, value]) => [OWN.test(key) ? `label.${key}` : key, value] as const),
      ],
    };
  });
