/**
 * What a log puts before each line: `2026-11-26T00:00:00.1Z stderr F `, `Nov 26 00:00:00 host app[123]: `, `app_1  | `.
 * Times differ from line to line; the rest says whose line it is.
 */
export interface Prefix {
  /** The same for prefixes that differ only in time. */
  readonly key: string;
  /** How long the prefix is at the beginning of `line`; -1 if the line does not begin with it. */
  readonly lengthIn: (line: string) => number;
}

const NONE: Prefix = { key: '', lengthIn: () => 0 };
const MONTH_OR_DAY =
  /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=,?$)/;
/** A time or a date between what may stand around it. */
const TIME =
  /^((?:ts=|time=)?["'([{<]*)([+-]?\d[\d:.,/+TZ-]*)([A-Z][a-z]{2}[/-][\d:.,/+TZ-]+)?([^\d:.,/+TZ-]*)$/;
const TIME_HOLE = String.raw`[\d:.,/+TZ-]+`;
const MONTH_HOLE = String.raw`[A-Z][a-z]{2}`;
const ADDRESS = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/;

/** The prefix that `text` is an example of. */
export function prefixLike(text: string): Prefix {
  if (text === '') return NONE;
  const trimmed = text.trimEnd();
  const space = text.slice(trimmed.length);
  // Where a line is empty, what is between it and its prefix is often gone.
  const end = space === '' ? '' : `(?:${escaped(space)}|$)`;
  const key = patternOf(trimmed) + end;
  const pattern = new RegExp(key, 'y');
  return {
    key,
    lengthIn: (line) => {
      pattern.lastIndex = 0;
      return pattern.test(line) ? pattern.lastIndex : -1;
    },
  };
}

function patternOf(text: string): string {
  let before = '';
  return text
    .split(/(\s+)/)
    .map((token) => {
      if (/^\s*$/.test(token)) return /^ +$/.test(token) ? ' +' : token;
      const pattern = patternOfToken(token, before);
      before = token;
      return pattern;
    })
    .join('');
}

function patternOfToken(token: string, before: string): string {
  if (MONTH_OR_DAY.test(token)) return `[A-Z][a-z]{2}${escaped(token.slice(3))}`;
  // The log format of container runtimes says whether a line is full or a part.
  if (/^std(?:out|err)$/.test(before) && /^[FP]$/.test(token)) return '[FP]';
  const [, head = '', time = '', month = '', tail = ''] = TIME.exec(token) ?? [];
  const isTime =
    (/\d[:./-]/.test(time) && !ADDRESS.test(time)) ||
    (MONTH_OR_DAY.test(before) && /^\d\d?,?$/.test(time)) ||
    /^\d{10,}$/.test(time);
  if (!isTime) return escaped(token);
  return escaped(head) + TIME_HOLE + (month === '' ? '' : MONTH_HOLE + TIME_HOLE) + escaped(tail);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
