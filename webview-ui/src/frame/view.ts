import type { ComponentChild } from 'preact';
import type { ReportKind } from '../../../src/protocol/session.js';
import type { PageModel } from '../model/pageModel.js';

/** One way to look at the profile: a tab of the page. */
export interface View {
  readonly id: string;
  readonly title: string;
  /** The report of `go tool pprof` that shows the same. */
  readonly report: ReportKind;
  /**
   * Called once; what it keeps lives as long as the page, so that changing tabs loses nothing. The answer draws the
   * view while its tab is chosen; the element in it that is the page's focus place `view` takes the keyboard.
   */
  open(page: PageModel): () => ComponentChild;
}
