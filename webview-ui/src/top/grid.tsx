import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { TopRow } from '../../../src/protocol/session.js';
import { actByKey } from '../actions/actionKeys.js';
import { isFiltered } from '../filters/chips.js';
import { Bar, RowActions } from '../shared/rowParts.js';
import { FunctionName } from '../shared/functionName.js';
import { clip, fill, texts } from '../texts.js';
import { columns, type Column } from './columns.js';
import { moveTo, type Cell } from '../shared/gridKeys.js';
import type { TopModel, TopOrder } from './topModel.js';
import { useVirtualRows } from '../shared/virtualRows.js';

const ROW_HEIGHT = 22;
const HEADER_HEIGHT = 26;

/** Browsers cannot lay out an element taller than some 33 million pixels. */
export const MAX_ROWS = 1_000_000;

const NAME_COLUMN = columns.findIndex(({ id }) => id === 'name');

/** The table itself: an ARIA grid of which only the rows in view exist. */
export function Grid({ model }: { readonly model: TopModel }): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = model.shown.value;
  const order = model.order.value;
  const active = model.active.value;
  const selection = model.page.ready.value?.selection;
  const matching = shown?.top.matching ?? 0;
  const count = Math.min(matching, MAX_ROWS);
  const virtual = useVirtualRows(scroller, count, ROW_HEIGHT, HEADER_HEIGHT);

  const first = virtual.items[0]?.index ?? 0;
  const last = virtual.items.at(-1)?.index ?? 0;
  const rows = shown?.rows;
  useEffect(() => {
    rows?.want(first, last);
  }, [rows, first, last]);

  // Back at the tab, the table stands where it was left; new rows begin at their top.
  useLayoutEffect(() => {
    if (scroller.current === null || rows === undefined) return;
    if (model.scroll.rows !== rows) model.scroll = { rows, top: 0 };
    scroller.current.scrollTop = model.scroll.top;
  }, [model, rows]);

  const jump = (index: number, focus: boolean): void => {
    model.page.reveal(rows?.row(index)?.ref, focus);
  };
  const activate = (cell: Cell): void => {
    model.walkTo(cell);
    if (cell.row >= 0) virtual.reveal(cell.row);
  };

  const box = (index: number): DOMRect | undefined =>
    document.getElementById(cellId({ row: index, column: NAME_COLUMN }))?.getBoundingClientRect();
  const onKeyDown = (event: KeyboardEvent): void => {
    const header = active.row < 0 ? columns[active.column] : undefined;
    if (event.key === 'Enter' || event.key === ' ') {
      if (header?.sort !== undefined) model.sortBy(header.sort);
      else jump(active.row, event.key === 'Enter');
    } else if (!actByKey(model.page, model.subject(active.row), event, () => box(active.row))) {
      if (event.altKey || event.metaKey) return;
      const cell = moveTo(active, event.key, {
        rows: count,
        columns: columns.length,
        pageRows: virtual.pageRows,
      });
      if (cell === undefined) return;
      activate(cell);
    }
    event.preventDefault();
  };

  const openMenu = (row: number, { clientX, clientY }: MouseEvent): void => {
    const subject = model.subject(row);
    if (subject !== undefined) model.page.openMenu(subject, { x: clientX, y: clientY });
  };
  const onContextMenu = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (cell === undefined || cell.row < 0) return;
    model.clicked(cell);
    scroller.current?.focus();
    openMenu(cell.row, event);
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (cell === undefined) return;
    model.clicked(cell);
    const header = cell.row < 0 ? columns[cell.column] : undefined;
    if (event.target instanceof Element && event.target.closest('.row-actions') !== null) {
      openMenu(cell.row, event);
    } else if (header?.sort !== undefined) model.sortBy(header.sort);
    else if (cell.row >= 0) jump(cell.row, event.ctrlKey || event.metaKey);
  };

  const drawn = virtual.items.some((item) => item.index === active.row) || active.row < 0;
  return (
    <div class="grid-frame">
      <div
        ref={scroller}
        class="grid"
        role="grid"
        tabIndex={0}
        data-keyboard
        aria-label={texts.topLabel}
        aria-rowcount={matching + 1}
        aria-colcount={columns.length}
        aria-busy={shown === undefined}
        aria-activedescendant={drawn ? cellId(active) : undefined}
        style={{ '--flat-characters': model.widest.flat, '--cum-characters': model.widest.cum }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
        aria-description={texts.actionsHint}
        onScroll={() => {
          model.scroll = { ...model.scroll, top: scroller.current?.scrollTop ?? 0 };
        }}
      >
        <div role="rowgroup" class="grid-head">
          <div role="row" class="grid-row" aria-rowindex={1}>
            {columns.map((column, i) => (
              <Header key={column.id} column={column} index={i} order={order} active={active} />
            ))}
          </div>
        </div>
        <div role="rowgroup" class="grid-body" style={{ height: `${virtual.height}px` }}>
          {virtual.items.map((item) => (
            <Row
              key={item.index}
              row={rows?.row(item.index)}
              index={item.index}
              top={item.start - HEADER_HEIGHT}
              activeColumn={item.index === active.row ? active.column : -1}
            />
          ))}
        </div>
      </div>
      {matching === 0 && model.error.value === '' && (
        <p class="grid-empty" role="status">
          {shown === undefined
            ? texts.loading
            : order.filter === ''
              ? isFiltered(selection)
                ? texts.nothingLeft
                : texts.noRowsAtAll
              : fill(texts.noRows, order.filter)}
        </p>
      )}
    </div>
  );
}

