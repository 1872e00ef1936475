// Changes to a text, by lines and by what stands in them, and to how it is encoded.

const NUMBERS = [
  '0',
  '-1',
  '1',
  '9007199254740993',
  '9223372036854775807',
  '18446744073709551616',
  '4294967296',
  '010',
  '0x',
  '1e9',
  '',
];
const ODD = [
  '\0',
  '\u2028',
  '\ufffd',
  '\xe9',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '@',
  ':',
  '#',
  '---',
  '\t',
  ' '.repeat(50),
  '$a=',
  '\r',
  '=',
  '+0x1',
];
const PREFIXES = [
  '2024-01-01T00:00:00Z stderr F ',
  'app_1  | ',
  'Jan  1 00:00:00 host app[1]: ',
  '{"log":"',
  '[0] ',
  '\x1b[31m',
  '    ',
];

/** @param others texts from which lines may come */
export function mutateText(choices, text, others) {
  const lines = text.split('\n');
  for (let left = choices.between(0, 7); left > 0; left--) changeLines(choices, lines, others);
  const joined = lines.join(choices.chance(0.1) ? '\r\n' : '\n');
  return choices.chance(0.05) ? joined.slice(0, choices.below(joined.length + 1)) : joined;
}

function changeLines(choices, lines, others) {
  const at = choices.below(lines.length);
  choices.weighted([
    [3, () => lines.splice(at, choices.chance(0.2) ? choices.below(lines.length) : 1)],
    [2, () => lines.splice(at, 0, lines[choices.below(lines.length)] ?? '')],
    [1, () => repeat(choices, lines, at)],
    [2, () => lines.splice(at, 0, ...someOf(choices, choices.pick(others).split('\n')))],
    [1, () => prefix(choices, lines)],
    [8, () => (lines[at] = changedLine(choices, lines[at] ?? ''))],
  ])();
}

function repeat(choices, lines, at) {
  const some = lines.slice(at, at + choices.between(1, 6));
  const size = some.join('\n').length + 1;
  const times = Math.min(10 ** choices.between(1, 4), Math.floor(100_000 / size));
  lines.splice(at, 0, ...Array.from({ length: times }, () => some).flat());
}

function someOf(choices, lines) {
  const from = choices.below(lines.length);
  return lines.slice(from, from + choices.between(1, 20));
}

function prefix(choices, lines) {
  const text = choices.pick(PREFIXES);
  const from = choices.chance(0.6) ? 0 : choices.below(lines.length);
  for (let i = from; i < lines.length; i++) if (choices.chance(0.98)) lines[i] = text + lines[i];
}

function changedLine(choices, line) {
  const numbers = [...line.matchAll(/(?:0x)?[0-9a-f]*\d[0-9a-f]*/g)];
  if (numbers.length > 0 && choices.chance(0.4)) {
    const { index, 0: old } = choices.pick(numbers);
    return line.slice(0, index) + choices.pick(NUMBERS) + line.slice(index + old.length);
  }
  const at = choices.below(line.length + 1);
  return choices.weighted([
    [3, () => line.slice(0, at) + choices.pick(ODD) + line.slice(at)],
    [2, () => line.slice(0, at) + line.slice(at + choices.between(1, 9))],
    [1, () => line.slice(0, at)],
    [
      1,
      () =>
        line.slice(0, at) +
        line
          .slice(at, at + 9)
          .repeat(10 ** choices.between(1, 4))
          .slice(0, 70_000) +
        line.slice(at),
    ],
    [1, () => choices.pick(ODD).repeat(choices.between(1, 3000)) + line],
  ])();
}

/** A text in UTF-8, or with a mark of its encoding, or in UTF-16, or as Latin-1. */
export function encoded(choices, text) {
  return choices.weighted([
    [10, () => Buffer.from(text)],
    [1, () => Buffer.from(`\ufeff${text}`)],
    [1, () => Buffer.from(`\ufeff${text}`, 'utf16le')],
    [0.5, () => Buffer.from(text, 'utf16le')],
    [
      1,
      () =>
        Buffer.from(`\ufeff${text}`, 'utf16le')
          .subarray(0, 2 * text.length + 2)
          .swap16(),
    ],
    [1, () => Buffer.from(text, 'latin1')],
  ])();
}
