import type { Stretch } from '../../../../src/protocol/session.js';

/** What moves: the frames, and their labels above them. */
export interface Movable {
  readonly svg: SVGElement | undefined;
  readonly layer: HTMLElement | undefined;
}

/** Widths that differ by less are the same, and differ by what was rounded. */
const SAME = 1e-9;

/**
 * Moves what is drawn so that a stretch of it fills the drawing, until its exact frames are there. It is a transform alone: nothing
 * is laid out, nothing is drawn. Labels would be stretched by scaling and are out of sight meanwhile.
 * @param to the stretch as shares of what is drawn: beyond 0..1 where the drawing becomes smaller, or moves aside
 */
export function moveTo({ svg, layer }: Movable, { from, to }: Stretch): void {
  if (svg === undefined || to - from <= 0) return;
  const isScaled = Math.abs(to - from - 1) > SAME;
  const isMoved = isScaled || Math.abs(from) > SAME;
  svg.classList.toggle('moving', isMoved);
  svg.classList.toggle('scaling', isScaled);
  svg.style.transform = isMoved ? `scaleX(${1 / (to - from)}) translateX(${-100 * from}%)` : '';
  if (layer !== undefined) layer.style.transform = isMoved && !isScaled ? svg.style.transform : '';
}

/** Scales what is drawn for `width` pixels to so many more or less, until it is drawn anew. */
export function stretchTo({ svg }: Movable, width: number, pixels: number): void {
  if (svg !== undefined) svg.style.transform = width === pixels ? '' : `scaleX(${pixels / width})`;
}
