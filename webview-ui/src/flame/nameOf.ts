import type { FlamePage } from '../../../src/protocol/session.js';
import { clip, fill, texts } from '../texts.js';

const counts = new Intl.NumberFormat();

/** What a frame is called on the page. */
export function nameOf(page: FlamePage, row: number): string {
  const more = page.more[row] ?? 0;
  return more > 0 ? fill(texts.more, counts.format(more)) : clip(page.names[row] ?? '');
}
