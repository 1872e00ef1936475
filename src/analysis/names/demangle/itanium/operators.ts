/** An operator of C++. */
export interface Operator {
  /** As it is written, without the space behind a word. */
  readonly text: string;
  /** How many operands an expression with it has; `special` where they are no plain expressions. */
  readonly operands: 1 | 2 | 3 | 'special';
}

/** Code and text of each operator, pairs apart by a space (Itanium C++ ABI, 5.1.3). */
const UNARY =
  'ps + ng - ad & de * co ~ nt ! pp ++ mm -- at alignof az alignof nx noexcept te typeid ti typeid';
const UNARY_WORDS = 'st sizeof sz sizeof aw co_await dl delete da delete[] tw throw gs ::';
const BINARY = 'pl + mi - ml * dv / rm % an & or | eo ^ aa && oo || eq == ne != lt < gt > le <= ge >=';
const BINARY_MORE = 'ls << rs >> ss <=> cm , pm ->* pt -> ds .* dt .';
const ASSIGNMENTS = 'aS = pL += mI -= mL *= dV /= rM %= aN &= oR |= eO ^= lS <<= rS >>=';
const SPECIAL =
  'cl () cp () ix [] qu ? nw new na new[] li "" cc const_cast dc dynamic_cast sc static_cast rc reinterpret_cast';

function rows(texts: readonly string[], operands: Operator['operands']): [string, Operator][] {
  const words = texts.flatMap((text) => text.split(' '));
  return words.flatMap((code, i) =>
    i % 2 === 0 ? [[code, { text: words[i + 1] ?? '', operands }] satisfies [string, Operator]] : [],
  );
}

/** The operators by the two letters that stand for them. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...rows([UNARY, UNARY_WORDS], 1),
  ...rows([BINARY, BINARY_MORE, ASSIGNMENTS], 2),
  ...rows([SPECIAL], 'special'),
]);
