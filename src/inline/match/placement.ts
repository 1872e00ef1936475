import type { Certainty } from '../../protocol/page.js';
import type { Declaration } from '../../protocol/session.js';
import type { BuiltText } from '../../source/history/builtText.js';
import type { Release } from '../../source/rules/release.js';
import { matchLines } from '../matchLines.js';
import { goDeclaration, placeFunctions, type PlacedFunction } from './goDeclarations.js';

/** From the least sure on; what is not known is no matter where something is. */
const LEAST_SURE: readonly Certainty[] = ['doubtful', 'assumed', 'moved', 'asProfiled', 'unknown'];

/** The least sure of the places of which something is known; undefined without any. */
export function leastSure(places: readonly LinePlace[]): Certainty | undefined {
  const all = new Set(places.map(({ certainty }) => certainty));
  return LEAST_SURE.find((certainty) => all.has(certainty));
}

/** Where a line of the profile is in the text. Lines count from 1. */
export interface LinePlace {
  readonly line: number;
  readonly certainty: Certainty;
  /** Where the function is declared, in the profile and in the text; undefined if that is not known, or it is not there. */
  readonly declared?: { readonly then: number; readonly now: number };
  /** The line that git followed, and from where; undefined if it did not. */
  readonly built?: Trace;
  /** Of a file of a released version, which nobody edits; undefined of others, and where functions or git tell. */
  readonly release?: Release;
  /** Whether the line is there no more or blank, where nothing else is known: what cost something stood elsewhere. */
  readonly isBlank?: true;
}

/** A line in the commit that a program was built from. */
export interface Trace extends Pick<BuiltText, 'commit' | 'basis' | 'isModified'> {
  readonly then: number;
}

/** Tells where each line of the profile is in a text; undefined for a line that is there no more. */
export type Placement = (line: number) => LinePlace | undefined;

/** What is known of a file beside its text. */
export interface FileOrigin {
  /** Where the profile says that the functions of the file are declared. */
  readonly declarations: readonly Declaration[];
  /** Its text as the program was built from it, if git knows that. */
  readonly built: BuiltText | undefined;
  /** Whether the profile names the version that it is of; undefined where it is of no released one. */
  readonly release: Release | undefined;
}

/** The placement of the lines of a file: by its functions' declarations first, then by git. */
export function placementOf(file: string, origin: FileOrigin, texts: readonly string[]): Placement {
  const { declarations, built } = origin;
  const functions = file.endsWith('.go') ? placeFunctions(declarations, texts) : [];
  const follow = built && followed(built, texts);
  // Where the profile knows better, an assumption is none.
  const isThere = (own: PlacedFunction): boolean => built !== undefined && isDeclared(own, built.lines);
  const isRefuted = built?.basis !== 'recorded' && !functions.every(isThere);
  const byGit = built && follow && !isRefuted ? gitPlacement(built, follow) : undefined;
  const otherwise = byGit ?? unplaced(origin, texts);
  const starts = functions.flatMap(({ now }) => now ?? []).sort((a, b) => a - b);
  return (line) => {
    const own = functions.findLast(({ declared }) => declared <= line);
    if (own === undefined) return otherwise(line);
    const byFunction = placeLine(own, starts, line);
    if (built === undefined || follow === undefined || !isThere(own)) return byFunction;
    if (own.now === undefined) return gitPlacement(built, follow)(line);
    // Both agree on the function: git tells its lines apart.
    if (follow(own.declared) !== own.now) return byFunction;
    const now = follow(line);
    if (now === undefined) return undefined;
    return {
      line: now,
      certainty: now === line ? 'asProfiled' : 'moved',
      declared: { then: own.declared, now: own.now },
      built: traceOf(built, line),
    };
  };
}

/** Without declarations and without git: versions tell; else nothing is known, but that no blank line costs. */
function unplaced({ release }: FileOrigin, texts: readonly string[]): Placement {
  if (release === 'same') return (line) => ({ line, certainty: 'asProfiled', release });
  if (release === 'another') return (line) => ({ line, certainty: 'doubtful', release });
  const released = release === undefined ? {} : { release };
  return (line) => {
    const isBlank = line > 0 && (texts[line - 1] ?? '').trim() === '';
    return isBlank
      ? { line, certainty: 'doubtful', isBlank, ...released }
      : { line, certainty: 'unknown', ...released };
  };
}

/** Where a line of the text that was built is now; undefined if it is there no more. Lines count from 1. */
function followed(built: BuiltText, texts: readonly string[]): (line: number) => number | undefined {
  const at = matchLines(built.lines, texts);
  return (line) => {
    const now = at[line - 1] ?? -1;
    return now < 0 ? undefined : now + 1;
  };
}

function gitPlacement(built: BuiltText, follow: (line: number) => number | undefined): Placement {
  return (line) => {
    const now = follow(line);
    if (now === undefined) return undefined;
    const known = built.isModified ? 'doubtful' : now === line ? 'asProfiled' : 'moved';
    const certainty = built.basis === 'recorded' ? known : 'assumed';
    return { line: now, certainty, built: traceOf(built, line) };
  };
}

function traceOf({ commit, basis, isModified }: BuiltText, then: number): Trace {
  return { then, commit, basis, isModified };
}

function isDeclared({ name, declared }: PlacedFunction, texts: readonly string[]): boolean {
  return goDeclaration(name)?.test(texts[declared - 1] ?? '') === true;
}

function placeLine(
  { declared: then, now }: PlacedFunction,
  starts: readonly number[],
  line: number,
): LinePlace | undefined {
  if (now === undefined) return { line, certainty: 'doubtful' };
  const moved = line + now - then;
  // Where the next function begins, this one has ended: the line is gone.
  const next = starts.find((start) => start > now);
  if (next !== undefined && moved >= next) return undefined;
  return { line: moved, certainty: now === then ? 'asProfiled' : 'moved', declared: { then, now } };
}
