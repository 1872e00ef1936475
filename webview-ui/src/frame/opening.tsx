import type { VNode } from 'preact';
import { openedShare } from '../../../src/protocol/progress.js';
import type { Progress } from '../../../src/protocol/session.js';
import { Button, ProgressRing } from '../shared/controls.js';
import type { PageModel } from '../model/pageModel.js';
import { clip, fill, texts } from '../texts.js';
import { samplesText } from './samplesText.js';

/** A profile is being read: how far it is, and a way out. */
export function Opening(props: {
  readonly page: PageModel;
  readonly name: string;
  readonly progress: Progress | undefined;
}): VNode {
  const { page, name, progress } = props;
  const share = openedShare(progress);
  const percent = share === undefined ? undefined : Math.floor(share * 100);
  return (
    <main class="notice-page delayed">
      <h1>{fill(texts.opening, clip(name))}</h1>
      <div
        class="progress"
        role="progressbar"
        aria-label={fill(texts.opening, clip(name))}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={stageOf(progress, percent)}
      >
        {percent === undefined ? (
          <ProgressRing />
        ) : (
          <span class="progress-track">
            <span class="progress-bar" style={{ width: `${percent}%` }} />
          </span>
        )}
      </div>
      <p class="muted">{stageOf(progress, percent)}</p>
      <Button
        secondary
        onClick={() => {
          page.tell(page.host.cancelOpening());
        }}
      >
        {texts.cancel}
      </Button>
    </main>
  );
}

function stageOf(progress: Progress | undefined, percent: number | undefined): string {
  if (progress === undefined) return texts.starting;
  const share = percent === undefined ? '' : `${percent}%`;
  if (progress.stage !== 'read') return fill(texts.summing, share);
  const megabytes = Math.floor(progress.inflated / 1e6).toLocaleString();
  return fill(texts.reading, share, megabytes, samplesText(progress.samples));
}
