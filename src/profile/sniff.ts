import { isZstd } from './container/zstdFrames.js';
import { isGzip } from './container/inflate.js';
import { findHeader } from './legacy/goroutines/header.js';
import { asUtf8 } from './textEncoding.js';

/** How the text profiles of pprof and Go begin. `package.json` repeats it as the first line of its language. */
const FIRST_LINE =
  /^(?:heap profile: |\S+ profile: total \d+|--- (?:threadz|Thread|contentionz|contention:|mutex:|heapz|symbol)|heap_v2\/\d+|goroutine \d+ (?:[a-z]+=\S* )*\[.*[\]}]:)/;

/** Whether a text document is a profile, by its first line. */
export function isTextProfile(firstLine: string): boolean {
  return FIRST_LINE.test(firstLine);
}

/** How much of a text is searched for where a profile begins, in UTF-16 units. */
const SEARCHED = 1 << 16;
/** How many lines the reasons of a crash may take, before its first goroutine. */
const CRASH_LINES = 32;
/** Where in a line that is said, at most. */
const CRASH_WITHIN = 600;
/** Why Go crashed, perhaps behind what a log puts before it. */
const CRASH = /(?:^|[^\w"'])(?:panic: |fatal error: |SIG[A-Z]{2,10}: )/;

/**
 * The line, from 0, on which a profile begins in a text: the first line of a text format, or that of a stack of a
 * goroutine anywhere in a log, or else what a crash says before it. Only the first 64 KiB of `text` are searched.
 * Undefined if none begins there.
 */
export function profileLine(text: string): number | undefined {
  const lines = text.slice(text.startsWith('\ufeff') ? 1 : 0, SEARCHED).split(/\r\n|\n|\r/);
  const line = lines.findIndex((each, i) => isTextProfile(each) || isHeader(each, i === lines.length - 1));
  if (line < 0) return undefined;
  const from = Math.max(0, line - CRASH_LINES);
  const crash = lines.slice(from, line).findIndex((each) => CRASH.test(each.slice(0, CRASH_WITHIN)));
  return crash < 0 ? line : from + crash;
}

/** Whether a line begins a goroutine; the last may be cut off, and then nothing may be before it. */
function isHeader(line: string, isLast: boolean): boolean {
  const header = findHeader(line, isLast);
  return header !== undefined && (!header.isCut || header.prefix === '');
}

/**
 * Whether a file may be a profile, by its first kilobyte: enough to choose an editor for a file without an extension.
 * Only decoding knows.
 */
export function mayBeProfile(bytes: Uint8Array): boolean {
  if (isGzip(bytes) || isZstd(bytes)) return true;
  const head = asUtf8(bytes);
  if (!isText(head)) return beginsAsProto(head) || beginsAsCpu(head);
  return profileLine(new TextDecoder().decode(head)) !== undefined;
}

/** How many bytes of a file tell whether it is text. */
const HEAD = 1024;
/** The header of a CPU profile: five words of 4 bytes. */
const CPU_HEADER = 20;

/** Whether the bytes are text: every message of a profile has numbers below 9, and no text does. */
export function isText(head: Uint8Array): boolean {
  return !head.subarray(0, HEAD).some((byte) => byte < 9);
}

/** Whether a file can be read as text, in UTF-8 or UTF-16, by its first kilobyte; there is nothing to read in an empty one. */
export function mayBeText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && isText(asUtf8(bytes.subarray(0, HEAD)));
}

/** Fewer bytes than these tell nothing for sure. */
const TELLING = 32;
/** What is below a bell, or no UTF-8. */
const STRAY = /[\u0000-\u0006\ufffd]/g;

/**
 * Whether a file that is no profile.proto may be in one of the formats from before it, by its first kilobyte: it is text,
 * a few stray bytes aside, or a binary CPU profile.
 */
export function mayBeOlder(bytes: Uint8Array): boolean {
  const head = asUtf8(bytes.subarray(0, HEAD));
  if (head.length < TELLING || isText(head) || beginsAsCpu(head)) return true;
  const strays = head.reduce((count, byte) => (byte < 9 ? count + 1 : count), 0);
  return !beginsAsProto(head) && strays * TELLING <= head.length;
}

/**
 * Whether a file may be a log with goroutines in it, though its first kilobyte is no plain text: behind NULs, which
 * truncating a log in use leaves, all but a few bytes of a kilobyte are none that a message is full of. A terminal's
 * bell and backspace are as good as text. Only headers of goroutines know.
 */
export function mayBeLog(bytes: Uint8Array): boolean {
  const head = withoutNuls(bytes).subarray(0, HEAD);
  const strays = new TextDecoder().decode(head).match(STRAY)?.length ?? 0;
  return head.length > 0 && strays * TELLING <= head.length;
}

/** The bytes from the first on that is not 0. */
export function withoutNuls(bytes: Uint8Array): Uint8Array {
  let at = 0;
  while (at < bytes.length && bytes[at] === 0) at++;
  return at === 0 ? bytes : bytes.subarray(at);
}

/** Whether the first byte is the tag of a field of `Profile`, with a wire type the field may have. */
export function beginsAsProto(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const tag = head[0];
  const field = tag >>> 3;
  const wireType = tag & 7;
  const isBlock = field <= 6 || field === 11;
  return field >= 1 && field <= 15 && (wireType === (isBlock ? 2 : 0) || (field === 13 && wireType === 2));
}

/** Whether the first words are those of a CPU profile of C++, 0 and then 3 or more, of any size and byte order. */
function beginsAsCpu(head: Uint8Array): boolean {
  return head.length >= CPU_HEADER && head.subarray(0, 4).every((byte) => byte === 0) && head.includes(3);
}
