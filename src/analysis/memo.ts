/** Keeps the last value of each kind for as long as its key stays the same. */
export class Memo {
  private readonly kept = new Map<string, { readonly key: string; readonly value: unknown }>();

  /** The value of a kind: the kept one if its key is the same, else a new one from `make`. */
  get<T>(kind: string, key: string, make: () => T): T {
    const found = this.kept.get(kind);
    if (found?.key === key) return found.value as T;
    const value = make();
    this.kept.set(kind, { key, value });
    return value;
  }
}
