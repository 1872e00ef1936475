// Random command lines over the flags that `go tool pprof` and we both have.

const EXPRESSIONS = [
  '.',
  '.',
  '.',
  'main',
  '^main\\.',
  'f|g',
  'work$',
  '(?i)SERVER',
  'libc',
  'lib/',
  'nothing',
  'h',
  '\\.go',
  'x*',
  'caf.',
  '[a-f]$',
  '(?P<n>a)|(?P<n>f)',
  '\\pL+',
  '^$',
  '/lib',
];
const TAG_FILTERS = [
  ...[
    'ann',
    'user=ann|bob',
    'bytes=1kb:',
    ':64kb',
    '100:',
    'size=10:1000',
    'request=:1mb',
    'ann,true',
    'user:ann',
    'nothing',
  ],
  ...['bytes=5', 'thread=.', '1ms:2s', 'x:y', '-5:5'],
];
const KEYS = ['user', 'bytes', 'size', 'thread,user', 'nothing', 'request', 'k e y'];
const UNITS = [
  'bytes',
  'kb',
  'auto',
  'minimum',
  'ms',
  's',
  'nanoseconds',
  'count',
  'parsec',
  'GCU',
  'hrs',
  'MB',
];
const FRACTIONS = ['0', '0.01', '0.1', '0.3', '0.5', '1', '-0.2', '2'];

const REPORTS = [
  [5, () => '-top'],
  [1, () => '-text'],
  [4, () => '-tree'],
  [3, (choices) => `-peek=${choices.pick(EXPRESSIONS)}`],
  [3, (choices) => `-list=${choices.pick(EXPRESSIONS)}`],
  [2, () => '-traces'],
  [2, () => '-tags'],
  [2, () => '-raw'],
  [0.3, () => '-comments'],
  [6, () => '-dot'],
  [1, () => '-proto'],
];

/** How likely each flag is, and how its value is made. */
const FLAGS = [
  [0.4, (choices) => `-${choices.pick(['functions', 'filefunctions', 'files', 'lines', 'addresses'])}`],
  [0.3, (choices) => `-${choices.pick(['cum', 'flat'])}`],
  [0.2, () => '-noinlines'],
  [0.2, () => '-showcolumns'],
  [0.1, () => '-mean'],
  [0.25, (choices) => `-unit=${choices.pick(UNITS)}`],
  [0.1, (choices) => `-divide_by=${choices.pick(['2', '10', '0.5', '3', '-1', '1e3'])}`],
  [0.3, (choices) => `-nodecount=${choices.chance(0.1) ? '0x5' : choices.between(-1, 12)}`],
  [0.25, (choices) => `-nodefraction=${choices.pick(FRACTIONS)}`],
  [0.25, (choices) => `-edgefraction=${choices.pick(FRACTIONS)}`],
  [0.1, () => '-trim=false'],
  [0.1, () => '-drop_negative'],
  [0.2, () => '-call_tree'],
  [0.15, () => '-relative_percentages'],
  [0.2, () => '-compact_labels'],
  [0.1, () => '-all_frames'],
  [0.05, () => '-buildid=abc'],
  [0.05, () => '-add_comment=added'],
  [0.15, (choices) => `-source_path=${choices.pick(['lib', '.', 'nowhere', 'lib:.'])}`],
  [0.1, (choices) => `-trim_path=${choices.pick(['/src/app', '/src/', '/nowhere:/src'])}`],
  ...['focus', 'ignore', 'hide', 'show', 'show_from', 'prune_from'].map((name) => [
    0.08,
    (choices) => `-${name}=${choices.pick(EXPRESSIONS)}`,
  ]),
  ...['tagfocus', 'tagignore'].map((name) => [0.08, (choices) => `-${name}=${choices.pick(TAG_FILTERS)}`]),
  ...['tagshow', 'taghide'].map((name) => [0.06, (choices) => `-${name}=${choices.pick(KEYS)}`]),
  ...['tagroot', 'tagleaf'].map((name) => [0.08, (choices) => `-${name}=${choices.pick(KEYS)}`]),
];

/** A case: flags, and how many of the profiles at hand are sources and how many bases. */
export function randomCommand(choices, types) {
  const flags = [choices.weighted(REPORTS)(choices)];
  for (const [share, make] of FLAGS) if (choices.chance(share)) flags.push(make(choices));
  if (choices.chance(0.4)) {
    const { type } = choices.pick(types);
    flags.push(`-sample_index=${choices.chance(0.5) ? type : choices.below(types.length)}`);
  }
  const sources = choices.chance(0.15) ? 2 : 1;
  if (choices.chance(0.75)) return { flags, sources, base: '' };
  if (choices.chance(0.2)) flags.push('-normalize');
  return { flags, sources, base: choices.pick(['-base', '-diff_base']) };
}

/** The words of a case; its profiles lie in the current folder, in files that begin with `prefix`. */
export function wordsOf({ flags, sources, base }, prefix = '') {
  return [
    '-symbolize=none',
    ...flags,
    ...(base === '' ? [] : [`${base}=${fileName(sources, prefix)}`]),
    ...Array.from({ length: sources }, (_, i) => fileName(i, prefix)),
  ];
}

export function fileName(i, prefix = '') {
  return `${prefix}${i}.pb`;
}
