import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { FILTER_FLAGS, type Selection } from '../../../src/analysis/samples/selection.js';
import { Checkbox, Dropdown, TextField } from '../shared/controls.js';
import { GRANULARITIES } from '../../../src/analysis/samples/selection.js';
import { fill, texts } from '../texts.js';
import type { FieldModel } from './fieldModel.js';
import { commonFields, rareFields, type FilterField } from './filterFields.js';
import { fieldId, type FilterModel } from './filterModel.js';

/** A field for each filter, and the other choices of what is summed over what. */
export function FilterPanel(props: {
  readonly id: string;
  readonly model: FilterModel;
  readonly selection: Selection;
}): VNode {
  const { id, model, selection } = props;
  const rare = model.rareOpen.value;
  const { page } = model;
  const shown = [...commonFields, ...(rare ? rareFields : [])];
  return (
    <div id={id} class="filter-panel">
      <div class="filter-fields">
        {shown.map((field) => (
          <Field key={field.filter} field={field} model={model.field(field.filter)} />
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
      <div class="filter-options">
        <span class="filter-label" aria-hidden="true">
          {texts.granularity}
        </span>
        <Dropdown
          id="option-granularity"
          label={texts.granularity}
          options={GRANULARITIES}
          chosen={GRANULARITIES.indexOf(selection.granularity)}
          onChoose={(index) => {
            page.select({ granularity: GRANULARITIES[index] ?? 'functions' });
          }}
        />
        <Checkbox
          id="option-trim"
          checked={selection.trim}
          title={texts.trimTitle}
          onChange={(trim) => {
            page.select({ trim });
          }}
        >
          {texts.trim}
        </Checkbox>
        <Checkbox
          id="option-relativePercentages"
          checked={selection.relativePercentages}
          title={texts.relativePercentagesTitle}
          onChange={(relativePercentages) => {
            page.select({ relativePercentages });
          }}
        >
          {texts.relativePercentages}
        </Checkbox>
        <Checkbox
          id="option-noInlines"
          checked={selection.noInlines}
          title={texts.noInlinesTitle}
          onChange={(noInlines) => {
            page.select({ noInlines });
          }}
        >
          {texts.noInlines}
        </Checkbox>
      </div>
    </div>
  );
}

function Field({ field, model }: { readonly field: FilterField; readonly model: FieldModel }): VNode {
  const { filter, hint } = field;
  const flag = FILTER_FLAGS[filter];
  useEffect(
    () => () => {
      model.drop();
    },
    [model],
  );
  const error = model.error.value;
  const errorId = `${fieldId(filter)}-error`;
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
        id={fieldId(filter)}
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
