/**
 * Scales what is drawn so that a stretch of it fills the drawing, until its exact frames are there. Labels would be stretched
 * too and are out of sight meanwhile. It is a transform alone: nothing is laid out, nothing is drawn.
 * @param from the left end of the stretch as a share of the drawing, 0..1; less than 0 where the drawing becomes smaller
 * @param to its right end, 1 or less; more than 1 where the drawing becomes smaller
 */
export function scaleTo(drawn: SVGElement, from: number, to: number): void {
  if (to - from <= 0 || (from === 0 && to === 1)) return;
  drawn.classList.add('moving');
  drawn.style.transform = `scaleX(${1 / (to - from)}) translateX(${-100 * from}%)`;
}

/** The stretch that a drawing of a frame zooms out of, as a part `share` of a wider one: in the middle, for nobody knows where. */
export function around(share: number): { readonly from: number; readonly to: number } {
  const from = share > 0 ? (1 - 1 / share) / 2 : 0;
  return { from, to: 1 - from };
}

/** Scales what is drawn for `width` pixels to so many more or less, until it is drawn anew. */
export function stretchTo(drawn: SVGElement, width: number, pixels: number): void {
  drawn.style.transform = width === pixels ? '' : `scaleX(${pixels / width})`;
}
