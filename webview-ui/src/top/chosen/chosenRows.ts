import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Cell } from '../../shared/table/gridKeys.js';
import { between, toggled, type Ranges } from './rowRanges.js';

/** Rows that were chosen together. */
interface Chosen {
  readonly ranges: Ranges;
  /** From which row on Shift chooses. */
  readonly anchor: number;
  /** The row that was active then, and what it is a row of: once that is another, this is past. */
  readonly at: number;
  readonly of: unknown;
}

/** The rows that are chosen: the active one, unless Shift, Alt or Ctrl have chosen others. */
export class ChosenRows {
  /** Empty while the keyboard is on the header and nothing was chosen. */
  readonly ranges: ReadonlySignal<Ranges>;
  private readonly chosen = signal<Chosen | undefined>(undefined);

  /** @param of tells the rows of one question from those of the next */
  constructor(
    private readonly active: ReadonlySignal<Cell>,
    private readonly of: ReadonlySignal<unknown>,
  ) {
    this.ranges = computed(() => this.current().ranges);
  }

  /** The active row alone, from here on. */
  clear(): void {
    this.chosen.value = undefined;
  }

  /** All rows from where choosing began to one that becomes active now. */
  extendTo(row: number): void {
    const { anchor } = this.current();
    this.choose(between(anchor, row), anchor, row);
  }

  /** A row, which becomes active now, in addition to the others, or no more. */
  toggle(row: number): void {
    this.choose(toggled(this.current().ranges, row), row, row);
  }

  /** Every row. */
  all(count: number): void {
    const { row } = this.active.peek();
    this.choose(count === 0 ? [] : between(0, count - 1), Math.max(0, row), row);
  }

  /** The same rows, while another one becomes active. */
  keep(row: number): void {
    const { ranges, anchor } = this.current();
    this.choose(ranges, anchor, row);
  }

  private choose(ranges: Ranges, anchor: number, at: number): void {
    this.chosen.value = { ranges, anchor, at, of: this.of.peek() };
  }

  private current(): Pick<Chosen, 'ranges' | 'anchor'> {
    const { row } = this.active.value;
    const chosen = this.chosen.value;
    if (chosen !== undefined && chosen.at === row && chosen.of === this.of.value) return chosen;
    return { ranges: row < 0 ? [] : between(row, row), anchor: Math.max(0, row) };
  }
}
