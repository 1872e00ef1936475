import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ReportKind } from '../../../src/protocol/session.js';
import { Icon, IconButton } from '../shared/icons.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import { fill, texts } from '../texts.js';
import { chipsOf, withoutChips } from './chips.js';
import { ChipList } from './chipList.js';
import type { FilterModel } from './filterModel.js';
import { FilterPanel } from './filterPanel.js';

const PANEL = 'filter-panel';

/** What narrows the figures of every view, and the steps back and forth through it. */
export function FilterBar(props: {
  readonly model: FilterModel;
  readonly ready: ReadyState;
  /** The report that shows what the view on show does. */
  readonly report: ReportKind;
}): VNode {
  const { model, ready, report } = props;
  const { page } = model;
  const { summary, selection, steps } = ready;
  const open = model.open.value;
  const status = model.status.value;
  const chips = chipsOf(selection);
  const toFilters = useCallback(() => page.focus.go('filters'), [page]);
  return (
    <section class="filters" aria-label={texts.filters}>
      <div class="filter-bar">
        <div class="filter-summary">
          <button
            type="button"
            ref={page.focus.at('filters')}
            class="filters-toggle"
            title={texts.filtersTitle}
            aria-expanded={open}
            aria-controls={PANEL}
            onClick={() => {
              model.open.value = !open;
              if (!open) page.focus.soon('filter focus');
            }}
          >
            <Icon name="filter" />
            {texts.filters}
            <Icon name="fold" size={12} />
          </button>
          <ChipList
            chips={chips}
            warning={({ filter, text }) =>
              filter !== undefined && model.matchesNothing(filter) ? fill(texts.unmatched, text) : undefined
            }
            onEdit={({ filter, id }) => {
              model.open.value = true;
              if (filter !== undefined) model.reveal(filter);
              page.focus.soon(filter !== undefined ? `filter ${filter}` : `option ${id}`);
            }}
            onRemove={({ undoing }) => {
              page.select(undoing);
            }}
            onNone={toFilters}
          />
          {chips.length > 1 && (
            <button
              type="button"
              class="link"
              onClick={() => {
                page.select(withoutChips(selection));
                page.focus.soon('filters');
              }}
            >
              {texts.clearFilters}
            </button>
          )}
          <span class="filter-status" role="status">
            {status !== undefined && fill(texts.kept, status.keptPercent, status.kept)}
            {status?.unmatched.map((flag) => (
              <span key={flag} class="warning">
                <Icon name="warning" size={13} /> {fill(texts.unmatched, flag)}
              </span>
            ))}
          </span>
        </div>
        <div class="filter-buttons">
          <IconButton
            icon="undo"
            title={texts.undo}
            disabled={steps.past.length === 0}
            onClick={() => {
              page.undo();
            }}
          />
          <IconButton
            icon="redo"
            title={texts.redo}
            disabled={steps.future.length === 0}
            onClick={() => {
              page.redo();
            }}
          />
          <IconButton
            icon="command"
            title={texts.copyCommand}
            onClick={() => {
              page.tell(page.host.copyCommand(report));
            }}
          />
          <IconButton
            icon="report"
            title={texts.openReport}
            onClick={() => {
              page.tell(page.host.openReport());
            }}
          />
        </div>
      </div>
      {open && <FilterPanel id={PANEL} model={model} summary={summary} selection={selection} />}
    </section>
  );
}
