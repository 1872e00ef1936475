/**
 * Moves the keyboard to an element that is new, if `isLost` says of the element that has it that it may go on. A page that has
 * not got the keyboard would take it from wherever the person types by now, and waits until it comes back.
 * @returns gives up waiting
 */
export function takeKeyboard(element: HTMLElement, isLost: (at: Element | null) => boolean): () => void {
  const take = (options?: FocusOptions): void => {
    if (isLost(document.activeElement)) element.focus(options);
  };
  if (document.hasFocus()) {
    take();
    return () => undefined;
  }
  // It may come by a click, below which nothing must move.
  const later = (): void => {
    take({ preventScroll: true });
  };
  window.addEventListener('focus', later, { once: true });
  return () => {
    window.removeEventListener('focus', later);
  };
}
