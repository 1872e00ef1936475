import { plainLine } from '../log/plain.js';

/** More is of no use, and a name in it may have megabytes. */
const LONGEST = 2000;

/** Says a line on standard error. To a terminal it brings nothing that moves its cursor or changes its colours. */
export function say(text: string): void {
  console.error(plainLine(text, LONGEST));
}
