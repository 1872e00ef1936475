import { UNSEEN } from '../../log/plain.js';
import { encodeText } from '../../profile/text.js';

/** What a command line is written for: bash and zsh, or PowerShell. */
export type Shell = 'posix' | 'windows';

/**
 * One word of a command line, which the shell reads as this text and nothing else. What no argument can hold is left
 * out: a NUL, and on Windows the quotation mark, which PowerShell before 7.3 hands on without marking it.
 */
export function shellWord(text: string, shell: Shell): string {
  const word = text.replaceAll('\0', '');
  return shell === 'windows' ? windowsWord(word.replaceAll('"', '')) : posixWord(word);
}

/** What must not stand in a command line as itself: what is not seen, and bytes that are no text. */
const HIDDEN = new RegExp(String.raw`${UNSEEN.source}|\p{Cs}`, 'u');
const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu');

/**
 * In apostrophes. But a terminal takes a control character for a key that is pressed, whatever quotes are around it, so
 * a word with something hidden is written with its bytes: `$'\x03'`.
 */
function posixWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!HIDDEN.test(word)) return `'${word.replaceAll("'", String.raw`'\''`)}'`;
  // An exclamation mark would be history to an interactive bash, which does not know these quotes well.
  return `$'${word.replace(/[\\'!]/g, asBytes).replace(EVERY_HIDDEN, asBytes)}'`;
}

function asBytes(character: string): string {
  const bytes = [...encodeText(character)];
  return bytes.map((byte) => String.raw`\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** What PowerShell or cmd acts on within quotation marks. */
const ACTIVE_IN_QUOTES = /[$`%!\u201c-\u201e]/;

/** What cmd acts on outside of its quotation marks, and what is hidden. */
const BY_CODE = new RegExp(String.raw`((?:[&|<>^%]|${HIDDEN.source})+)`, 'u');

/**
 * As PowerShell reads it, and so that cmd, should it be pasted there, runs nothing of it. Both take most characters
 * within quotation marks as they are. Other words are in PowerShell's apostrophes, doubled within (as are the curved
 * ones, which it takes for the same), and joined with what cmd would act on, or nobody sees, by its code.
 */
function windowsWord(word: string): string {
  if (/^[\w=-]+$/.test(word)) return word;
  if (!ACTIVE_IN_QUOTES.test(word) && !HIDDEN.test(word)) return `"${word}"`;
  // Every other part is one that BY_CODE has found.
  const terms = word.split(BY_CODE).map((part, i) => (i % 2 === 0 ? `'${doubled(part)}'` : byCode(part)));
  return terms.length === 1 ? terms.join('') : `(${terms.join('+')})`;
}

function doubled(text: string): string {
  return text.replace(/['\u2018-\u201b]/g, '$&$&');
}

function byCode(text: string): string {
  return text
    .split('')
    .map((unit) => `[char]${unit.charCodeAt(0)}`)
    .join('+');
}
