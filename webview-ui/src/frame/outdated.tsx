import type { VNode } from 'preact';
import { Icon } from '../shared/icons.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import type { Trouble } from '../../../src/protocol/trouble.js';
import type { PageModel } from '../model/pageModel.js';
import { isPastLimit } from '../failure/pastLimit.js';
import { ShowLog } from './showLog.js';
import { fill, texts } from '../texts.js';

/** That what is on show is no more what the file holds, why, and a way to read it again; nothing while it is. */
export function Outdated({
  page,
  ready,
}: {
  readonly page: PageModel;
  readonly ready: ReadyState;
}): VNode | null {
  const { reload, rereading } = ready;
  if (rereading !== undefined && page.isRereading.value) return <Rereading page={page} percent={rereading} />;
  if (reload === undefined) return null;
  const isDeleted = reload.code === 'noFile';
  return (
    <div class="outdated" role={isDeleted ? 'status' : 'alert'}>
      <Icon name="warning" />
      <p>{whyOf(reload)}</p>
      <button
        type="button"
        class="link"
        onClick={() => {
          page.tell(page.host.retry());
        }}
      >
        {rereading !== undefined ? texts.readingAgain : texts.retry}
      </button>
      {isPastLimit(reload) && (
        <button
          type="button"
          class="link"
          onClick={() => {
            page.tell(page.host.openLimitSetting());
          }}
        >
          {texts.openSetting}
        </button>
      )}
      {reload.isFault && <ShowLog page={page} />}
    </div>
  );
}

function whyOf({ code, message }: Trouble): string {
  if (code === 'noFile') return texts.deleted;
  return code === 'openingCancelled' ? texts.reloadCancelled : fill(texts.reloadFailed, message);
}

/** That the file is read again, which takes its time: how far that is, and a way out. */
function Rereading({ page, percent }: { readonly page: PageModel; readonly percent: number }): VNode {
  return (
    <div class="outdated rereading">
      <p role="status">{texts.rereading}</p>
      <span
        class="rereading-percent"
        role="progressbar"
        aria-label={texts.rereading}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        {percent}%
      </span>
      <button
        type="button"
        class="link"
        onClick={() => {
          page.tell(page.host.cancelOpening());
        }}
      >
        {texts.cancel}
      </button>
    </div>
  );
}
