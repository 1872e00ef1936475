import { ProfileError } from './error.js';
import { FOREIGN, type Foreign } from './errorTexts.js';
import { isText } from './sniff.js';

/** How much of a file is looked at to say what it is. */
export const FOREIGN_HEAD = 4096;
/** How much of a text that is not ours goes into a sentence. */
const QUOTED = 60;

/**
 * What a file is that is no profile, by its first four kilobytes, as the error that says so and what to do; undefined
 * where it is nothing that is known here. Asked only of what is no profile: a profile may begin like some of these.
 * @param surely leave out what a text profile may stand behind, such as the answers of a server in a log
 */
export function foreignError(bytes: Uint8Array, surely = false): ProfileError | undefined {
  const head = bytes.subarray(0, FOREIGN_HEAD);
  const binary = MAGICS.find(({ magic, at = 0 }) => beginsWith(head.subarray(at), magic));
  if (binary !== undefined) return refused(binary.is, binary.values);
  const text = new TextDecoder().decode(head);
  if (/^go 1\.\d+ trace\0\0/.test(text)) return refused('foreign.goTrace');
  if (!isText(head)) return undefined;
  for (const { is, pattern } of TEXTS) {
    if (surely && BEFORE_PROFILES.has(is)) continue;
    const found = pattern.exec(text);
    if (found !== null) return refused(is, quotes(is) ? { text: quoted(found[1]) } : {});
  }
  return !surely && isFolded(text) ? refused('foreign.folded') : undefined;
}

function refused(is: Foreign, values: Readonly<Record<string, string>> = {}): ProfileError {
  return ProfileError.foreign(is, values);
}

function quotes(is: Foreign): boolean {
  return FOREIGN[is].includes('{text}');
}

/** A piece of text from elsewhere on one line, cut short. */
function quoted(text: string): string {
  const plain = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return plain.length > QUOTED ? `${plain.slice(0, QUOTED)}…` : plain;
}

interface Magic {
  readonly is: Foreign;
  /** The bytes as Latin-1. */
  readonly magic: string;
  readonly at?: number;
  readonly values?: Readonly<Record<string, string>>;
}

const program = (format: string, ...magics: readonly string[]): readonly Magic[] =>
  magics.map((magic) => ({ is: 'foreign.program', magic, values: { format } }));
const packed = (format: string, command: string, ...magics: readonly string[]): readonly Magic[] =>
  magics.map((magic) => ({ is: 'foreign.packed', magic, values: { format, command } }));
const picture = (format: string, magic: string): Magic => ({
  is: 'foreign.picture',
  magic,
  values: { format },
});

/** Files that are told by their first bytes. */
const MAGICS: readonly Magic[] = [
  // A marshalled dictionary whose first key is a tuple of three: what cProfile and profile write (Python's pstats.py).
  ...[
    '{(\x03\0\0\0',
    '{)\x03',
    '{\xa9\x03',
    '\xfb(\x03\0\0\0',
    '\xfb\xa8\x03\0\0\0',
    '\xfb)\x03',
    '\xfb\xa9\x03',
  ].map((magic): Magic => ({ is: 'foreign.pythonProfile', magic })),
  // src/internal/coverage/defs.go
  { is: 'foreign.goCoverageData', magic: '\0\x63\x76\x6d' },
  { is: 'foreign.goCoverageData', magic: '\0\x63\x77\x6d' },
  { is: 'foreign.jfr', magic: 'FLR\0' },
  { is: 'foreign.perfData', magic: 'PERFILE2' },
  { is: 'foreign.memray', magic: 'memray\0' },
  ...program('ELF', '\x7fELF'),
  ...program('Mach-O', '\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe'),
  // Universal binaries of one to four processors; a Java class has its version here.
  ...program('Mach-O', ...[1, 2, 3, 4].map((n) => `\xca\xfe\xba\xbe\0\0\0${String.fromCharCode(n)}`)),
  ...program('WebAssembly', '\0asm'),
  ...program('Windows', 'MZ'),
  ...packed('xz', 'xz -d', '\xfd7zXZ\0'),
  ...packed('bzip2', 'bzip2 -d', 'BZh'),
  ...packed('lz4', 'lz4 -d', '\x04\x22\x4d\x18', '\x02\x21\x4c\x18'),
  ...packed('snappy', 'snzip -d', '\xff\x06\0\0sNaPpY'),
  ...packed('7-Zip', '7z x', '7z\xbc\xaf\x27\x1c'),
  ...packed('RAR', 'unrar x', 'Rar!\x1a\x07'),
  ...packed('compress', 'uncompress', '\x1f\x9d'),
  picture('PNG', '\x89PNG\r\n\x1a\n'),
  picture('JPEG', '\xff\xd8\xff'),
  picture('GIF', 'GIF8'),
  picture('PDF', '%PDF-'),
];

