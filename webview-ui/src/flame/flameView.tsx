import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { TextField } from '../controls.js';
import { ErrorLine } from '../errorLine.js';
import { fill, texts } from '../texts.js';
import type { View } from '../view.js';
import { Breadcrumb } from './breadcrumb.js';
import { Chart } from './chart.js';
import { FlameModel, type Flame } from './flameModel.js';

const isMac = navigator.userAgent.includes('Macintosh');

/** The flame graph, root at the top. */
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
  useEffect(() => model.follow(), [model]);
  const { path, search } = model.choice.value;
  const flame = model.flame.value;
  const error = model.error.value;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || path.length === 0) return;
    model.reset();
    event.preventDefault();
  };
  return (
    <section class="view flame" onKeyDown={onKeyDown}>
      <div class="toolbar">
        <TextField
          label={texts.searchPlaceholder}
          value={search}
          invalid={flame !== undefined && flame.page.searchError !== ''}
          onInput={model.typeSearch}
        />
        <span class="toolbar-note" role="status">
          {flame === undefined ? '' : <Found flame={flame} />}
        </span>
      </div>
      <div class="breadcrumb">
        {flame !== undefined && flame.page.trail > 0 ? (
          <Breadcrumb model={model} flame={flame} />
        ) : (
          <span class="muted">{isMac ? texts.flameHintMac : texts.flameHint}</span>
        )}
      </div>
      {flame === undefined && error === '' && <p class="legend delayed">{texts.drawing}</p>}
      <ErrorLine
        message={error}
        onRetry={() => {
          model.ask();
        }}
      />
      {flame !== undefined && flame.page.width[0] === 0 && <p class="legend">{texts.noValues}</p>}
      <Chart model={model} />
    </section>
  );
}

function Found({ flame }: { readonly flame: Flame }): VNode {
  const { searchError, matchPercent, matchTotal } = flame.page;
  if (searchError !== '')
    return (
      <span class="error" title={searchError}>
        {searchError}
      </span>
    );
  if (flame.search === '') return <></>;
  if (!flame.page.match.includes(1)) return <>{texts.noMatches}</>;
  return <>{fill(texts.matches, matchPercent.trim(), matchTotal)}</>;
}
