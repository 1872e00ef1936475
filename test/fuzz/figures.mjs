// The figures of a profile, summed one sample at a time: apart from the sums under test.
import { hold } from './trial.mjs';

const EXACT = 2n ** 53n;

const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Of a profile and a sample type in which nothing is hidden and all sums are exact. */
export class Figures {
  /** Undefined where that is not so, or there is no profile: frames that are dropped, a base, or figures past 2^53. */
  static of(profile, sampleIndex) {
    if (profile === undefined || profile.dropFrames !== 0) return undefined;
    for (const key of new Set(profile.samples.labels.key))
      if (profile.strings.text(key) === 'pprof::base') return undefined;
    const values = Array.from(profile.samples.values[sampleIndex] ?? [], BigInt);
    const total = values.reduce((sum, value) => sum + (value < 0n ? -value : value), 0n);
    return total >= EXACT ? undefined : new Figures(profile, values.map(Number), Number(total));
  }

  constructor(profile, values, total) {
    Object.assign(this, { profile, values, total });
    this.isPositive = values.every((value) => value >= 0);
    const { name, systemName } = profile.functions;
    /** By function: its name with `names: 'none'`, which puts the symbol in the place of a name. */
    this.names = Array.from(name, (index, func) => (index === 0 ? 0 : systemName[func] || index));
  }

  /** By a function's name (`names`): flat and cum; each function counted once a sample. */
  functions() {
    const { samples, locations, lines } = this.profile;
    const sums = new Map();
    const at = (name) => sums.get(name) ?? (sums.set(name, { flat: 0, cum: 0 }), sums.get(name));
    for (let s = 0; s < samples.count; s++) {
      const value = this.values[s];
      const seen = new Set();
      for (let i = samples.offsets[s]; i < samples.offsets[s + 1]; i++) {
        const location = samples.locations[i];
        const first = locations.lineOffsets[location];
        for (let row = first; row < locations.lineOffsets[location + 1]; row++) {
          const name = this.names[lines.func[row]];
          if (i === samples.offsets[s] && row === first) at(name).flat += value;
          if (!seen.has(name)) at(name).cum += value;
          seen.add(name);
        }
      }
    }
    return sums;
  }

  /** Throws unless the rows of Top that are functions have the same sums; those without a name are a row a binary. */
  checkFunctions(rows) {
    const { total, profile, names } = this;
    const sums = this.functions();
    const share = (value) => (total === 0 ? 0 : value / total);
    for (const { ref, name, flatShare, cumShare } of rows) {
      if (ref === undefined || names[ref.id] === 0) continue;
      const sum = sums.get(names[ref.id]);
      hold(sum !== undefined, 'a row is of a function that has samples', name);
      hold(near(flatShare, share(sum.flat)), 'flat of', name, flatShare, share(sum.flat));
      hold(near(cumShare, share(sum.cum)), 'cum of', name, cumShare, share(sum.cum));
    }
    const shown = new Set(rows.flatMap(({ ref }) => (ref ? [names[ref.id]] : [])));
    for (const [name, { flat, cum }] of sums) {
      if (name === 0) continue;
      hold(
        shown.has(name) || (flat === 0 && cum === 0),
        'a function with cost is in Top',
        profile.strings.text(name),
      );
    }
  }
}
