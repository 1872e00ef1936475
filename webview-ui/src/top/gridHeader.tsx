import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { drag } from '../shared/drag.js';
import type { Cell } from '../shared/table/gridKeys.js';
import { withMoved, withWidth } from './columns/columnChoice.js';
import type { ColumnId } from './columns/columns.js';
import type { PlacedColumn } from './columns/columnLayout.js';
import { cellId } from './gridCells.js';
import type { TopModel, TopOrder } from './topModel.js';

/** The names of the columns: a click sorts by one, its edge makes it wider, dragged it moves. */
export function GridHeader(props: {
  readonly model: TopModel;
  readonly active: Cell;
  /** Makes a column as wide as what is in it. */
  readonly onFit: (id: ColumnId) => void;
}): VNode {
  const { model, active, onFit } = props;
  const { columns } = model.columns.layout.value;
  const order = model.order.value;
  /** The column that is dragged, and the one whose place it gets. */
  const [move, setMove] = useState<Move | undefined>(undefined);

  const onPointerDown = (event: PointerEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('.cell') : null;
    const id = columns[Number(cell?.dataset['column'])]?.column.id;
    if (event.button !== 0 || cell === null || id === undefined) return;
    if (event.target instanceof Element && event.target.closest('.grip') !== null) {
      event.preventDefault();
      const { width } = cell.getBoundingClientRect();
      drag(event, event.target, (by) => {
        model.columns.arrange((choice) => withWidth(choice, id, width + by));
      });
      return;
    }
    let to = id;
    const moved = (_: number, x: number): void => {
      to = columnAt(cell.parentElement, columns, x) ?? to;
      setMove({ id, to });
    };
    drag(event, cell, moved, (isDragged) => {
      setMove(undefined);
      if (isDragged && to !== id) model.columns.arrange((choice) => withMoved(choice, id, to));
    });
  };
  return (
    <div role="rowgroup" class="grid-head" onPointerDown={onPointerDown}>
      <div role="row" class="grid-row" aria-rowindex={1}>
        {columns.map((placed, i) => (
          <Header
            key={placed.column.id}
            placed={placed}
            index={i}
            order={order}
            isActive={active.row < 0 && active.column === i}
            drop={move?.to === placed.column.id ? sideOf(move, columns) : undefined}
            onFit={onFit}
          />
        ))}
      </div>
    </div>
  );
}

interface Move {
  readonly id: ColumnId;
  readonly to: ColumnId;
}

/** On which side of the column whose place it gets a dragged one comes to stand. */
function sideOf({ id, to }: Move, columns: readonly PlacedColumn[]): 'before' | 'after' | undefined {
  if (id === to) return undefined;
  const ids = columns.map(({ column }) => column.id);
  return ids.indexOf(id) < ids.indexOf(to) ? 'after' : 'before';
}

/** The column under a point of the window, the first or last one beside the table. */
function columnAt(head: Element | null, columns: readonly PlacedColumn[], x: number): ColumnId | undefined {
  const cells = [...(head?.children ?? [])];
  const index = cells.findIndex((cell) => x < cell.getBoundingClientRect().right);
  return columns.at(index)?.column.id;
}

function Header(props: {
  readonly placed: PlacedColumn;
  readonly index: number;
  readonly order: TopOrder;
  readonly isActive: boolean;
  readonly drop: 'before' | 'after' | undefined;
  readonly onFit: (id: ColumnId) => void;
}): VNode {
  const { placed, index, order, isActive, drop, onFit } = props;
  const { column } = placed;
  const sorted = column.showsSort && column.sort === order.sort;
  const upward = order.reversed === (column.order === 'descending');
  return (
    <div
      role="columnheader"
      id={cellId({ row: -1, column: index })}
      class={`cell ${column.id}${column.sort === undefined ? '' : ' sortable'}`}
      data-row={-1}
      data-column={index}
      data-active={isActive ? '' : undefined}
      data-drop={drop}
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
      <span
        class="grip"
        aria-hidden="true"
        onDblClick={() => {
          onFit(column.id);
        }}
      />
    </div>
  );
}
