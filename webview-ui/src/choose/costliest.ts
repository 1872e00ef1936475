import { subjectOf, type Subject } from '../actions/subject.js';
import type { PageModel } from '../model/pageModel.js';

/** What a view shows before anyone has chosen: the first of Top, undefined if the selection leaves nothing. */
export async function costliest(page: PageModel): Promise<Subject | undefined> {
  const query = { sort: 'flat', reversed: false, filter: '', from: 0, count: 1 } as const;
  const [row] = (await page.host.top(query)).rows;
  const granularity = page.ready.peek()?.selection.granularity ?? 'functions';
  return row && page.whole(subjectOf(row.name, row.file, granularity, row.ref, row.isCut));
}