function Header(props: {
  readonly column: Column;
  readonly index: number;
  readonly order: TopOrder;
  readonly active: Cell;
}): VNode {
  const { column, index, order, active } = props;
  const sorted = column.showsSort && column.sort === order.sort;
  const upward = order.reversed === (column.order === 'descending');
  return (
    <div
      role="columnheader"
      id={cellId({ row: -1, column: index })}
      class={`cell ${column.id}${column.sort === undefined ? '' : ' sortable'}`}
      data-row={-1}
      data-column={index}
      data-active={active.row < 0 && active.column === index ? '' : undefined}
      aria-colindex={index + 1}
      aria-sort={
        sorted ? (upward ? 'ascending' : 'descending') : column.sort === undefined ? undefined : 'none'
      }
      title={column.hint}
    >
      {column.title}
      {sorted && (
        <span class="sort" aria-hidden="true">
          {upward ? '▲' : '▼'}
        </span>
      )}
    </div>
  );
}

function Row(props: {
  readonly row: TopRow | undefined;
  readonly index: number;
  readonly top: number;
  /** -1 unless this is the active row. */
  readonly activeColumn: number;
}): VNode {
  const { row, index, top, activeColumn } = props;
  return (
    <div
      role="row"
      class="grid-row"
      aria-rowindex={index + 2}
      aria-selected={activeColumn >= 0}
      aria-busy={row === undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((column, i) => (
        <div
          key={column.id}
          role="gridcell"
          id={cellId({ row: index, column: i })}
          class={`cell ${column.id}`}
          data-row={index}
          data-column={i}
          data-active={activeColumn === i ? '' : undefined}
          aria-colindex={i + 1}
          title={row !== undefined && column.order === 'ascending' ? clip(column.text(row)) : undefined}
        >
          {row !== undefined && <CellText column={column} row={row} />}
          {row !== undefined && i === NAME_COLUMN && <RowActions name={row.printed} />}
        </div>
      ))}
    </div>
  );
}

function CellText({ column, row }: { readonly column: Column; readonly row: TopRow }): VNode {
  if (column.id === 'name') return <FunctionName name={row.printed + row.mark} />;
  return (
    <>
      <Bar share={column.share?.(row) ?? 0} />
      <bdi dir="ltr">{clip(column.text(row))}</bdi>
    </>
  );
}

function cellId(cell: Cell): string {
  return `cell-${cell.row}-${cell.column}`;
}

function cellAt(target: EventTarget | null): Cell | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
  if (element === null) return undefined;
  return { row: Number(element.dataset['row']), column: Number(element.dataset['column']) };
}
