/**
 * What a log puts before each line: `2026-11-26T00:00:00.1Z stderr F `, `Nov 26 00:00:00 host app[123]: `, `app_1  | `.
 * Times differ from line to line; the rest says whose line it is. Matched by hand: a log may have a prefix a line, and
 * making a regular expression of each takes much longer than reading the line.
 */
export interface Prefix {
  /** All of it, if it is nothing but spaces and tabs or nothing at all. */
  readonly indentation: string | undefined;
  /** How long the prefix is at the beginning of `line`; -1 if the line does not begin with it. */
  readonly lengthIn: (line: string) => number;
}

/** A text that must be there, or what finds the end in a line of what may differ; -1 if it is not there. */
type Part = string | ((line: string, at: number) => number);

const NONE: Prefix = { indentation: '', lengthIn: () => 0 };
const MONTHS_AND_DAYS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun'.split(
  ' ',
);
const MONTH_OR_DAY = new RegExp(`^(?:${MONTHS_AND_DAYS.join('|')}),?$`);
/** A time or a date between what may stand around it. */
const TIME =
  /^((?:ts=|time=)?["'([{<]*)([+-]?\d[\d:.,/+TZ-]*)([A-Z][a-z]{2}[/-][\d:.,/+TZ-]+)?([^\d:.,/+TZ-]*)$/;
const TIME_LETTERS = '0123456789:.,/+TZ-';
const ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/;

/** The prefix that `text` is an example of. */
export function prefixLike(text: string): Prefix {
  if (text === '') return NONE;
  const trimmed = text.trimEnd();
  const parts = joined(partsOf(trimmed));
  const space = text.slice(trimmed.length);
  return {
    indentation: trimmed === '' ? text : undefined,
    lengthIn: (line) => {
      let at = 0;
      for (const part of parts) {
        if (typeof part !== 'string') at = part(line, at);
        else at = line.startsWith(part, at) ? at + part.length : -1;
        if (at < 0) return -1;
      }
      // Where a line is empty, what is between it and its prefix is often gone.
      if (line.startsWith(space, at)) return at + space.length;
      return at === line.length ? at : -1;
    },
  };
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let before = '';
  let afterHole = false;
  // Words at even places, what is between them at odd ones.
  const tokens = text.split(/(\s+)/);
  const words = tokens.map((token, i) => {
    if (i % 2 === 1) return [];
    const word = partsOfWord(token, before);
    before = token;
    return word;
  });
  const isHole = (i: number): boolean =>
    i < words.length && words[i].some((part) => typeof part !== 'string');
  for (const [i, token] of tokens.entries()) {
    if (i % 2 === 0) {
      for (const part of words[i]) parts.push(part);
      afterHole = isHole(i);
    } else parts.push(/^ +$/.test(token) && (afterHole || isHole(i + 1)) ? spacesEnd : token);
  }
  return parts;
}

/** The parts of a word that follows the word `before`. */
function partsOfWord(word: string, before: string): Part[] {
  if (MONTH_OR_DAY.test(word)) return [monthEnd, word.slice(3)];
  // The log format of container runtimes says whether a line is full or a part.
  if (/^std(?:out|err)$/.test(before) && /^[FP]$/.test(word)) return [fullOrPartEnd];
  const [, head = '', time = '', month = '', tail = ''] = TIME.exec(word) ?? [];
  const isTime =
    (/\d[:./-]/.test(time) && !ADDRESS.test(time)) ||
    (MONTH_OR_DAY.test(before) && /^\d\d?,?$/.test(time)) ||
    /^\d{10,}$/.test(time);
  if (!isTime) return [word];
  return [head, timeEnd, ...(month === '' ? [] : [monthEnd, timeEnd]), tail];
}

/** The parts with those texts as one that follow each other. */
function joined(parts: readonly Part[]): Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part;
    else all.push(part);
  }
  return all;
}

function timeEnd(line: string, at: number): number {
  let end = at;
  while (end < line.length && TIME_LETTERS.includes(line[end])) end++;
  return end > at ? end : -1;
}

function spacesEnd(line: string, at: number): number {
  let end = at;
  while (line[end] === ' ') end++;
  return end > at ? end : -1;
}

function monthEnd(line: string, at: number): number {
  return MONTHS_AND_DAYS.includes(line.slice(at, at + 3)) ? at + 3 : -1;
}

function fullOrPartEnd(line: string, at: number): number {
  return line[at] === 'F' || line[at] === 'P' ? at + 1 : -1;
}
