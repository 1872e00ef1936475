import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { ErrorLine } from '../shared/errorLine.js';
import { FunctionField } from '../choose/functionField.js';
import { clip, fill, texts } from '../texts.js';
import type { View } from '../frame/view.js';
import { Lines } from './lines.js';
import { SourceModel } from './sourceModel.js';

/** The lines of a function or a file with what each costs, as pprof's `list` has them. */
export const sourceView: View = {
  id: 'source',
  title: texts.source,
  report: 'list',
  open(page) {
    const model = new SourceModel(page);
    return () => <Source model={model} />;
  },
};

function Source({ model }: { readonly model: SourceModel }): VNode {
  const { page, question } = model;
  useEffect(() => {
    page.tell(model.begin());
    return model.follow();
  }, [page, model]);
  const { name } = model.listed.value;
  const shown = question.answer.value;
  const listing = model.listing.value;
  const error = question.error.value;
  return (
    <section class="view source">
      <div class="toolbar">
        <FunctionField
          page={page}
          label={texts.sourceField}
          value={name}
          wanted="functions and files"
          onChoose={(subject) => {
            model.choose(subject);
          }}
          onType={(name) => {
            model.listTyped(name);
          }}
        />
      </div>
      <ErrorLine
        message={error}
        onRetry={() => {
          question.ask();
        }}
      />
      {name === '' ? (
        <p class="scroll empty">{texts.sourceStart}</p>
      ) : shown === undefined || listing === undefined ? (
        <div ref={page.focus.at('view')} class="scroll" tabIndex={-1}>
          {error === '' && <p class="empty delayed">{texts.loading}</p>}
        </div>
      ) : listing.rows.length === 0 ? (
        <div ref={page.focus.at('view')} class="scroll" tabIndex={-1}>
          <p class="empty" role="status">
            {fill(texts.noLines, clip(shown.question.name))}
          </p>
        </div>
      ) : (
        <>
          {shown.answer.left > 0 && (
            <p class="empty">{fill(texts.moreRoutines, shown.answer.left.toLocaleString())}</p>
          )}
          <Lines key={shown.question.name} model={model} listing={listing} name={shown.question.name} />
        </>
      )}
    </section>
  );
}
