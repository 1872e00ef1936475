import { useEffect } from 'preact/hooks';
import type { VNode } from 'preact';
import { TextField } from '../shared/controls.js';
import { ErrorLine } from '../shared/errorLine.js';
import { IconButton } from '../shared/icons.js';
import { MenuButton } from '../shared/menuButton.js';
import { fill, texts } from '../texts.js';
import type { View } from '../frame/view.js';
import { copiesOfTable } from './copyMenu.js';
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
          onInput={model.typeFilter}
        />
        <span class="toolbar-note" role="status">
          {top === undefined ? '' : countOf(top.matching, top.all)}
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
          <p key={line} title={line}>
            {line}
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

function countOf(matching: number, all: number): string {
  if (matching === 1 && all === 1) return texts.oneRow;
  return matching === all
    ? fill(texts.rowCount, all.toLocaleString())
    : fill(texts.rowCountFiltered, matching.toLocaleString(), all.toLocaleString());
}
