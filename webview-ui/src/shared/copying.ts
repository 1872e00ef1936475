import { useEffect } from 'preact/hooks';

/** What goes into the clipboard: a text, and the same for whoever takes more than that. */
export interface Copied {
  readonly text: string;
  readonly html: string | undefined;
}

/**
 * Answers the browser's copying while the keyboard is in an element, unless a text is marked, which is copied as ever.
 * @param copy what there is to copy; undefined where it is only on its way and gets into the clipboard by itself
 */
export function useCopying(
  element: { readonly current: HTMLElement | null },
  copy: () => Copied | undefined,
): void {
  useEffect(() => {
    const end = new AbortController();
    const isOurs = (): boolean =>
      element.current?.contains(document.activeElement) === true &&
      document.getSelection()?.isCollapsed !== false;
    const onCopy = (event: ClipboardEvent): void => {
      if (!isOurs()) return;
      event.preventDefault();
      const copied = copy();
      if (copied === undefined) return;
      event.clipboardData?.setData('text/plain', copied.text);
      if (copied.html !== undefined) event.clipboardData?.setData('text/html', copied.html);
    };
    // Without this Chromium copies nothing by a command while no text is marked.
    const onBefore = (event: Event): void => {
      if (isOurs()) event.preventDefault();
    };
    document.addEventListener('copy', onCopy, { signal: end.signal });
    document.addEventListener('beforecopy', onBefore, { signal: end.signal });
    return () => {
      end.abort();
    };
  });
}
