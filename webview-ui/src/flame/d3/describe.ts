import type { FlamePage } from '../../../../src/protocol/session.js';
import type { DrawingId } from '../flameChoice.js';
import type { Drawn } from './draw.js';
import { spokenOf } from './spoken.js';

/** When the first are described, and for how long at a time, in milliseconds: once they are painted, and not so long as to be felt. */
const BEGINS = 50;
const TURN = 8;

/** The id of a frame's element. */
export function frameId(drawing: DrawingId, row: number): string {
  return `${drawing}-frame-${row}`;
}

/** Says of a frame to screen readers what and where it is. */
export function describe({ frames, elements }: Drawn, id: DrawingId, page: FlamePage, row: number): void {
  const [frame, element] = [frames[row], elements[row]];
  if (frame === undefined || element === undefined) return;
  const siblings = frame.parent?.children ?? [frame];
  element.id = frameId(id, row);
  element.setAttribute('role', 'treeitem');
  element.setAttribute('aria-level', String(frame.depth + 1));
  element.setAttribute('aria-posinset', String(siblings.indexOf(frame) + 1));
  element.setAttribute('aria-setsize', String(siblings.length));
  element.setAttribute('aria-label', spokenOf(page, row));
}

/**
 * Describes all frames once they are painted, a few at a time, for that takes as long as drawing them, and nobody sees it. Ends
 * when the answer is called.
 */
export function describeAll(drawn: Drawn, id: DrawingId, page: FlamePage): () => void {
  let row = 0;
  const go = (): void => {
    const end = performance.now() + TURN;
    while (row < drawn.elements.length && performance.now() < end) describe(drawn, id, page, row++);
    if (row < drawn.elements.length) timer = setTimeout(go);
  };
  let timer = setTimeout(go, BEGINS);
  return () => {
    clearTimeout(timer);
  };
}
