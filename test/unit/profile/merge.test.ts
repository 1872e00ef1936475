import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineProfiles } from '../../../src/profile/combine/combine.js';
import { decodeProto } from '../../../src/profile/proto/decodeProto.js';
import { ProfileError } from '../../../src/profile/error.js';
import { mergeProfiles } from '../../../src/profile/combine/merge.js';
import type { Profile } from '../../../src/profile/profile.js';
import { addLabel, negate, normalize, scaleValues } from '../../../src/profile/combine/rescale.js';
import { anyModel, fieldsOf } from './arbitrary.js';
import { file, message, num, packed, strings, type Bytes } from './proto.js';
import { showMappings, showSamples, showTypes } from './show.js';

const TEXTS = [
  '',
  'space',
  'bytes',
  'objects',
  'count',
  'a',
  'b',
  'k',
  'v',
  '/bin/app',
  'id',
  'kilobytes',
  'cpu',
  'c1',
  'c2',
];
const index = (text: string): number => TEXTS.indexOf(text);
const type = (name: string, unit: string): Bytes => message(1, num(1, index(name)), num(2, index(unit)));
const func = (id: number, name: string): Bytes => message(5, num(1, id), num(2, index(name)));
const sample = (stack: readonly number[], values: readonly (number | bigint)[], ...labels: Bytes[]): Bytes =>
  message(2, packed(1, stack), packed(2, values), ...labels);
const label = (key: string, value: string): Bytes => message(3, num(1, index(key)), num(2, index(value)));
const location = (id: number, of: number, line = 0, column = 0): Bytes =>
  message(4, num(1, id), message(4, num(1, of), num(2, line), num(3, column)));
const decode = (...fields: Bytes[]): Profile => decodeProto(file(...fields, strings(...TEXTS)));

const SPACE = type('space', 'bytes');
/** Functions a and b, one location each, with ids of its own. */
const code = (from: number): Bytes => [
  ...[...location(from, from), ...location(from + 1, from + 1)],
  ...[...func(from, 'a'), ...func(from + 1, 'b')],
];

describe('mergeProfiles', () => {
  it('adds up equal samples, whatever their ids, and keeps the order of first use', () => {
    const one = decode(SPACE, sample([2, 1], [5]), sample([1], [7], label('k', 'v')), code(1));
    const two = decode(
      SPACE,
      sample([30, 31], [1]),
      sample([31, 30], [20]),
      sample([30], [2], label('k', 'v')),
      code(30),
    );
    const merged = mergeProfiles([one, two]);
    expect(showSamples(merged)).toEqual(['25: b(:0) a(:0)', '9: a(:0) {k=v}', '1: a(:0) b(:0)']);
    expect([...merged.locations.id]).toEqual([1n, 2n]);
    expect(merged.functions.count).toBe(2);
  });

  it('keeps samples apart whose labels differ, and not those whose keys only come in another order', () => {
    const [x, y] = [label('k', 'v'), label('a', 'b')];
    const number = message(3, num(1, index('k')), num(3, 5), num(4, index('bytes')));
    const profile = decode(
      SPACE,
      sample([1], [1], x, y),
      sample([1], [2], y, x),
      sample([1], [4], x),
      sample([1], [8], number),
      code(1),
    );
    expect(showSamples(mergeProfiles([profile]))).toEqual([
      '3: a(:0) {k=v, a=b}',
      '4: a(:0) {k=v}',
      '8: a(:0) {k=5bytes}',
    ]);
  });

  it('drops samples that are or become zero, and what only they used', () => {
    const one = decode(SPACE, sample([1], [5]), sample([2], [3]), sample([2, 1], [0]), code(1));
    const merged = mergeProfiles([one, negate(decode(SPACE, sample([1], [5]), code(1)))]);
    expect(showSamples(merged)).toEqual(['3: b(:0)']);
    expect([merged.locations.count, merged.functions.count]).toEqual([1, 1]);
    expect(mergeProfiles([one, negate(one)]).samples.count).toBe(0);
  });

  it('takes a binary that was loaded elsewhere as one', () => {
    const at = (start: number): Profile =>
      decode(
        ...[SPACE, sample([1], [5]), message(4, num(1, 1), num(2, 1), num(3, start + 0x80))],
        message(
          3,
          num(1, 1),
          num(2, start),
          num(3, start + 0xfff),
          num(5, index('/bin/app')),
          num(6, index('id')),
        ),
      );
    const merged = mergeProfiles([at(0x1000), at(0x7f000)]);
    expect(showSamples(merged)).toEqual(['10: 0x1080']);
    expect(showMappings(merged)).toEqual(['1000-1fff 0 /bin/app id 1080']);
  });

  it('combines the headers: earliest time, summed duration, largest period, each comment once', () => {
    const header = (time: number, period: number, comment: string): Profile =>
      decode(
        SPACE,
        num(9, time),
        num(10, 5),
        num(12, period),
        packed(13, [index('c1'), index(comment)]),
        num(14, index('space')),
      );
    const merged = mergeProfiles([header(30, 1, 'c1'), header(20, 9, 'c2'), header(40, 3, 'c1')]);
    expect([merged.timeNanos, merged.durationNanos, merged.period]).toEqual([20n, 15n, 9n]);
    expect(merged.comments.map((c) => merged.strings.text(c))).toEqual(['c1', 'c2']);
    expect(merged.strings.text(merged.defaultSampleType)).toBe('space');
  });

  it('adds past 2^53 exactly, and as int64 wraps', () => {
    const big = decode(SPACE, sample([1], [2n ** 53n - 1n]), code(1));
    expect(mergeProfiles([big, big, big]).samples.values).toEqual([BigInt64Array.of(3n * (2n ** 53n - 1n))]);
    const most = decode(SPACE, sample([1], [2n ** 63n - 1n]), code(1));
    expect(mergeProfiles([most, most]).samples.values).toEqual([Float64Array.of(-2)]);
  });

  it('doubles a profile merged with itself, and loses it against its negative', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const profile = decodeProto(file(...fieldsOf(model)));
        const once = mergeProfiles([profile]);
        expect(showSamples(mergeProfiles([once]))).toEqual(showSamples(once));
        const twice = mergeProfiles([profile, profile]);
        const sums = (p: Profile): bigint[] =>
          p.samples.values.map((column) =>
            BigInt.asIntN(
              64,
              [...column].reduce<bigint>((sum, v) => sum + BigInt(v), 0n),
            ),
          );
        expect(sums(twice)).toEqual(sums(profile).map((sum) => BigInt.asIntN(64, 2n * sum)));
        expect(mergeProfiles([profile, negate(profile)]).samples.count).toBe(0);
      }),
    );
  });

  it('refuses what cannot be added', () => {
    expect(() => mergeProfiles([])).toThrow(ProfileError);
    expect(() => mergeProfiles([decode(SPACE), decode(type('objects', 'count'))])).toThrow(
      'Profiles of different things cannot be combined: space/bytes and objects/count.',
    );
  });
});

