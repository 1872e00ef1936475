import type { Markdown } from '../../log/inEditors.js';
import { plainLine } from '../../log/plain.js';

/** Names in a profile have no limit of their own. */
const LONGEST = 200;

/**
 * Text of a profile as Markdown that shows just this text: no link, image, HTML, table cell or icon can come of it.
 * Every ASCII punctuation mark may be escaped (CommonMark 2.4). Control and direction characters are dropped, and what
 * is longer than 200 characters is cut.
 */
export function escapeMarkdown(text: string): Markdown {
  return plainLine(text, LONGEST).replace(/[!-/:-@[-`{-~]/g, '\\$&') as Markdown;
}

/** Markdown of our own around texts that are Markdown already, which the types hold: `escapeMarkdown` makes it of others. */
export function ours(own: TemplateStringsArray, ...texts: readonly Markdown[]): Markdown {
  return String.raw({ raw: own }, ...texts) as Markdown;
}

/** Several pieces of Markdown as one. */
export function joinMarkdown(parts: readonly Markdown[], separator: string): Markdown {
  return parts.join(separator) as Markdown;
}

/** A link that runs one of our commands. The label is text of a profile. */
export function commandLink(label: string, command: string, argument: unknown): Markdown {
  const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()'*!~]/g, percent);
  return ours`[${escapeMarkdown(label)}](${`command:${command}?${query}` as Markdown})`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
