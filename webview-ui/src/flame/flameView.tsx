import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { TextField } from '../shared/controls.js';
import { isFiltered } from '../filters/chips.js';
import { FunctionField } from '../choose/functionField.js';
import { Switch } from '../shared/switch.js';
import { fill, texts } from '../texts.js';
import type { View } from '../frame/view.js';
import { Details } from './details.js';
import { Drawing } from './drawing.js';
import type { Flame } from './drawingModel.js';
import { FlameModel } from './flameModel.js';
import { isSearching } from './searching.js';
import { matchesOf } from './d3/frameTree.js';
import { spokenOf } from './d3/spoken.js';

const looks = [
  { id: 'down', text: texts.topDown, title: texts.topDownTitle },
  { id: 'up', text: texts.bottomUp, title: texts.bottomUpTitle },
  { id: 'sandwich', text: texts.sandwich, title: texts.sandwichTitle },
] as const;

/** The flame graph: of whole stacks from the root or the leaf, or of what is above and below one function. */
export const flameView: View = {
  id: 'flame',
  title: texts.flameGraph,
  report: 'tree',
  open(page) {
    const model = new FlameModel(page);
    return () => <FlameGraph model={model} />;
  },
};

function FlameGraph({ model }: { readonly model: FlameModel }): VNode {
  useEffect(() => model.selected.follow(), [model]);
  const { look, of, search } = model.choice.value;
  const isSandwich = look === 'sandwich';
  const drawing = isSandwich ? model.callees : model.whole;
  const flame = drawing.flame.value;
  const toMatch = (event: KeyboardEvent): void => {
    model.current.toMatch(event.shiftKey ? -1 : 1);
    sayMatch(model);
    event.preventDefault();
    event.stopPropagation();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'F3' && !event.ctrlKey && !event.altKey && !event.metaKey) toMatch(event);
  };
  return (
    <section class="view flame" onKeyDown={onKeyDown}>
      <div class="toolbar">
        <TextField
          focusRef={model.page.focus.at('find')}
          label={texts.searchPlaceholder}
          value={search}
          clearedByEscape
          invalid={flame !== undefined && flame.page.searchError !== ''}
          onInput={model.typeSearch}
          onKeyDown={(event) => {
            if (event.key === 'Enter') toMatch(event);
          }}
        />
        <Switch
          label={texts.flameLook}
          options={looks}
          chosen={look}
          onChoose={(id) => {
            model.choose({ look: id });
          }}
        />
        {isSandwich && (
          <FunctionField
            page={model.page}
            label={texts.sandwichField}
            value={of}
            wanted="functions"
            onChoose={(subject) => {
              model.sandwich(subject);
            }}
          />
        )}
        <span class="toolbar-note">
          {flame !== undefined && <MatchAt flame={flame} active={drawing.active.value} />}
          <span role="status">
            {flame !== undefined && <Found flame={flame} onWeigh={() => drawing.weighAgain()} />}
          </span>
        </span>
      </div>
      {!isSandwich ? (
        <Drawing
          key={look}
          model={model.whole}
          label={look === 'up' ? texts.flameUpLabel : texts.flameLabel}
          none={isFiltered(model.page.ready.value?.selection) ? texts.nothingLeft : texts.noValues}
        />
      ) : of === '' ? (
        <p class="scroll empty">{texts.sandwichStart}</p>
      ) : (
        <>
          <Drawing
            model={model.callers}
            label={fill(texts.callersOf, of)}
            none=""
            onUse={() => {
              model.use(model.callers);
            }}
          />
          <Drawing
            model={model.callees}
            label={fill(texts.calleesOf, of)}
            none={fill(texts.notInSelection, of)}
            onUse={() => {
              model.use(model.callees);
            }}
          />
        </>
      )}
      <Details drawing={model.current} />
    </section>
  );
}

/** Has the match one has come to read out. */
function sayMatch({ current, page }: FlameModel): void {
  const { page: drawn } = current.flame.peek() ?? {};
  const row = current.active.peek();
  const matches = drawn === undefined ? [] : matchesOf(drawn);
  const at = matches.indexOf(row);
  if (drawn === undefined || at < 0) return;
  const which = fill(texts.matchAt, (at + 1).toLocaleString(), matches.length.toLocaleString());
  page.say(`${which}: ${spokenOf(drawn, row)}`);
}

/** Which of the drawn matches one stands at, and how many there are: read out as one comes to one, not as it changes. */
function MatchAt({ flame, active }: { readonly flame: Flame; readonly active: number }): VNode | null {
  const { isSearched, match } = flame.page;
  if (!isSearching(flame) || flame.isUnweighed || !isSearched || !match.includes(1)) return null;
  const matches = matchesOf(flame.page);
  const at = matches.indexOf(active);
  const count = matches.length.toLocaleString();
  return (
    <>
      <span class="match-at" title={texts.matchesHint}>
        {at < 0 ? fill(texts.matchCount, count) : fill(texts.matchAt, (at + 1).toLocaleString(), count)}
      </span>
      {' · '}
    </>
  );
}

function Found({ flame, onWeigh }: { readonly flame: Flame; readonly onWeigh: () => void }): VNode {
  const { searchError, matchPercent, matchTotal } = flame.page;
  if (searchError !== '')
    return (
      <span class="error" title={searchError}>
        {searchError}
      </span>
    );
  if (flame.search === '') return <></>;
  if (flame.isUnweighed)
    return (
      <>
        {texts.notWeighed}{' '}
        <button type="button" class="link" onClick={onWeigh}>
          {texts.retry}
        </button>
      </>
    );
  if (!flame.page.isSearched) return <>{texts.searching}</>;
  if (!flame.page.match.includes(1)) return <>{texts.noMatches}</>;
  return (
    <span>
      {fill(texts.matches, matchPercent.trim(), matchTotal)}
      {flame.page.hasHiddenMatches && <span title={texts.hiddenMatchesHint}>, {texts.hiddenMatches}</span>}
    </span>
  );
}
