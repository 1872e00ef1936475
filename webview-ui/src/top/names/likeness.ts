import { useMemo } from 'preact/hooks';
import type { TopRow } from '../../../../src/protocol/session.js';
import { clip } from '../../texts.js';
import { columnOf } from '../columns/columns.js';
import { likenesses, type Likeness } from './cutting.js';

/** Rows that are compared with each other: those in view, and those around them, lest names change as one scrolls. */
const BLOCK = 64;

/** How alike the names and files of rows are. */
export interface Likenesses {
  readonly name: ReadonlyMap<string, Likeness>;
  readonly file: ReadonlyMap<string, Likeness>;
  /** The rows that were compared. */
  readonly rows: readonly TopRow[];
}

/**
 * How alike the names and files of the rows in view are.
 * @param first 0-based, and `last`, both in view
 * @param version another one whenever rows have arrived
 */
export function useLikenesses(
  row: (index: number) => TopRow | undefined,
  first: number,
  last: number,
  version: unknown,
): Likenesses {
  const from = Math.floor(first / BLOCK) * BLOCK;
  const to = (Math.floor(last / BLOCK) + 1) * BLOCK;
  return useMemo(() => {
    const rows = Array.from({ length: to - from }, (_, i) => row(from + i)).filter(
      (each) => each !== undefined,
    );
    return {
      name: likenesses(rows.map((each) => clip(columnOf.name.text(each)))),
      file: likenesses(rows.map(({ file }) => clip(file))),
      rows,
    };
  }, [from, to, version]);
}
