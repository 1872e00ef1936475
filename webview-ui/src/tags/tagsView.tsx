import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Fitting, TagGroup } from '../../../src/protocol/session.js';
import { ErrorLine } from '../shared/errorLine.js';
import { isFiltered } from '../filters/chips.js';
import type { PageModel } from '../model/pageModel.js';
import { withKeys } from '../shared/keyboard.js';
import { CostTable, type CostRow } from '../shared/table/costTable.js';
import { Question } from '../model/question.js';
import { clip, fill, texts } from '../texts.js';
import type { View } from '../frame/view.js';
import { tagFilter } from './tagFilter.js';

/** Every label key with what its values weigh. */
export const tagsView: View = {
  id: 'tags',
  title: texts.tags,
  report: 'tags',
  open(page) {
    const question = new Question(
      page,
      () => '',
      () => page.host.tags(),
    );
    return () => <Tags page={page} question={question} />;
  },
};

function Tags(props: {
  readonly page: PageModel;
  readonly question: Question<string, Fitting<TagGroup>>;
}): VNode {
  const { page, question } = props;
  useEffect(() => question.follow(), [question]);
  const answer = question.answer.value?.answer;
  const groups = answer?.rows;
  const error = question.error.value;
  const filtered = isFiltered(page.ready.value?.selection);
  return (
    <section class="view tags">
      <div ref={page.focus.at('view')} class="scroll" tabIndex={-1}>
        <ErrorLine
          message={error}
          onRetry={() => {
            question.ask();
          }}
        />
        {groups === undefined && error === '' && <p class="empty delayed">{texts.loading}</p>}
        {groups?.length === 0 && (
          <p class="empty" role="status">
            {filtered ? texts.noTagsLeft : texts.noTags}
          </p>
        )}
        {groups !== undefined && groups.length > 0 && <p class="empty">{withKeys(texts.tagsHint)}</p>}
        {groups?.map((group) => (
          <Group key={group.key} page={page} group={group} />
        ))}
        {answer !== undefined && answer.left > 0 && (
          <p class="empty">{fill(texts.moreTags, answer.left.toLocaleString())}</p>
        )}
      </div>
    </section>
  );
}

function Group({ page, group }: { readonly page: PageModel; readonly group: TagGroup }): VNode {
  const focused = page.ready.value?.selection.filters.tagFocus;
  const key = clip(group.key, 300);
  const { rows: values, left } = group.values;
  return (
    <section class="tag-group">
      <h2>
        <bdi>{key}</bdi>{' '}
        <span class="muted">
          {fill(texts.tagTotal, group.total, group.totalPercent)} ·{' '}
          {fill(texts.tagValues, (values.length + left).toLocaleString())}
        </span>
      </h2>
      <CostTable
        page={page}
        label={key}
        rows={values.map((value): CostRow => ({
          name: value.text,
          plain: true,
          weight: value.weight,
          percent: value.percent,
          share: value.share,
          title: withKeys(texts.tagTitle),
          pressed: value.focus === focused,
        }))}
        onChoose={(index, other) => {
          const filters = page.ready.peek()?.selection.filters;
          const value = values[index];
          if (filters === undefined || value === undefined) return;
          page.select({ filters: tagFilter(filters, value.focus, other) });
        }}
      />
      {left > 0 && <p class="empty">{fill(texts.moreValues, left.toLocaleString())}</p>}
    </section>
  );
}
