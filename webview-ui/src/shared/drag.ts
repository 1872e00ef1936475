/** How far the pointer moves, in pixels, before what was meant as a click is a drag. */
const SLACK = 4;

/**
 * Follows the pointer that has gone down on an element until it goes up, also outside the page. A click that ends a drag
 * is none.
 * @param moved told how far the pointer is from where it went down, in pixels to the right, where in the window, and how far down
 * @param done told at the end, whether there was a drag that came to its end
 */
export function drag(
  event: PointerEvent,
  element: Element,
  moved: (by: number, at: number, down: number) => void,
  done: (isDragged: boolean) => void = () => undefined,
): void {
  const { pointerId, clientX: start, clientY: top } = event;
  const end = new AbortController();
  const { signal } = end;
  let isDragged = false;
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (!isDragged && Math.hypot(clientX - start, clientY - top) < SLACK) return;
    if (!isDragged) element.setPointerCapture(pointerId);
    isDragged = true;
    moved(clientX - start, clientX, clientY - top);
  };
  const stop = ({ type }: Event): void => {
    end.abort();
    if (isDragged) swallowClick();
    done(isDragged && type === 'pointerup');
  };
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener('pointerup', stop, { signal });
  window.addEventListener('pointercancel', stop, { signal });
}

/** Lets nobody hear of the click that the browser makes of the end of a drag. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => {
    window.removeEventListener('click', swallow, { capture: true });
  });
}
