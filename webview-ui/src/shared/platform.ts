/** A text that names keys, with those of this platform's keyboard. */
export function withKeys(text: string): string {
  return navigator.userAgent.includes('Macintosh')
    ? text.replaceAll('Ctrl+', '⌘').replaceAll('Alt+', '⌥')
    : text;
}
