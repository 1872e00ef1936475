import type { Filters } from '../../../src/analysis/samples/selection.js';
import { texts } from '../texts.js';

export interface FilterField {
  readonly filter: keyof Filters;
  /** What it does, in the empty field. */
  readonly hint: string;
}

/** The filters one reaches for. */
export const commonFields: readonly FilterField[] = [
  { filter: 'focus', hint: texts.focusHint },
  { filter: 'ignore', hint: texts.ignoreHint },
  { filter: 'hide', hint: texts.hideHint },
  { filter: 'show', hint: texts.showHint },
  { filter: 'showFrom', hint: texts.showFromHint },
  { filter: 'tagFocus', hint: texts.tagFocusHint },
  { filter: 'tagIgnore', hint: texts.tagIgnoreHint },
];

/** The others. */
export const rareFields: readonly FilterField[] = [
  { filter: 'pruneFrom', hint: texts.pruneFromHint },
  { filter: 'tagShow', hint: texts.tagShowHint },
  { filter: 'tagHide', hint: texts.tagHideHint },
  { filter: 'tagRoot', hint: texts.tagRootHint },
  { filter: 'tagLeaf', hint: texts.tagLeafHint },
];
