import { batch, computed, effect, signal, type Signal } from '@preact/signals';
import type { NodeQuery, TopColumn, TopPage, TopRow } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { messageOf } from '../shared/channel.js';
import { fields } from '../model/kept.js';
import { debounced, LatestAnswer, TYPING_RESTS } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';
import type { Cell } from '../shared/table/gridKeys.js';
import { ChosenRows } from './chosen/chosenRows.js';
import { ColumnModel } from './columns/columnModel.js';
import { RowPages } from './rowPages.js';

/** Rows asked for at once: some three screens of them. */
const PAGE_SIZE = 100;
const MAX_PAGES = 30;

/** How long the keyboard rests on a row before the source follows, in milliseconds: a key that is held is not followed. */
const RESTS = 120;

/** How the table is sorted and filtered. */
export interface TopOrder {
  readonly sort: TopColumn;
  readonly reversed: boolean;
  readonly filter: string;
}

type Rows = RowPages<TopRow, TopPage>;

/** The top table: its order, the rows at hand and the active cell. */
export class TopModel {
  readonly order: Signal<TopOrder>;
  /** The rows on show; they stay until the first rows of a new order are there. Replaced whenever rows arrive. */
  readonly shown = signal<{ readonly rows: Rows; readonly top: TopPage } | undefined>(undefined);
  readonly error = signal('');
  readonly active = signal<Cell>({ row: 0, column: 0 });
  readonly columns: ColumnModel;
  /** The rows that are chosen, the active one at least. */
  readonly chosen: ChosenRows;
  /** How far down which rows are scrolled. */
  scroll: { readonly rows: Rows | undefined; readonly top: number } = { rows: undefined, top: 0 };
  /** Takes what is typed into the filter; the table follows when the typing rests. */
  readonly typeFilter: (filter: string) => void;
  /** Shows the code of the active row, or waits for the row. */
  private readonly followRow = debounced(RESTS, () => this.follows());
  /** Whether the code of the active row is to be shown still. */
  private isBehind = false;
  /** Whether the active row stands for the selected function, if there is one. */
  readonly hasSelected = signal(true);
  /** The row to be scrolled to, until it is in view. */
  readonly sought = signal<number | undefined>(undefined);
  /** The selected function that the table shows already: the active row stands for it, or it is in no row. */
  private seen: Subject | undefined;
  private readonly seeking: LatestAnswer<Subject, number | undefined>;
  private pages: Rows | undefined;
  private key = '';

  constructor(readonly page: PageModel) {
    this.page = page;
    this.order = page.kept.signal('top', readOrder);
    this.columns = new ColumnModel(page.kept);
    this.chosen = new ChosenRows(
      this.active,
      computed(() => this.shown.value?.rows),
    );
    this.typeFilter = debounced(TYPING_RESTS, (filter) => {
      this.order.value = { ...this.order.peek(), filter };
    });
    this.seeking = new LatestAnswer(
      (subject) => this.locate(this.order.peek(), subject),
      (row, subject) => this.stand(row, subject),
      (error) => page.failed(error),
    );
  }

  /**
   * Asks again whenever the figures or the order change, and brings what is selected elsewhere into view, until the
   * returned function is called.
   */
  follow(): () => void {
    const asking = effect(() => {
      this.ask();
    });
    const seeking = effect(() => {
      this.seek(this.page.selected.value);
    });
    return () => {
      asking();
      seeking();
    };
  }

  /** Asks, unless the rows at hand are the answer. */
  ask(): void {
    const figures = this.page.figures.value;
    const order = this.order.value;
    if (figures !== '') this.start(figures, order);
  }

  /** The function of a row, if the row is here. */
  subject(index: number): Subject | undefined {
    return this.shown.peek()?.rows.row(index);
  }

  /** Makes a cell active that the keyboard has come to; the source follows. */
  walkTo(cell: Cell): void {
    const { row } = this.active.peek();
    this.active.value = cell;
    if (cell.row === row) return;
    this.isBehind = true;
    this.choose(cell.row, true);
    this.followRow();
  }

