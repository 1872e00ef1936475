// The names of symbols: always an answer, of bounded length, in every mode.
import { hold } from './trial.mjs';

/** How long a name may be, in characters, unless its symbol is longer. */
const LONGEST = 1 << 16;

export async function checkNames(seam, trial, symbols) {
  for (const symbol of symbols) {
    for (const mode of ['simplified', 'templates', 'full', 'none']) {
      await trial.step(`name ${mode}`, () => {
        const name = seam.readableName(symbol, mode);
        hold(typeof name === 'string', 'a name is a text', name);
        hold(name.length <= Math.max(LONGEST, symbol.length), 'a name is of bounded length', name.length);
        hold(mode !== 'none' || name === symbol, 'a symbol stays as it is', name);
        return name;
      });
    }
  }
}
