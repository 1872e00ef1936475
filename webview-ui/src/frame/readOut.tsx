import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PageModel } from '../model/pageModel.js';
import { sayLoaded } from './sayLoaded.js';

/** What is read out as it happens, to whoever does not see it: what was loaded, selected and found. */
export function ReadOut({ page }: { readonly page: PageModel }): VNode {
  useEffect(() => sayLoaded(page), [page]);
  return (
    <p class="for-readers" role="status">
      {page.said.value}
    </p>
  );
}
