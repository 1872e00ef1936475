import { effect, signal, type Signal } from '@preact/signals';
import { FILTER_FLAGS, type Filters } from '../../../src/analysis/samples/selection.js';
import type { SelectionStatus } from '../../../src/protocol/session.js';
import { LatestAnswer } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';
import { isFiltered } from './chips.js';
import { FieldModel } from './fieldModel.js';
import { rareFields } from './filterFields.js';

/** The filter bar: whether its fields are open, what is typed into them, and what the filters leave. */
export class FilterModel {
  readonly open: Signal<boolean>;
  readonly rareOpen: Signal<boolean>;
  /** What the filters do, undefined without filters and before it is known. */
  readonly status = signal<SelectionStatus | undefined>(undefined);
  private readonly fields = new Map<keyof Filters, FieldModel>();

  constructor(readonly page: PageModel) {
    this.open = page.kept.signal('filtersOpen', (saved) => saved === true);
    this.rareOpen = page.kept.signal('rareFiltersOpen', (saved) => saved === true);
    const asking = new LatestAnswer<string, SelectionStatus>(
      () => page.host.filterStatus(),
      (status, figures) => {
        if (figures === page.figures.peek()) this.status.value = status;
      },
      // What is wrong with a filter the views say.
      (error) => {
        if (page.hasFault.peek()) page.failed(error);
      },
    );
    effect(() => {
      const figures = page.figures.value;
      const selection = page.ready.value?.selection;
      this.status.value = undefined;
      if (isFiltered(selection)) asking.ask(figures);
    });
  }

  /** The field of a filter, always the same one. */
  field(filter: keyof Filters): FieldModel {
    let field = this.fields.get(filter);
    if (field === undefined) this.fields.set(filter, (field = new FieldModel(this.page, filter)));
    return field;
  }

  /** Opens the fields, so that this one can be edited. */
  reveal(filter: keyof Filters): void {
    this.open.value = true;
    if (rareFields.some((field) => field.filter === filter)) this.rareOpen.value = true;
  }

  /** Whether the filter is known to match nothing. */
  matchesNothing(filter: keyof Filters): boolean {
    return this.status.value?.unmatched.includes(FILTER_FLAGS[filter]) ?? false;
  }
}
