import { describe, expect, it } from 'vitest';
import { withReadableNames } from '../../../src/analysis/names/demangle/functionNames.js';
import { DEFAULT_NAMING, namingOf } from '../../../src/analysis/names/demangle/nameMode.js';
import type { Profile } from '../../../src/profile/profile.js';
import { StringTableBuilder } from '../../../src/profile/strings.js';
import { written } from './written.js';

/** A profile whose functions have these names and symbols. */
function recorded(...pairs: readonly (readonly [name: string, symbol: string])[]): Profile {
  const profile = written('main | 1');
  const builder = StringTableBuilder.from(profile.strings);
  const [name, systemName] = [0, 1].map((side) =>
    Uint32Array.from(pairs, (pair) => builder.internText(pair[side] ?? '')),
  );
  const zeros = pairs.map(() => 0);
  return {
    ...profile,
    strings: builder.build(),
    functions: {
      count: pairs.length,
      id: BigUint64Array.from(pairs, (_, i) => BigInt(i + 1)),
      name: name ?? new Uint32Array(),
      systemName: systemName ?? new Uint32Array(),
      filename: Uint32Array.from(zeros),
      startLine: new BigInt64Array(pairs.length),
    },
  };
}

function namesOf(profile: Profile): string[] {
  return Array.from(profile.functions.name, (index) => profile.strings.text(index));
}

const PUSH = '_ZNSt6vectorIiSaIiEE9push_backERKi';

describe('withReadableNames', () => {
  const profile = recorded(
    [PUSH, PUSH],
    ['', PUSH],
    ['mine', PUSH],
    ['mine', ''],
    ['main.main', 'main.main'],
    ['a::b<int>(int)', 'a::b<int>(int)'],
  );

  it('names what has no name but its symbol', () => {
    expect(namesOf(withReadableNames(profile))).toEqual([
      ...['std::vector::push_back', 'std::vector::push_back', 'mine', 'mine', 'main.main', 'a::b'],
    ]);
  });

  it('puts the symbol in the place of a name where that is asked', () => {
    const forced = withReadableNames(profile, { ...DEFAULT_NAMING, force: true });
    expect(namesOf(forced).slice(0, 4)).toEqual([
      ...['std::vector::push_back', 'std::vector::push_back', 'std::vector::push_back', 'mine'],
    ]);
  });

  it('gives the symbols themselves, and leaves a name empty, in mode none', () => {
    expect(namesOf(withReadableNames(profile, namingOf('none')))).toEqual([
      ...[PUSH, '', PUSH, 'mine', 'main.main', 'a::b<int>(int)'],
    ]);
  });

  it('leaves what looks demangled as it is in full, without parameters in templates', () => {
    expect(namesOf(withReadableNames(profile, namingOf('full')))[5]).toBe('a::b<int>(int)');
    expect(namesOf(withReadableNames(profile, namingOf('templates')))[5]).toBe('a::b<int>');
  });

  it('leaves symbols as they are once all names together are too long', () => {
    const seen = (index: number) => `S${index === 0 ? '' : (index - 1).toString(36).toUpperCase()}_`;
    const twice = Array.from({ length: 6 }, (_, i) => `${seen(2)}I${seen(i + 3)}${seen(i + 3)}E`).join('');
    const long = 'B'.repeat(99);
    const symbols = Array.from({ length: 2000 }, (_, i) => {
      const number = String(i).padStart(5, '0');
      return `_Z6f${number}P${long.length}${long}1AI${seen(1)}${seen(1)}E${twice}`;
    });
    const renamed = withReadableNames(
      recorded(...symbols.map((one) => [one, one] as const)),
      namingOf('full'),
    );
    expect(renamed.strings.bytes.length).toBeLessThan(2 ** 26);
    const isMangled = namesOf(renamed).map((name) => name.startsWith('_Z'));
    expect([isMangled[0], isMangled.at(-1)]).toEqual([false, true]);
  });

  it('leaves symbols as they are once too many were read for nothing', () => {
    const bad = Array.from({ length: 30 }, (_, i) => `_ZN3fooI${'P'.repeat(30_000)}${i}`);
    const good = '_ZN3foo3barEv';
    const few = recorded(...[...bad.slice(0, 3), good].map((one) => [one, one] as const));
    expect(namesOf(withReadableNames(few)).at(-1)).toBe('foo::bar');
    const many = recorded(...[...bad, good].map((one) => [one, one] as const));
    expect(namesOf(withReadableNames(many)).at(-1)).toBe(good);
  });

  it('gives the same profile back when no name changes', () => {
    const plain = recorded(['main.main', 'main.main'], ['', '']);
    expect(withReadableNames(plain)).toBe(plain);
    expect(withReadableNames(plain, namingOf('none'))).toBe(plain);
  });
});
