import type { VNode } from 'preact';
import type { PageState } from '../../../src/protocol/page.js';
import { Button } from '../shared/controls.js';
import type { PageModel } from '../model/pageModel.js';
import { clip, fill, texts } from '../texts.js';

/** Errors that a higher limit mends. */
const PAST_LIMIT = ['pastLimit', 'pastLimitOfBytes'];

/** A profile that cannot be shown: why, and what can be done about it. */
export function Failed(props: {
  readonly page: PageModel;
  readonly failed: Extract<PageState, { status: 'failed' }>;
}): VNode {
  const { page, failed } = props;
  const { name, trouble, isText } = failed;
  return (
    <main class="notice-page">
      <h1>{fill(texts.cannotShow, clip(name))}</h1>
      <p role="alert">{trouble.message}</p>
      <div class="buttons">
        <Remedy page={page} label={texts.retry} act={() => page.host.retry()} isFirst />
        {PAST_LIMIT.includes(trouble.code) && (
          <Remedy page={page} label={texts.openSetting} act={() => page.host.openLimitSetting()} />
        )}
        {isText && <Remedy page={page} label={texts.reopenAsText} act={() => page.host.reopenAsText()} />}
        {trouble.isFault && <Remedy page={page} label={texts.showLog} act={() => page.host.showLog()} />}
      </div>
    </main>
  );
}

function Remedy(props: {
  readonly page: PageModel;
  readonly label: string;
  readonly act: () => Promise<unknown>;
  readonly isFirst?: boolean;
}): VNode {
  const { page, label, act, isFirst = false } = props;
  return (
    <Button
      secondary={!isFirst}
      onClick={() => {
        page.tell(act());
      }}
    >
      {label}
    </Button>
  );
}
