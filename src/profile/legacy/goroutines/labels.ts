import { unquoted } from '../goQuoted.js';

/** A label that a goroutine carries (runtime/pprof.Do). */
export type GoLabel = readonly [key: string, value: string];

/** What the runtime writes without quotes (tracebackStringNeedsQuoting in runtime/traceback.go of Go 1.27). */
const PLAIN = /[a-zA-Z0-9./_]*/y;

/**
 * Reads labels as the runtime writes them, `"key": "value", "other": "a, b"`, since Go 1.27 without quotes where all is
 * plain, even nothing. Returns them as far as they are whole and the index after them, in `text` from `at` on.
 */
export function readLabels(
  text: string,
  at: number,
): { readonly labels: readonly GoLabel[]; readonly end: number } {
  const labels: GoLabel[] = [];
  for (;;) {
    const key = readText(text, at);
    if (key === undefined || !text.startsWith(': ', key.end)) break;
    const value = readText(text, key.end + 2);
    // Without what follows, a value without quotes may have been cut.
    if (value === undefined || value.end === text.length) break;
    labels.push([key.text, value.text]);
    at = value.end;
    if (!text.startsWith(', ', at)) break;
    at += 2;
  }
  return { labels, end: at };
}

function readText(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  if (text[at] === '"') {
    const end = closingQuote(text, at + 1);
    return end < 0 ? undefined : { text: unquoted(text.slice(at + 1, end)), end: end + 1 };
  }
  PLAIN.lastIndex = at;
  const [plain = ''] = PLAIN.exec(text) ?? [];
  return { text: plain, end: at + plain.length };
}

function closingQuote(text: string, at: number): number {
  for (; at < text.length; at++) {
    if (text[at] === '"') return at;
    if (text[at] === '\\') at++;
  }
  return -1;
}
