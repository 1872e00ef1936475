import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { debounced } from '../latest.js';
import { texts } from '../texts.js';
import { draw, FRAME_HEIGHT, frameId, rowAt } from './draw.js';
import type { Flame, FlameModel } from './flameModel.js';
import { neighbour } from './frameKeys.js';
import { Tip, type Pointed } from './tip.js';

/** Frames above the zoomed one that stay in view after a zoom. */
const CALLERS_IN_VIEW = 2;

/** The drawing: an ARIA tree that keeps the keyboard itself and names its active frame. */
export function Chart({ model }: { readonly model: FlameModel }): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const [pointed, point] = useState<Pointed | undefined>(undefined);
  const flame = model.flame.value;
  const active = model.active.value;
  const path = flame?.path;

  useEffect(() => measure(drawing.current, (width) => (model.width.value = width)), [model]);

  useLayoutEffect(() => {
    if (drawing.current === null) return;
    point(undefined);
    if (flame === undefined) drawing.current.replaceChildren();
    else draw(drawing.current, flame.page, flame.layout, flame.width);
  }, [flame]);

  useLayoutEffect(() => {
    const row = Math.max(0, (flame?.page.trail ?? 0) - CALLERS_IN_VIEW);
    if (scroller.current !== null) scroller.current.scrollTop = row * FRAME_HEIGHT;
    // Only a zoom scrolls, not a search or another width.
  }, [path]);

  useLayoutEffect(() => {
    const frame = drawing.current?.querySelector(`#${frameId(active)}`);
    frame?.classList.add('active');
    return () => frame?.classList.remove('active');
  }, [flame, active]);

  const moveTo = (row: number): void => {
    model.active.value = row;
    const frame = drawing.current?.querySelector(`#${frameId(row)}`);
    if (frame === null || frame === undefined) return;
    frame.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const box = frame.getBoundingClientRect();
    point({ row, x: Math.max(0, box.left), y: box.bottom - FRAME_HEIGHT / 2 });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (flame === undefined) return;
    if (event.key === 'Enter') model.reveal(active, true);
    else if (event.key === ' ') model.zoomTo(active);
    else {
      const row = event.altKey || event.metaKey ? undefined : neighbour(flame.layout, active, event.key);
      if (row === undefined) return;
      moveTo(row);
    }
    event.preventDefault();
  };

  const onClick = (event: MouseEvent): void => {
    const row = rowAt(event.target);
    if (row === undefined) return;
    model.active.value = row;
    if (event.ctrlKey || event.metaKey) model.reveal(row, true);
    else {
      model.reveal(row, false);
      model.zoomTo(row);
    }
  };

  const empty = flame !== undefined && flame.page.names.length === 0;
  return (
    <>
      <div
        ref={scroller}
        class={`flame-scroller${isSearching(flame) ? ' searching' : ''}`}
        role="tree"
        tabIndex={0}
        data-keyboard
        aria-label={texts.flameLabel}
        aria-busy={flame === undefined}
        aria-activedescendant={flame === undefined || empty ? undefined : frameId(active)}
        onKeyDown={onKeyDown}
        onClick={onClick}
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

/** An expression that is not one finds nothing, and hides nothing. */
function isSearching(flame: Flame | undefined): boolean {
  return flame !== undefined && flame.search !== '' && flame.page.searchError === '';
}

/** Tells the width of an element, at once and when a change of it has come to rest, until the answer is called. */
function measure(element: HTMLElement | null, tell: (width: number) => void): () => void {
  if (element === null) return () => undefined;
  const later = debounced(120, tell);
  let known = false;
  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === 0) return;
    if (known) later(width);
    else tell(width);
    known = true;
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
