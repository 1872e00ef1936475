/** A text that names keys, with those of this platform's keyboard. */
export function withKeys(text: string): string {
  return navigator.userAgent.includes('Macintosh')
    ? text.replaceAll('Ctrl+', '⌘').replaceAll('Alt+', '⌥')
    : text;
}

/** Whether a key goes into a text. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}
