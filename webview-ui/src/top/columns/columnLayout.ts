import type { ColumnChoice } from './columnChoice.js';
import { columnOf, type Column, type ColumnId } from './columns.js';

/** What there is to lay columns out in. All numbers but the counts of characters are pixels. */
export interface Room {
  /** From the first column to the last. */
  readonly width: number;
  /** Of a digit. */
  readonly character: number;
  /** Characters of the longest figures. */
  readonly flat: number;
  readonly cum: number;
  readonly percent: number;
}

export interface Layout {
  /** The columns on show, from the left. */
  readonly columns: readonly PlacedColumn[];
  /** Of all of them together, which may be more than there is room for; in pixels. */
  readonly width: number;
  /** Of a cell, before and after its text; in pixels. */
  readonly padding: number;
}

export interface PlacedColumn {
  readonly column: Column;
  /** In pixels. */
  readonly width: number;
}

/**
 * The columns that narrow pages do without, those worth least first, and how many characters the function's name must
 * keep for one to stay.
 */
const BY_WORTH: readonly (readonly [id: ColumnId, characters: number])[] = [
  ['file', 34],
  ['sumPercent', 28],
  ['flatPercent', 26],
  ['cumPercent', 18],
];

/** How much wider than a digit a percent sign is, in characters. */
const SIGN = 0.2;

/** Characters that names and files have at least. */
const LEAST = { name: 16, file: 12 };

/** How names and files share what is left. */
const SHARES = { name: 3, file: 2 };

/** What names and files are set off by, in pixels. */
export const INDENT = 4;

/** A page narrower than this, in pixels, has its columns closer together. */
const CLOSE = 700;

/** Which columns are shown, and how wide. */
export function layOut(choice: ColumnChoice, room: Room): Layout {
  const padding = room.width < CLOSE ? 4 : 6;
  const needs = (id: ColumnId, characters: number): number =>
    characters * room.character + 2 * padding + (id === 'name' || id === 'file' ? INDENT : 0);
  const least = (id: ColumnId): number => {
    if (id === 'name' || id === 'file') return needs(id, LEAST[id]);
    return needs(id, id === 'flat' || id === 'cum' ? room[id] : room.percent + SIGN);
  };
  const ids = withRoom(choice, room, needs, least);
  const widths = ids.map((id) => choice.widths[id] ?? least(id));
  const flexible = ids.filter((id) => choice.widths[id] === undefined && isFlexible(id));
  const shares = flexible.reduce((sum, id) => sum + shareOf(id), 0);
  const spare = Math.max(0, room.width - widths.reduce((sum, width) => sum + width, 0));
  const columns = ids.map((id, i) => ({
    column: columnOf[id],
    width: Math.floor((widths[i] ?? 0) + (flexible.includes(id) ? (spare * shareOf(id)) / shares : 0)),
  }));
  return { columns, width: columns.reduce((sum, { width }) => sum + width, 0), padding };
}

/** The columns that are to be shown: what the person has hidden is not, what they have shown is, whatever the room. */
function withRoom(
  { order, shown }: ColumnChoice,
  room: Room,
  needs: (id: ColumnId, characters: number) => number,
  least: (id: ColumnId) => number,
): readonly ColumnId[] {
  let ids = order.filter((id) => shown[id] !== false);
  for (const [id, characters] of BY_WORTH) {
    const others = ids.filter((other) => other !== 'name').reduce((sum, other) => sum + least(other), 0);
    if (others + needs('name', characters) <= room.width) break;
    if (shown[id] !== true) ids = ids.filter((other) => other !== id);
  }
  return ids;
}

function isFlexible(id: ColumnId): id is 'name' | 'file' {
  return id === 'name' || id === 'file';
}

function shareOf(id: ColumnId): number {
  return isFlexible(id) ? SHARES[id] : 0;
}
