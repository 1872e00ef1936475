import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, IconButton } from '../shared/icons.js';
import { fill, texts } from '../texts.js';
import { shownName } from './d3/labels.js';
import { nameOf } from './nameOf.js';
import type { DrawingModel, Flame } from './drawingModel.js';

/** Whether a stack is longer than its room, and at which ends it goes on out of sight. */
interface Cut {
  readonly isLong: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

const WHOLE: Cut = { isLong: false, left: false, right: false };

/** At which ends an element is scrolled away; a pixel is none. */
function cutOf({ scrollLeft, scrollWidth, clientWidth }: Element): Cut {
  const isLong = clientWidth < scrollWidth - 1;
  return { isLong, left: scrollLeft > 1, right: scrollLeft + clientWidth < scrollWidth - 1 };
}

/** Scrolls a stack to its end, which is what one wants to see of a deep one, in as much of its room as whole entries take. */
function showEnd(list: HTMLElement): void {
  list.style.maxWidth = '';
  list.scrollLeft = list.scrollWidth;
  if (list.scrollLeft === 0) return;
  const { left, right } = list.getBoundingClientRect();
  const starts = [...list.children].map((entry) => entry.getBoundingClientRect().left);
  const first = starts.find((start) => start > left - 1);
  if (first === undefined) return;
  list.style.maxWidth = `${right - first}px`;
  list.scrollLeft = list.scrollWidth;
}

/** Says that more is there than is seen. It keeps its room while it does not. */
function Sign({ isShown }: { readonly isShown: boolean }): VNode {
  return (
    <span class="crumbs-cut" style={{ visibility: isShown ? 'visible' : 'hidden' }} aria-hidden="true">
      …
    </span>
  );
}

/**
 * The zoomed stack from the root. An entry zooms to its frame; with Ctrl or Cmd, or by the button beside it, it goes
 * to the frame's code.
 */
export function Breadcrumb({ model, flame }: { readonly model: DrawingModel; readonly flame: Flame }): VNode {
  const list = useRef<HTMLOListElement>(null);
  const [cut, setCut] = useState(WHOLE);
  const { page } = flame;
  useLayoutEffect(() => {
    const { current } = list;
    const room = current?.parentElement;
    if (current === null || !room) return;
    const look = (): void => {
      setCut(cutOf(current));
    };
    const fit = (): void => {
      showEnd(current);
      look();
    };
    const observer = new ResizeObserver(fit);
    observer.observe(room);
    current.addEventListener('scroll', look, { passive: true });
    fit();
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [page, cut.isLong]);
  const rows = Array.from({ length: page.trail + 1 }, (_, row) => row);
  return (
    <nav aria-label={texts.zoomedStack}>
      {cut.isLong && <Sign isShown={cut.left} />}
      <ol ref={list}>
        {rows.map((row) => {
          const name = nameOf(page, row);
          const hasCode = (page.line[row] ?? -1) >= 0;
          return (
            <li key={row}>
              <button
                type="button"
                class="crumb"
                title={fill(texts.zoomTo, name)}
                aria-current={row === page.trail ? 'true' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey) model.reveal(row, true);
                  else model.zoomTo(row);
                }}
              >
                <bdi dir="ltr">{row === 0 ? name : shownName(page, row)}</bdi>
              </button>
              {hasCode && (
                <button
                  type="button"
                  class="crumb to-code"
                  title={fill(texts.goToCode, name)}
                  aria-label={fill(texts.goToCode, name)}
                  onClick={() => {
                    model.reveal(row, true);
                  }}
                >
                  <Icon name="code" size={12} />
                </button>
              )}
              {row === page.trail && <Actions model={model} row={row} name={name} />}
            </li>
          );
        })}
      </ol>
      {cut.isLong && <Sign isShown={cut.right} />}
      <button
        type="button"
        class="link"
        title={texts.resetTitle}
        onClick={() => {
          model.reset();
        }}
      >
        {texts.reset}
      </button>
    </nav>
  );
}

function Actions(props: {
  readonly model: DrawingModel;
  readonly row: number;
  readonly name: string;
}): VNode | null {
  const { model, row, name } = props;
  const subject = model.subject(row);
  if (subject === undefined) return null;
  return (
    <IconButton
      icon="more"
      title={fill(texts.actionsFor, name)}
      onClick={({ currentTarget }) => {
        const { left: x, bottom: y } = currentTarget.getBoundingClientRect();
        model.page.openMenu(subject, { x, y });
      }}
    />
  );
}
