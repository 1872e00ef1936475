import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainPaths } from '../../../../src/analysis/names/demangle/itanium/plainPaths.js';
import { readableName } from '../../../support/readableName.js';
import { decodeText, encodeText } from '../../../../src/profile/text.js';
import { ROWS } from './symbols.js';

const READERS = { simplified: new PlainPaths(true), templates: new PlainPaths(false) };

/** The name, undefined where the symbol is left to others; it stands between others in its buffer. */
function nameOf(symbol: string, mode: keyof typeof READERS = 'simplified'): string | undefined {
  const paths = READERS[mode];
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
    ['_ZN1AIiE3fooEv', 'A::foo'],
    ['_Z3fooIiEvv', 'foo'],
    ['_ZNSt6vectorIiSaIiEE9push_backERKi', 'std::vector::push_back'],
    ['_ZN1AIN1B1CIPKcLb1EEES0_EC2IS3_EERKT_', 'A::A'],
    ['_ZN1AIJFvT_ERA3_DpKT0_M1BDnLi1EEED0Ev', 'A::~A'],
    ['_ZN1A1fB5cxx11Ev', 'A::f[abi:cxx11]'],
    ['_ZNSt1AB1tB2ueIiE3fooES_', 'std::A[abi:t][abi:ue]::foo'],
    ['_Z3fooB1tIiEvv', 'foo[abi:t]'],
    ['_ZN7größe1fEv', 'größe::f'],
  ])('reads %s', (symbol, name) => {
    expect(nameOf(symbol)).toBe(name);
  });

  it.each([
    ...[
      '_Z3fooIS0_Evv',
      '_Z3fooIXT_EEvv',
      '_ZN5größe1fEv',
      '_Z3fooB5tagv',
      '_ZN1AB1tC1Ev',
      '_ZN1AC1B1tEv',
      '_ZN1AIiEB1tE',
      '_ZN12_GLOBAL__N_11fEv',
      '_ZTV1A',
      '',
    ],
    ...['_ZN1A1f17h0123456789abcdefE', '_ZN1A3foo', '_Z4foo', '_Z', '_ZN', '_ZNSt', '_ZNC1Ev', '_Z0', 'main'],
    ...[
      '_ZN1AI1BES1_',
      '_ZN1AIZ1fvE1BE1gEv',
      '_ZN1AIiE3foo',
      '_Z1fIi',
      '_Z1fIKFvvEEvv',
      '_Z1fI1AB1tEvv',
      '_Z1fIFiiPE1AE',
      '_ZN1AB1tIS1_E1fEv',
    ],
    `_Z1fI${'P'.repeat(300)}iEvv`,
    `_ZN${'1A'.repeat(300)}Ev`,
  ])('leaves what it does not know whole to others: %s', (symbol) => {
    expect(nameOf(symbol)).toBeUndefined();
  });

  it('says of other symbols what is said of them elsewhere', () => {
    const symbols = ROWS.map(({ symbol }) => symbol);
    const piece = fc.constantFrom(
      ...'1A 3foo St C1 D0 E N K R I S_ B1t B5cxx11 IiE IS0_E IS1_E 17h0123456789abcdef . v _ é'.split(' '),
    );
    const type = fc.constantFrom(
      ...'i P K R 1A 3foo S_ S0_ S1_ S2_ S4_ SZ_ St3foo Sa Ss I E N T_ T0_ A3_ F M Dp Dn Li1E Lb J v'.split(
        ' ',
      ),
    );
    const templates = fc
      .tuple(
        fc.constantFrom('_Z1fI', '_ZN1AI', '_ZNSt1AI', '_ZN1A1BI'),
        fc.array(type, { maxLength: 12 }),
        piece,
      )
      .map(([start, types, last]) => `${start}${types.join('')}E${last}E`);
    const built = fc.array(piece, { maxLength: 150 }).map((pieces) => `_ZN${pieces.join('')}`);
    const spliced = fc
      .tuple(fc.constantFrom(...symbols), fc.constantFrom(...symbols), fc.nat(), fc.nat())
      .map(([one, other, to, from]) => one.slice(0, to % one.length) + other.slice(from % other.length));
    for (const mode of ['simplified', 'templates'] as const) {
      const agrees = (symbol: string) => {
        const name = nameOf(symbol, mode);
        if (name !== undefined) expect(name).toBe(readableName(symbol, mode));
      };
      symbols.forEach(agrees);
      fc.assert(fc.property(fc.oneof(built, templates, spliced), agrees), { numRuns: 5000 });
    }
  });
});
