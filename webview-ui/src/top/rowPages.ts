/** A stretch of rows and how many there are in all. */
export interface RowPage<R> {
  readonly rows: readonly R[];
  readonly matching: number;
}

/**
 * The rows of one query, fetched a page at a time as they come into view and forgotten again when far from it. One
 * request is under way at most; when it returns, what is in view by then decides the next, so that dragging the
 * scroll bar over a million rows costs a handful of requests.
 */
export class RowPages<R, P extends RowPage<R>> {
  readonly #fetch: (from: number, count: number) => Promise<P>;
  readonly #changed: () => void;
  readonly #failed: (error: unknown) => void;
  readonly #pageSize: number;
  readonly #maxPages: number;
  readonly #pages = new Map<number, readonly R[]>();
  #wanted: { first: number; last: number } | undefined;
  #busy = false;
  #closed = false;
  #latest: P | undefined;

  constructor(options: {
    readonly fetch: (from: number, count: number) => Promise<P>;
    /** Rows have arrived. */
    readonly changed: () => void;
    /** A request failed; the next `want` tries again. */
    readonly failed: (error: unknown) => void;
    readonly pageSize: number;
    /** The most pages kept. */
    readonly maxPages: number;
  }) {
    this.#fetch = options.fetch;
    this.#changed = options.changed;
    this.#failed = options.failed;
    this.#pageSize = options.pageSize;
    this.#maxPages = options.maxPages;
  }

  /** The newest answer, undefined before the first. */
  get latest(): P | undefined {
    return this.#latest;
  }

  /** A row, if it is here. */
  row(index: number): R | undefined {
    return this.#pages.get(Math.floor(index / this.#pageSize))?.[index % this.#pageSize];
  }

  /** Says which rows are in view, both ends included. */
  want(first: number, last: number): void {
    this.#wanted = { first, last };
    if (!this.#busy) void this.#run();
  }

  /** No answer is heard any more. */
  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    for (let page = this.#missing(); page !== undefined; page = this.#missing()) {
      try {
        const answer = await this.#fetch(page * this.#pageSize, this.#pageSize);
        if (this.#closed) return;
        this.#latest = answer;
        this.#pages.set(page, answer.rows);
        this.#forget();
        this.#changed();
      } catch (error) {
        this.#wanted = undefined;
        if (!this.#isClosed()) this.#failed(error);
      }
    }
    this.#busy = false;
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #missing(): number | undefined {
    if (this.#wanted === undefined || this.#closed) return undefined;
    const end = this.#latest === undefined ? Infinity : this.#latest.matching - 1;
    const last = Math.floor(Math.min(this.#wanted.last, end) / this.#pageSize);
    for (let page = Math.floor(Math.max(0, this.#wanted.first) / this.#pageSize); page <= last; page++) {
      if (!this.#pages.has(page)) return page;
    }
    return undefined;
  }

  /** Drops the pages farthest from what is in view. */
  #forget(): void {
    const { first, last } = this.#wanted ?? { first: 0, last: 0 };
    const middle = (first + last) / 2 / this.#pageSize;
    const byDistance = [...this.#pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const page of byDistance.slice(0, Math.max(0, this.#pages.size - this.#maxPages)))
      this.#pages.delete(page);
  }
}
