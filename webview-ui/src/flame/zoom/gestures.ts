import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { drag } from '../../shared/drag.js';
import type { DrawingModel } from '../drawingModel.js';
import { movedBy, zoomedAt } from './stretch.js';

/** In CSS pixels: what a wheel moves by a line or a page where it counts in these. */
const LINE = 16;
const PAGE = 400;

/**
 * A pinch arrives as a wheel with Ctrl whose pixels are 100 times the logarithm of how far the fingers have spread. The notch of a wheel has 100
 * pixels and more, so what is beyond a few pixels counts less.
 */
const PINCH = 100;
const MOST_OF_PINCH = 25;
const NOTCHES = 500;

/** By how much a key makes things larger or smaller, and which share of what is seen it moves by. */
const KEY_ZOOM = 1.5;
const KEY_MOVE = 0.25;

/** A wheel that has not turned for so many milliseconds begins anew. */
const PAUSE = 300;

/** What a turn of the wheel asks for: to be larger by a factor, or to move on by CSS pixels; undefined where it scrolls. */
export function askedByWheel(
  event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): { readonly factor: number } | { readonly by: number } | undefined {
  const { deltaX, deltaY, deltaMode, ctrlKey, metaKey, shiftKey } = event;
  const unit = [1, LINE, PAGE][deltaMode] ?? 1;
  if (ctrlKey || metaKey) {
    const pixels = Math.abs(deltaY * unit);
    const pinched = Math.min(pixels, MOST_OF_PINCH);
    const turn = pinched / PINCH + (pixels - pinched) / NOTCHES;
    return { factor: Math.exp(-Math.sign(deltaY) * turn) };
  }
  // Some systems turn the wheel sideways themselves while Shift is held.
  const sideways = shiftKey && deltaX === 0 ? deltaY : deltaX;
  return shiftKey || Math.abs(deltaX) > Math.abs(deltaY) ? { by: sideways * unit } : undefined;
}

/**
 * What a key makes of the stretch that is seen: `+` and `-` zoom where the active frame is, Shift and an arrow move on. False if it is
 * no such key.
 * @param at the middle of the active frame as a share of the drawing
 */
export function lookByKey(model: DrawingModel, event: KeyboardEvent, at: number): boolean {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey) return false;
  const seen = model.zoom.seen.peek();
  if (key === '+' || key === '=') model.lookAt(zoomedAt(seen, at, KEY_ZOOM));
  else if (key === '-' || key === '_') model.lookAt(zoomedAt(seen, at, 1 / KEY_ZOOM));
  else if (shiftKey && key === 'ArrowLeft') model.lookAt(movedBy(seen, -KEY_MOVE));
  else if (shiftKey && key === 'ArrowRight') model.lookAt(movedBy(seen, KEY_MOVE));
  else return false;
  return true;
}

/** Ctrl/Cmd and the wheel, or a pinch, zooms at the pointer; Shift and the wheel, a wheel sideways or a drag moves the drawing. */
export function useGestures(
  scroller: RefObject<HTMLElement | null>,
  drawing: RefObject<HTMLElement | null>,
  model: DrawingModel,
): void {
  useEffect(() => {
    const [view, canvas] = [scroller.current, drawing.current];
    if (view === null || canvas === null) return;
    // Where the drawing is is asked once a gesture: each time would make the browser lay out what has moved.
    let box: DOMRect | undefined;
    let last = 0;
    const boxNow = (): DOMRect => {
      if (box === undefined || performance.now() - last > PAUSE) box = canvas.getBoundingClientRect();
      last = performance.now();
      return box;
    };
    const onWheel = (event: WheelEvent): void => {
      const asked = askedByWheel(event);
      if (asked === undefined) return;
      event.preventDefault();
      const { left } = boxNow();
      const width = model.width.peek();
      const seen = model.zoom.seen.peek();
      model.lookAt(
        'factor' in asked
          ? zoomedAt(seen, (event.clientX - left) / width, asked.factor)
          : movedBy(seen, asked.by / width),
      );
    };
    const onPointerDown = (event: PointerEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      // A finger scrolls.
      if (event.button !== 0 || event.pointerType === 'touch' || !isPlain || event.target === view) return;
      const width = model.width.peek();
      const seen = model.zoom.seen.peek();
      const top = view.scrollTop;
      const move = (by: number, _: number, down: number): void => {
        view.classList.add('dragged');
        model.lookAt(movedBy(seen, -by / width));
        view.scrollTop = top - down;
      };
      drag(event, view, move, () => {
        view.classList.remove('dragged');
      });
    };
    view.addEventListener('wheel', onWheel, { passive: false });
    view.addEventListener('pointerdown', onPointerDown);
    return () => {
      view.removeEventListener('wheel', onWheel);
      view.removeEventListener('pointerdown', onPointerDown);
    };
  }, [scroller, drawing, model]);
}
