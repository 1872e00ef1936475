import type { FlamePage } from '../../../../src/protocol/session.js';
import { fill, texts } from '../../texts.js';
import { nameOf } from '../nameOf.js';

/** What a screen reader says of a frame, beside its level and its place among its siblings. */
export function spokenOf(page: FlamePage, row: number): string {
  const isMore = (page.more[row] ?? 0) > 0;
  const name = nameOf(page, row);
  const cum = page.cum[row] ?? '';
  const share = (page.cumPercent[row] ?? '').trim();
  const parts = isMore
    ? [fill(texts.spokenMore, name, cum, share), texts.moreHint]
    : [fill(texts.spokenFrame, name, page.flat[row] ?? '', cum, share)];
  if (page.match[row] === 1) parts.push(texts.spokenMatch);
  return parts.join(', ');
}
