// Profiles in the formats from before profile.proto, made up line by line.

const address = (choices) => `0x${(0x400000 + choices.below(64) * 16 + 1).toString(16)}`;
const stack = (choices) => choices.several(0, 12, () => address(choices)).join(' ');
const count = (choices) => choices.below(10 ** choices.between(1, 9));

const MAPS = [
  '400000-500000 r-xp 00000000 08:01 123  /bin/app',
  '00500000-00600000 r-xp 00001000 08:01 9 /lib/a.so (deleted)',
  '  3000-4000: /lib/a.so (@ff) abc123',
  'lib=/usr/lib',
  'x.cc:12] 0x5000 0x6000 r-xp $lib/b.so',
  'ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]',
];

const memoryMap = (choices) =>
  choices.chance(0.6)
    ? [
        '',
        choices.pick(['MAPPED_LIBRARIES:', '--- Memory map: ---']),
        ...choices.several(0, 8, () => choices.pick(MAPS)),
      ]
    : [];

function goSymbols(choices) {
  return choices.several(0, 4, (i) =>
    choices.weighted([
      [4, `#\t${address(choices)}\tmain.f${i}+0x${i}\t/src/a b/f.go:${choices.below(99)}`],
      [1, `# labels: {"k":"v${i}", "a \\"b\\"":"\\u00e9\\xff"}`],
      [1, `#\t${address(choices)}`],
      [1, '# Alloc = 42'],
    ]),
  );
}

const heapSample = (choices) => {
  const [n, size] = [choices.below(99), choices.below(9999)];
  return `${n}: ${n * size} [${n + 1}: ${(n + 1) * size}] @ ${stack(choices)}`;
};

const HEAP_KINDS = [
  'heapprofile',
  'heap_v2/524288',
  'heapz_v2/1',
  'heap/1048576',
  'growthz',
  'growth',
  'fragmentationz',
  'heap',
];

function heap(choices) {
  return [
    `heap profile: 3: 48 [3: 48] @ ${choices.pick(HEAP_KINDS)}`,
    ...choices.several(0, 30, () => [heapSample(choices), ...goSymbols(choices)]).flat(),
    ...(choices.chance(0.3) ? ['', '# runtime.MemStats', '# Alloc = 12', '# HeapSys = 1'] : []),
    ...memoryMap(choices),
  ];
}

function counts(choices) {
  return [
    `${choices.pick(['goroutine', 'threadcreate', 'x'])} profile: total ${count(choices)}`,
    ...choices
      .several(0, 30, () => [`${count(choices)} @ ${stack(choices)}`, ...goSymbols(choices), ''])
      .flat(),
    ...memoryMap(choices),
  ];
}

function contention(choices) {
  return [
    choices.pick(['--- mutex:', '--- contention:', '--- contentionz 1 ---']),
    ...choices.several(0, 4, () =>
      choices.pick([
        'cycles/second=2000000000',
        'sampling period=5',
        'ms since reset = 20',
        'discarded samples = 0',
        'resolution=1',
      ]),
    ),
    ...choices
      .several(0, 30, () => [
        `${count(choices)} ${choices.below(99)} @ ${stack(choices)}`,
        ...goSymbols(choices),
      ])
      .flat(),
    ...memoryMap(choices),
  ];
}

function threads(choices) {
  return [
    '--- threadz 1 ---',
    '',
    ...choices
      .several(0, 12, (i) => [
        `--- Thread 7f${i} (name: t${i}/1) stack: ---`,
        ...(choices.chance(0.2)
          ? ['  [same as previous thread]']
          : choices.several(
              0,
              6,
              () => `  ${choices.pick(['PC: ', ''])}${stack(choices)}${choices.pick([': f', ''])}`,
            )),
      ])
      .flat(),
    ...choices.several(0, 1, () => '---- no stack trace for thread 1'),
    '--- Memory map: ---',
    ...choices.several(0, 5, () => choices.pick(MAPS)),
  ];
}

const javaName = (choices, i) =>
  choices.pick([
    `com.example.A.run${i} (A.java:12)`,
    'foo (/lib/libjvm.so)',
    'generated stub/JIT',
    'a.B.<init> (Native)',
    'x',
  ]);

function java(choices) {
  const isHeap = choices.chance(0.5);
  return [
    isHeap ? '--- heapz 1 ---' : '--- contentionz 1 ---',
    'format = java',
    ...(isHeap
      ? ['resolution = bytes']
      : ['resolution = microseconds', 'sampling period = 100', 'ms since reset = 6']),
    ...choices.several(0, 20, () => ` ${count(choices)} ${choices.below(99)} @ ${stack(choices)}`),
    '',
    ...choices.several(0, 12, (i) => `${address(choices)} ${javaName(choices, i)}`),
  ];
}

