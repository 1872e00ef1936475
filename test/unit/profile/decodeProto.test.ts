import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeProto, ProtoDecoder } from '../../../src/profile/proto/decodeProto.js';
import { ProfileError } from '../../../src/profile/error.js';
import { block, file, message, num, packed, strings, type Bytes } from './proto.js';

const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);

/** A whole profile with one of everything, as parts so that a test can leave one out, change or reorder it. */
const part = {
  sampleType: message(1, num(1, 1), num(2, 2)),
  sample: message(2, packed(1, [7, 9]), packed(2, [5]), message(3, num(1, 3), num(2, 4))),
  mapping: message(
    3,
    num(1, 3),
    num(2, 0x1000),
    num(3, 0x2000),
    num(4, 16),
    num(5, 5),
    num(6, 6),
    num(7, 1),
    num(9, 1),
  ),
  leaf: message(
    4,
    num(1, 7),
    num(2, 3),
    num(3, 0x1234),
    message(4, num(1, 1), num(2, 10), num(3, 2)),
    num(5, 1),
  ),
  root: message(4, num(1, 9)),
  function: message(5, num(1, 1), num(2, 7), num(3, 8), num(4, 9), num(5, 42)),
  strings: strings('', 'space', 'bytes', 'key', 'value', '/bin/app', 'b1d', 'main', '_main', 'main.go'),
};
const whole = (changes: Partial<Record<keyof typeof part, Bytes>> = {}): Uint8Array =>
  file(...Object.values({ ...part, ...changes }));

