import type { Granularity } from '../../../src/analysis/samples/selection.js';
import type { FrameRef } from '../../../src/protocol/session.js';

/** Something of the profile that one can act on, wherever it is shown. */
export interface Subject {
  /** Printed name at the granularity in force, without marks: what Peek looks for. */
  readonly printed: string;
  /** The function's name alone, empty where functions are not told apart. */
  readonly func: string;
  /** Its file as recorded, empty if unknown. */
  readonly file: string;
  readonly ref: FrameRef | undefined;
  /** Whether one of the names is only the beginning of it, which nothing can be found by. */
  readonly isCut: boolean;
}

/** A menu on show: for what, and beside which point of the window. */
export interface OpenMenu {
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
  /** Where the keyboard was, and goes back to. */
  readonly from: HTMLElement | undefined;
}

/** What Top marks functions with that were inlined. */
const MARK = / \((?:partial-)?inline\)$/;

/**
 * What a printed name stands for. At the finer granularities it also has an address before it or a place after it
 * (NodeInfo.NameComponents of pprof).
 * @param file as recorded, empty if unknown: then a place is what follows the last space
 */
export function subjectOf(
  name: string,
  file: string,
  granularity: Granularity,
  ref: FrameRef | undefined,
  isCut = false,
): Subject {
  const printed = name.replace(MARK, '');
  if (granularity === 'functions') return { printed, func: printed, file, ref, isCut };
  if (granularity === 'files') return { printed, func: '', file: file === '' ? printed : file, ref, isCut };
  const bare = granularity === 'addresses' ? printed.replace(/^[0-9a-f]{16} /, '') : printed;
  const [place = ''] = / \S+$/.exec(bare) ?? [];
  const numbers = granularity === 'filefunctions' ? '' : (/(?::\d+){1,2}$/.exec(bare)?.[0] ?? '');
  const exact = ` ${file}${numbers}`;
  if (file !== '' && bare.endsWith(exact))
    return { printed, func: bare.slice(0, -exact.length), file, ref, isCut };
  const isPlace =
    granularity === 'filefunctions' ? place.includes('/') || place.includes('.') : numbers !== '';
  if (!isPlace) return { printed, func: bare, file, ref, isCut };
  const rest = { file: place.slice(1).replace(numbers, ''), ref, isCut };
  return { printed, func: bare.slice(0, -place.length), ...rest };
}