function jemalloc(choices) {
  const line = (thread) =>
    ` ${thread}: ${choices.below(99)}: ${count(choices)} [${choices.below(9)}: ${choices.below(999)}]`;
  return [
    `heap_v2/${choices.pick([1, 524_288, 0, count(choices)])}`,
    ` ${line('t*')}`,
    ...choices.several(0, 3, (i) => ` ${line(`t${i}`)} name ${i}`),
    ...choices
      .several(0, 20, () => [
        `@ ${stack(choices)}`,
        line('t*'),
        ...choices.several(0, 3, (i) => line(`t${i}`)),
      ])
      .flat(),
    ...memoryMap(choices),
  ];
}

function symbolized(choices) {
  return [
    '--- symbol',
    'binary=/bin/app',
    ...choices.several(
      0,
      30,
      (i) => `${address(choices)} ${choices.pick([`f${i}--g`, '_ZN3foo3barEv', 'operator--', 'a b', '--'])}`,
    ),
    '---',
    '--- heap',
    ...choices.pick([heap, jemalloc])(choices),
  ];
}

const STATES = [
  'running',
  'chan receive',
  'select (no cases)',
  'IO wait, 5 minutes',
  'syscall, locked to thread',
  'sleep',
  'GC worker (idle)',
];

function goroutines(choices) {
  const frame = (i) => [
    choices.pick([
      `main.f${i}(0x1, {0xc000, 0x2})`,
      `main.(*T[...]).g${i}(...)`,
      'panic({0x1?, 0x2?})',
      `created by main.h in goroutine ${i}`,
    ]),
    `\t/src/x y/f.go:${choices.below(999)} +0x${i}`,
  ];
  const one = (i) => [
    `goroutine ${choices.below(1e6)} ${choices.pick(['', 'gp=0xc0 m=0 mp=0x1 '])}[${choices.pick(STATES)}]${choices.pick(['', '{"k":"v"}'])}:`,
    ...choices.several(0, 9, frame).flat(),
    ...(choices.chance(0.1) ? ['...additional frames elided...'] : []),
    ...(choices.chance(0.1) ? [`[originating from goroutine ${i}]:`, ...frame(i)] : []),
    '',
  ];
  return [
    ...(choices.chance(0.3)
      ? ['panic: boom [recovered]', '\tpanic: again', '', '[signal SIGSEGV: code=0x1]', '']
      : []),
    ...choices.several(1, 30, one).flat(),
    ...(choices.chance(0.2) ? ['exit status 2', 'rax    0x0', 'rip    0x1'] : []),
  ];
}

/** Bytes of the binary CPU profile of gperftools: words of a size and order, then a memory map or Java's names. */
function cpu(choices) {
  const size = choices.pick([4, 8]);
  const isLittle = choices.chance(0.7);
  const isJava = choices.chance(0.3);
  const samples = choices.several(0, 60, () => {
    const depth = choices.between(1, 9);
    return [
      choices.below(9),
      depth,
      ...Array.from({ length: depth }, () => 0x400001 + choices.below(64) * 16),
    ];
  });
  const words = [0, 3, isJava ? 1 : 0, choices.pick([10_000, 1, 0]), 0, ...samples.flat(), 0, 1, 0];
  const buffer = Buffer.alloc(words.length * size);
  words.forEach((word, i) => {
    if (size === 4) buffer[isLittle ? 'writeUInt32LE' : 'writeUInt32BE'](word, i * 4);
    else buffer[isLittle ? 'writeBigUInt64LE' : 'writeBigUInt64BE'](BigInt(word), i * 8);
  });
  const tail = isJava
    ? choices.several(0, 12, (i) => `${address(choices)} ${javaName(choices, i)}`)
    : choices.several(0, 6, () => choices.pick(MAPS));
  return Buffer.concat([buffer, Buffer.from(`${tail.join('\n')}\n`)]);
}

const TEXT_FORMATS = { heap, counts, contention, threads, java, jemalloc, symbolized, goroutines };

/** Any of them, as bytes, with its name. */
export function randomLegacy(choices) {
  if (choices.chance(0.12)) return { format: 'cpu', bytes: cpu(choices) };
  const format = choices.pick(Object.keys(TEXT_FORMATS));
  return { format, bytes: Buffer.from(`${TEXT_FORMATS[format](choices).join('\n')}\n`) };
}
