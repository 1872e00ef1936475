import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { FocusPlace } from './focusPlaces.js';
import type { PageModel } from './pageModel.js';

/** Puts an element that a component has a ref of its own to at a place, as long as it is drawn; nowhere if undefined. */
export function useFocusPlace(
  page: PageModel,
  place: FocusPlace | undefined,
  element: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const put = place === undefined ? undefined : page.focus.at(place);
    put?.(element.current);
    return () => put?.(null);
  }, [page, place, element]);
}
