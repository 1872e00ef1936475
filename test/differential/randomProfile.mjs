// Random profiles: small, but with everything that reports tell apart. Texts are Latin-1 strings of the bytes to write.

const NAMES = [
  ...[
    'main.main',
    'main.work',
    'main.(*Server).Serve',
    'github.com/a/b/v2/pkg.Do',
    'github.com/a/b.Map[...]',
  ],
  ...[
    'runtime.mallocgc',
    'f',
    'g',
    'h',
    'java.util.ArrayList.add',
    'ns::Class::method',
    'operator new',
    'a"b\\c',
  ],
  ...['caf\xc3\xa9', 'bad\xff', '', 'main.main.func1', 'f (x)', 'very.long.' + 'n'.repeat(90)],
];
const FILES = [
  '',
  'main.go',
  '/src/app/main.go',
  'lib/util.go',
  './lib//util.go',
  '/proc/self/cwd/lib/util.go',
  'q"uote.c',
];
const BINARIES = ['/usr/bin/server', '/lib/libc.so.6', '', '/odd/na"me', '[vdso]'];
const TYPES = ['samples', 'cpu', 'inuse_space', 'alloc_objects', 'delay', 'contentions', ''];
const UNITS = [
  'count',
  'nanoseconds',
  'bytes',
  'kb',
  'ms',
  'cycles',
  '',
  'minutes',
  'microGCU',
  '\xce\xbcs',
  'B',
  'Seconds',
];
const TIMES = ['nanoseconds', 'ms'];
const PERIODS = [...TIMES, 'cycles'];
const KEYS = ['bytes', 'request', 'alignment', 'user', 'thread', 'size', 'k e y', 'pprof::base'];
const STRINGS = ['ann', 'bob', 'true', 'x:y', 'a,b', '\xe2\x82\xac', '12kb', 'line\nbreak', 'tab\tbed'];
const LABEL_UNITS = ['', '', 'bytes', 'kb', 'ms', 'count', 'things'];

const LEAST = -(2n ** 63n);
const EXTREMES = [
  LEAST,
  LEAST + 1n,
  2n ** 63n - 1n,
  2n ** 53n,
  -(2n ** 53n) - 1n,
  2n ** 62n,
  10n ** 15n,
  -1n,
];

/** The most there is of each. Only the large ones have more nodes than reports show. */
const SIZES = [
  [3, { functions: 3, locations: 4, samples: 4, depth: 4 }],
  [8, { functions: 8, locations: 12, samples: 14, depth: 6 }],
  [1, { functions: 120, locations: 160, samples: 150, depth: 20 }],
];

/** @param like a profile whose sample types the new one shall share, so that the two can be combined */
export function randomProfile(choices, like) {
  const types = like?.types ?? sampleTypes(choices);
  const most = choices.weighted(SIZES);
  const mappings = choices.several(0, 2, (i) => mapping(choices, i));
  const functions = choices.several(1, most.functions, (i) => func(choices, i));
  const locations = choices.several(1, most.locations, (i) => location(choices, i, functions, mappings));
  const value = valuesOf(choices);
  return {
    gzip: choices.chance(0.5),
    types,
    defaultType: choices.weighted([
      [4, ''],
      [2, choices.pick(types).type],
      [1, 'no_such_type'],
    ]),
    mappings,
    functions,
    locations,
    samples: choices.several(0, most.samples, () => sample(choices, most.depth, locations, types, value)),
    dropFrames: choices.weighted([
      [6, ''],
      [1, 'runtime\\..*'],
      [1, 'f|g|main\\.work'],
    ]),
    keepFrames: choices.chance(0.1) ? 'g' : '',
    time: choices.chance(0.3) ? BigInt(choices.below(2 ** 31)) * 10n ** 9n + BigInt(choices.below(1000)) : 0n,
    duration: choices.chance(0.3) ? BigInt(choices.below(10 ** choices.between(1, 15))) : 0n,
    periodType: periodType(choices, like),
    period: choices.chance(0.6) ? BigInt(choices.below(1e8)) : 0n,
    comments: choices.chance(0.2)
      ? choices.several(1, 3, () => choices.pick(['a comment', '# hidden', 'two\nlines']))
      : [],
    doc: choices.chance(0.1) ? 'https://example.com/doc' : '',
  };
}

