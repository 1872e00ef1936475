import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TopRow } from '../../../src/protocol/session.js';
import { Bar, RowActions } from '../shared/table/rowParts.js';
import { shortName } from '../shared/names.js';
import { clip, texts } from '../texts.js';
import { INDENT, type Layout, type PlacedColumn } from './columns/columnLayout.js';
import { CutText } from './names/cutText.js';
import { cutsOf, UNLIKE } from './names/cutting.js';
import { cellId } from './gridCells.js';
import type { Likenesses } from './names/likeness.js';
import type { TextWidths } from '../shared/textWidths.js';

/** What the button of a row takes from its name, in pixels. */
const ACTIONS = 26;

/** What it takes that its source is not here, in pixels. */
const NO_SOURCE = 76;

/** What all rows of the table are drawn with. */
export interface RowStyle {
  readonly layout: Layout;
  readonly likenesses: Likenesses;
  readonly widths: TextWidths;
}

/** A row of the table, empty until it is here. */
export function GridRow(props: {
  readonly row: TopRow | undefined;
  readonly index: number;
  /** From the top of the first row, in pixels. */
  readonly top: number;
  /** -1 unless this is the active row. */
  readonly activeColumn: number;
  readonly isChosen: boolean;
  /** Whether its source was to be shown and could not be. */
  readonly isAstray: boolean;
  readonly style: RowStyle;
}): VNode {
  const { row, index, top, activeColumn, isChosen, isAstray, style } = props;
  const [isUnderMouse, setUnderMouse] = useState(false);
  const isActive = activeColumn >= 0;
  const taken = (isActive || isUnderMouse ? ACTIONS : 0) + (isAstray ? NO_SOURCE : 0);
  return (
    <div
      role="row"
      class="grid-row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-current={isActive ? '' : undefined}
      aria-busy={row === undefined}
      style={{ transform: `translateY(${top}px)` }}
      onMouseEnter={() => {
        setUnderMouse(true);
      }}
      onMouseLeave={() => {
        setUnderMouse(false);
      }}
    >
      {style.layout.columns.map(({ column, width }, i) => (
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
          {row !== undefined && (
            <CellText
              placed={{ column, width }}
              row={row}
              style={style}
              less={column.id === 'name' ? taken : 0}
            />
          )}
          {isAstray && column.id === 'name' && <span class="no-source">{texts.noSourceHere}</span>}
          {row !== undefined && column.id === 'name' && <RowActions name={row.printed} />}
        </div>
      ))}
    </div>
  );
}

function CellText(props: {
  readonly placed: PlacedColumn;
  readonly row: TopRow;
  readonly style: RowStyle;
  /** What else takes room from it, in pixels. */
  readonly less: number;
}): VNode {
  const { placed, row, style, less } = props;
  const { column, width } = placed;
  const text = clip(column.text(row));
  if (column.id !== 'name' && column.id !== 'file') {
    return (
      <>
        <Bar share={column.share?.(row) ?? 0} />
        <bdi dir="ltr">{text}</bdi>
      </>
    );
  }
  const { layout, likenesses, widths } = style;
  const own = column.id === 'name' ? text.length - shortName(text).length : ownOfFile(text);
  const cuts = cutsOf(text, {
    own,
    likeness: likenesses[column.id].get(text) ?? UNLIKE,
    room: width - 2 * layout.padding - INDENT - less,
    widths: widths.sums(text),
    ellipsis: widths.of('…'),
  });
  return <CutText text={text} own={column.id === 'name' ? own : 0} cuts={cuts} />;
}

/** Where the name of a file begins, after its folder. */
function ownOfFile(file: string): number {
  return Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
}
