/**
 * Characters that are not seen but change what is: control characters, those that turn the direction of writing,
 * those without a width, and separators of lines and paragraphs.
 */
export const UNSEEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'gu');

/** Half of a character. In the texts of a profile it stands for a byte that is not UTF-8. */
const HALF = /\p{Cs}/gu;

/** Text that is cut is looked at this much further, because what is not seen is dropped first. */
const AHEAD = 4;

/** How many characters a path and a name have, unless somebody wants fewer. */
const LONGEST_PATH = 160;
const LONGEST_NAME = 100;

/** Text from outside as one line of at most `most` characters: what is not seen is gone, what is too long ends in `…`. */
export function plainLine(text: string, most: number): string {
  const line = visible(text, most * AHEAD);
  return line.length > most || text.length > most * AHEAD ? `${whole(line.slice(0, most))}…` : line;
}

/** As `plainLine`, but cut in the middle: the end of a path says more than what is before it. */
export function shortened(text: string, most = LONGEST_PATH): string {
  const line = text.length <= most * AHEAD ? visible(text, text.length) : undefined;
  if (line !== undefined && line.length <= most) return line;
  const tail = Math.floor(most / 3);
  const start = line ?? visible(text.slice(0, most * AHEAD), most * AHEAD);
  const end = line ?? visible(text.slice(-most * AHEAD), most * AHEAD);
  return `${whole(start.slice(0, most - tail))}…${whole(end.slice(-tail))}`;
}

/**
 * Text from outside as a line of at most about `most` characters in which VS Code finds nothing: neither a link
 * `[label](command:…)`, which it makes of messages and prompts, nor an icon `$(name)`, which it makes of labels.
 */
export function plainText(text: string, most: number): string {
  return plainLine(text, most).replace(/([\]$])(?=\()/g, '$1\u200b');
}

/** Text from outside as one part of a path, such as the name of a document; `_` if nothing is left of it. */
export function plainName(text: string): string {
  const name = plainLine(text, LONGEST_NAME).replace(/[\\/]/g, '_');
  return /^\.*$/.test(name) ? '_' : name;
}

function visible(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(EVERY_UNSEEN, '')
    .replace(HALF, '\ufffd')
    .trim();
}

/** Without the half of a character that a cut has left at either end. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
