/**
 * An RE2 expression without the names of its groups: `(?P<x>a)` becomes `(a)`. Go takes one name for several groups,
 * which re2js refuses, and for a test the names say nothing. Escapes, quotations and classes stay as they are.
 */
export function withoutGroupNames(source: string): string {
  return source.replace(PART, (part, opening: string | undefined) => (opening === undefined ? part : '('));
}

/** A quotation, an escape, a class, or the opening of a named group. */
const PART = /\\Q(?:(?!\\E)[^])*(?:\\E)?|\\[^]|\[\^?\]?(?:\[:\^?\w+:\]|\\[^]|[^\]\\])*\]|(\(\?P?<\w+>)/g;
