import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { actByKey } from '../actions/actionKeys.js';
import { isFiltered } from '../filters/chips.js';
import { fill, texts } from '../texts.js';
import { withWidth } from './columns/columnChoice.js';
import { chooseByClick, chooseByKey, chooseForMenu, chooseOnMove } from './chosen/choosing.js';
import { arrangeByKey } from './columns/columnKeys.js';
import { INDENT } from './columns/columnLayout.js';
import { ColumnMenu } from './columns/columnMenu.js';
import type { ColumnId } from './columns/columns.js';
import { copiesOfRow } from './chosen/copyMenu.js';
import { cellAt, cellId, revealColumn } from './gridCells.js';
import { GridHeader } from './gridHeader.js';
import { GridRow } from './gridRow.js';
import { copyChosen } from './chosen/rowCopies.js';
import { hasRow } from './chosen/rowRanges.js';
import { useLikenesses } from './names/likeness.js';
import { fittingWidth } from './columns/fittingWidth.js';
import { TextWidths } from '../shared/textWidths.js';
import { useRoom } from './columns/useRoom.js';
import { useCopying } from '../shared/copying.js';
import type { MenuItem } from '../shared/menu.js';
import { moveTo, type Cell } from '../shared/table/gridKeys.js';
import type { TopModel } from './topModel.js';
import { useFocusPlace } from '../model/useFocusPlace.js';
import { useVirtualRows } from '../shared/table/virtualRows.js';

const ROW_HEIGHT = 24;
const HEADER_HEIGHT = 26;

/** What rows have before and after their columns, in pixels. */
const EDGE = 6;

/** Browsers cannot lay out an element taller than some 33 million pixels. */
export const MAX_ROWS = 1_000_000;

