import type { ComponentChild, VNode } from 'preact';
import { isWebPage } from '../../../src/protocol/page.js';
import type { Summary } from '../../../src/protocol/session.js';
import { Button } from '../shared/controls.js';
import type { PageModel } from '../model/pageModel.js';
import { describe, takenAt } from '../frame/summary.js';
import { clip, texts } from '../texts.js';
import type { View } from '../frame/view.js';

/** What the profile says of itself. */
export const infoView: View = {
  id: 'info',
  title: texts.info,
  report: 'raw',
  open: (page) => () => <Info page={page} />,
};

function Info({ page }: { readonly page: PageModel }): VNode {
  const ready = page.ready.value;
  return (
    <section class="view info">
      <div ref={page.focus.at('view')} class="scroll" tabIndex={0} aria-label={texts.info} role="region">
        {ready !== undefined && <Facts page={page} summary={ready.summary} />}
      </div>
    </section>
  );
}

function Facts({ page, summary }: { readonly page: PageModel; readonly summary: Summary }): VNode {
  const { sampleTypes, mappings, comments, docUrl, defaultSampleIndex } = summary;
  const taken = takenAt(summary.timeNanos);
  const facts: readonly (readonly [title: string, text: string])[] = [
    [texts.profile, describe(summary)],
    [texts.binary, summary.binary],
    [texts.buildIdTitle, summary.buildId],
    [texts.takenTitle, taken === undefined ? '' : `${taken.local} (${taken.exact})`],
    [texts.durationTitle, summary.duration],
    [texts.period, summary.period],
    [texts.sampleCount, summary.samples.toLocaleString()],
    [texts.locationCount, summary.locations.toLocaleString()],
    [texts.functionCount, summary.functions.toLocaleString()],
    [texts.dropFrames, summary.dropFrames],
    [texts.keepFrames, summary.keepFrames],
  ];
  return (
    <>
      <h2>{texts.overview}</h2>
      <dl class="info-facts">
        {facts
          .filter(([, text]) => text !== '')
          .map(([title, text]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <bdi>{clip(text)}</bdi>
              </dd>
            </div>
          ))}
        {docUrl !== '' && (
          <div>
            <dt>{texts.documentation}</dt>
            <dd>
              <bdi>{clip(docUrl)}</bdi>
              {isWebPage(docUrl) && (
                <Button
                  secondary
                  onClick={() => {
                    page.tell(page.host.openDoc());
                  }}
                >
                  {texts.openDocumentation}
                </Button>
              )}
            </dd>
          </div>
        )}
      </dl>

      <Table
        title={texts.sampleTypes}
        head={[texts.type, texts.unit, texts.total]}
        rows={sampleTypes.map(({ type, unit, total }, i) => [
          i === defaultSampleIndex && sampleTypes.length > 1 ? (
            <>
              <bdi>{clip(type)}</bdi> <span class="muted">{texts.shownFirst}</span>
            </>
          ) : (
            clip(type)
          ),
          clip(unit),
          total,
        ])}
        none={texts.none}
      />
      <Table
        title={texts.mappings}
        head={[texts.fileTitleCase, texts.addresses, texts.offset, texts.buildIdTitle]}
        rows={mappings.map((m) => [
          clip(m.file),
          <code key="a">{`${m.start}–${m.limit}`}</code>,
          <code key="o">{m.offset}</code>,
          <code key="b">{clip(m.buildId)}</code>,
        ])}
        none={texts.noMappings}
      />
      {comments.length > 0 && (
        <>
          <h2>{texts.comments}</h2>
          <ul class="info-comments">
            {comments.slice(0, MOST_ROWS).map((comment, i) => (
              <li key={i}>
                <bdi>{clip(comment, 5000)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** More rows than anyone reads are not drawn. */
const MOST_ROWS = 1000;

function Table(props: {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ComponentChild[])[];
  readonly none: string;
}): VNode {
  const { title, head, rows, none } = props;
  return (
    <>
      <h2>
        {title} <span class="muted">{rows.length > 1 && rows.length.toLocaleString()}</span>
      </h2>
      {rows.length === 0 ? (
        <p class="empty">{none}</p>
      ) : (
        <div class="info-table">
          <table aria-label={title}>
            <thead>
              <tr>
                {head.map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map((row, i) => (
                <tr key={i}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <bdi>{cell}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
