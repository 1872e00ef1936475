import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { FILTER_FLAGS, type Selection } from '../../../src/analysis/samples/selection.js';
import type { Summary } from '../../../src/protocol/session.js';
import { TextField } from '../shared/controls.js';
import { fill, texts } from '../texts.js';
import type { FieldModel } from './fieldModel.js';
import { commonFields, rareFields, type FilterField } from './filterFields.js';
import type { FilterModel } from './filterModel.js';
import type { PageModel } from '../model/pageModel.js';
import { FilterOptions } from './filterOptions.js';

/** A field for each filter, and the other choices of what is summed over what. */
export function FilterPanel(props: {
  readonly id: string;
  readonly model: FilterModel;
  readonly summary: Summary;
  readonly selection: Selection;
}): VNode {
  const { id, model, summary, selection } = props;
  const rare = model.rareOpen.value;
  const { page } = model;
  const shown = [...commonFields, ...(rare ? rareFields : [])];
  return (
    <div id={id} class="filter-panel">
      <div class="filter-fields">
        {shown.map((field) => (
          <Field key={field.filter} page={page} field={field} model={model.field(field.filter)} />
        ))}
        <button
          type="button"
          class="link more-filters"
          aria-expanded={rare}
          onClick={() => {
            model.rareOpen.value = !rare;
          }}
        >
          {rare ? texts.fewerFilters : texts.moreFilters}
        </button>
      </div>
      <FilterOptions page={page} summary={summary} selection={selection} />
    </div>
  );
}

function Field(props: {
  readonly page: PageModel;
  readonly field: FilterField;
  readonly model: FieldModel;
}): VNode {
  const { page, field, model } = props;
  const { filter, hint } = field;
  const flag = FILTER_FLAGS[filter];
  useEffect(
    () => () => {
      model.drop();
    },
    [model],
  );
  const error = model.error.value;
  const errorId = `filter-${flag}-error`;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') model.commit();
    else if (event.key !== 'Escape' || !model.revert()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isTag = filter.startsWith('tag');
  return (
    <div class="filter-field" title={fill(isTag ? texts.tagExpression : texts.expression, flag)}>
      <span class="filter-label" aria-hidden="true">
        {flag}
      </span>
      <TextField
        focusRef={page.focus.at(`filter ${filter}`)}
        label={flag}
        placeholder={hint}
        value={model.text.value}
        {...(error !== '' && { error: { id: errorId, text: error } })}
        onInput={(text) => {
          model.type(text);
        }}
        onFocus={() => {
          model.begin();
        }}
        onKeyDown={onKeyDown}
      />
      {error !== '' && (
        <p id={errorId} class="error filter-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