/** The table itself: an ARIA grid of which only the rows in view exist. */
export function Grid({ model }: { readonly model: TopModel }): VNode {
  const scroller = useRef<HTMLDivElement>(null);
  useFocusPlace(model.page, 'view', scroller);
  const [widths] = useState(() => new TextWidths());
  const shown = model.shown.value;
  const layout = model.columns.layout.value;
  const order = model.order.value;
  const { columns } = layout;
  const { row: activeRow, column } = model.active.value;
  const active = { row: activeRow, column: Math.min(column, columns.length - 1) };
  const chosen = model.chosen.ranges.value;
  const selection = model.page.ready.value?.selection;
  const matching = shown?.top.matching ?? 0;
  const count = Math.min(matching, MAX_ROWS);
  const virtual = useVirtualRows(scroller, count, ROW_HEIGHT, HEADER_HEIGHT);

  const first = virtual.items[0]?.index ?? 0;
  const last = virtual.items.at(-1)?.index ?? 0;
  const rows = shown?.rows;
  const likenesses = useLikenesses((index) => rows?.row(index), first, last, shown);
  useEffect(() => {
    rows?.want(first, last);
  }, [rows, first, last]);
  useRoom(model.columns, scroller, widths, 2 * EDGE);

  // Back at the tab, the table stands where it was left; new rows begin at their top.
  useLayoutEffect(() => {
    if (scroller.current === null || rows === undefined) return;
    if (model.scroll.rows !== rows) model.scroll = { rows, top: 0 };
    scroller.current.scrollTop = model.scroll.top;
  }, [model, rows]);

  const sought = model.sought.value;
  useLayoutEffect(() => {
    if (sought === undefined || scroller.current === null) return;
    bringIntoView(scroller.current, sought);
    model.sought.value = undefined;
  }, [model, sought]);

  const jump = (index: number, focus: boolean): void => {
    model.page.reveal(rows?.row(index)?.ref, focus);
  };
  const activate = (cell: Cell, event: KeyboardEvent): void => {
    chooseOnMove(model, cell, event);
    model.walkTo(cell);
    if (cell.row >= 0) virtual.reveal(cell.row);
    if (scroller.current !== null && cell.column !== active.column)
      revealColumn(scroller.current, cell.column);
  };
  const fit = (id: ColumnId): void => {
    const width = fittingWidth(id, likenesses.rows, layout, widths);
    model.columns.arrange((choice) => withWidth(choice, id, width));
  };

  const box = (index: number): DOMRect | undefined => {
    const name = columns.findIndex((placed) => placed.column.id === 'name');
    return document.getElementById(cellId({ row: index, column: name }))?.getBoundingClientRect();
  };
  const copies = (): readonly MenuItem[] => copiesOfRow(model);
  useCopying(scroller, () => copyChosen(model));
  const onKeyDown = (event: KeyboardEvent): void => {
    const header = active.row < 0 ? columns[active.column]?.column : undefined;
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    const isPlain = !event.ctrlKey && !event.metaKey;
    if (chooseByKey(model, event, count)) {
      // Nothing else.
    } else if (event.key === 'Enter' || (event.key === ' ' && isPlain)) {
      if (header?.sort !== undefined) model.sortBy(header.sort);
      else jump(active.row, event.key === 'Enter');
    } else if (header !== undefined && isMenuKey) {
      const at = document.getElementById(cellId(active))?.getBoundingClientRect();
      model.columns.openMenu(header.id, { x: at?.left ?? 0, y: at?.bottom ?? 0 });
    } else if (header !== undefined && arrangeByKey(model, header.id, event)) {
      if (scroller.current !== null) revealColumn(scroller.current, model.active.peek().column);
    } else if (!actByKey(model.page, model.subject(active.row), event, () => box(active.row), copies)) {
      if (event.altKey || event.metaKey) return;
      const size = { rows: count, columns: columns.length, pageRows: virtual.pageRows };
      const cell = moveTo(active, event.key, size);
      if (cell === undefined) return;
      activate(cell, event);
    }
    event.preventDefault();
  };

  const openMenu = (cell: Cell, { clientX: x, clientY: y }: MouseEvent): void => {
    const subject = model.subject(cell.row);
    if (cell.row < 0) model.columns.openMenu(columns[cell.column]?.column.id, { x, y });
    else if (subject !== undefined) model.page.openMenu(subject, { x, y }, copies());
  };
  const onContextMenu = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    if (cell === undefined) return;
    chooseForMenu(model, cell);
    model.clicked(cell);
    scroller.current?.focus();
    openMenu(cell, event);
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = cellAt(event.target);
    const target = event.target instanceof Element ? event.target : undefined;
    if (cell === undefined || target?.closest('.grip')) return;
    const isMenu = (target?.closest('.row-actions') ?? null) !== null;
    if (isMenu) chooseForMenu(model, cell);
    const isChosen = !isMenu && chooseByClick(model, cell, event);
    model.clicked(cell);
    if (isChosen) return;
    const header = cell.row < 0 ? columns[cell.column]?.column : undefined;
    if (isMenu) openMenu(cell, event);
    else if (header?.sort !== undefined) model.sortBy(header.sort);
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
        aria-label={texts.topLabel}
        aria-rowcount={matching + 1}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-busy={shown === undefined}
        aria-activedescendant={drawn ? cellId(active) : undefined}
        style={{
          '--columns': columns.map(({ width }) => `${width}px`).join(' '),
          '--table-width': `${layout.width + 2 * EDGE}px`,
          '--cell-padding': `${layout.padding}px`,
          '--indent': `${INDENT}px`,
        }}
        onKeyDown={onKeyDown}
        onMouseDown={(event) => {
          // Shift chooses rows, not the text between.
          if (!event.shiftKey) return;
          event.preventDefault();
          scroller.current?.focus();
        }}
        onClick={onClick}
        onContextMenu={onContextMenu}
        aria-description={texts.actionsHint}
        onScroll={() => {
          model.scroll = { ...model.scroll, top: scroller.current?.scrollTop ?? 0 };
        }}
      >
        <GridHeader model={model} active={active} onFit={fit} />
        <div role="rowgroup" class="grid-body" style={{ height: `${virtual.height}px` }}>
          {virtual.items.map((item) => (
            <GridRow
              key={item.index}
              row={rows?.row(item.index)}
              index={item.index}
              top={item.start - HEADER_HEIGHT}
              activeColumn={item.index === active.row ? active.column : -1}
              isChosen={hasRow(chosen, item.index) && (item.index !== active.row || model.hasSelected.value)}
              isAstray={model.page.isAstray(rows?.row(item.index)?.ref)}
              style={{ layout, likenesses, widths }}
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
      <ColumnMenu columns={model.columns} onFit={fit} />
    </div>
  );
}

/** Scrolls a row that is not in view to the middle of it. */
function bringIntoView(scroller: HTMLElement, row: number): void {
  const height = scroller.clientHeight - HEADER_HEIGHT;
  const below = row * ROW_HEIGHT - scroller.scrollTop;
  if (below >= 0 && below + ROW_HEIGHT <= height) return;
  scroller.scrollTop = row * ROW_HEIGHT - Math.max(0, (height - ROW_HEIGHT) / 2);
}
