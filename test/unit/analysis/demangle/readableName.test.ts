import { describe, expect, it } from 'vitest';
import { readableName } from '../../../support/readableName.js';
import { ROWS } from './symbols.js';

describe('readableName', () => {
  it.each(['simplified', 'templates', 'full'] as const)('writes symbols as pprof does: %s', (mode) => {
    const differing = ROWS.map((row) => ({
      symbol: row.symbol,
      want: row[mode],
      got: readableName(row.symbol, mode),
    })).filter(({ want, got }) => want !== got);
    expect(differing).toEqual([]);
    expect(ROWS.length).toBeGreaterThan(400);
  });

  it('leaves symbols as they are where that is asked', () => {
    for (const { symbol } of ROWS) expect(readableName(symbol, 'none')).toBe(symbol);
  });

  it.each([
    ['_Z7größev', 'größe()'],
    ['_Z5größev', '_Z5größev'],
    ['_Z4\u{1f4a9}v', '\u{1f4a9}()'],
    ['_ZN1A4a\u{dcff}bcEv', 'A::a\u{dcff}bc()'],
  ])('counts the length of identifiers in bytes: %j', (symbol, name) => {
    expect(readableName(symbol, 'full')).toBe(name);
  });

  it.each([
    // pprof leaves out what an expansion in a conversion operator comes to, and miscounts the parts behind alignof.
    ['_ZNK1AIJ1Z1YEEcv1BIJDpPT_EEIJS1_S0_EEEv', 'A<Z, Y>::operator B<Y*, Z*><Y, Z>() const'],
    ['_Z3e18IilEDTatT_ES0_T0_', 'decltype (alignof (int)) e18<int, long>(int, long)'],
    // It leaves the least of 128 bits, whose last 64 are zeros.
    ['_RINvC1a1bKnn80000000000000000000000000000000_E', 'a::b::<-0x80000000000000000000000000000000>'],
  ])('reads what pprof does not: %s', (symbol, name) => {
    expect(readableName(symbol, 'full')).toBe(name);
  });

  it.each([
    ['std::vector<int>::push_back(int const&)', 'std::vector::push_back', 'std::vector<int>::push_back'],
    ['(anonymous namespace)::f', '::f', '::f'],
    ['main.F[go.shape.int]', 'main.F[go.shape.int]', 'main.F[go.shape.int]'],
    ['main.(*List[...]).Add', 'main.(*List[...]).Add', 'main.(*List[...]).Add'],
    ['java.util.ArrayList.<init>', 'java.util.ArrayList.<init>', 'java.util.ArrayList.<init>'],
    ['foo(bar)', 'foo(bar)', 'foo(bar)'],
    ['a::b)c', 'a::b)c', 'a::b)c'],
    ['a::b(c', 'a::b(c', 'a::b(c'],
    ['a::(b(c)', 'a::(b(c)', 'a::(b(c)'],
    ['a::(b)c)d', 'a::c)d', 'a::c)d'],
    ['', '', ''],
  ])('takes parameters off what looks demangled: %j', (name, simplified, templates) => {
    expect(readableName(name)).toBe(simplified);
    expect(readableName(name, 'templates')).toBe(templates);
    expect(readableName(name, 'full')).toBe(name);
  });
});
