import type { VNode } from 'preact';
import type { PageModel } from '../model/pageModel.js';
import { IconButton } from '../shared/icons.js';
import { ShowLog } from './showLog.js';
import { clip, texts } from '../texts.js';

/** What a message of the window said, for whoever has missed it; else nothing. */
export function Message({ page }: { readonly page: PageModel }): VNode {
  const message = page.message.value;
  return (
    <div class="notice message" role="status">
      {message !== undefined && (
        <>
          <p>{clip(message.sentence)}</p>
          {message.isFault && <ShowLog page={page} />}
          <IconButton
            icon="close"
            title={texts.closeMessage}
            onClick={() => {
              page.message.value = undefined;
              page.focus.go('view', 'choice');
            }}
          />
        </>
      )}
    </div>
  );
}
