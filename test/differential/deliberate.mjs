// Where we differ from pprof on purpose. README.md tells people the same.

const EXACT = 2n ** 53n;

/** Each with its reason, and a test of a case in which we and pprof disagree. */
export const DELIBERATE = [
  {
    reason: 'Two sample types of one name are opened; pprof refuses to choose among them.',
    test: ({ profiles, theirs }) =>
      theirs.failed === true &&
      profiles.some(({ types }) => new Set(types.map(({ type }) => type)).size < types.length),
  },
  {
    reason:
      'A base is subtracted exactly; pprof multiplies it by −1 in float64, which is inexact above 2^53.',
    test: ({ command, profiles }) =>
      command.base !== '' &&
      profiles.some(({ samples }) =>
        samples.some(({ values }) => values.some((value) => value > EXACT || value < -EXACT)),
      ),
  },
];

/**
 * What pprof printed, as we would: a node of the least int64 has a font with us. pprof gives it one of −9223372036854775800,
 * which Graphviz refuses.
 */
export function asWePrint(text) {
  return text.replace(/fontsize=-\d+/g, 'fontsize=24');
}

export function isDeliberate(disagreement) {
  return DELIBERATE.some(({ test }) => test(disagreement));
}
