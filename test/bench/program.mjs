// A made-up program: packages, functions, and the calls between them. Each call site is a location.
import { Random } from './random.mjs';

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

/**
 * Functions with a name and a file, and for each the call sites in it. A function mostly calls those that come soon after
 * it, and now and then one that came before: recursion.
 */
export function makeProgram(functionCount, seed) {
  const random = new Random(seed);
  const functions = [];
  for (let i = 0; i < functionCount; i++) {
    const place = places[i % places.length];
    const type = `${nouns[random.below(nouns.length)]}${verbs[random.below(verbs.length)]}er`;
    const method = `${verbs[random.below(verbs.length)]}${nouns[random.below(nouns.length)]}${i}`;
    functions.push({
      name: `example.com/service/internal/${place}${i % 97}.(*${type}).${method}`,
      file: `example.com/service/internal/${place}${i % 97}/${nouns[i % nouns.length].toLowerCase()}.go`,
      startLine: 10 + random.below(900),
    });
  }
  // Call sites of function f: firstSite[f] .. firstSite[f + 1]; each with its line and the function it calls.
  const firstSite = new Uint32Array(functionCount + 1);
  const lines = [];
  const callees = [];
  const callers = [];
  for (let f = 0; f < functionCount; f++) {
    firstSite[f] = lines.length;
    const sites = 1 + random.skewed(9);
    for (let s = 0; s < sites; s++) {
      lines.push(functions[f].startLine + 1 + 3 * s);
      const near = (f + 1 + random.skewed(Math.max(8, functionCount / 8))) % functionCount;
      callees.push(random.next() < 0.02 ? random.below(f + 1) : near);
      callers.push(f);
    }
  }
  firstSite[functionCount] = lines.length;
  return { functions, firstSite, lines, callees, callers };
}