function sampleTypes(choices) {
  const names = [...TYPES].sort(() => choices.below(3) - 1);
  return choices.several(1, 3, (i) => ({ type: names[i], unit: choices.pick(UNITS) }));
}

/** One that goes with the period of another profile, for the most part. */
function periodType(choices, like) {
  const hasOne =
    like === undefined || choices.chance(0.05) ? choices.chance(0.6) : like.periodType !== undefined;
  return hasOne ? { type: 'cpu', unit: choices.pick(choices.chance(0.05) ? PERIODS : TIMES) } : undefined;
}

function mapping(choices, i) {
  const start = BigInt(choices.below(16)) << 12n;
  return {
    id: i + 1 + choices.below(2) * 10,
    ...{ start, limit: start + 0x1000n, offset: BigInt(choices.below(3)) << 12n },
    file: choices.pick(BINARIES),
    buildId: choices.chance(0.4) ? `b${choices.below(3)}` : '',
    marks: choices.below(16),
  };
}

function func(choices, i) {
  const name = choices.chance(0.3) ? `pkg.fn${i}` : choices.pick(NAMES);
  return {
    id: i * 3 + 1,
    name,
    systemName: choices.weighted([
      [4, name],
      [1, ''],
      [1, '_Zmangled'],
    ]),
    file: choices.pick(FILES),
    startLine: choices.weighted([
      [4, 0],
      [2, choices.below(20)],
      [1, -choices.below(5)],
    ]),
  };
}

function location(choices, i, functions, mappings) {
  const inlined = choices.weighted([
    [2, 0],
    [7, 1],
    [2, 2],
    [1, 3],
  ]);
  return {
    id: i * 2 + 1,
    mapping: choices.below(mappings.length + 1) - 1,
    address: choices.weighted([
      [5, BigInt(choices.below(64) * 16)],
      [1, 0n],
      [1, 2n ** 64n - 1n - BigInt(choices.below(3))],
    ]),
    lines: Array.from({ length: inlined }, () => ({
      func: choices.below(functions.length),
      line: choices.weighted([
        [6, choices.below(30)],
        [1, -choices.below(8)],
        [1, 0],
      ]),
      column: choices.chance(0.3) ? choices.below(9) : 0,
    })),
    isFolded: choices.chance(0.1),
  };
}

/** Values of one mood for a whole profile. */
function valuesOf(choices) {
  return choices.weighted([
    [3, () => BigInt(choices.between(0, 20))],
    [2, () => BigInt(choices.between(-3, 3))],
    [3, () => BigInt(choices.below(10 ** choices.between(1, 13)))],
    [2, () => BigInt(choices.below(10 ** choices.between(1, 13))) * (choices.chance(0.5) ? 1n : -1n)],
    [1, () => 1024n * BigInt(choices.between(1, 3000))],
    [1, () => (choices.chance(0.3) ? choices.pick(EXTREMES) : BigInt(choices.between(-5, 5)))],
  ]);
}

function sample(choices, depth, locations, types, value) {
  return {
    stack: choices.chance(0.05) ? [] : choices.several(1, depth, () => choices.below(locations.length)),
    values: types.map(value),
    labels: choices.chance(0.4) ? choices.several(1, 4, () => label(choices)) : [],
  };
}

function label(choices) {
  const key = choices.pick(KEYS.slice(0, choices.chance(0.2) ? KEYS.length : KEYS.length - 1));
  if (key === 'pprof::base' || choices.chance(0.5)) return { key, string: choices.pick(STRINGS) };
  const value = BigInt(choices.below(10 ** choices.between(0, 8)));
  return { key, value: choices.chance(0.1) ? -value : value, unit: choices.pick(LABEL_UNITS) };
}
