import { fields } from '../../model/kept.js';
import { COLUMN_IDS, type ColumnId } from './columns.js';

/** What a person has made of the columns. */
export interface ColumnChoice {
  /** All columns, from the left, shown or not. */
  readonly order: readonly ColumnId[];
  /** Columns that the person has shown or hidden; of all others the page shows what there is room for. */
  readonly shown: Readonly<Partial<Record<ColumnId, boolean>>>;
  /** Widths that the person has given, in pixels. */
  readonly widths: Readonly<Partial<Record<ColumnId, number>>>;
}

/** The columns as pprof prints them, each as wide as it needs. */
export const AS_PRINTED: ColumnChoice = { order: COLUMN_IDS, shown: {}, widths: {} };

/** The narrowest and the widest that a column gets by hand, in pixels. */
const NARROWEST = 36;
const WIDEST = 8000;

/** The choice as it was saved, as far as it is one. */
export function readChoice(saved: unknown): ColumnChoice {
  const { order, shown, widths } = fields(saved);
  const known = Array.isArray(order) ? COLUMN_IDS.filter((id) => order.includes(id)) : [];
  return {
    order:
      known.length === COLUMN_IDS.length && Array.isArray(order)
        ? known.sort((a, b) => order.indexOf(a) - order.indexOf(b))
        : COLUMN_IDS,
    shown: only(shown, (value) => typeof value === 'boolean'),
    widths: only(widths, (value) => typeof value === 'number' && value >= NARROWEST && value <= WIDEST),
  };
}

function only<T>(saved: unknown, isOne: (value: unknown) => boolean): Partial<Record<ColumnId, T>> {
  const known = Object.entries(fields(saved)).filter(
    ([id, value]) => COLUMN_IDS.some((column) => column === id) && isOne(value),
  );
  return Object.fromEntries(known);
}

/** With a column so many pixels wide, as far as columns get; as wide as it needs for undefined. */
export function withWidth(choice: ColumnChoice, id: ColumnId, width: number | undefined): ColumnChoice {
  if (width === undefined) {
    const others = Object.entries(choice.widths).filter(([column]) => column !== id);
    return { ...choice, widths: Object.fromEntries(others) };
  }
  const fit = Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));
  return { ...choice, widths: { ...choice.widths, [id]: fit } };
}

/** With a column shown or hidden. The function stays: without it no row says what it is of. */
export function withShown(choice: ColumnChoice, id: ColumnId, isShown: boolean): ColumnChoice {
  return id === 'name' ? choice : { ...choice, shown: { ...choice.shown, [id]: isShown } };
}

/**
 * With a column moved before or after another one.
 * @param to the column whose place it takes: it comes to stand after it if it stood before it, and the other way round
 */
export function withMoved(choice: ColumnChoice, id: ColumnId, to: ColumnId): ColumnChoice {
  const at = choice.order.indexOf(to);
  const order = choice.order.filter((column) => column !== id);
  order.splice(at, 0, id);
  return { ...choice, order };
}
