/** The codes of letters, all ASCII. */
export function codesOf(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** A set of letters: 1 at the code of each. */
export function lettersOf(letters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const code of codesOf(letters)) set[code] = 1;
  return set;
}
