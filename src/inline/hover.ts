import type { FrameRef, LineDetail, LineLink } from '../session/api.js';
import { commandLink, escapeMarkdown } from './markdown.js';

/** The command that hover links run, with a `FrameLink`. */
export const REVEAL_FRAME = 'pprofLens.revealFrame';

/** What a link to a frame says: of which profile, and which frame. */
export interface FrameLink {
  readonly profile: string;
  readonly ref: FrameRef;
}

/** The words of a hover, in the person's language. */
export interface HoverWords {
  readonly flat: string;
  readonly cum: string;
  readonly callers: string;
  readonly callees: string;
}

export interface HoverContent {
  readonly profileId: string;
  readonly profileName: string;
  readonly sampleIndex: number;
  readonly detail: LineDetail;
  /** Why the figures may not be of this line, empty if they surely are. */
  readonly warning: string;
}

/**
 * What a hover says of a line, as Markdown: the profile and the line's functions, flat and cum in every sample type
 * (the chosen one in bold), the top callers and callees as links.
 */
export function hoverMarkdown(content: HoverContent, words: HoverWords): string {
  const { profileId, profileName, sampleIndex, detail, warning } = content;
  const functions = detail.functions.map(escapeMarkdown).join(', ');
  const rows = detail.figures.map(({ type, flat, flatPercent, cum, cumPercent }, i) => {
    const cells = [type, flat || '.', flatPercent, cum || '.', cumPercent].map(escapeMarkdown);
    return `| ${cells.map((cell) => (i === sampleIndex && cell !== '' ? `**${cell}**` : cell)).join(' | ')} |`;
  });
  const table = [`| | ${words.flat} | | ${words.cum} | |`, '|:--|--:|--:|--:|--:|', ...rows].join('\n');
  return [
    `**${escapeMarkdown(profileName)}**${functions === '' ? '' : ` · ${functions}`}`,
    table,
    linksLine(words.callers, detail.callers, profileId),
    linksLine(words.callees, detail.callees, profileId),
    warning === '' ? '' : `*${escapeMarkdown(warning)}*`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function linksLine(heading: string, links: readonly LineLink[], profile: string): string {
  if (links.length === 0) return '';
  const items = links.map(({ name, weight, ref }) => {
    const link: FrameLink = { profile, ref };
    return `${commandLink(name, REVEAL_FRAME, link)} ${escapeMarkdown(weight)}`;
  });
  return `${heading}: ${items.join(' · ')}`;
}

/** Reads the argument of a link again; undefined for anything else. */
export function parseFrameLink(argument: unknown): FrameLink | undefined {
  if (!isRecord(argument) || typeof argument['profile'] !== 'string' || !isRecord(argument['ref']))
    return undefined;
  const { kind, id } = argument['ref'];
  if ((kind !== 'function' && kind !== 'line') || !Number.isSafeInteger(id) || Number(id) < 0)
    return undefined;
  return { profile: argument['profile'], ref: { kind, id: Number(id) } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
