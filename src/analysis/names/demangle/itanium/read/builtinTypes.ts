import type { Node } from '../tree.js';

const NAMES: readonly (readonly [string, string])[] = [
  ['v', 'void'],
  ['w', 'wchar_t'],
  ['b', 'bool'],
  ['c', 'char'],
  ['a', 'signed char'],
  ['h', 'unsigned char'],
  ['s', 'short'],
  ['t', 'unsigned short'],
  ['i', 'int'],
  ['j', 'unsigned int'],
  ['l', 'long'],
  ['m', 'unsigned long'],
  ['x', 'long long'],
  ['y', 'unsigned long long'],
  ['n', '__int128'],
  ['o', 'unsigned __int128'],
  ['f', 'float'],
  ['d', 'double'],
  ['e', 'long double'],
  ['g', '__float128'],
  ['z', '...'],
];

/** Types of one letter. */
export const BUILTIN_TYPES: ReadonlyMap<string, Node> = new Map(
  NAMES.map(([code, text]) => [code, { kind: 'builtin', text }]),
);

/** Types of one letter after a `D`. */
export const MORE_BUILTIN_TYPES: ReadonlyMap<string, Node> = new Map([
  ['a', { kind: 'word', text: 'auto' }],
  ['c', { kind: 'word', text: 'decltype(auto)' }],
  ['d', { kind: 'builtin', text: 'decimal64' }],
  ['e', { kind: 'builtin', text: 'decimal128' }],
  ['f', { kind: 'builtin', text: 'decimal32' }],
  ['h', { kind: 'builtin', text: 'half' }],
  ['i', { kind: 'builtin', text: 'char32_t' }],
  ['s', { kind: 'builtin', text: 'char16_t' }],
  ['u', { kind: 'builtin', text: 'char8_t' }],
  ['n', { kind: 'builtin', text: 'decltype(nullptr)' }],
]);
