import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeProto } from '../../../src/profile/proto/decodeProto.js';
import { encodeGzip, encodeProto } from '../../../src/profile/proto/encode.js';
import type { Profile } from '../../../src/profile/profile.js';
import { anyModel, fieldsOf, type Model } from './arbitrary.js';
import { file, message, num, packed, strings } from './proto.js';

/** What a decoded profile says, in the form of the model it should have come from. */
function modelOf(profile: Profile): Model {
  const { samples, locations, lines, functions, strings: table } = profile;
  const range = (offsets: Uint32Array, i: number): number[] =>
    Array.from({ length: (offsets[i + 1] ?? 0) - (offsets[i] ?? 0) }, (_, k) => (offsets[i] ?? 0) + k);
  const at = <T>(column: ArrayLike<T>, i: number): T => column[i] as T;
  const rows = (count: number): number[] => [...Array(count).keys()];
  return {
    strings: rows(table.count).map((i) => [
      ...table.bytes.subarray(at(table.offsets, i), at(table.offsets, i + 1)),
    ]),
    types: profile.sampleTypes.map(({ type, unit }) => [type, unit]),
    mappings: profile.mappings.map((m) => ({
      id: m.id,
      numbers: [m.start, m.limit, m.offset],
      texts: [m.file, m.buildId],
      flags: [m.hasFunctions, m.hasFilenames, m.hasLineNumbers, m.hasInlineFrames],
    })),
    functions: rows(functions.count).map((i) => ({
      id: at(functions.id, i),
      texts: [at(functions.name, i), at(functions.systemName, i), at(functions.filename, i)],
      startLine: at(functions.startLine, i),
    })),
    locations: rows(locations.count).map((i) => ({
      id: at(locations.id, i),
      mapping: at(locations.mapping, i),
      address: at(locations.address, i),
      isFolded: at(locations.isFolded, i) === 1,
      lines: range(locations.lineOffsets, i).map((k) => ({
        func: at(lines.func, k),
        line: at(lines.line, k),
        column: at(lines.column, k),
      })),
    })),
    samples: rows(samples.count).map((i) => ({
      locations: range(samples.offsets, i).map((k) => at(samples.locations, k)),
      values: samples.values.map((column) => BigInt(column[i] ?? 0)),
      labels: range(samples.labels.offsets, i).map((k) => ({
        key: at(samples.labels.key, k),
        str: at(samples.labels.str, k),
        num: at(samples.labels.num, k),
        unit: at(samples.labels.numUnit, k),
      })),
    })),
    header: [profile.timeNanos, profile.durationNanos, profile.period],
    comments: profile.comments,
  };
}

describe('decoding and encoding', () => {
  it('reads back any profile, whatever the order of its fields', () => {
    fc.assert(
      fc.property(anyModel, fc.boolean(), (model, reversed) => {
        const fields = fieldsOf(model);
        // Reversing the strings or any one list would make another profile: only the kinds change places.
        const kinds = new Map<number, number[]>();
        for (const field of fields) kinds.set(field[0] ?? 0, [...(kinds.get(field[0] ?? 0) ?? []), ...field]);
        const ordered = reversed ? [...kinds.values()].reverse() : fields;
        expect(modelOf(decodeProto(file(...ordered)))).toEqual(model);
      }),
    );
  });

  it('gives the same profile after encoding', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const profile = decodeProto(file(...fieldsOf(model)));
        const encoded = encodeProto(profile);
        expect(modelOf(decodeProto(encoded))).toEqual(model);
        expect(encodeProto(decodeProto(encoded))).toEqual(encoded);
      }),
    );
  });

  it('writes what pprof writes for the same profile', () => {
    const bytes = file(
      message(1, num(1, 1), num(2, 2)),
      message(2, packed(1, [1, 2, 1]), num(2, -7), message(3, num(1, 3), num(3, 9), num(4, 2))),
      message(2, num(1, 1), num(1, 2), num(2, 1)),
      message(3, num(1, 1), num(2, 0x1000), num(3, 0x2000), num(5, 3), num(7, 1)),
      message(
        4,
        num(1, 1),
        num(2, 1),
        num(3, 0x1080),
        message(4, num(1, 1), num(2, 12), num(3, 4)),
        num(5, 1),
      ),
      message(4, num(1, 2)),
      message(5, num(1, 1), num(2, 4), num(3, 4), num(4, 5), num(5, 3)),
      strings('', 'space', 'bytes', 'size', 'main', 'main.go'),
      ...[num(7, 4), num(8, 5), num(9, 1n << 60n), num(10, 3), message(11, num(1, 1), num(2, 2)), num(12, 1)],
      ...[num(13, 4), num(13, 5), num(14, 1), num(15, 5)],
    );
    expect(encodeProto(decodeProto(bytes))).toEqual(bytes);
  });

  it('compresses to a file that anything unpacks', () => {
    const profile = decodeProto(file(message(1, num(1, 1)), strings('', 'space')));
    expect(new Uint8Array(gunzipSync(encodeGzip(profile)))).toEqual(encodeProto(profile));
  });
});