function refusal(bytes: Uint8Array): string {
  try {
    decodeProto(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(ProfileError);
    return (error as ProfileError).message;
  }
  throw new Error('The profile was accepted.');
}

describe('decodeProto', () => {
  it('keeps every field', () => {
    const profile = decodeProto(
      file(
        [...whole()],
        [...num(7, 3), ...num(8, 4), ...num(9, 1_700_000_000_000_000_000n), ...num(10, 30_000_000_000n)],
        [
          ...message(11, num(1, 1), num(2, 2)),
          ...num(12, 524288),
          ...packed(13, [4, 3]),
          ...num(14, 1),
          ...num(15, 9),
        ],
      ),
    );
    const text = (i: number): string => profile.strings.text(i);
    expect(profile.sampleTypes.map(({ type, unit }) => [text(type), text(unit)])).toEqual([
      ['space', 'bytes'],
    ]);
    expect([...profile.samples.offsets]).toEqual([0, 2]);
    expect([...profile.samples.locations]).toEqual([0, 1]);
    expect(profile.samples.values).toEqual([Int32Array.of(5)]);
    const { labels } = profile.samples;
    expect([...labels.offsets]).toEqual([0, 1]);
    expect([text(labels.key[0] ?? 0), text(labels.str[0] ?? 0)]).toEqual(['key', 'value']);
    expect(profile.mappings.map((m) => ({ ...m, file: text(m.file), buildId: text(m.buildId) }))).toEqual([
      {
        ...{ id: 3n, start: 0x1000n, limit: 0x2000n, offset: 16n, file: '/bin/app', buildId: 'b1d' },
        ...{ hasFunctions: true, hasFilenames: false, hasLineNumbers: true, hasInlineFrames: false },
      },
    ]);
    expect(profile.locations).toEqual({
      ...{ count: 2, id: BigUint64Array.of(7n, 9n), mapping: Int32Array.of(0, -1) },
      ...{
        address: BigUint64Array.of(0x1234n, 0n),
        isFolded: Uint8Array.of(1, 0),
        lineOffsets: Uint32Array.of(0, 1, 1),
      },
    });
    expect(profile.lines).toEqual({
      ...{ count: 1, func: Uint32Array.of(0), line: BigInt64Array.of(10n), column: BigInt64Array.of(2n) },
    });
    const { functions } = profile;
    expect([functions.count, functions.id[0], functions.startLine[0]]).toEqual([1, 1n, 42n]);
    expect([functions.name, functions.systemName, functions.filename].map((c) => text(c[0] ?? 0))).toEqual([
      ...['main', '_main', 'main.go'],
    ]);
    expect([text(profile.dropFrames), text(profile.keepFrames)]).toEqual(['key', 'value']);
    expect([profile.timeNanos, profile.durationNanos]).toEqual([1_700_000_000_000_000_000n, 30_000_000_000n]);
    expect([profile.periodType, profile.period]).toEqual([{ type: 1, unit: 2 }, 524288n]);
    expect(profile.comments.map(text)).toEqual(['value', 'key']);
    expect([text(profile.defaultSampleType), text(profile.docUrl)]).toEqual(['space', 'main.go']);
  });

  it('reads the fields in any order, and unpacked', () => {
    const unpacked = message(2, num(2, 5), num(1, 7), message(3, num(2, 4), num(1, 3)), num(1, 9));
    const forwards = decodeProto(whole());
    const backwards = decodeProto(file(...Object.values({ ...part, sample: unpacked }).reverse()));
    // The locations came in the other order, and the sample still has the same two.
    expect([...backwards.locations.id]).toEqual([9n, 7n]);
    expect(backwards.samples).toEqual({ ...forwards.samples, locations: Uint16Array.of(1, 0) });
    expect(backwards.lines).toEqual(forwards.lines);
  });

  it('joins packed and unpacked numbers of one field', () => {
    const sample = message(2, num(1, 9), packed(1, [7, 9]), num(1, 7), packed(1, []), num(2, 1));
    expect([...decodeProto(whole({ sample })).samples.locations]).toEqual([1, 0, 1, 0]);
  });

  it('passes over unknown fields of every kind', () => {
    const unknown = [
      ...num(99, 1),
      ...block(98, 'x'),
      ...[97 * 8 + 1, 0, 0].slice(0, 0),
      ...[0x89, 6, 1, 2, 3, 4, 5, 6, 7, 8],
    ];
    const fixed32 = [0x8d, 6, 1, 2, 3, 4];
    const sample = message(
      2,
      unknown,
      num(1, 7),
      fixed32,
      num(2, 5),
      message(3, num(1, 3), num(2, 4), unknown),
    );
    const profile = decodeProto(file(unknown, fixed32, [...whole({ sample })], unknown));
    expect([...profile.samples.locations]).toEqual([0]);
    expect([...profile.samples.labels.key]).toEqual([3]);
  });

  it('takes the last of a field that is given twice', () => {
    const root = message(4, num(1, 8), num(1, 9), num(3, 5), num(3, 6));
    expect(decodeProto(whole({ root })).locations.address[1]).toBe(6n);
  });

  it('keeps ids of any size', () => {
    const ids = [2n ** 64n - 1n, 2n ** 53n + 1n, 2n ** 53n, 1n, 2n ** 32n + 1n];
    const profile = decodeProto(
      file(
        part.sampleType,
        message(2, packed(1, [ids[1] ?? 0n, 1n, ids[0] ?? 0n]), num(2, 1)),
        message(2, packed(1, [1n, ids[2] ?? 0n, ids[4] ?? 0n]), num(2, 1)),
        ...ids.map((id) => message(4, num(1, id), message(4, num(1, id)))),
        ...[...ids].reverse().map((id) => message(5, num(1, id))),
        part.strings,
      ),
    );
    expect([...profile.samples.locations]).toEqual([1, 3, 0, 3, 2, 4]);
    expect([...profile.lines.func]).toEqual([4, 3, 2, 1, 0]);
    expect([...profile.locations.id]).toEqual(ids);
  });

  it('finds ids that are small but sparse, and long ones among short ones', () => {
    const ids = [5, 1_000_000, 70_000, 300];
    const profile = decodeProto(
      file(
        part.sampleType,
        message(2, packed(1, [300, 70_000, 5, 1_000_000, 300]), num(2, 1)),
        ...ids.map((id) => message(4, num(1, id))),
        part.strings,
      ),
    );
    expect([...profile.samples.locations]).toEqual([3, 2, 0, 1, 3]);
  });

  it('keeps stacks in wide columns where there are many locations', () => {
    const count = 70_000;
    const ids = Array.from({ length: count }, (_, i) => i + 1);
    const profile = decodeProto(
      file(
        part.sampleType,
        message(2, packed(1, [1, 65_536, 65_537, 2]), num(2, 1)),
        message(2, packed(1, [count, 3]), num(2, 1)),
        ids.flatMap((id) => message(4, num(1, id))),
        part.strings,
      ),
    );
    expect([...profile.samples.locations]).toEqual([0, 65_535, 65_536, 1, count - 1, 2]);
  });

  it('reads a message that comes in pieces, wherever they are cut', () => {
    const bytes = whole();
    const profile = decodeProto(bytes);
    for (let size = 1; size <= bytes.length; size++) {
      const decoder = new ProtoDecoder(bytes.length);
      for (let at = 0; at < bytes.length; at += size) decoder.push(bytes.slice(at, at + size));
      const { strings: table, ...rest } = decoder.end();
      expect({ ...rest, strings: undefined }).toEqual({ ...profile, strings: undefined });
      expect(table.bytes).toEqual(profile.strings.bytes);
    }
  });

  it('says the same of a damaged message, wherever it is cut', () => {
    const outcome = (decode: () => unknown): string => {
      try {
        decode();
        return 'a profile';
      } catch (error) {
        return String(error);
      }
    };
    const bytes = whole();
    const change = fc.tuple(
      fc.nat(bytes.length - 1),
      fc.oneof(fc.nat(255), fc.constantFrom(0x7f, 0x80, 0xff)),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(20), (changes, more) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, byte] of changes) damaged[at] = byte;
        const said = outcome(() => decodeProto(damaged));
        for (const size of [1, 1 + more]) {
          const decoder = new ProtoDecoder(damaged.length);
          const inPieces = outcome(() => {
            for (let at = 0; at < damaged.length; at += size) decoder.push(damaged.slice(at, at + size));
            decoder.end();
          });
          expect(inPieces).toBe(said);
        }
      }),
      { numRuns: 2000 },
    );
  });

  describe('values', () => {
    const values = (...rows: readonly (readonly (number | bigint)[])[]): unknown =>
      decodeProto(
        file(
          ...(rows[0] ?? []).map(() => part.sampleType),
          ...rows.map((row, i) => message(2, i % 2 === 0 ? packed(2, row) : row.flatMap((v) => num(2, v)))),
          part.strings,
        ),
      ).samples.values;

    it('take 32 bits each where all of them fit', () => {
      const [most, least] = [2n ** 31n - 1n, -(2n ** 31n)];
      expect(values([0, most, least, 0], [0, 5, -1, least - 1n], [0, 0, 0, most + 1n])).toEqual([
        Int32Array.of(0, 0, 0),
        Int32Array.of(Number(most), 5, 0),
        Int32Array.of(Number(least), -1, 0),
        Float64Array.of(0, Number(least) - 1, Number(most) + 1),
      ]);
    });

    it('are doubles while every sum over them is exact', () => {
      const limit = 2n ** 53n - 1n;
      expect(values([1, -1, limit], [2n ** 32n, -300, 0], [-3, -(2n ** 32n), 0])).toEqual([
        Float64Array.of(1, 2 ** 32, -3),
        Float64Array.of(-1, -300, -(2 ** 32)),
        Float64Array.of(Number(limit), 0, 0),
      ]);
    });

    it('are int64 where a sum could pass 2^53, even if each value does not', () => {
      const half = 2n ** 52n;
      expect(values([half, 7], [-half, 8])).toEqual([BigInt64Array.of(half, -half), Int32Array.of(7, 8)]);
    });

    it('reach both ends of int64', () => {
      expect(values([MAX_INT64], [MIN_INT64], [-1])).toEqual([BigInt64Array.of(MAX_INT64, MIN_INT64, -1n)]);
    });
  });

  describe('labels', () => {
    const labels = (...list: readonly Bytes[]): unknown => {
      const { labels } = decodeProto(
        whole({ sample: message(2, num(2, 1), ...list.map((label) => block(3, label))) }),
      ).samples;
      return [...labels.key].map((key, i) => [key, labels.str[i], labels.num[i], labels.numUnit[i]]);
    };

    it('with a text and a number are texts', () => {
      expect(labels([...num(1, 3), ...num(2, 4), ...num(3, 9), ...num(4, 2)])).toEqual([[3, 4, 0n, 0]]);
    });

    it('that are 0 go, unless they have a unit', () => {
      expect(labels([...num(1, 3)], [...num(1, 3), ...num(4, 2)], [...num(1, 3), ...num(3, -1)])).toEqual([
        [3, 0, 0n, 2],
        [3, 0, -1n, 0],
      ]);
    });
  });

  it('gives repeated strings one index', () => {
    const twice = decodeProto(
      file(message(5, num(1, 1), num(2, 1), num(3, 2), num(4, 3)), strings('', 'same', 'same', '')),
    );
    expect(twice.functions.name).toEqual(twice.functions.systemName);
    expect(twice.functions.filename[0]).toBe(0);
  });

  it('keeps names that are not UTF-8 apart', () => {
    const { functions, strings: table } = decodeProto(
      file(
        message(5, num(1, 1), num(2, 1)),
        message(5, num(1, 2), num(2, 2)),
        strings('', [0x66, 0xff], [0x66, 0xfe]),
      ),
    );
    expect([...functions.name].map((i) => table.text(i))).toEqual(['f\udcff', 'f\udcfe']);
  });

  it('accepts a mapping id that nothing defines as none', () => {
    const leaf = message(4, num(1, 7), num(2, 77));
    expect(decodeProto(whole({ leaf })).locations.mapping[0]).toBe(-1);
  });

  it('accepts a profile without samples', () => {
    expect(decodeProto(file(part.sampleType, part.strings)).samples.count).toBe(0);
  });

  it('tells how far it is, about every megabyte', () => {
    const told: number[] = [];
    const many = file(strings('', 'x'.repeat(1 << 20), 'y'.repeat(1 << 20), 'z'));
    decodeProto(many, (done, of) => told.push(done / of));
    expect(told).toHaveLength(2);
    expect(told[1]).toBeGreaterThan(0.9);
  });

  describe('refuses', () => {
    it.each<[string, Uint8Array, string]>([
      [
        'a location nobody defines',
        whole({ root: [] }),
        'Sample 1 refers to location 9, which the profile does not define.',
      ],
      [
        'location 0',
        whole({ sample: message(2, packed(1, [7, 0]), num(2, 1)) }),
        'Sample 1 refers to location 0, which the profile does not define.',
      ],
      [
        'a location with a long id that nobody defines',
        whole({ sample: message(2, num(1, 7), num(1, 2n ** 40n + 7n), num(2, 1)) }),
        'Sample 1 refers to location 1099511627783, which the profile does not define.',
      ],
      [
        'a function nobody defines',
        whole({ function: [] }),
        'Location 7 refers to function 1, which the profile does not define.',
      ],
      [
        'a line without a function',
        whole({ leaf: message(4, num(1, 7), message(4, num(2, 10))) }),
        'Location 7 has a line without a function.',
      ],
      [
        'an id used twice',
        whole({ root: message(4, num(1, 7)) }),
        'The id 7 is used for two locations; perhaps the file is two profiles joined.',
      ],
      [
        'the id 0',
        whole({ function: message(5, num(2, 1)) }),
        'The function at place 1 has the id 0, which stands for none.',
      ],
      [
        'too many values',
        whole({ sample: message(2, packed(2, [1, 2])) }),
        'Sample 1 has 2 values, but the profile has 1 sample type.',
      ],
      [
        'too few values',
        whole({ sample: message(2, num(1, 7)) }),
        'Sample 1 has 0 values, but the profile has 1 sample type.',
      ],
      [
        'samples without a sample type',
        whole({ sampleType: [] }),
        'The profile has samples but no sample types, so nothing says what they count.',
      ],
      ['a missing string table', whole({ strings: [] }), 'The profile has no string table.'],
      [
        'a string table that begins with a text',
        whole({ strings: strings('a', '') }),
        'The first string of the profile’s string table is not empty, as the format asks.',
      ],
      [
        'a string past the end of the table',
        whole({ function: message(5, num(1, 1), num(2, 10)) }),
        'Function 1 refers to a string past the end of the string table, which has 10.',
      ],
      [
        'a negative string index',
        whole({ sampleType: message(1, num(1, -1)) }),
        'Sample type 1 refers to a string past the end of the string table, which has 10.',
      ],
      [
        'two profiles joined',
        file(num(9, 1), [...whole()], num(9, 1)),
        'The file is two profiles joined end to end; merge them with `go tool pprof -proto`.',
      ],
    ])('%s', (_, bytes, message) => {
      expect(refusal(bytes)).toBe(message);
    });

    it('groups, wrong wire types and numbers that do not end, naming the byte', () => {
      expect(refusal(file([0x0b, 0x0c]))).toBe(
        'The profile is damaged at byte 1: wire type 3 has no place in a profile.',
      );
      expect(refusal(file(block(9, 'x'), strings('')))).toMatch(
        /byte \d+: field 9 should be a number but has wire type 2\.$/,
      );
      expect(refusal(file(num(2, 1), strings('')))).toMatch(
        /field 2 should be a message or text but has wire type 0\.$/,
      );
      expect(refusal(file([0x48, ...Array<number>(10).fill(0xff), 1]))).toMatch(/longer than ten bytes\.$/);
    });

    it('a message cut short anywhere', () => {
      const bytes = whole();
      // Where a top-level field ends the rest is a whole message, which may lack something else.
      for (let end = 1; end < bytes.length; end++) expect(refusal(bytes.subarray(0, end))).toMatch(/\.$/);
    });

    it('a field that is longer than its message', () => {
      expect(refusal(file(block(2, [0x0a, 5, 1]), part.strings))).toMatch(/longer than what follows/);
      expect(refusal(file(block(2, [0x0a, 2, 1, 0x81]), [1], part.strings))).toMatch(/damaged at byte/);
      expect(refusal(file(block(2, [0x08]), part.strings))).toMatch(/damaged at byte/);
    });

    it('samples that claim more values than there are bytes, without taking memory for them', () => {
      const types = Array.from({ length: 1000 }, () => [0x0a, 0]).flat();
      const samples = Array.from({ length: 50_000 }, () => [0x12, 0]).flat();
      expect(refusal(new Uint8Array([...types, ...samples, ...strings('')]))).toBe(
        'Sample 1 has 0 values, but the profile has 1000 sample types.',
      );
    });
  });
});
