import type { Regex } from '../analysis/filter/regex.js';
import { commentsReport } from './comments.js';
import { dotReport } from './dot.js';
import type { MatchingKind, ReportKind } from './kinds.js';
import { type ReadSource, listReport } from './list.js';
import type { Printout } from './printout.js';
import type { Question } from './question.js';
import { rawReport } from './raw.js';
import { tagsReport } from './tags.js';
import { topReport } from './top.js';
import { tracesReport } from './traces.js';
import { treeReport } from './tree.js';

/** What a report comes to: text, with what its names lead to if they lead anywhere. */
type Written = string | Printout;

/** How each report is written that takes no expression. */
export const PLAIN_WRITERS: Readonly<
  Record<Exclude<ReportKind, MatchingKind>, (question: Question) => Written>
> = {
  top: topReport,
  tree: treeReport,
  traces: tracesReport,
  tags: tagsReport,
  raw: rawReport,
  comments: commentsReport,
  dot: dotReport,
};

/** How each of those is written that are made of what matches an expression. */
export const MATCHING_WRITERS: Readonly<
  Record<MatchingKind, (question: Question, wanted: Regex, readSource: ReadSource) => Written>
> = {
  peek: treeReport,
  list: listReport,
};
