import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { actByKey } from '../actions/actionKeys.js';
import { FunctionName } from '../shared/table/functionName.js';
import { Icon } from '../shared/icons.js';
import { RowActions } from '../shared/table/rowParts.js';
import { takeKeyboard } from '../shared/takeKeyboard.js';
import { moveTo } from '../shared/table/gridKeys.js';
import { useFocusPlace } from '../model/useFocusPlace.js';
import { useVirtualRows } from '../shared/table/virtualRows.js';
import { clip, fill, texts } from '../texts.js';
import type { ListedRoutine } from '../../../src/protocol/page.js';
import { BARS, barOf, heatOf } from '../../../src/protocol/heat.js';
import type { Listing, SourceModel } from './sourceModel.js';
import { LineText } from './lineText.js';
import { isDoubtful, type SourceRow } from './sourceRows.js';

const ROW_HEIGHT = 20;
const HEAD_HEIGHT = 20;

/** What `list` prints where there is nothing. */
const NONE = '.';

/** The rows of a listing, of which only those in view exist: a listbox that keeps the keyboard itself. */
export function Lines(props: {
  readonly model: SourceModel;
  readonly listing: Listing;
  readonly name: string;
}): VNode {
  const { model, listing, name } = props;
  const { rows, widths } = listing;
  const scroller = useRef<HTMLDivElement>(null);
  const activeRow = useRef<HTMLDivElement>(null);
  useFocusPlace(model.page, 'view', scroller);
  const active = Math.min(model.active.value, rows.length - 1);
  const virtual = useVirtualRows(scroller, rows.length, ROW_HEIGHT, HEAD_HEIGHT);

  // The keyboard came from another view, or was on a listing that is gone.
  useLayoutEffect(() => {
    if (scroller.current === null) return;
    return takeKeyboard(scroller.current, (at) => at === document.body || model.page.focus.has('view', at));
  }, [model]);

  // One begins at the costliest line, or where one stood, and at the function's beginning where both are in sight.
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current === null) return;
    const row = model.active.peek();
    const inView = Math.floor((current.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT);
    if (row >= inView) current.scrollTop = (row - Math.floor(inView / 2)) * ROW_HEIGHT;
  }, [model]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      if (!model.toggle(active)) model.reveal(active, event.key === 'Enter');
    } else if (isFolding(model, active, event)) virtual.reveal(model.active.value);
    else if (
      !actByKey(model.page, model.subject(active), event, () => activeRow.current?.getBoundingClientRect())
    ) {
      if (event.altKey || event.metaKey) return;
      const size = { rows: rows.length, columns: 1, pageRows: virtual.pageRows };
      const to = moveTo({ row: active, column: 0 }, event.key, size);
      if (to === undefined || event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
      model.stand(Math.max(0, to.row), true);
      virtual.reveal(model.active.value);
    }
    event.preventDefault();
  };
  const openMenu = (index: number, { clientX, clientY }: MouseEvent): void => {
    const subject = model.subject(index);
    if (subject !== undefined) model.page.openMenu(subject, { x: clientX, y: clientY });
  };
  const onClick = (event: MouseEvent): void => {
    const index = indexAt(event.target);
    if (index === undefined) return;
    if (model.toggle(index)) return;
    model.stand(index, false);
    const isOn = (selector: string): boolean =>
      event.target instanceof Element && event.target.closest(selector) !== null;
    if (isOn('.row-actions')) openMenu(index, event);
    else model.reveal(index, event.ctrlKey || event.metaKey || isOn('.locate'));
  };
  const drawn = virtual.items.some(({ index }) => index === active);
  return (
    <div
      ref={scroller}
      class="lines"
      role="listbox"
      tabIndex={0}
      aria-label={fill(texts.sourceLabel, clip(name))}
      aria-activedescendant={drawn ? rowId(active) : undefined}
      aria-description={texts.actionsHint}
      style={{
        '--line-characters': widths.line,
        '--flat-characters': widths.flat,
        '--cum-characters': widths.cum,
        '--text-characters': widths.text,
      }}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onContextMenu={(event) => {
        const index = indexAt(event.target);
        if (index === undefined) return;
        model.stand(index, false);
        scroller.current?.focus();
        openMenu(index, event);
        event.preventDefault();
      }}
    >
      <div class="line-row line-head" aria-hidden="true">
        <span class="line-flat">{texts.flat}</span>
        <span class="line-cum">{texts.cum}</span>
      </div>
      <div class="lines-body" role="presentation" style={{ height: `${virtual.height}px` }}>
        {virtual.items.map(({ index, start }) => {
          const row = rows[index];
          return (
            row !== undefined && (
              <div
                key={index}
                ref={index === active ? activeRow : null}
                id={rowId(index)}
                class={classOf(row)}
                role="option"
                data-index={index}
                aria-selected={index === active}
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                aria-label={row.kind === 'end' ? fill(texts.endOf, clip(row.routine.name)) : undefined}
                title={figuresOf(row)}
                style={{ transform: `translateY(${start - HEAD_HEIGHT}px)`, '--bar': `${barWidth(row)}px` }}
              >
                <RowText row={row} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** Opens a fold by the arrow to the right, and folds its lines again by the one to the left. */
function isFolding(
  model: SourceModel,
  row: number,
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
): boolean {
  if (altKey || ctrlKey || metaKey) return false;
  return (key === 'ArrowRight' && model.open(row)) || (key === 'ArrowLeft' && model.close(row));
}

function RowText({ row }: { readonly row: SourceRow }): VNode {
  const { routine } = row;
  switch (row.kind) {
    case 'name':
      return (
        <>
          <FunctionName name={routine.name} />
          <span class="line-sum">
            {routine.flat !== NONE && (
              <span class="line-sum-flat">
                {routine.flat} <span class="muted">{texts.flat}</span> ·{' '}
              </span>
            )}
            {routine.cum} <span class="muted">{texts.cum}</span> {routine.cumPercent}
          </span>
          <RowActions name={routine.name} />
        </>
      );
    case 'file':
      return <FileText row={row} />;
    case 'line':
      return (
        <>
          <span class="line-flat">
            {isDoubtful(row) && '~ '}
            {row.figure?.flat ?? NONE}
          </span>
          <span class="line-cum">{row.figure?.cum ?? NONE}</span>
          <span class="line-number">{row.line}</span>
          <LineText routine={routine} line={row.line} text={row.text} />
        </>
      );
    case 'gap':
      return (
        <>
          <span class="line-flat" />
          <span class="line-cum" />
          <span class="line-number">⋮</span>
        </>
      );
    case 'fold':
      return (
        <>
          <span class="line-flat" />
          <span class="line-cum" />
          <span class="line-number" />
          <span class="fold-text">
            <Icon name="fold" size={12} />
            {fill(row.isOpen ? texts.unfolded : texts.folded, row.fold.lines.toLocaleString())}
          </span>
        </>
      );
    case 'end':
      return <></>;
  }
}

function FileText({ row: { routine } }: { readonly row: SourceRow }): VNode {
  if (routine.file === '') return <span>{texts.noFile}</span>;
  if (routine.text !== undefined) {
    const sure = certaintyOf(routine);
    return (
      <>
        <bdi dir="ltr">{clip(routine.file)}</bdi>
        {sure !== undefined && <span class="certainty">{sure}</span>}
      </>
    );
  }
  return (
    <>
      <bdi dir="ltr" title={clip(routine.file)}>
        {fill(texts.fileNotHere, clip(routine.file))}
      </bdi>
      <span class="link locate">{texts.locate}</span>
    </>
  );
}

/** What is to be said of how the text is what ran, in a few words; undefined where nothing is known, or all is as it was. */
function certaintyOf({ certainty }: ListedRoutine): string | undefined {
  switch (certainty) {
    case 'moved':
      return texts.movedSince;
    case 'assumed':
      return texts.assumedText;
    case 'doubtful':
      return texts.mayNotMatch;
    default:
      return undefined;
  }
}

function classOf(row: SourceRow): string {
  if (row.kind === 'fold') return `line-row fold${row.isOpen ? ' open' : ''}`;
  if (row.kind !== 'line') return `line-row ${row.kind}`;
  if (row.figure === undefined) return 'line-row line free';
  return `line-row line heat-${heatOf(row.figure)}${isDoubtful(row) ? ' doubtful' : ''}`;
}

/** Both figures of a line that has any: where there is little room only one stands beside it. */
function figuresOf(row: SourceRow): string | undefined {
  if (row.kind !== 'line' || row.figure === undefined) return undefined;
  const { flat, cum } = row.figure;
  const parts = [
    [flat, texts.flat],
    [cum, texts.cum],
  ].filter(([figure]) => figure !== NONE);
  return parts.map((part) => part.join(' ')).join(' · ');
}

/** How wide the bar of heat at a row's left edge is, in pixels. */
function barWidth(row: SourceRow): number {
  if (row.kind !== 'line' || row.figure === undefined) return 0;
  return BARS[barOf(row.figure)]?.width ?? 0;
}

function rowId(index: number): string {
  return `source-row-${index}`;
}

function indexAt(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('.line-row[data-index]') : null;
  return row === null ? undefined : Number(row.dataset['index']);
}
