import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { debounced } from '../model/latest.js';
import { actByKey } from '../actions/actionKeys.js';
import { useCopying } from '../shared/copying.js';
import type { MenuItem } from '../shared/menu.js';
import { texts } from '../texts.js';
import { useFocusPlace } from '../model/useFocusPlace.js';
import { describe, describeAll, frameId } from './d3/describe.js';
import { draw, FRAME_HEIGHT, NOTHING_DRAWN, rowAt } from './d3/draw.js';
import type { DrawnFrame } from './d3/frameTree.js';
import type { DrawingModel, Pointed } from './drawingModel.js';
import { copiesOfFrame, copyFrame } from './frameCopies.js';
import { mirrored, neighbour } from './frameKeys.js';
import { lookByKey, useGestures } from './zoom/gestures.js';
import { moveTo, stretchTo } from './d3/moving.js';
import { isSearching } from './searching.js';
import { placeOf, WHOLE, within } from './zoom/stretch.js';
import { Tip } from './tip.js';

/** A change of the width has come to rest after so many milliseconds. */
const RESIZING_RESTS = 120;

/** Frames above the zoomed one that stay in view after a zoom. */
const CALLERS_IN_VIEW = 2;

/** The drawing: an ARIA tree that keeps the keyboard itself and names its active frame. */
export function Chart(props: { readonly model: DrawingModel; readonly label: string }): VNode {
  const { model, label } = props;
  const { id, upward } = model;
  const scroller = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const drawn = useRef(NOTHING_DRAWN);
  useFocusPlace(model.page, upward ? undefined : 'view', scroller);
  const pointed = model.pointed.value;
  const point = (at: Pointed | undefined): void => {
    model.pointed.value = at;
  };
  const flame = model.flame.value;
  const active = model.active.value;
  const path = flame?.path;
  const isSelected = active > 0 && model.subject(active)?.func === model.page.selected.value?.func;

  useEffect(() => {
    const stretch = (pixels: number): void => {
      stretchTo(drawn.current, drawn.current.width, pixels);
    };
    return measure(drawing.current, stretch, (width) => (model.width.value = width));
  }, [model]);

  useEffect(() => {
    model.moves = (row, stretch) => {
      const shown = model.flame.peek();
      if (shown === undefined) return;
      const place = placeOf(shown.page, row);
      const wide = place.to - place.from;
      const wanted = { from: place.from + stretch.from * wide, to: place.from + stretch.to * wide };
      moveTo(drawn.current, within(shown.stretch, wanted));
    };
    return () => {
      model.moves = undefined;
    };
  }, [model]);
  useGestures(scroller, drawing, model);

  useLayoutEffect(() => {
    if (drawing.current === null) return;
    drawn.current = NOTHING_DRAWN;
    if (flame === undefined) {
      drawing.current.replaceChildren();
      return;
    }
    drawn.current = draw(drawing.current, flame, upward);
    // A gesture may have gone on meanwhile.
    if (flame.path === model.zoom.path.peek())
      moveTo(drawn.current, within(flame.stretch, model.zoom.seen.peek()));
    return describeAll(drawn.current, id, flame.page);
  }, [model, flame, id, upward]);

  useLayoutEffect(() => {
    const away = Math.max(0, (flame?.page.trail ?? 0) - CALLERS_IN_VIEW) * FRAME_HEIGHT;
    const { current } = scroller;
    if (current === null) return;
    current.scrollTop = upward ? current.scrollHeight - current.clientHeight - away : away;
    // Only a zoom scrolls, not a search or another width.
  }, [path, upward]);

  useLayoutEffect(() => {
    const { elements, labels } = drawn.current;
    const [frame, text] = [elements[active], labels[active]];
    if (flame !== undefined) describe(drawn.current, id, flame.page, active);
    frame?.classList.add('active');
    frame?.setAttribute('aria-selected', 'true');
    for (const element of [frame, text]) element?.classList.toggle('selected', isSelected);
    return () => {
      frame?.removeAttribute('aria-selected');
      for (const element of [frame, text]) element?.classList.remove('active', 'selected');
    };
  }, [flame, id, active, isSelected]);

  const sought = model.sought.value;
  useLayoutEffect(() => {
    if (sought === undefined) return;
    drawn.current.elements[sought]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    model.sought.value = undefined;
  }, [model, sought]);

  const standOn = (row: number): void => {
    point(undefined);
    model.stand(row, true);
    drawn.current.elements[row]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  const boxOfActive = (): DOMRect | undefined => drawn.current.elements[active]?.getBoundingClientRect();
  const onContextMenu = (event: MouseEvent): void => {
    const row = rowAt(event.target);
    const subject = row === undefined ? undefined : model.subject(row);
    if (row === undefined || subject === undefined) return;
    model.stand(row, false);
    point(undefined);
    scroller.current?.focus();
    model.page.openMenu(subject, { x: event.clientX, y: event.clientY }, copiesOfFrame(model, row));
    event.preventDefault();
  };

  useCopying(scroller, () => copyFrame(model, active));
  const copies = (): readonly MenuItem[] => copiesOfFrame(model, active);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (flame === undefined) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) model.reveal(active, true);
    else if (event.key === 'Enter') model.zoomTo(active);
    else if (event.key === ' ') model.reveal(active, false);
    else if (lookByKey(model, event, middleOf(drawn.current.frames[active]))) point(undefined);
    else if (!actByKey(model.page, model.subject(active), event, boxOfActive, copies)) {
      if (event.altKey || event.metaKey) return;
      const row = neighbour(drawn.current.frames, active, upward ? mirrored(event.key) : event.key);
      if (row === undefined) return;
      if (event.key === 'Home') model.lookAt(WHOLE);
      standOn(row);
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent): void => {
    const row = rowAt(event.target);
    if (row !== undefined) model.click(row, event.ctrlKey || event.metaKey, event.detail);
  };

  const empty = flame !== undefined && flame.page.names.length === 0;
  return (
    <>
      <div
        ref={scroller}
        class={`flame-scroller${isSearching(flame) ? ' searching' : ''}`}
        role="tree"
        tabIndex={0}
        aria-label={label}
        aria-description={texts.actionsHint}
        aria-busy={flame === undefined}
        aria-activedescendant={flame === undefined || empty ? undefined : frameId(id, active)}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
        onPointerMove={(event) => {
          const row = rowAt(event.target);
          point(row === undefined ? undefined : { row, x: event.clientX, y: event.clientY });
        }}
        onPointerLeave={() => {
          point(undefined);
        }}
        onBlur={() => {
          point(undefined);
        }}
      >
        <div ref={drawing} class="flame-drawing" role="presentation" />
      </div>
      {flame !== undefined && pointed !== undefined && pointed.row < flame.page.names.length && (
        <Tip page={flame.page} pointed={pointed} />
      )}
    </>
  );
}

/** The middle of a frame as a share of the drawing; of one that is not drawn, that of the drawing. */
function middleOf(frame: DrawnFrame | undefined): number {
  return frame === undefined ? 0.5 : (frame.x0 + frame.x1) / 2;
}

/**
 * Tells the width of an element, at once and when a change of it has come to rest, until the answer is called.
 * @param changes told of each width on the way
 */
function measure(
  element: HTMLElement | null,
  changes: (width: number) => void,
  tell: (width: number) => void,
): () => void {
  if (element === null) return () => undefined;
  const later = debounced(RESIZING_RESTS, tell);
  let known = false;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0) return;
    changes(width);
    if (known) later(width);
    else tell(width);
    known = true;
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
