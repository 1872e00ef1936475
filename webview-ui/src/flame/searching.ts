import type { Flame } from './drawingModel.js';

/** Whether what is drawn is searched. An expression that is not one finds nothing, and hides nothing. */
export function isSearching(flame: Flame | undefined): boolean {
  return flame !== undefined && flame.search !== '' && flame.page.searchError === '';
}
