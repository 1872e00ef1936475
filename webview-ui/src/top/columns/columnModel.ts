import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { TopRow } from '../../../../src/protocol/session.js';
import type { ViewMemory } from '../../model/kept.js';
import { readChoice, type ColumnChoice } from './columnChoice.js';
import { layOut, type Layout } from './columnLayout.js';
import type { ColumnId } from './columns.js';

/** A menu of columns on show. */
interface OpenColumnMenu {
  /** The column it is of; undefined for all of them. */
  readonly id: ColumnId | undefined;
  /** Beside which point of the window, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Where the keyboard was, and goes back to. */
  readonly from: HTMLElement | undefined;
}

/** The columns of Top: what a person has made of them, and what there is room for. */
export class ColumnModel {
  readonly choice: Signal<ColumnChoice>;
  /** How much room the table has for its columns, and how much a digit takes, in pixels; 0 before that is known. */
  readonly room = signal({ width: 0, character: 0 });
  /** The columns as they are shown. */
  readonly layout: ReadonlySignal<Layout>;
  readonly menu = signal<OpenColumnMenu | undefined>(undefined);
  /** Characters of the longest figures seen, for the width of their columns. */
  private readonly widest = signal({ flat: 8, cum: 8, percent: 6 });

  constructor(kept: ViewMemory) {
    this.choice = kept.signal('topColumns', readChoice);
    this.layout = computed(() => layOut(this.choice.value, { ...this.room.value, ...this.widest.value }));
  }

  /** Changes what the columns are. */
  arrange(change: (choice: ColumnChoice) => ColumnChoice): void {
    this.choice.value = change(this.choice.peek());
  }

  /** Opens the menu of a column, or of all of them, beside a point of the window. */
  openMenu(id: ColumnId | undefined, { x, y }: { readonly x: number; readonly y: number }): void {
    const from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    this.menu.value = { id, x, y, from };
  }

  /** The column on show so many places to the right of one, negative to the left; undefined if there is none. */
  neighbour(id: ColumnId, by: number): ColumnId | undefined {
    const ids = this.layout.peek().columns.map(({ column }) => column.id);
    return ids[ids.indexOf(id) + by];
  }

  /** Figures that are longer than all before get the room they need. */
  widen(rows: readonly TopRow[]): void {
    const before = this.widest.peek();
    const longest = (texts: (row: TopRow) => readonly string[], least: number): number =>
      rows.reduce((most, row) => texts(row).reduce((all, text) => Math.max(all, text.length), most), least);
    const widest = {
      flat: longest(({ flat }) => [flat], before.flat),
      cum: longest(({ cum }) => [cum], before.cum),
      percent: longest(percentagesOf, before.percent),
    };
    if (JSON.stringify(widest) !== JSON.stringify(before)) this.widest.value = widest;
  }
}

function percentagesOf({ flatPercent, sumPercent, cumPercent }: TopRow): readonly string[] {
  return [flatPercent.trim(), sumPercent.trim(), cumPercent.trim()];
}
