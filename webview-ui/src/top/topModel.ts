import { computed, effect, signal, type Signal } from '@preact/signals';
import type { TopColumn, TopPage, TopRow } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { messageOf } from '../shared/channel.js';
import { fields } from '../model/kept.js';
import { debounced } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';
import type { Cell } from '../shared/gridKeys.js';
import { ChosenRows } from './chosenRows.js';
import { ColumnModel } from './columnModel.js';
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
    this.typeFilter = debounced(150, (filter) => {
      this.order.value = { ...this.order.peek(), filter };
    });
  }

  /** Asks again whenever the figures or the order change, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      this.ask();
    });
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
    this.followRow();
  }

  /** Makes a cell active that was clicked, of which the click says what follows. */
  clicked(cell: Cell): void {
    this.active.value = cell;
    this.isBehind = false;
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
    const pages: Rows = new RowPages<TopRow, TopPage>({
      fetch: (from, count) => this.page.host.top({ ...order, from, count }),
      changed: () => {
        const top = pages.latest;
        if (top === undefined) return;
        if (this.shown.peek()?.rows !== pages) this.toFirstRow();
        this.error.value = '';
        this.columns.widen(top.rows);
        this.shown.value = { rows: pages, top };
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

  private follows(): void {
    const ref = this.shown.peek()?.rows.row(this.active.peek().row)?.ref;
    if (!this.isBehind || ref === undefined) return;
    this.isBehind = false;
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
