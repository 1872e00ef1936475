// Mangled names of C++ and Rust, changed so that they nest, refer to themselves or grow.
import { readFileSync } from 'node:fs';

const KNOWN = readFileSync(new URL('../fixtures/symbols/names.tsv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split('\t')[0])
  .filter((symbol) => symbol !== '');

/** Pieces of the two grammars. */
const PIECES = [
  ...[
    'S_',
    'S0_',
    'S1_',
    'Sa',
    'Ss',
    'St',
    'T_',
    'T0_',
    'TL0__',
    'I',
    'E',
    'N',
    'J',
    'X',
    'L',
    'K',
    'P',
    'R',
    'O',
    'F',
    'A_',
  ],
  ...[
    'Dp',
    'DT',
    'Dt',
    'sZ',
    'sp',
    'cv',
    'cl',
    'fp',
    'fL0p_',
    'Ul',
    'Ut',
    'UlvE_',
    'C1',
    'D0',
    'Tv',
    'TV',
    'GV',
    'GR',
    'li1x',
  ],
  ...[
    '3foo',
    '0',
    '99999999999',
    'Lb1E',
    'Li0E',
    'i',
    'v',
    'z',
    'M',
    'Dv4_f',
    'W',
    'Q',
    'B',
    '.cold',
    '.llvm.1',
    '$',
    '@@V',
  ],
  ...[
    '_R',
    'NvC',
    'INv',
    'B_',
    'B0_',
    'Bz_',
    'Nv',
    'Xs_',
    'Y',
    'M_',
    'FUKCE',
    'D',
    'L_',
    'u5a_b0c',
    'p',
    'e',
    'K_',
    'j1_',
    'T',
  ],
  ...['17h0123456789abcdefE', '_ZN', '_Z', '___Z', '__R', '_GLOBAL__I_', '..', '$LT$', '$u7e$', '\u00e9'],
];

/** A symbol that a compiler wrote, changed; or one that is made up. */
export function hostileSymbol(choices) {
  let symbol = choices.chance(0.85) ? choices.pick(KNOWN) : choices.pick(['_Z', '_ZN', '_R', '_RNv']);
  for (let left = choices.between(0, 5); left > 0; left--) symbol = changed(choices, symbol);
  return symbol.slice(0, 100_000);
}

function changed(choices, symbol) {
  const at = choices.below(symbol.length + 1);
  const length = choices.between(1, 12);
  const piece = choices.weighted([
    [3, () => choices.pick(PIECES)],
    [2, () => symbol.slice(at, at + length)],
    [1, () => choices.pick(KNOWN).slice(at, at + length)],
  ])();
  return choices.weighted([
    [4, () => symbol.slice(0, at) + piece + symbol.slice(at)],
    [2, () => symbol.slice(0, at) + symbol.slice(at + length)],
    [2, () => symbol.slice(0, at) + piece + symbol.slice(at + piece.length)],
    [1, () => symbol.slice(0, at) + piece.repeat(10 ** choices.between(1, 4)) + symbol.slice(at)],
    [1, () => symbol.slice(0, at)],
    [1, () => symbol.slice(0, at) + choices.pick(KNOWN) + symbol.slice(at)],
  ])();
}
