import { fill, texts } from '../texts.js';

/** How many samples there are. */
export function samplesText(count: number): string {
  return count === 1 ? texts.oneSample : fill(texts.samples, count.toLocaleString());
}