function beginsWith(bytes: Uint8Array, magic: string): boolean {
  if (bytes.length < magic.length) return false;
  for (let i = 0; i < magic.length; i++) if (bytes[i] !== magic.charCodeAt(i)) return false;
  return true;
}

/**
 * Files that are told by their text, tried in this order. The first group is quoted where the sentence has a place for it.
 * Each expression takes time in proportion to the text.
 */
const TEXTS: readonly { readonly is: Foreign; readonly pattern: RegExp }[] = [
  { is: 'foreign.goCoverage', pattern: /^mode: (?:set|count|atomic)(?:\r?\n|$)/ },
  { is: 'foreign.preprofile', pattern: /^GO PREPROFILE V\d/ },
  { is: 'foreign.lfsPointer', pattern: /^version https:\/\/git-lfs\.github\.com\/spec\// },
  {
    is: 'foreign.heapOverflow',
    pattern: /heap profile: *(?=[\d: [-]*-\d)-?\d+: *-?\d+ *\[ *-?\d+: *-?\d+ *\]/,
  },
  { is: 'foreign.report', pattern: /^Showing (?:nodes|top \d+ nodes) /m },
  { is: 'foreign.report', pattern: /^ *flat +flat% +sum% +cum +cum%/m },
  {
    is: 'foreign.ghc',
    pattern: /Time and Allocation Profiling Report|^\{"program": *"[^"]{0,200}", *"arguments"/,
  },
  {
    is: 'foreign.svg',
    pattern: /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}>\s*)?(?:<!DOCTYPE svg\b|<svg\b)/i,
  },
  {
    is: 'foreign.titledPage',
    pattern: /^\s*<(?:!doctype html|html|head)\b[^]*?<title[^<>]{0,100}>([^<]*[^<\s][^<]*)/i,
  },
  { is: 'foreign.page', pattern: /^\s*<(?:!doctype html|html|head|body)\b/i },
  { is: 'foreign.xml', pattern: /^\s*<\?xml\b/ },
  { is: 'foreign.dot', pattern: /^\s*(?:strict\s+)?(?:di)?graph\b[^\n{]{0,200}\{/ },
  { is: 'foreign.notServed', pattern: /^404 page not found|^Unknown profile/ },
  { is: 'foreign.cpuInUse', pattern: /^Could not enable CPU profiling: ([^\n]*)/ },
  { is: 'foreign.traceInUse', pattern: /^Could not enable tracing: ([^\n]*)/ },
  { is: 'foreign.tooLongForServer', pattern: /^profile duration exceeds server's WriteTimeout/ },
  { is: 'foreign.serverSays', pattern: /^(?:HTTP\/[\d.]+ )?([45]\d\d [A-Z][^\n]*)/ },
  { is: 'foreign.curlProgress', pattern: /^\s*% Total +% Received/ },
  { is: 'foreign.heapSnapshot', pattern: /^\s*\{\s*"snapshot"\s*:/ },
  { is: 'foreign.speedscope', pattern: /^\s*\{[^]*speedscope\.app\/file-format-schema/ },
  {
    is: 'foreign.cpuProfile',
    pattern: /^\s*\{\s*"(?:nodes|startTime|endTime|samples|timeDeltas)"\s*:[^]*"(?:callFrame|functionName)"/,
  },
  { is: 'foreign.heapProfile', pattern: /^\s*\{\s*"head"\s*:\s*\{/ },
  { is: 'foreign.chromeTrace', pattern: /^\s*\{[^]*"traceEvents"\s*:|^\s*\[\s*\{[^{}]*"ph"\s*:/ },
  { is: 'foreign.serverError', pattern: /^\s*\{[^{}]*"(?:error|message|detail|reason)"\s*:\s*"([^"]*)/ },
  { is: 'foreign.json', pattern: /^\s*(?:\{\s*(?:"|\})|\[\s*(?:[{["\]]))/ },
];

/** What text profiles have been seen behind. */
const BEFORE_PROFILES: ReadonlySet<Foreign> = new Set([
  'foreign.titledPage',
  'foreign.page',
  'foreign.xml',
  'foreign.notServed',
  'foreign.cpuInUse',
  'foreign.traceInUse',
  'foreign.serverSays',
  'foreign.serverError',
  'foreign.curlProgress',
  'foreign.json',
]);

/** The lines that must all be folded stacks, if there are so many. */
const FOLDED_LINES = 5;

/** Whether the text is folded stacks: `caller;callee 12` a line. */
function isFolded(text: string): boolean {
  const lines = text.split('\n', FOLDED_LINES + 1);
  // The last may be cut off.
  if (lines.length > 1) lines.pop();
  return lines.every((line) => /^[^;\t][^\t]*;[^\t]* \d+\r?$/.test(line));
}
