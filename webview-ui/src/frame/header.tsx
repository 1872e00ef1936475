import type { ComponentChild, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { isWebPage } from '../../../src/protocol/page.js';
import { Checkbox, Dropdown } from '../shared/controls.js';
import { IconButton } from '../shared/icons.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import type { PageModel } from '../model/pageModel.js';
import { describe, takenAt } from './summary.js';
import { clip, fill, texts } from '../texts.js';
import { samplesText } from './samplesText.js';

/** What the profile is, and the choices that hold for every view. */
export function Header({ page, ready }: { readonly page: PageModel; readonly ready: ReadyState }): VNode {
  const { name, summary, selection, followCode } = ready;
  const options = useMemo(
    () => summary.sampleTypes.map((t) => fill(texts.sampleTypeOption, clip(t.type), clip(t.unit), t.total)),
    [summary],
  );
  return (
    <header class="header">
      <div class="header-what">
        <h1 title={clip(name)}>
          <bdi>{clip(name)}</bdi>
          {summary.entry !== undefined && (
            <span class="entry" title={clip(summary.entry.name)}>
              {' › '}
              <bdi>{clip(summary.entry.name)}</bdi>
            </span>
          )}
        </h1>
        <Facts page={page} ready={ready} />
      </div>
      <div class="header-choices">
        <Dropdown
          label={texts.sampleType}
          options={options}
          chosen={selection.sampleIndex}
          onChoose={(sampleIndex) => {
            page.select({ sampleIndex });
          }}
        />
        <Checkbox
          checked={followCode}
          title={texts.followCodeTitle}
          onChange={(on) => {
            page.tell(page.host.setFollowCode(on));
          }}
        >
          {texts.followCode}
        </Checkbox>
      </div>
    </header>
  );
}

function Facts({ page, ready }: { readonly page: PageModel; readonly ready: ReadyState }): VNode {
  const { summary, selection } = ready;
  const type = summary.sampleTypes[selection.sampleIndex];
  const taken = takenAt(summary.timeNanos);
  return (
    <ul class="facts">
      <Fact title={summary.binary}>{clip(describe(summary))}</Fact>
      {type !== undefined && (
        <Fact>
          {texts.total} <strong>{type.total}</strong> {clip(type.type)}
        </Fact>
      )}
      {summary.duration !== '' && <Fact>{fill(texts.duration, summary.duration)}</Fact>}
      {taken !== undefined && <Fact title={taken.exact}>{fill(texts.taken, taken.local)}</Fact>}
      <Fact>{samplesText(summary.samples)}</Fact>
      {summary.buildId !== '' && (
        <Fact title={summary.buildId}>
          {fill(texts.buildId, clip(summary.buildId, 16))}
          <IconButton
            icon="copy"
            title={texts.copyBuildId}
            onClick={() => {
              page.tell(page.host.copyBuildId());
            }}
          />
        </Fact>
      )}
      {summary.docUrl !== '' && (
        <Fact title={summary.docUrl}>
          {isWebPage(summary.docUrl) ? (
            <button
              type="button"
              class="link"
              onClick={() => {
                page.tell(page.host.openDoc());
              }}
            >
              {texts.documentation}
            </button>
          ) : (
            fill(texts.documentationIs, clip(summary.docUrl, 60))
          )}
        </Fact>
      )}
    </ul>
  );
}

function Fact({ title, children }: { readonly title?: string; readonly children: ComponentChild }): VNode {
  return <li title={title === undefined ? undefined : clip(title)}>{children}</li>;
}