describe('combineProfiles', () => {
  it('keeps the sample types all have, in the order of the first', () => {
    const one = decode(
      type('objects', 'count'),
      SPACE,
      sample([1], [1, 2]),
      code(1),
      num(14, index('objects')),
    );
    const two = decode(
      SPACE,
      type('cpu', 'count'),
      type('objects', 'count'),
      sample([1], [10, 99, 20]),
      code(1),
    );
    expect(showTypes(combineProfiles([one, two]))).toMatch(/^objects\/count space\/bytes /);
    expect(showSamples(combineProfiles([one, two]))).toEqual(['21 12: a(:0)']);
    expect(() => combineProfiles([one, decode(type('cpu', 'count'))])).toThrow('no sample type in common');
  });

  it('uses the finest unit', () => {
    const one = decode(type('space', 'kilobytes'), sample([1], [3]), code(1));
    const two = decode(SPACE, sample([1], [5]), code(1));
    expect(showSamples(combineProfiles([one, two]))).toEqual(['3077: a(:0)']);
    expect(showTypes(combineProfiles([one, two]))).toMatch(/^space\/bytes/);
    expect(() => combineProfiles([one, decode(type('space', 'count'))])).toThrow(
      'Profiles with different sample types cannot be combined: space/kilobytes and space/count.',
    );
  });

  it('leaves one profile as it is, even one with two sample types of a name', () => {
    const profile = decode(SPACE, SPACE, sample([1], [0, 0]), code(1));
    expect(showSamples(combineProfiles([profile]))).toEqual(['0 0: a(:0)']);
  });
});

describe('rescaling', () => {
  const values = (profile: Profile): string[] =>
    showSamples(profile).map((shown) => shown.split(':')[0] ?? '');

  it('rounds half away from zero and drops samples that become zero', () => {
    const profile = decode(
      SPACE,
      sample([1], [1]),
      sample([1], [-3]),
      sample([1], [0]),
      sample([2], [4]),
      code(1),
    );
    expect(values(scaleValues(profile, [0.5]))).toEqual(['1', '-2', '2']);
    expect(values(scaleValues(profile, [1]))).toHaveLength(4);
  });

  it('keeps labels with their samples', () => {
    const profile = decode(
      SPACE,
      sample([1], [0], label('a', 'b')),
      sample([2, 1], [4], label('k', 'v')),
      code(1),
    );
    expect(showSamples(scaleValues(profile, [2]))).toEqual(['8: b(:0) a(:0) {k=v}']);
  });

  it('normalizes to the sums of the base', () => {
    const profile = decode(SPACE, sample([1], [10]), sample([2], [30]), code(1));
    expect(values(normalize(profile, decode(SPACE, sample([1], [4]), code(1))))).toEqual(['1', '3']);
  });

  it('replaces the text labels of a key on every sample', () => {
    const profile = decode(
      SPACE,
      sample([1], [1], label('k', 'v'), label('a', 'b')),
      sample([2], [2]),
      code(1),
    );
    expect(showSamples(addLabel(profile, 'k', 'new'))).toEqual(['1: a(:0) {a=b, k=new}', '2: b(:0) {k=new}']);
  });
});
