import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableName } from '../../../support/readableName.js';
import { ROWS } from './symbols.js';

const MODES = ['simplified', 'templates', 'full'] as const;

/** The longest name that any symbol may come to. */
const LONGEST = 1 << 16;

function expectBounded(symbol: string): void {
  for (const mode of MODES) {
    expect(readableName(symbol, mode).length).toBeLessThanOrEqual(Math.max(LONGEST, symbol.length));
  }
}

const symbols = ROWS.map(({ symbol }) => symbol);
const anyPiece = fc.oneof(
  fc.constantFrom(...Array.from('SITLJEXNZDUCQWHGAPROKVMF_0123456789abcdefghijklmnopqrstuvwxyz$.')),
  fc.constantFrom('S_', 'S0_', 'St', 'T_', 'T0_', 'TL0__', 'Dp', 'Dt', 'Ul', 'E_', 'sZ', 'cv', 'cl', 'fp_'),
  fc.constantFrom('1A', '3foo', 'I', 'E', 'J', 'B_', 'B2_', 'Kj', 's_', 'u', 'FG', 'L0_', 'N', 'C1a'),
);

describe('a symbol that nobody made', () => {
  it('of random pieces gives some name, not too long', () => {
    const symbol = fc
      .tuple(
        fc.constantFrom('_Z', '_ZN', '_Z1fI', '_R', '_RINvC1a1b', '_ZTV', '_GLOBAL__I__Z'),
        fc.array(anyPiece),
      )
      .map(([start, pieces]) => start + pieces.join(''));
    fc.assert(fc.property(symbol, expectBounded), { numRuns: 1500 });
  });

  it('of random text gives some name, not too long', () => {
    const text = fc.tuple(fc.constantFrom('_Z', '_R', '__Z', '___Z', ''), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, ([start, rest]) => {
        expectBounded(start + rest);
      }),
      { numRuns: 300 },
    );
  });

  it('that was one before it was cut, spliced or doubled gives some name, not too long', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...symbols),
        fc.constantFrom(...symbols),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), anyPiece), { maxLength: 4 }),
        fc.nat(),
      )
      .map(([one, other, edits, at]) => {
        const spliced = one.slice(0, (at % one.length) + 1) + other.slice(at % other.length);
        return edits.reduce((text, [where, length, piece]) => {
          const place = where % (text.length + 1);
          return text.slice(0, place) + piece + text.slice(place + length);
        }, spliced);
      });
    fc.assert(fc.property(mutated, expectBounded), { numRuns: 3000 });
  });
});

describe('a symbol made to exhaust', () => {
  const deep = (start: string, part: string, end: string) => start + part.repeat(10_000) + end;

  it.each([
    ['pointers', deep('_Z1f', 'P', 'i')],
    ['nested templates', deep('_Z1f', '1AI', 'i')],
    ['nested names', deep('_Z1f', 'N', '')],
    ['local names', deep('_Z', 'Z', '1f')],
    ['expressions', deep('_Z1fIX', 'ng', 'Li1EEEvv')],
    ['lambdas', deep('_Z1f', 'Ul', '')],
    ['function types', deep('_Z1f', 'F', '')],
    ['thunks', deep('_Z', 'Th0_', '')],
    ['template parameters that are templates', deep('_ZN1AUl', 'Tt', '')],
    ['conversions', deep('_Z', 'cvT_I', '')],
    ['digits', `_ZW${'9'.repeat(100_000)}`],
    ['qualifiers', deep('_Z1f', 'VK', '')],
    ['qualifiers of a function', deep('_Z1f', 'Do', 'FvvE')],
    ['length', `_Z66000${'a'.repeat(66_000)}v`],
    ['types of Rust', deep('_RINvC1a1b', 'R', 'hE')],
    ['paths of Rust', deep('_R', 'Nv', 'C1a')],
    ['a place of Rust that names itself', '_RINvC1a1bTB7_EE'],
    ['lifetimes', '_RINvC1a1bFGzzzzzzzz_EuE'],
    ['Punycode', `_RNvC1au999_${'z'.repeat(999)}`],
    ['much Punycode', `_RNvC1au9999_${'a'.repeat(9999)}`],
  ])('by depth stays as it is: %s', (_, symbol) => {
    expect(readableName(symbol, 'full')).toBe(symbol);
    expectBounded(symbol);
  });

  /** `S_` and so on for the candidate `index`. */
  const seen = (index: number) => `S${index === 0 ? '' : (index - 1).toString(36).toUpperCase()}_`;

  it('by a type made of the one before, twice, stays as it is', () => {
    const twice = (count: number) => {
      const types = Array.from({ length: count }, (_, i) => `${seen(2)}I${seen(i + 3)}${seen(i + 3)}E`);
      return `_Z1fP1B1AI${seen(1)}${seen(1)}E${types.join('')}`;
    };
    expect(readableName(twice(1), 'full')).toBe('f(B*, A<B*, B*>, A<A<B*, B*>, A<B*, B*> >)');
    expect(readableName(twice(30), 'full')).toBe(twice(30));
    expect(readableName(twice(30))).toBe('f');
  });

  it('by a pack expanded in one that is expanded stays as it is', () => {
    const pack = `J${'i'.repeat(64)}E`;
    const symbol = (depth: number) => `_Z1fI${pack}Evv1AI${'Dp1AI'.repeat(depth)}T_${'E'.repeat(depth + 1)}`;
    expect(readableName(symbol(30))).toBe('f');
    expectBounded(symbol(30));
  });

  it('by a tuple of the one before, twice, stays as it is', () => {
    const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const place = (at: number): string => {
      const digits = at - 1 < 62 ? '' : alphabet.charAt(Math.floor((at - 1) / 62));
      return `B${digits}${alphabet.charAt((at - 1) % 62)}_`;
    };
    const twice = (count: number) => {
      let args = 'ThhE';
      let last = 8;
      for (let i = 0; i < count; i++) {
        const next = 8 + args.length;
        args += `T${place(last)}${place(last)}E`;
        last = next;
      }
      return `_RINvC1a1b${args}E`;
    };
    expect(readableName(twice(1), 'full')).toBe('a::b::<(u8, u8), ((u8, u8), (u8, u8))>');
    expect(readableName(twice(40), 'full')).toBe(twice(40));
    expect(readableName(twice(40))).toBe('a::b::<>');
  });
});

describe('a chain of substitutions', () => {
  /** `x::operator void(*)(int*, int* const&, …)`: each parameter is what the one before was, with `mark` put on. */
  function chain(mark: string, count: number): string {
    const base36 = (n: number): string => n.toString(36).toUpperCase();
    const links = Array.from({ length: count }, (_, i) => `${mark}S${i === 0 ? '' : base36(i - 1)}_`);
    return `_ZN1xcvPFvPi${links.join('')}EEv`;
  }

  it.each(['K', 'R'])('that is too long to write leaves the symbol as it is: %s', (mark) => {
    expect(readableName(chain(mark, 3), 'full')).not.toBe(chain(mark, 3));
    for (const count of [1000, 8000]) expectBounded(chain(mark, count));
    expect(readableName(chain(mark, 8000), 'full')).toBe(chain(mark, 8000));
  });
});
