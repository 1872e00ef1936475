import { wrapped } from '../int64.js';
import type { Profile } from '../profile.js';
import { LegacyBuilder, type LegacyHeader, type TypeName } from './builder.js';
import { unsampled } from './heap.js';
import { Lines } from './lines.js';
import { addressAndText, addresses, decimal, hexadecimal, prefixed } from './numbers.js';

type Kind = 'heap' | 'contention';

/** Bytes between samples of Java's heap profiles. */
const HEAP_RATE = 524288n;

/**
 * Reads Java's text heap and contention profiles (profile/legacy_java_profile.go of pprof). Undefined if the bytes are
 * none; throws a `ProfileError` for a sample that is out of range.
 */
export function parseJava(bytes: Uint8Array): Profile | undefined {
  const lines = new Lines(bytes);
  if (!lines.tryNext()) return undefined;
  const kind = KINDS.get(lines.text.trim());
  if (kind === undefined) return undefined;
  const header = parseHeader(kind, lines);
  if (header === undefined) return undefined;
  const builder = new LegacyBuilder(header);
  while (!lines.isPastEnd && (lines.text.trim() === '' || addSample(kind, builder, header, lines)))
    lines.next();
  return parseJavaLocations(builder, lines);
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['--- heapz 1 ---', 'heap'],
  ['--- contentionz 1 ---', 'contention'],
]);

/** Reads attributes `name = value` up to the first line that is none; undefined if one has no place here. */
function parseHeader(kind: Kind, lines: Lines): LegacyHeader | undefined {
  let sampleTypes: readonly TypeName[] = [];
  let periodType: TypeName = ['', ''];
  let period = 0n;
  let durationNanos = 0n;
  while (lines.next()) {
    if (lines.text.trim() === '') continue;
    const attribute = parseAttribute(lines.text);
    if (attribute === undefined) break;
    const { name, value } = attribute;
    if (name === 'format' && value === 'java') continue;
    if (name === 'resolution') {
      sampleTypes =
        kind === 'heap'
          ? [
              ['inuse_objects', 'count'],
              ['inuse_space', value],
            ]
          : [
              ['contentions', 'count'],
              ['delay', value],
            ];
      continue;
    }
    const number = prefixed(value);
    if (kind !== 'contention' || number === undefined) return undefined;
    if (name === 'sampling period') {
      periodType = ['contentions', 'count'];
      period = number;
    } else if (name === 'ms since reset') durationNanos = wrapped(number * 1_000_000n);
    else return undefined;
  }
  return { sampleTypes, periodType, period, durationNanos };
}

/** The words around the first `=` that has some on both sides. */
function parseAttribute(line: string): { name: string; value: string } | undefined {
  for (let at = line.indexOf('='); at >= 0; at = line.indexOf('=', at + 1)) {
    let from = at;
    while (from > 0 && /[\w ]/.test(line[from - 1])) from--;
    const name = line.slice(from, at);
    const value = /^[\w ]*/.exec(line.slice(at + 1))?.[0] ?? '';
    if (name !== '' && value !== '') return { name: name.trim(), value: value.trim() };
  }
  return undefined;
}

/** Adds `bytes count @ stack`, or `delay count @ stack`; false if the line is not of this form. */
function addSample(kind: Kind, builder: LegacyBuilder, header: LegacyHeader, lines: Lines): boolean {
  const match = /(?<!\d)(\d+) +(\d+) +@ +([ x0-9a-f]*)/.exec(lines.text);
  if (match === null) return false;
  if (header.sampleTypes.length === 0) throw lines.broken('beforeResolution');
  const amount = prefixed(match[1]);
  const count = prefixed(match[2]);
  const stack = addresses(match[3]);
  if (amount === undefined || count === undefined || stack === undefined) {
    throw lines.broken('outOfRange');
  }
  const locations = stack.map((address) => builder.locationAt(address));
  if (kind === 'heap') {
    if (count === 0n) throw lines.broken('bytesWithoutObjects');
    builder.sample(locations, unsampled(count, amount, HEAP_RATE));
    builder.numberLabel('bytes', amount / count);
    return true;
  }
  const period = header.period === 0n ? 1n : header.period;
  builder.sample(locations, [wrapped(count * period), wrapped(amount * period)]);
  return true;
}

/**
 * Reads the lines that say what is at the samples' addresses, from the present line on, and gives the profile. Java's
 * addresses are only names for locations: they do not stay. Throws a `ProfileError` for an address of more than 64 bits.
 */
export function parseJavaLocations(builder: LegacyBuilder, lines: Lines): Profile {
  for (; !lines.isPastEnd; lines.next()) {
    const entry = addressAndText(lines.text);
    if (entry === undefined) continue;
    const address = hexadecimal(entry.address);
    if (address === undefined) throw lines.broken('addressTooLarge');
    const location = builder.findLocation(address);
    if (location === undefined) continue;
    const { name, file, line } = parsePlace(entry.text);
    // A name met again keeps the file it had first.
    builder.setLine(location, builder.functionNamed(name, file, name), line);
    builder.clearAddress(location);
  }
  builder.renumber();
  return builder.build([], false);
}

interface JavaPlace {
  readonly name: string;
  readonly file: string;
  readonly line: bigint;
}

/** The most characters of `:`, a line of 64 bits and `)`. */
const LINE_TEXT = 24;

/** `function (file:line)`, `function (library path)`, or a state of the virtual machine. */
function parsePlace(text: string): JavaPlace {
  const colon = text.lastIndexOf(':');
  if (colon >= 0 && /^:-?\d+\)$/.test(text.slice(colon, colon + LINE_TEXT))) {
    const open = openingBefore(text, colon - 1);
    if (open >= 0) {
      const line = decimal(text.slice(colon + 1, -1)) ?? 0n;
      return {
        name: text.slice(0, open - 1),
        file: text.slice(open + 1, colon),
        line: line > 0n ? line : 0n,
      };
    }
  }
  const open = text.endsWith(')') ? openingBefore(text, text.length - 1) : -1;
  if (open >= 0) return { name: text.slice(0, open - 1), file: baseName(text.slice(open + 1, -1)), line: 0n };
  return { name: text.includes('generated stub/JIT') ? 'STUB' : text, file: '', line: 0n };
}

/** Where the last parenthesis after a space opens before `end`, or -1. */
function openingBefore(text: string, end: number): number {
  for (let at = text.lastIndexOf('(', end - 1); at > 0; at = text.lastIndexOf('(', at - 1)) {
    if (/\s/.test(text[at - 1])) return at;
  }
  return -1;
}

/** The last part of a path, as Go's filepath.Base gives it. */
function baseName(path: string): string {
  if (path === '') return '.';
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return end === 0 ? '/' : path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}
