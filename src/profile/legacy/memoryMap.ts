import type { Lines } from './lines.js';
import { hexadecimal } from './numbers.js';

/** A mapping while it may still change. */
export interface LegacyMapping {
  start: bigint;
  limit: bigint;
  offset: bigint;
  file: string;
  buildId: string;
}

/** More executable mappings than any process has. */
const MAPPINGS_LIMIT = 1 << 14;
/** How many `name=value` lines are remembered, and how long a name may be: each place of a line is compared with all. */
const NAMES_LIMIT = 100;
const NAME_LENGTH_LIMIT = 128;
/** How long a line of the map may become once its names are replaced. */
const LINE_LIMIT = 1 << 16;

/**
 * The executable mappings named by the rest of the lines, as /proc/self/maps writes them or shorter; other lines are
 * passed over. A line `name=value` makes `$name` stand for the value in lines after it (ParseMemoryMap in pprof's
 * profile/legacy_profile.go). Throws a `ProfileError` if there are too many mappings.
 */
export function parseMemoryMap(lines: Lines): LegacyMapping[] {
  const mappings: LegacyMapping[] = [];
  const names: { readonly name: string; readonly value: string }[] = [];
  while (lines.next()) {
    const line = withNames(withoutLogPrefix(lines.text), names);
    const entry = parseEntry(line);
    if (entry === 'not executable') continue;
    if (entry !== undefined) {
      if (mappings.length === MAPPINGS_LIMIT) throw lines.broken('tooManyMappings', { most: MAPPINGS_LIMIT });
      mappings.push(entry);
      continue;
    }
    const equals = line.indexOf('=');
    if (equals >= 0 && equals <= NAME_LENGTH_LIMIT && names.length < NAMES_LIMIT) {
      names.push({ name: `$${line.slice(0, equals).trim()}`, value: line.slice(equals + 1).trim() });
    }
  }
  return mappings;
}

/** Drops what the log library glog puts before a line: `… file:line] `. */
function withoutLogPrefix(line: string): string {
  return line.replace(/^[^[\]]+:[0-9]+\][\t\n\f\r ]/, '');
}

/** Replaces names, of which an earlier one wins, in one pass. */
function withNames(
  line: string,
  names: readonly { readonly name: string; readonly value: string }[],
): string {
  let out = '';
  let done = 0;
  for (let at = line.indexOf('$'); at >= 0 && names.length > 0; at = line.indexOf('$', at)) {
    const from = at;
    const known = names.find(({ name }) => line.startsWith(name, from));
    if (known === undefined) {
      at++;
      continue;
    }
    out += line.slice(done, at) + known.value;
    at += known.name.length;
    done = at;
    if (out.length > LINE_LIMIT) return '';
  }
  return out + line.slice(done);
}

const HEX = '[0-9a-fA-F]+';
const SPACE = '[\\t\\n\\f\\r ]';
/** After the address range: permissions, offset, device, inode, file. */
const PROC_REST = new RegExp(
  `:?(?:${SPACE}+([-rwxp]+))?(?:${SPACE}+(${HEX}))?${SPACE}+${HEX}:${HEX}${SPACE}+\\d+(?:${SPACE}+([^\\t\\n\\f\\r ]+))?`,
  'y',
);
/** After the address range: permissions, file, offset, build id, each optional. */
const BRIEF_REST = new RegExp(
  `:?(?:${SPACE}+([-rwxp]+))?(?:${SPACE}+([^\\t\\n\\f\\r ]+))?(?:${SPACE}+\\(@(${HEX})\\))?(?:${SPACE}+(${HEX}))?`,
  'y',
);

/** One line of the map; undefined if it is none. */
function parseEntry(line: string): LegacyMapping | 'not executable' | undefined {
  const ranges = addressRanges(line);
  for (const { start, limit, end } of ranges) {
    const found = matchAt(PROC_REST, line, end);
    if (found !== undefined) return entry(start, limit, { perm: found[1], offset: found[2], file: found[3] });
  }
  for (const { start, limit, end } of ranges) {
    const found = matchAt(BRIEF_REST, line, end);
    if (found === undefined) continue;
    const [, perm, file, offset, buildId] = found;
    return entry(start, limit, { perm, file, offset, buildId });
  }
  return undefined;
}

interface AddressRange {
  readonly start: string;
  readonly limit: string;
  readonly end: number;
}

/**
 * The ways to read an address range at the start of a line, in pprof's order: two numbers with a `-` or space between,
 * or one number whose last digit is the second.
 */
function addressRanges(line: string): AddressRange[] {
  const first = new RegExp(`^${SPACE}*(?:0x)?(${HEX})`).exec(line);
  if (first === null) return [];
  const [text, start] = first;
  const ranges: AddressRange[] = [];
  const second = matchAt(new RegExp(`(?:-|${SPACE})${SPACE}*(?:0x)?(${HEX})`, 'y'), line, text.length);
  if (second !== undefined) ranges.push({ start, limit: second[1], end: text.length + second[0].length });
  if (start.length > 1) ranges.push({ start: start.slice(0, -1), limit: start.slice(-1), end: text.length });
  return ranges;
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

function entry(
  startText: string,
  limitText: string,
  rest: {
    perm: string | undefined;
    offset: string | undefined;
    file: string | undefined;
    buildId?: string | undefined;
  },
): LegacyMapping | 'not executable' | undefined {
  if (rest.perm !== undefined && !rest.perm.includes('x')) return 'not executable';
  const start = hexadecimal(startText);
  const limit = hexadecimal(limitText);
  const offset = hexadecimal(rest.offset ?? '0');
  if (start === undefined || limit === undefined || offset === undefined) return undefined;
  return { start, limit, offset, file: rest.file ?? '', buildId: rest.buildId ?? '' };
}
