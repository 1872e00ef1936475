import type { Filters } from '../../../src/analysis/samples/selection.js';

/**
 * The filters after a click on a tag's value: only its samples, or with `ignore` all but them; a second click takes
 * that back. One tag filter holds one key, so the value takes the place of what was there.
 */
export function tagFilter(filters: Filters, value: string, ignore: boolean): Filters {
  const filter = ignore ? 'tagIgnore' : 'tagFocus';
  return { ...filters, [filter]: filters[filter] === value ? '' : value };
}
