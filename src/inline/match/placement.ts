import type { Declaration } from '../../protocol/session.js';
import { placeFunctions, type PlacedFunction } from './goDeclarations.js';

/**
 * How a line of the profile is found in the text: where its function's declaration says so, moved with it, maybe not at
 * all if the declaration is not there, or nothing is known.
 */
export type Certainty = 'asProfiled' | 'moved' | 'doubtful' | 'unknown';

/** Where a line of the profile is in the text. Lines count from 1. */
export interface LinePlace {
  readonly line: number;
  readonly certainty: Certainty;
  /** Where the function is declared, in the profile and in the text; undefined if that is not known, or it is not there. */
  readonly declared?: { readonly then: number; readonly now: number };
}

/** Tells where each line of the profile is in a text; undefined for a line that is there no more. */
export type Placement = (line: number) => LinePlace | undefined;

/** Without declarations nothing is known. */
const unplaced: Placement = (line) => ({ line, certainty: 'unknown' });

/** The placement of the lines of a file, by where the profile says that its functions are declared. */
export function placementOf(
  file: string,
  declarations: readonly Declaration[],
  texts: readonly string[],
): Placement {
  if (!file.endsWith('.go') || declarations.length === 0) return unplaced;
  const functions = placeFunctions(declarations, texts);
  const starts = functions.flatMap(({ now }) => now ?? []).sort((a, b) => a - b);
  return (line) => placeLine(functions, starts, line);
}

function placeLine(
  functions: readonly PlacedFunction[],
  starts: readonly number[],
  line: number,
): LinePlace | undefined {
  const own = functions.findLast(({ declared }) => declared <= line);
  if (own === undefined) return unplaced(line);
  const { declared: then, now } = own;
  if (now === undefined) return { line, certainty: 'doubtful' };
  const moved = line + now - then;
  // Where the next function begins, this one has ended: the line is gone.
  const next = starts.find((start) => start > now);
  if (next !== undefined && moved >= next) return undefined;
  return { line: moved, certainty: now === then ? 'asProfiled' : 'moved', declared: { then, now } };
}
