import type {
  Declaration,
  FrameNames,
  FrameRef,
  FunctionFigure,
  ItemFigure,
  LineDetail,
  LineFigure,
  Place,
  SampleTypeSummary,
  SourceTree,
  TopQuery,
} from '../protocol/session.js';
import type { Event } from '../session/host/emitter.js';
import type { ProgramOrigin } from '../source/vscode/builtTexts.js';

/** What source editors need of an open profile. Its answers are for the selection in force. */
export interface ActiveProfile {
  /** What links name it by; another for each profile. */
  readonly id: string;
  /** File name. */
  readonly name: string;
  /** Changes with each load. */
  readonly generation: number;
  readonly sampleTypes: readonly SampleTypeSummary[];
  readonly selection: TopQuery['selection'];
  /** Milliseconds since 1970, if recorded. */
  readonly takenAt: number | undefined;
  /** What it tells of the program it is of. */
  readonly program: ProgramOrigin;
  files(): Promise<readonly string[]>;
  /** The names of the functions recorded in a file; none if they are too many to tell. */
  functionsIn(file: string): Promise<readonly string[]>;
  /** Where the functions recorded in a file are declared; none if that is not recorded, or they are too many to tell. */
  declarations(file: string): Promise<readonly Declaration[]>;
  /** The lines of a recorded file that have cost, ascending. */
  lines(file: string): Promise<readonly LineFigure[]>;
  lineDetail(file: string, line: number): Promise<LineDetail | undefined>;
  /** The functions of a recorded file that cost anything, by the line where they begin. */
  functions(file: string): Promise<readonly FunctionFigure[]>;
  /** The recorded files that have cost, that with the costliest line first; at most so many. */
  costliestFiles(most: number): Promise<readonly string[]>;
  /** What the items of a tree cost that have at least a share, 0 to 1, of the total. */
  itemFigures(tree: SourceTree, least: number): Promise<readonly ItemFigure[]>;
  place(ref: FrameRef): Promise<Place | undefined>;
  /** What a frame is called, whole; undefined for one that is not there. Rejects as `earlierLoad` for one of another load. */
  names(ref: FrameRef): Promise<FrameNames | undefined>;
}

/** The profiles that are open and readable, and the one whose figures stand in the source. */
export interface ActiveProfiles {
  readonly active: ActiveProfile | undefined;
  readonly all: readonly ActiveProfile[];
  /** After any change of the above, or of the active profile's content or selection. */
  readonly onDidChange: Event<void>;
  setActive(profile: ActiveProfile): void;
  /** Chooses the active profile's sample type. */
  setSampleIndex(index: number): void;
}

/** The figures of one line that several recorded paths may have: the greater ones. */
export function mergeFigures(lists: readonly (readonly LineFigure[])[]): readonly LineFigure[] {
  const byLine = new Map<number, LineFigure>();
  for (const figure of lists.flat()) {
    const other = byLine.get(figure.line);
    if (!other || figure.cumShare > other.cumShare) byLine.set(figure.line, figure);
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}
