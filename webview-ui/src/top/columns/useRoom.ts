import { useLayoutEffect } from 'preact/hooks';
import type { ColumnModel } from './columnModel.js';
import { fontOf, type TextWidths } from '../../shared/textWidths.js';

/**
 * Tells the columns how much room there is, and follows it.
 * @param edges what rows have before and after their columns, in pixels
 */
export function useRoom(
  columns: ColumnModel,
  scroller: { readonly current: HTMLElement | null },
  widths: TextWidths,
  edges: number,
): void {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      widths.use(fontOf(element));
      const room = { width: element.clientWidth - edges, character: widths.of('0') };
      const before = columns.room.peek();
      if (room.width !== before.width || room.character !== before.character) columns.room.value = room;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [columns, scroller, widths, edges]);
}
