import type { TopRow } from '../../../../src/protocol/session.js';
import { clip } from '../../texts.js';
import { INDENT, type Layout } from './columnLayout.js';
import type { TextWidths } from '../../shared/textWidths.js';
import { columnOf, type ColumnId } from './columns.js';

/** How wide a column is, in pixels, that holds the names or files of these rows whole; undefined for one of figures. */
export function fittingWidth(
  id: ColumnId,
  rows: readonly TopRow[],
  { padding }: Layout,
  widths: TextWidths,
): number | undefined {
  if (id !== 'name' && id !== 'file') return undefined;
  const widest = rows.reduce(
    (most, row) => Math.max(most, widths.sums(clip(columnOf[id].text(row))).at(-1) ?? 0),
    0,
  );
  return Math.ceil(widest) + 2 * padding + INDENT + 1;
}
