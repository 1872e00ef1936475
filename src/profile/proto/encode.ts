import { gzip } from 'pako';
import { Writer } from 'protobufjs/minimal.js';
import type { LineRow } from '../indexes.js';
import type { Mapping, Profile, ValueType } from '../profile.js';

/**
 * Encodes a profile as an uncompressed profile.proto message, its fields in the order pprof writes them (profile/encode.go
 * of google/pprof). Decoding the result gives the same profile, but for labels of 0
 * without a unit, which are none then.
 */
export function encodeProto(profile: Profile): Uint8Array {
  const writer = new Writer();
  for (const type of profile.sampleTypes) valueType(writer, 1, type);
  samples(writer, profile);
  for (const one of profile.mappings) mapping(writer, one);
  locations(writer, profile);
  functions(writer, profile);
  const { strings } = profile;
  for (let i = 0; i < strings.count; i++) {
    writer.uint32(tag(6, 2)).bytes(strings.bytes.subarray(strings.offsets[i], strings.offsets[i + 1]));
  }
  number(writer, 7, profile.dropFrames);
  number(writer, 8, profile.keepFrames);
  number(writer, 9, profile.timeNanos);
  number(writer, 10, profile.durationNanos);
  if (profile.periodType !== undefined) valueType(writer, 11, profile.periodType);
  number(writer, 12, profile.period);
  repeated(writer, 13, profile.comments.length, (i) => profile.comments[i]);
  number(writer, 14, profile.defaultSampleType);
  number(writer, 15, profile.docUrl);
  return writer.finish();
}

/** `encodeProto`, compressed: the bytes of a `.pb.gz` file. */
export function encodeGzip(profile: Profile): Uint8Array {
  return gzip(encodeProto(profile));
}

function samples(writer: Writer, { samples, locations }: Profile): void {
  const { offsets, values, labels } = samples;
  for (let sample = 0; sample < samples.count; sample++) {
    writer.uint32(tag(2, 2)).fork();
    const from = offsets[sample];
    repeated(writer, 1, offsets[sample + 1] - from, (i) => locations.id[samples.locations[from + i]]);
    repeated(writer, 2, values.length, (i) => values[i][sample]);
    for (let row = labels.offsets[sample]; row < labels.offsets[sample + 1]; row++) {
      writer.uint32(tag(3, 2)).fork();
      number(writer, 1, labels.key[row]);
      number(writer, 2, labels.str[row]);
      number(writer, 3, labels.num[row]);
      number(writer, 4, labels.numUnit[row]);
      writer.ldelim();
    }
    writer.ldelim();
  }
}

function mapping(writer: Writer, mapping: Mapping): void {
  writer.uint32(tag(3, 2)).fork();
  number(writer, 1, mapping.id);
  number(writer, 2, mapping.start);
  number(writer, 3, mapping.limit);
  number(writer, 4, mapping.offset);
  number(writer, 5, mapping.file);
  number(writer, 6, mapping.buildId);
  number(writer, 7, Number(mapping.hasFunctions));
  number(writer, 8, Number(mapping.hasFilenames));
  number(writer, 9, Number(mapping.hasLineNumbers));
  number(writer, 10, Number(mapping.hasInlineFrames));
  writer.ldelim();
}

function locations(writer: Writer, { locations, lines, functions, mappings }: Profile): void {
  for (let i = 0; i < locations.count; i++) {
    writer.uint32(tag(4, 2)).fork();
    number(writer, 1, locations.id[i]);
    if (locations.mapping[i] >= 0) number(writer, 2, mappings[locations.mapping[i]].id);
    number(writer, 3, locations.address[i]);
    for (let line = locations.lineOffsets[i] as LineRow; line < locations.lineOffsets[i + 1]; line++) {
      writer.uint32(tag(4, 2)).fork();
      number(writer, 1, functions.id[lines.func[line]]);
      number(writer, 2, lines.line[line]);
      number(writer, 3, lines.column[line]);
      writer.ldelim();
    }
    number(writer, 5, locations.isFolded[i]);
    writer.ldelim();
  }
}

function functions(writer: Writer, { functions }: Profile): void {
  for (let i = 0; i < functions.count; i++) {
    writer.uint32(tag(5, 2)).fork();
    number(writer, 1, functions.id[i]);
    number(writer, 2, functions.name[i]);
    number(writer, 3, functions.systemName[i]);
    number(writer, 4, functions.filename[i]);
    number(writer, 5, functions.startLine[i]);
    writer.ldelim();
  }
}

function valueType(writer: Writer, field: number, { type, unit }: ValueType): void {
  writer.uint32(tag(field, 2)).fork();
  number(writer, 1, type);
  number(writer, 2, unit);
  writer.ldelim();
}

/** Writes a varint field, unless it is 0. */
function number(writer: Writer, field: number, value: number | bigint): void {
  if (value === 0 || value === 0n) return;
  writer.uint32(tag(field, 0)).int64(halves(value));
}

/** Writes a repeated varint field as pprof does: packed from the third value on. */
function repeated(writer: Writer, field: number, count: number, value: (i: number) => number | bigint): void {
  if (count > 2) {
    writer.uint32(tag(field, 2)).fork();
    for (let i = 0; i < count; i++) writer.int64(halves(value(i)));
    writer.ldelim();
    return;
  }
  for (let i = 0; i < count; i++) writer.uint32(tag(field, 0)).int64(halves(value(i)));
}

type Int64 = Parameters<Writer['int64']>[0];

/** What protobufjs takes for a 64-bit value: a number, or the two halves of one past 2^53. */
function halves(value: number | bigint): Int64 {
  if (typeof value === 'number') return value;
  const small = Number(value);
  if (Number.isSafeInteger(small)) return small;
  const low = Number(BigInt.asIntN(32, value));
  const high = Number(BigInt.asIntN(32, value >> 32n));
  // The writer reads nothing but these two of a Long.
  return { low, high, unsigned: false };
}

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType;
}