  /** Makes a cell active that was clicked, of which the click says what follows. */
  clicked(cell: Cell): void {
    this.active.value = cell;
    this.isBehind = false;
    this.choose(cell.row, false);
  }

  /** Sorts by a column in pprof's order, or turns the order around if it is sorted by it already. */
  sortBy(sort: TopColumn): void {
    const { sort: now, reversed, filter } = this.order.peek();
    this.order.value = { sort, reversed: sort === now && !reversed, filter };
  }

  private start(figures: string, order: TopOrder): void {
    const key = JSON.stringify([figures, order]);
    if (key === this.key) return;
    this.key = key;
    this.pages?.close();
    let place: { readonly row: number | undefined; readonly of: Subject | undefined } | undefined;
    const pages: Rows = new RowPages<TopRow, TopPage>({
      fetch: async (from, count) => {
        const of = this.page.selected.peek();
        const [page, row] = await Promise.all([
          this.page.host.top({ ...order, from, count }),
          place === undefined && of !== undefined ? this.locate(order, of) : undefined,
        ]);
        place ??= { row, of };
        return page;
      },
      changed: () => {
        const top = pages.latest;
        if (top === undefined) return;
        const isNew = this.shown.peek()?.rows !== pages;
        if (isNew) this.toFirstRow();
        this.error.value = '';
        this.columns.widen(top.rows);
        this.shown.value = { rows: pages, top };
        if (isNew && place?.of !== undefined) this.stand(place.row, place.of);
        if (isNew) this.seek(this.page.selected.peek());
        if (this.isBehind) this.followRow();
      },
      failed: (error) => {
        this.error.value = messageOf(error);
        // What is on show belongs to an older question: better nothing than wrong figures.
        if (this.shown.peek()?.rows !== pages) this.shown.value = undefined;
        this.key = '';
      },
      pageSize: PAGE_SIZE,
      maxPages: MAX_PAGES,
    });
    this.pages = pages;
    pages.want(0, 0);
  }

  /** Looks for what is selected, unless it is seen already or new rows are to come, which come with its place. */
  private seek(selected: Subject | undefined): void {
    const isHere = this.pages !== undefined && this.shown.peek()?.rows === this.pages;
    if (selected !== undefined && selected !== this.seen && isHere) this.seeking.ask(selected);
  }

  /** Where a function is in an order of the table. */
  private locate(order: TopOrder, { printed, ref }: Subject): Promise<number | undefined> {
    const of: NodeQuery = { name: printed, ref };
    return this.page.host.topRow(order, of);
  }

  /** Makes the row of the selected function active; undefined if it is in none. */
  private stand(row: number | undefined, subject: Subject): void {
    this.seen = subject;
    // By now the person may have gone on.
    if (this.page.selected.peek() !== subject) return;
    this.hasSelected.value = row !== undefined;
    if (row === undefined) return;
    this.active.value = { row, column: this.active.peek().column };
    this.sought.value = row;
  }

  /** Selects the function of a row, in which the table stands already. */
  private choose(row: number, isPassing: boolean): void {
    const subject = this.subject(row);
    if (subject === undefined) return;
    batch(() => {
      this.page.choose(subject, isPassing);
      this.hasSelected.value = true;
      this.seen = this.page.selected.peek();
    });
  }

  private follows(): void {
    const ref = this.shown.peek()?.rows.row(this.active.peek().row)?.ref;
    if (!this.isBehind || ref === undefined) return;
    this.isBehind = false;
    this.choose(this.active.peek().row, true);
    this.page.follow(ref);
  }

  /** New rows: what was active is another function now. The header stays active, to be sorted by again. */
  private toFirstRow(): void {
    const { row, column } = this.active.peek();
    this.isBehind = false;
    if (row > 0) this.active.value = { row: 0, column };
  }
}

function readOrder(saved: unknown): TopOrder {
  const { sort, reversed, filter } = fields(saved);
  return {
    sort: sort === 'cum' || sort === 'name' || sort === 'file' ? sort : 'flat',
    reversed: reversed === true,
    filter: typeof filter === 'string' ? filter : '',
  };
}
