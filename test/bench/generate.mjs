// Makes synthetic heap profiles like Go's: four sample types, a numeric label, inlined frames. The same name gives the
// same bytes.
//   node test/bench/generate.mjs MEGABYTES|flat FILE
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { makeFlatProgram, makeProgram } from './program.mjs';
import { message, ProtoWriter, putVarint } from './protoWriter.mjs';
import { Random } from '../support/random.mjs';

const MEAN_DEPTH = 40;
const MAX_DEPTH = 1.75 * MEAN_DEPTH;

/** Fields of Profile in profile.proto. */
const field = {
  sampleType: 1,
  sample: 2,
  mapping: 3,
  location: 4,
  function: 5,
  string: 6,
  time: 9,
  periodType: 11,
  period: 12,
};

/**
 * Writes a profile to a file, gzipped: of that many million bytes, a program-like call tree with stacks 40 deep in the
 * mean; or `flat`, 1 MB of shallow stacks which make over 20,000 frames too small to see. Answers its uncompressed size.
 */
export async function generate(size, file) {
  let written = 0;
  async function* chunks() {
    const full = [];
    const out = new ProtoWriter((chunk) => full.push(chunk));
    const steps = profile(size === 'flat' ? flatHeap() : deepHeap(size * 1e6), out);
    while (!steps.next().done) {
      while (full.length > 0) yield full.shift();
    }
    out.flush();
    written = out.length;
    yield* full;
  }
  await pipeline(chunks(), createGzip({ level: 1 }), createWriteStream(file));
  return written;
}

/** A program, and its stacks one after the other, root first, until the profile has its size. */
function deepHeap(bytes) {
  // A larger profile comes of a larger program, though not in proportion.
  const program = makeProgram(Math.round(300 + 60 * Math.sqrt(bytes / 1e4)), 42);
  function* stacks(random) {
    const stack = { sites: new Uint32Array(MAX_DEPTH + 1), depth: 0 };
    for (;;) {
      walk(program, random, stack);
      yield stack;
    }
  }
  return { program, stacks, bytes };
}

/** main calls dispatch, which calls every handler, each of which calls five of the helpers. */
function flatHeap() {
  const [handlers, helpers, calls] = [3600, 64, 5];
  const program = makeFlatProgram(2 + helpers + handlers, 42);
  function* stacks() {
    for (let handler = 0; handler < handlers; handler++) {
      for (let call = 0; call < calls; call++) {
        const helper = (7 * handler + 11 * call) % helpers;
        yield { sites: [0, 1, 2 + helpers + handler, 2 + helper], depth: 4 };
      }
    }
  }
  return { program, stacks, bytes: Infinity };
}

/** Writes the profile, and yields now and then so that what is full can go on its way. */
function* profile({ program, stacks, bytes }, out) {
  const strings = [
    '',
    'alloc_objects',
    'count',
    'alloc_space',
    'bytes',
    'inuse_objects',
    'inuse_space',
    'space',
    '/srv/service',
  ];
  const tables = programTables(program, strings);
  const tableBytes = tables.reduce((sum, [, body]) => sum + body.length + 4, 0);
  const stringBytes = strings.reduce((sum, text) => sum + text.length + 2, 0);

  for (const [type, unit] of [
    [1, 2],
    [3, 4],
    [5, 2],
    [6, 4],
  ]) {
    out.bytesField(field.sampleType, message([1, type], [2, unit]));
  }
  const random = new Random(7);
  const sampleBytes = bytes - tableBytes - stringBytes;
  const sample = Buffer.allocUnsafe(4096);
  let written = 0;
  for (const stack of stacks(random)) {
    out.bytesField(field.sample, sample, putSample(sample, stack, random));
    if (out.length >= sampleBytes) break;
    if (++written % 1024 === 0) yield;
  }
  for (const [number, body] of tables) out.bytesField(number, body);
  for (const text of strings) out.bytesField(field.string, Buffer.from(text));
  out.varintField(field.time, 1_700_000_000_000_000_000);
  out.bytesField(field.periodType, message([1, 7], [2, 4]));
  out.varintField(field.period, 524288);
  yield;
}

/** The mapping, locations and functions as messages; adds their names to the strings. */
function programTables({ functions, lines, callers, inlined }, strings) {
  const tables = [
    [field.mapping, message([1, 1], [2, 0x400000], [3, 0x4000000], [5, 8], [7, 1], [8, 1], [9, 1], [10, 1])],
  ];
  const indexes = new Map();
  const index = (text) => {
    if (!indexes.has(text)) indexes.set(text, strings.push(text) - 1);
    return indexes.get(text);
  };
  const line = (func, number) => {
    const body = message([1, func + 1], [2, number]);
    return Buffer.concat([Buffer.from([(4 << 3) | 2, body.length]), body]);
  };
  lines.forEach((number, site) => {
    const parts = [message([1, site + 1], [2, 1], [3, 0x400000 + 24 * site])];
    if (inlined[site] >= 0) parts.push(line(inlined[site], functions[inlined[site]].startLine + 2));
    parts.push(line(callers[site], number));
    tables.push([field.location, Buffer.concat(parts)]);
  });
  functions.forEach(({ name, file, startLine }, i) => {
    const nameIndex = index(name);
    tables.push([
      field.function,
      message([1, i + 1], [2, nameIndex], [3, nameIndex], [4, index(file)], [5, startLine]),
    ]);
  });
  return tables;
}

/** Replaces the leaf end of the stack by another walk through the program: samples share their roots. */
function walk({ firstSite, callees }, random, stack) {
  const depth = Math.round(MEAN_DEPTH * (0.25 + 1.5 * random.next()));
  const kept = Math.min(stack.depth, Math.floor(depth * random.next() ** 0.5));
  for (let d = kept; d < depth; d++) {
    const f = d === 0 ? 0 : callees[stack.sites[d - 1]];
    const sites = firstSite[f + 1] - firstSite[f];
    stack.sites[d] = firstSite[f] + random.skewed(sites);
  }
  stack.depth = depth;
}

/** Writes a sample at the beginning of the buffer; answers its length. */
function putSample(buffer, { sites, depth }, random) {
  const objects = 1 + random.skewed(5000);
  const block = 8 * (1 + random.skewed(512));
  const kept = random.next() < 0.4 ? random.below(objects + 1) : 0;
  let at = putPacked(buffer, 0, 1, depth, (i) => sites[depth - 1 - i] + 1);
  const values = [objects, objects * block, kept, kept * block];
  at = putPacked(buffer, at, 2, values.length, (i) => values[i]);
  const label = message([1, 4], [3, block]);
  buffer[at++] = (3 << 3) | 2;
  buffer[at++] = label.length;
  return at + label.copy(buffer, at);
}

/** Writes a packed field of varints, fewer than 16384 bytes of them. */
function putPacked(buffer, at, number, count, value) {
  buffer[at++] = (number << 3) | 2;
  const body = at + 2;
  let end = body;
  for (let i = 0; i < count; i++) end = putVarint(buffer, end, value(i));
  const length = end - body;
  // The length as a varint of two bytes, whatever it is.
  buffer[at] = (length & 127) | 128;
  buffer[at + 1] = length >> 7;
  return end;
}

if (process.argv[1] === import.meta.filename) {
  const [size, file] = process.argv.slice(2);
  console.log(`${await generate(size === 'flat' ? size : Number(size), file)} bytes`);
}
