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
  private readonly pages = new Map<number, readonly R[]>();
  private wanted: { first: number; last: number } | undefined;
  private busy = false;
  private closed = false;
  private newest: P | undefined;

  constructor(
    private readonly options: {
      readonly fetch: (from: number, count: number) => Promise<P>;
      /** Rows have arrived. */
      readonly changed: () => void;
      /** A request failed; the next `want` tries again. */
      readonly failed: (error: unknown) => void;
      readonly pageSize: number;
      /** The most pages kept. */
      readonly maxPages: number;
    },
  ) {}

  /** The newest answer, undefined before the first. */
  get latest(): P | undefined {
    return this.newest;
  }

  /** A row, if it is here. */
  row(index: number): R | undefined {
    const { pageSize } = this.options;
    return this.pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Says which rows are in view, both ends included. */
  want(first: number, last: number): void {
    this.wanted = { first, last };
    if (!this.busy) void this.run();
  }

  /** No answer is heard any more. */
  close(): void {
    this.closed = true;
  }

  private async run(): Promise<void> {
    const { pageSize } = this.options;
    this.busy = true;
    for (let page = this.missing(); page !== undefined; page = this.missing()) {
      try {
        const answer = await this.options.fetch(page * pageSize, pageSize);
        if (this.closed) return;
        this.newest = answer;
        this.pages.set(page, answer.rows);
        this.forget();
        this.options.changed();
      } catch (error) {
        this.wanted = undefined;
        if (!this.isClosed()) this.options.failed(error);
      }
    }
    this.busy = false;
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private missing(): number | undefined {
    if (this.wanted === undefined || this.closed) return undefined;
    const { pageSize } = this.options;
    const end = this.newest === undefined ? Infinity : this.newest.matching - 1;
    const last = Math.floor(Math.min(this.wanted.last, end) / pageSize);
    for (let page = Math.floor(Math.max(0, this.wanted.first) / pageSize); page <= last; page++) {
      if (!this.pages.has(page)) return page;
    }
    return undefined;
  }

  /** Drops the pages farthest from what is in view. */
  private forget(): void {
    const { first, last } = this.wanted ?? { first: 0, last: 0 };
    const middle = (first + last) / 2 / this.options.pageSize;
    const byDistance = [...this.pages.keys()].sort((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
    for (const page of byDistance.slice(0, Math.max(0, this.pages.size - this.options.maxPages)))
      this.pages.delete(page);
  }
}
