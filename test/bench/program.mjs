// Made-up programs: packages, functions, and the calls between them. Each call site is a location; some hold an inlined
// function too.
import { Random } from '../support/random.mjs';

const places = ['server', 'store', 'codec', 'index', 'queue', 'cache', 'parse', 'render', 'auth', 'metrics'];
const verbs = [
  'Read',
  'Write',
  'Merge',
  'Encode',
  'Decode',
  'Find',
  'Apply',
  'Flush',
  'Grow',
  'Visit',
  'Split',
  'Load',
];
const nouns = [
  'Record',
  'Block',
  'Node',
  'Page',
  'Entry',
  'Frame',
  'Batch',
  'Key',
  'Value',
  'Segment',
  'Token',
  'Row',
];

/** The part of call sites at which the compiler inlined a function that then makes the call. */
const INLINED = 0.2;

/**
 * A layered program. The functions a function calls come after it most of the time, and now and then before: recursion.
 *
 * Call sites of function f are `firstSite[f] .. firstSite[f + 1]`; each has its line, its function, the function it
 * calls, and the function inlined there or -1.
 */
export function makeProgram(functionCount, seed) {
  const random = new Random(seed);
  const functions = makeFunctions(functionCount, random);
  const firstSite = new Uint32Array(functionCount + 1);
  const sites = { lines: [], callees: [], callers: [], inlined: [] };
  for (let f = 0; f < functionCount; f++) {
    firstSite[f] = sites.lines.length;
    const count = 1 + random.skewed(9);
    for (let s = 0; s < count; s++) {
      sites.lines.push(functions[f].startLine + 1 + 3 * s);
      // Steps so small that stacks end before the last layer does.
      const near = Math.min(functionCount - 1, f + 1 + random.skewed(Math.max(8, functionCount / 20)));
      sites.callees.push(random.next() < 0.02 ? random.below(f + 1) : near);
      sites.callers.push(f);
      sites.inlined.push(random.next() < INLINED ? random.below(functionCount) : -1);
    }
  }
  firstSite[functionCount] = sites.lines.length;
  return { functions, firstSite, ...sites };
}

/** A program without depth: as many functions as asked for, each with one site that calls nothing in particular. */
export function makeFlatProgram(functionCount, seed) {
  const functions = makeFunctions(functionCount, new Random(seed));
  return {
    functions,
    lines: functions.map(({ startLine }) => startLine + 1),
    callers: functions.map((_, f) => f),
    inlined: functions.map(() => -1),
  };
}

function makeFunctions(count, random) {
  return Array.from({ length: count }, (_, i) => {
    const place = places[i % places.length];
    const type = `${nouns[random.below(nouns.length)]}${verbs[random.below(verbs.length)]}er`;
    const method = `${verbs[random.below(verbs.length)]}${nouns[random.below(nouns.length)]}${i}`;
    return {
      name: `example.com/service/internal/${place}${i % 97}.(*${type}).${method}`,
      file: `example.com/service/internal/${place}${i % 97}/${nouns[i % nouns.length].toLowerCase()}.go`,
      startLine: 10 + random.below(900),
    };
  });
}
