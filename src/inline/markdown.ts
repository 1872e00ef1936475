/** Names in a profile have no limit of their own. */
const LONGEST = 200;

/**
 * Text of a profile as Markdown that shows just this text: no link, image, HTML, table cell or icon can come of it.
 * Every ASCII punctuation mark may be escaped (CommonMark 2.4). Control and direction characters are dropped, and what
 * is longer than 200 characters is cut.
 */
export function escapeMarkdown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A link that runs one of our commands. The label is text of a profile. */
export function commandLink(label: string, command: string, argument: unknown): string {
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()'*!~]/g, percent);
  return `[${escapeMarkdown(label)}](command:${command}?${query})`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
