import fc from 'fast-check';
import { block, message, num, packed, strings, type Bytes } from './proto.js';

/** A profile as plain data, from which a file can be written by hand. References are indexes, not ids. */
export interface Model {
  readonly strings: readonly Bytes[];
  readonly types: readonly (readonly [number, number])[];
  readonly mappings: readonly {
    readonly id: bigint;
    readonly numbers: readonly bigint[];
    readonly texts: readonly number[];
    readonly flags: readonly boolean[];
  }[];
  readonly functions: readonly {
    readonly id: bigint;
    readonly texts: readonly number[];
    readonly startLine: bigint;
  }[];
  readonly locations: readonly {
    readonly id: bigint;
    readonly mapping: number;
    readonly address: bigint;
    readonly isFolded: boolean;
    readonly lines: readonly { readonly func: number; readonly line: bigint; readonly column: bigint }[];
  }[];
  readonly samples: readonly {
    readonly locations: readonly number[];
    readonly values: readonly bigint[];
    readonly labels: readonly {
      readonly key: number;
      readonly str: number;
      readonly num: bigint;
      readonly unit: number;
    }[];
  }[];
  readonly header: readonly bigint[];
  readonly comments: readonly number[];
}

const int64 = fc.oneof(
  fc.bigInt({ min: -5n, max: 300n }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const uint64 = fc.oneof(fc.bigInt({ min: 0n, max: 300n }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
const id = fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }));

function unique<T extends { readonly id: bigint }>(
  item: fc.Arbitrary<T>,
  maxLength: number,
): fc.Arbitrary<T[]> {
  return fc.uniqueArray(item, { selector: (one) => one.id, maxLength });
}

/** Any profile that pprof accepts. All its strings differ, so that indexes in the file and in the table are the same. */
export const anyModel: fc.Arbitrary<Model> = fc
  .record({
    strings: fc
      .uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 4 }), { selector: String, maxLength: 8 })
      .map((list) => [[], ...list.map((bytes) => [...bytes])]),
    width: fc.integer({ min: 1, max: 4 }),
    mappingIds: fc.uniqueArray(id, { maxLength: 3 }),
    functionIds: fc.uniqueArray(id, { maxLength: 5 }),
  })
  .chain(({ strings, width, mappingIds, functionIds }) => {
    const text = fc.nat({ max: strings.length - 1 });
    const lines = fc.array(
      fc.record({ func: fc.nat({ max: Math.max(functionIds.length - 1, 0) }), line: int64, column: int64 }),
      { maxLength: functionIds.length > 0 ? 3 : 0 },
    );
    const location = fc.record({
      ...{ id, lines, address: uint64, isFolded: fc.boolean() },
      mapping: fc.integer({ min: -1, max: mappingIds.length - 1 }),
    });
    return unique(location, 6).chain((locations) => {
      const label = fc
        .record({ key: text, str: text, num: int64, unit: text })
        .map((one) => (one.str === 0 ? one : { ...one, num: 0n, unit: 0 }))
        .filter((one) => one.str !== 0 || one.num !== 0n || one.unit !== 0);
      const sample = fc.record({
        locations: fc.array(fc.nat({ max: Math.max(locations.length - 1, 0) }), {
          maxLength: locations.length > 0 ? 5 : 0,
        }),
        values: fc.array(int64, { minLength: width, maxLength: width }),
        labels: fc.array(label, { maxLength: 2 }),
      });
      return fc.record({
        strings: fc.constant(strings),
        types: fc.array(fc.tuple(text, text), { minLength: width, maxLength: width }),
        mappings: fc.tuple(
          ...mappingIds.map((id) =>
            fc.record({
              id: fc.constant(id),
              numbers: fc.array(uint64, { minLength: 3, maxLength: 3 }),
              texts: fc.array(text, { minLength: 2, maxLength: 2 }),
              flags: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
            }),
          ),
        ),
        functions: fc.tuple(
          ...functionIds.map((id) =>
            fc.record({
              id: fc.constant(id),
              texts: fc.array(text, { minLength: 3, maxLength: 3 }),
              startLine: int64,
            }),
          ),
        ),
        locations: fc.constant(locations),
        samples: fc.array(sample, { maxLength: 6 }),
        header: fc.array(int64, { minLength: 3, maxLength: 3 }),
        comments: fc.array(text, { maxLength: 4 }),
      });
    });
  });

/** The top-level fields of a model's file, each on its own. */
export function fieldsOf(model: Model): readonly Bytes[] {
  const { mappings, functions, locations } = model;
  return [
    ...model.types.map(([type, unit]) => message(1, num(1, type), num(2, unit))),
    ...model.samples.map((sample) =>
      message(
        2,
        packed(
          1,
          sample.locations.map((l) => locations[l]?.id ?? 0n),
        ),
        sample.values.flatMap((value) => num(2, value)),
        ...sample.labels.map((l) => message(3, num(1, l.key), num(2, l.str), num(3, l.num), num(4, l.unit))),
      ),
    ),
    ...mappings.map((m) =>
      message(
        3,
        ...[m.id, ...m.numbers, ...m.texts, ...m.flags.map(Number)].map((value, i) => num(i + 1, value)),
      ),
    ),
    ...locations.map((l) =>
      message(
        4,
        num(1, l.id),
        num(2, mappings[l.mapping]?.id ?? 0n),
        num(3, l.address),
        ...l.lines.map((line) =>
          message(4, num(1, functions[line.func]?.id ?? 0n), num(2, line.line), num(3, line.column)),
        ),
        num(5, Number(l.isFolded)),
      ),
    ),
    ...functions.map((f) =>
      message(5, ...[f.id, ...f.texts, f.startLine].map((value, i) => num(i + 1, value))),
    ),
    block(100, 'a field of the future'),
    strings(...model.strings),
    ...model.header.map((value, i) => num([9, 10, 12][i] ?? 0, value)),
    packed(13, model.comments),
  ];
}
