import type { VNode } from 'preact';
import type { Trouble } from '../../src/editor/protocol.js';
import { Button } from './controls.js';
import type { PageModel } from './model.js';
import { clip, fill, texts } from './texts.js';

/** A profile that cannot be shown: why, and what can be done about it. */
export function Failed(props: {
  readonly page: PageModel;
  readonly name: string;
  readonly trouble: Trouble;
}): VNode {
  const { page, name, trouble } = props;
  return (
    <main class="notice-page">
      <h1>{fill(texts.cannotShow, clip(name))}</h1>
      <p role="alert">{trouble.message}</p>
      <div class="buttons">
        <Button
          onClick={() => {
            page.tell(page.host.retry());
          }}
        >
          {texts.retry}
        </Button>
        <Button
          secondary
          onClick={() => {
            page.tell(page.host.reopenAsText());
          }}
        >
          {texts.reopenAsText}
        </Button>
        {trouble.isFault && (
          <Button
            secondary
            onClick={() => {
              page.tell(page.host.showLog());
            }}
          >
            {texts.showLog}
          </Button>
        )}
      </div>
    </main>
  );
}
