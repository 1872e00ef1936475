// Changes to a profile.proto message that leave most of it as it was.
import { varint } from '../support/protoFields.mjs';
import { hostileSymbol } from './symbols.mjs';
import { listsOf, readTree, writeTree } from './protoTree.mjs';

/** Numbers at the edges of what fields hold. */
const NUMBERS = [
  ...[
    0n,
    1n,
    2n,
    3n,
    127n,
    128n,
    255n,
    65_535n,
    65_536n,
    2n ** 31n - 1n,
    2n ** 31n,
    2n ** 32n - 1n,
    2n ** 32n,
  ],
  ...[
    2n ** 53n - 1n,
    2n ** 53n,
    2n ** 53n + 1n,
    2n ** 62n,
    2n ** 63n - 1n,
    2n ** 63n,
    2n ** 64n - 1n,
    -(2n ** 53n),
  ],
];

const TEXTS = [
  ...[
    '',
    '\0',
    '\xff\xfe',
    '\xed\xa0\x80',
    '\xf0\x9f\x92',
    '\u2028',
    '{"a":',
    '$(touch x)',
    '[a](command:b)',
    '%s%n',
  ],
  ...[
    '__proto__',
    'constructor',
    'bytes',
    'nanoseconds',
    'pprof::base',
    'true',
    '(?:',
    'a{1000}',
    '(a*)*b',
    '.*|^',
  ],
  ...[
    '/proc/self/cwd/x.go',
    '../../../../etc/passwd',
    'C:\\x\\y.go',
    '//host/share/x',
    'x.go\0',
    '..',
    'caf\xc3\xa9',
  ],
];

/** The bytes of a message changed in a few places; other bytes as they are. */
export function mutateProto(choices, content) {
  const tree = readTree(content);
  if (tree === undefined || tree.length === 0) return content;
  for (let left = choices.between(1, 6); left > 0; left--) changeOne(choices, tree);
  return writeTree(tree);
}

function changeOne(choices, tree) {
  const list = choices.chance(0.3) ? tree : choices.pick(listsOf(tree));
  if (list.length === 0) return;
  const at = choices.below(list.length);
  const field = list[at];
  choices.weighted([
    [3, () => list.splice(at, 1 + choices.below(choices.chance(0.2) ? list.length : 2))],
    [2, () => list.splice(choices.below(list.length), 0, structuredClone(field))],
    [1, () => repeat(choices, list, field)],
    [1, () => list.splice(choices.below(list.length), 0, ...list.splice(at, 1))],
    [8, () => changeField(choices, field)],
    [
      0.5,
      () => Object.assign(field, { number: choices.pick([0, 1, 2, 3, 4, 5, 6, 7, 13, 16, 200, 2 ** 28]) }),
    ],
    [0.5, () => Object.assign(field, { wire: choices.below(8) })],
    [
      0.5,
      () => Object.assign(field, { stretch: choices.pick([-1, 1, -100, 100, 2 ** 31, 2 ** 32, 2 ** 40]) }),
    ],
    [0.5, () => list.push({ number: choices.between(1, 16), wire: 0, value: choices.pick(NUMBERS) })],
  ])();
}

/** The same field many times over, which is where walks that are not linear show. */
function repeat(choices, list, field) {
  const size = writeTree([field]).length;
  const times = Math.min(10 ** choices.between(1, 4), Math.floor(20_000 / Math.max(1, size)));
  const at = choices.below(list.length);
  list.splice(at, 0, ...Array.from({ length: times }, () => structuredClone(field)));
}

function changeField(choices, field) {
  if (field.value !== undefined) field.value = otherNumber(choices, field.value);
  else if (field.children)
    field.children.push({ number: choices.between(1, 10), wire: 0, value: choices.pick(NUMBERS) });
  else if (field.content) field.content = otherContent(choices, field);
}

function otherNumber(choices, value) {
  return choices.weighted([
    [3, () => choices.pick(NUMBERS)],
    [2, () => value + BigInt(choices.between(-2, 2))],
    [1, () => -value],
    [1, () => value ^ (1n << BigInt(choices.below(64)))],
  ])();
}

function otherContent(choices, { content, number }) {
  return choices.weighted([
    [3, () => Buffer.from(choices.pick(TEXTS), 'latin1')],
    [number === 6 ? 3 : 0, () => Buffer.from(hostileSymbol(choices))],
    [1, () => Buffer.concat(choices.several(0, 400, () => varint(choices.pick(NUMBERS))))],
    [1, () => Buffer.concat(choices.several(0, 9, () => varint(BigInt(choices.below(12)))))],
    [
      1,
      () => Buffer.concat(Array.from({ length: choices.between(2, 9) }, () => content)).subarray(0, 30_000),
    ],
    [1, () => Buffer.from(content).reverse()],
    [1, () => Buffer.from(content).subarray(choices.below(content.length + 1))],
  ])();
}
