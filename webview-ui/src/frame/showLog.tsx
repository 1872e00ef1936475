import type { VNode } from 'preact';
import type { PageModel } from '../model/pageModel.js';
import { texts } from '../texts.js';

/** Leads to the log, where it says more of what failed of itself. */
export function ShowLog({ page }: { readonly page: PageModel }): VNode {
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        page.hasFault.value = false;
        page.tell(page.host.showLog());
      }}
    >
      {texts.showLog}
    </button>
  );
}
