/** A derived table: the value for these fields, the kept one if nothing that it depends on is another. */
export interface Cell<S, K extends keyof S, T> {
  (fields: Pick<S, K>): T;
  /** The fields that it depends on. */
  readonly of: readonly K[];
}

/**
 * Declares a derived table. `make` sees the fields that are named and no others, so one that is forgotten does not
 * compile; for the same reason a cell that reads another names at least what that one depends on.
 *
 * What `make` throws is not kept.
 * @param keep how many values are kept, the newest: as many as are asked for in turn
 */
export function cell<S>() {
  return <K extends keyof S, T>(
    of: readonly K[],
    make: (fields: Pick<S, K>) => T,
    keep = 1,
  ): Cell<S, K, T> => {
    /** The newest last. */
    let kept: readonly { readonly fields: Pick<S, K>; readonly value: T }[] = [];
    const read = (fields: Pick<S, K>): T => {
      const found = kept.find((each) => of.every((field) => isSame(each.fields[field], fields[field])));
      if (found !== undefined) {
        if (kept.at(-1) !== found) kept = [...kept.filter((each) => each !== found), found];
        return found.value;
      }
      const value = make(fields);
      kept = [...kept, { fields, value }].slice(-keep);
      return value;
    };
    return Object.assign(read, { of });
  };
}

/** Whether two fields say the same: equal, or records of equal fields. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [x, y] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return x.length === Object.keys(b).length && x.every(([key, value]) => isSame(value, y[key]));
}
