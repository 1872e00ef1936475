import { useEffect } from 'preact/hooks';
import type { VNode } from 'preact';
import type { TopPage } from '../../../src/protocol/session.js';
import type { PageModel } from '../model/pageModel.js';
import { TextField } from '../shared/controls.js';
import { ErrorLine } from '../shared/errorLine.js';
import { IconButton } from '../shared/icons.js';
import { MenuButton } from '../shared/menuButton.js';
import { fill, texts } from '../texts.js';
import type { View } from '../frame/view.js';
import { copiesOfTable } from './chosen/copyMenu.js';
import { Grid, MAX_ROWS } from './grid.js';
import { TopModel } from './topModel.js';

/** pprof's top table. */
export const topView: View = {
  id: 'top',
  title: texts.top,
  report: 'top',
  open(page) {
    const model = new TopModel(page);
    return () => <Top model={model} />;
  },
};

function Top({ model }: { readonly model: TopModel }): VNode {
  useEffect(() => model.follow(), [model]);
  const { page } = model;
  const { filter } = model.order.value;
  const top = model.shown.value?.top;
  return (
    <section class="view top">
      <div
        class="toolbar"
        onKeyDown={(event) => {
          // From the filter, the arrow down goes into the table.
          if (event.key === 'ArrowDown' && page.focus.go('view')) event.preventDefault();
        }}
      >
        <TextField
          focusRef={page.focus.at('find')}
          label={texts.filterPlaceholder}
          value={filter}
          clearedByEscape
          onInput={model.typeFilter}
        />
        <span class="toolbar-note" role="status" title={filter === '' ? undefined : readingTitle(top)}>
          {top !== undefined && countOf(top.matching, top.all)}
          {top !== undefined && filter !== '' && top.matching > 0 && (
            <> · {top.reading === 're2' ? texts.readAsExpression : texts.readAsWords}</>
          )}
        </span>
        <span class="toolbar-buttons">
          <MenuButton icon="copy" title={texts.copyTitle} items={() => copiesOfTable(model)} />
          <IconButton
            icon="columns"
            title={texts.columnsTitle}
            onClick={({ currentTarget }) => {
              const { left, bottom } = currentTarget.getBoundingClientRect();
              model.columns.openMenu(undefined, { x: left, y: bottom });
            }}
          />
        </span>
      </div>
      <div class="legend">
        {(top?.legend ?? []).map((line) => (
          <p key={line} title={line === top?.dropped ? undefined : line}>
            {line === top?.dropped ? <Dropped page={page} line={line} /> : line}
          </p>
        ))}
      </div>
      <ErrorLine
        message={model.error.value}
        onRetry={() => {
          model.ask();
        }}
      />
      <Grid model={model} />
      {top !== undefined && top.matching > MAX_ROWS && (
        <p class="legend">{fill(texts.rowLimit, MAX_ROWS.toLocaleString())}</p>
      )}
    </section>
  );
}

/** How many nodes are too small to be shown: a click shows them, and is a step that can be undone. */
function Dropped({ page, line }: { readonly page: PageModel; readonly line: string }): VNode {
  return (
    <button
      type="button"
      class="link"
      title={texts.showDropped}
      onClick={() => {
        page.select({ trim: false });
        // The button goes with what it says.
        page.focus.go('view');
      }}
    >
      {line}
    </button>
  );
}

function readingTitle(top: TopPage | undefined): string | undefined {
  if (top === undefined || top.matching === 0) return undefined;
  return top.reading === 're2' ? texts.readAsExpressionTitle : texts.readAsWordsTitle;
}

function countOf(matching: number, all: number): string {
  if (matching === 1 && all === 1) return texts.oneRow;
  return matching === all
    ? fill(texts.rowCount, all.toLocaleString())
    : fill(texts.rowCountFiltered, matching.toLocaleString(), all.toLocaleString());
}
