import type { Subject } from '../actions/subject.js';
import type { PageModel } from '../model/pageModel.js';

/** What a view shows before anyone has chosen: the first of Top, undefined if the selection leaves nothing. */
export async function costliest(page: PageModel): Promise<Subject | undefined> {
  const query = { sort: 'flat', reversed: false, filter: '', from: 0, count: 1 } as const;
  const [row] = (await page.host.top(query)).rows;
  return row && page.whole(row);
}
