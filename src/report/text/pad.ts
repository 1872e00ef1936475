/** How many characters a text has as Go counts them: code points, each bad byte one. */
export function characters(text: string): number {
  let count = text.length;
  for (const character of text) count -= character.length - 1;
  return count;
}

/** Pads with spaces on the left to a number of characters. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - characters(text))) + text;
}
