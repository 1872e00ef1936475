import type { VNode } from 'preact';
import { Icon } from '../shared/icons.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import type { PageModel } from '../model/pageModel.js';
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
  const { reload } = ready;
  if (reload === undefined) return null;
  const isDeleted = reload.trouble.code === 'noFile';
  return (
    <div class="outdated" role={isDeleted ? 'status' : 'alert'}>
      <Icon name="warning" />
      <p>{isDeleted ? texts.deleted : fill(texts.reloadFailed, reload.trouble.message)}</p>
      <button
        type="button"
        class="link"
        onClick={() => {
          page.tell(page.host.retry());
        }}
      >
        {reload.isUnderWay ? texts.readingAgain : texts.retry}
      </button>
      {reload.trouble.isFault && <ShowLog page={page} />}
    </div>
  );
}
