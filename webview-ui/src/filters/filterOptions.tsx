import type { VNode } from 'preact';
import {
  GRANULARITIES,
  NAME_MODES,
  type NameMode,
  type Selection,
} from '../../../src/analysis/samples/selection.js';
import type { Summary } from '../../../src/protocol/session.js';
import { Checkbox, Dropdown } from '../shared/controls.js';
import type { PageModel } from '../model/pageModel.js';
import { texts } from '../texts.js';
import { worthChoosing } from './worthChoosing.js';

/** The choices of the selection that are either so or not. */
const SWITCHES = ['trim', 'relativePercentages', 'noInlines', 'allFrames'] as const;

const MODE_TEXTS: Readonly<Record<NameMode, string>> = {
  simplified: texts.namesSimplified,
  templates: texts.namesTemplates,
  full: texts.namesFull,
  none: texts.namesNone,
};

/** In the order of `NAME_MODES`. */
const MODE_LABELS = NAME_MODES.map((mode) => MODE_TEXTS[mode]);

/** What is summed over what, and how it is named; what would change nothing for the profile is left out. */
export function FilterOptions(props: {
  readonly page: PageModel;
  readonly summary: Summary;
  readonly selection: Selection;
}): VNode {
  const { page, summary, selection } = props;
  const isWorth = worthChoosing(summary, selection);
  return (
    <div class="filter-options">
      <Choice
        id="granularity"
        focusRef={page.focus.at('option granularity')}
        label={texts.granularity}
        options={GRANULARITIES}
        chosen={GRANULARITIES.indexOf(selection.granularity)}
        onChoose={(index) => {
          page.select({ granularity: GRANULARITIES[index] ?? 'functions' });
        }}
      />
      {isWorth.names && (
        <Choice
          id="names"
          focusRef={page.focus.at('option names')}
          label={texts.names}
          title={texts.namesTitle}
          options={MODE_LABELS}
          chosen={NAME_MODES.indexOf(selection.names)}
          onChoose={(index) => {
            page.select({ names: NAME_MODES[index] ?? 'simplified' });
          }}
        />
      )}
      {SWITCHES.filter((id) => id !== 'allFrames' || isWorth.allFrames).map((id) => (
        <Checkbox
          key={id}
          focusRef={page.focus.at(`option ${id}`)}
          checked={selection[id]}
          title={texts[`${id}Title`]}
          onChange={(on) => {
            page.select({ [id]: on });
          }}
        >
          {texts[id]}
        </Checkbox>
      ))}
    </div>
  );
}

/** A choice of one among several, with its name before it. */
function Choice(props: {
  readonly id: keyof Selection;
  readonly focusRef: (element: HTMLElement | null) => void;
  readonly label: string;
  readonly title?: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}): VNode {
  const { id, label, title, ...rest } = props;
  return (
    <div class="filter-choice" title={title}>
      <span class="filter-label" aria-hidden="true">
        {label}
      </span>
      <Dropdown id={`option-${id}`} label={label} {...rest} />
    </div>
  );
}
