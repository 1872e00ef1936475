/** Steps back and forth through what somebody chose. Immutable: each step gives a new history. */
export class History<T> {
  /** The oldest steps are forgotten past this many. */
  private static readonly MOST = 200;

  private constructor(
    private readonly past: readonly T[],
    readonly now: T,
    private readonly future: readonly T[],
  ) {}

  /** A history that begins now, without a step to undo or redo. */
  static of<T>(now: T): History<T> {
    return new History<T>([], now, []);
  }

  /** A history that begins in the middle. */
  static with<T>(past: readonly T[], now: T, future: readonly T[]): History<T> {
    return new History<T>(past, now, future);
  }

  /** The steps before and after now, so many each at most. */
  near(most: number): { readonly past: readonly T[]; readonly future: readonly T[] } {
    return { past: this.past.slice(-most), future: this.future.slice(0, most) };
  }

  /** A new step, after which there is nothing to redo. */
  push(next: T): History<T> {
    return new History([...this.past, this.now].slice(-History.MOST), next, []);
  }

  /** Another present without a step of its own. */
  replace(now: T): History<T> {
    return new History(this.past, now, this.future);
  }

  /** One step back; the same history if there is none. */
  undo(): History<T> {
    const before = this.past.at(-1);
    return before === undefined
      ? this
      : new History(this.past.slice(0, -1), before, [this.now, ...this.future]);
  }

  /** One step forth, of those taken back; the same history if there is none. */
  redo(): History<T> {
    const [next, ...rest] = this.future;
    return next === undefined ? this : new History([...this.past, this.now], next, rest);
  }
}
