import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { ErrorHostApi, Failure } from '../../../src/protocol/errorPage.js';
import { messageOf, type Asked } from '../shared/channel.js';
import { clip, fill, texts } from '../texts.js';
import { isPastLimit } from './pastLimit.js';

/** What the page of an opening error works with. */
export interface FailureModel {
  readonly failure: Failure;
  readonly host: Asked<ErrorHostApi>;
}

/** Why something that was chosen here did not work, empty for nothing. */
const notice = signal('');

/** A profile that cannot be shown: why, and what can be done about it. */
export function Failed({ failure, host }: FailureModel): VNode {
  const { name, trouble, isText } = failure;
  return (
    <>
      <main class="notice-page">
        <h1>{fill(texts.cannotShow, clip(name))}</h1>
        <p role="alert">{trouble.message}</p>
        <div class="buttons">
          <Remedy label={texts.retry} act={() => host.retry()} isFirst />
          {isPastLimit(trouble) && <Remedy label={texts.openSetting} act={() => host.openLimitSetting()} />}
          {isText && <Remedy label={texts.reopenAsText} act={() => host.reopenAsText()} />}
          {trouble.isFault && <Remedy label={texts.showLog} act={() => host.showLog()} />}
        </div>
      </main>
      <p class="notice" role="status">
        {notice.value}
      </p>
    </>
  );
}

function Remedy(props: {
  readonly label: string;
  readonly act: () => Promise<unknown>;
  readonly isFirst?: boolean;
}): VNode {
  const { label, act, isFirst = false } = props;
  return (
    <button
      type="button"
      class={isFirst ? 'remedy first' : 'remedy'}
      onClick={() => {
        notice.value = '';
        act().catch((error: unknown) => {
          notice.value = messageOf(error);
        });
      }}
    >
      {label}
    </button>
  );
}
