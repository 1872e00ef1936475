import { SHOWN_VIEWS, type ShownView } from '../../protocol/page.js';
import type { FrameRef, LineDetail, LineLink } from '../../protocol/session.js';
import type { Markdown } from '../../log/inEditors.js';
import { commandLink, escapeMarkdown, joinMarkdown, ours } from './markdown.js';

/** The command that hover links run, with a `FrameLink`. */
export const REVEAL_FRAME = 'pprofLens.revealFrame';

/** The commands that show a function in a view of its profile, by view; each takes a `FrameLink`, or the function at the cursor. */
export const SHOW_IN = {
  flame: 'pprofLens.showInFlameGraph',
  peek: 'pprofLens.showInPeek',
  top: 'pprofLens.showInTop',
} as const satisfies Readonly<Record<ShownView, string>>;

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
  readonly showIn: string;
  /** What views are called. */
  readonly views: Readonly<Record<ShownView, string>>;
  /** What stands for `count` more of a list. */
  readonly more: (count: number) => string;
}

/** What the hover of a line says. */
export interface HoverContent {
  readonly profileId: string;
  readonly profileName: string;
  readonly sampleIndex: number;
  readonly detail: LineDetail;
  /** The function that the line is in, undefined if that is not known. */
  readonly func: FrameRef | undefined;
  /** How sure it is that the figures are of this line, and what of its function has lost its line. */
  readonly notes: readonly string[];
}

/** More rows than this make no hover. */
const MOST_TYPES = 12;

/**
 * What a hover says of a line, as Markdown: the profile and the line's functions, flat and cum in every sample type
 * (the chosen one in bold), the top callers and callees as links.
 */
export function hoverMarkdown(content: HoverContent, words: HoverWords): Markdown {
  const { profileId, profileName, detail, notes } = content;
  return joinMarkdown(
    [
      ours`**${escapeMarkdown(profileName)}**${functionsOf(detail, words)}`,
      tableOf(content, words),
      // Before the links: a hover is only so high, and the rest of it is scrolled to.
      ...notes.map((note) => ours`*${escapeMarkdown(note)}*`),
      linksLine(words.callers, detail.callers, profileId),
      linksLine(words.callees, detail.callees, profileId),
      viewsLine(content, words),
    ].filter((part) => part !== NOTHING),
    '\n\n',
  );
}

const NOTHING = ours``;

function functionsOf({ functions, moreFunctions }: LineDetail, { more }: HoverWords): Markdown {
  if (functions.length === 0) return NOTHING;
  const names = functions.map(escapeMarkdown);
  const rest = moreFunctions === 0 ? [] : [escapeMarkdown(more(moreFunctions))];
  return ours` · ${joinMarkdown([...names, ...rest], ', ')}`;
}

function tableOf({ sampleIndex, detail }: HoverContent, { flat, cum, more }: HoverWords): Markdown {
  if (detail.figures.length === 0) return NOTHING;
  const rows = detail.figures.flatMap((figures, i) => {
    if (i >= MOST_TYPES && i !== sampleIndex) return [];
    const { type, flatPercent, cumPercent } = figures;
    const cells = [type, figures.flat, flatPercent, figures.cum, cumPercent].map(escapeMarkdown);
    const bold = (cell: Markdown): Markdown =>
      i === sampleIndex && cell !== NOTHING ? ours`**${cell}**` : cell;
    return [tableRow(cells.map(bold))];
  });
  const left = detail.figures.length - rows.length;
  const rest = left === 0 ? [] : [ours`| ${escapeMarkdown(more(left))} | | | | |`];
  const head = tableRow(['', flat, `${flat}%`, cum, `${cum}%`].map(escapeMarkdown));
  return joinMarkdown([head, ours`|:--|--:|--:|--:|--:|`, ...rows, ...rest], '\n');
}

/** Cells with room between them, of which VS Code's tables have too little to tell figures apart. */
function tableRow(cells: readonly Markdown[]): Markdown {
  return ours`| ${joinMarkdown(cells, ' | &nbsp;&nbsp;')} |`;
}

function linksLine(heading: string, links: readonly LineLink[], profile: string): Markdown {
  if (links.length === 0) return NOTHING;
  const items = links.map(({ name, weight, ref }) => {
    const link: FrameLink = { profile, ref };
    return ours`${commandLink(name, REVEAL_FRAME, link)} ${escapeMarkdown(weight)}`;
  });
  return ours`${escapeMarkdown(heading)}: ${joinMarkdown(items, ' · ')}`;
}

function viewsLine({ profileId: profile, func: ref }: HoverContent, { showIn, views }: HoverWords): Markdown {
  if (ref === undefined) return NOTHING;
  const link: FrameLink = { profile, ref };
  const items = SHOWN_VIEWS.map((view) => commandLink(views[view], SHOW_IN[view], link));
  return ours`${escapeMarkdown(showIn)}: ${joinMarkdown(items, ' · ')}`;
}

/** Reads the argument of a link again; undefined for anything else. */
export function parseFrameLink(argument: unknown): FrameLink | undefined {
  if (!isRecord(argument) || typeof argument['profile'] !== 'string' || !isRecord(argument['ref']))
    return undefined;
  const { kind, id, generation } = argument['ref'];
  if (kind !== 'function' && kind !== 'line') return undefined;
  if (!isIndex(id) || !isIndex(generation)) return undefined;
  return { profile: argument['profile'], ref: { kind, id, generation } };
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
