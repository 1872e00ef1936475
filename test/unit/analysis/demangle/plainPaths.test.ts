import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainPaths } from '../../../../src/analysis/names/demangle/itanium/plainPaths.js';
import { readableName } from '../../../../src/analysis/names/demangle/readableName.js';
import { decodeText, encodeText } from '../../../../src/profile/text.js';
import { ROWS } from './symbols.js';

const paths = new PlainPaths();

/** The name, undefined where the symbol is left to others; it stands between others in its buffer. */
function nameOf(symbol: string): string | undefined {
  const bytes = encodeText(`7before${symbol}E3foo`);
  const length = paths.read(bytes, 7, bytes.length - 5);
  return length === 0 ? undefined : decodeText(paths.bytes.subarray(0, length));
}

describe('PlainPaths', () => {
  it.each([
    ['_ZN1A3fooEv', 'A::foo'],
    ['__ZN1A3fooEv', 'A::foo'],
    ['_ZNKR1A3fooEv', 'A::foo'],
    ['_ZN1A1BC2ERKS0_', 'A::B::B'],
    ['_ZN1A1BD1Ev', 'A::B::~B'],
    ['_ZNSt6thread4joinEv', 'std::thread::join'],
    ['_ZSt5flushv', 'std::flush'],
    ['_Z3fooi', 'foo'],
    ['_Z3foo', 'foo'],
    ['_ZN5größe1fEv', undefined],
    ['_ZN7größe1fEv', 'größe::f'],
  ])('reads %s', (symbol, name) => {
    expect(nameOf(symbol)).toBe(name);
  });

  it.each([
    ...[
      '_Z3fooIiEvv',
      '_ZN1AIiE3fooEv',
      '_Z3fooB3tagv',
      '_ZN12_GLOBAL__N_11fEv',
      '_ZplRK1AS1_',
      '_ZTV1A',
      '',
    ],
    ...['_ZN1A1f17h0123456789abcdefE', '_ZN1A3foo', '_Z4foo', '_Z', '_ZN', '_ZNSt', '_ZNC1Ev', '_Z0', 'main'],
    `_ZN${'1A'.repeat(300)}Ev`,
  ])('leaves what it does not know whole to others: %s', (symbol) => {
    expect(nameOf(symbol)).toBeUndefined();
  });

  it('says of other symbols what is said of them elsewhere', () => {
    const symbols = ROWS.map(({ symbol }) => symbol);
    const piece = fc.constantFrom(
      ...'1A 3foo St C1 D0 E N K R I S_ B1t 17h0123456789abcdef . v _ é'.split(' '),
    );
    const built = fc.array(piece, { maxLength: 150 }).map((pieces) => `_ZN${pieces.join('')}`);
    const spliced = fc
      .tuple(fc.constantFrom(...symbols), fc.constantFrom(...symbols), fc.nat(), fc.nat())
      .map(([one, other, to, from]) => one.slice(0, to % one.length) + other.slice(from % other.length));
    for (const mode of ['simplified', 'templates'] as const) {
      const agrees = (symbol: string) => {
        const name = nameOf(symbol);
        if (name !== undefined) expect(name).toBe(readableName(symbol, mode));
      };
      symbols.forEach(agrees);
      fc.assert(fc.property(fc.oneof(built, spliced), agrees), { numRuns: 3000 });
    }
  });
});
