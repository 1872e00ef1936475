import type { LineFigure } from '../analysis/answers/codeLines.js';
import type { TopPage as WholeTopPage, TopQuery } from '../analysis/workspace.js';
import type { TopOrder } from '../analysis/tables.js';
import type { FlameView, FlameZoom } from '../analysis/flame/flameGraph.js';
import type { FlameShape } from '../analysis/flame/flameStacks.js';
import type { LineDetail as WholeDetail, LineLink as WholeLink } from '../analysis/answers/lineDetail.js';
import type { FunctionFigure as WholeFunction } from '../analysis/answers/fileFunctions.js';
import type { FrameNames } from '../analysis/answers/frameNames.js';
import type { FrameRef as Frame } from '../analysis/answers/place.js';
import type { Place } from '../analysis/answers/place.js';
import type { Call as WholeCall, Peek as WholePeek } from '../analysis/answers/peek.js';
import type { ItemFigure, SourceTree } from '../analysis/answers/sourceTree.js';
import type { SelectionStatus } from '../analysis/answers/status.js';
import type { Routine as WholeRoutine, SourceName } from '../analysis/answers/routines.js';
import type { Filters, Selection } from '../analysis/samples/selection.js';
import type { TagGroup as WholeTagGroup, TagValue } from '../analysis/answers/tagTable.js';
import type { TopRow as WholeTopRow } from '../analysis/answers/topTable.js';
import type { ReportKind } from '../report/kinds.js';
import type { NameLink } from '../report/printout.js';
import type { ArchiveEntry, EntryChoice } from '../profile/container/archive.js';
import type { DecodeProgress } from '../profile/decodeProgress.js';
import type { BaseMode } from '../profile/combine/compare.js';
import type { SentError } from './sentError.js';

/** What a profile says of itself, with names as text. */
export interface Summary {
  readonly sampleTypes: readonly SampleTypeSummary[];
  /** What tells the frames of this profile from those of another (`analysis/samples/fingerprint.ts`). */
  readonly fingerprint: string;
  /** The sample type `go tool pprof` would show first. */
  readonly defaultSampleIndex: number;
  /** Main binary as recorded, empty if unknown. */
  readonly binary: string;
  readonly buildId: string;
  readonly comments: readonly string[];
  readonly docUrl: string;
  /** Nanoseconds since 1970 as decimal text, `0` if not recorded. */
  readonly timeNanos: string;
  readonly durationNanos: string;
  /** As the Duration line of pprof prints it, empty if there is none. */
  readonly duration: string;
  readonly period: string;
  readonly samples: number;
  readonly locations: number;
  readonly functions: number;
  readonly mappings: readonly MappingSummary[];
  readonly dropFrames: string;
  readonly keepFrames: string;
  /** Whether any function goes by another name than its symbol, so that it matters how names are written. */
  readonly hasReadableNames: boolean;
  /** Which file of an archive it is, if it is one. */
  readonly entry?: ArchiveEntry;
}

export type { ArchiveEntry, EntryChoice } from '../profile/container/archive.js';

export interface SampleTypeSummary {
  readonly type: string;
  readonly unit: string;
  /** Formatted as pprof formats it. */
  readonly total: string;
}

/** A binary in memory: addresses in hexadecimal with `0x`, `limit` excluded. */
export interface MappingSummary {
  readonly start: string;
  readonly limit: string;
  readonly offset: string;
  readonly file: string;
  readonly buildId: string;
}

import type { Direction } from '../analysis/flame/flameWalk.js';
export type { Direction } from '../analysis/flame/flameWalk.js';
import type { FlameStep } from '../analysis/flame/flameLayout.js';
export type { FlameStep, Stretch } from '../analysis/flame/flameLayout.js';
export type { FrameNames } from '../analysis/answers/frameNames.js';
export type { ReportKind } from '../report/kinds.js';
export type FunctionFigure = OfLoad<WholeFunction>;
export type { Place } from '../analysis/answers/place.js';
export type { ItemFigure, SourceTree } from '../analysis/answers/sourceTree.js';
export type { LineFigure } from '../analysis/answers/codeLines.js';
export type { TopColumn } from '../analysis/answers/topTable.js';
export type { TopQuery } from '../analysis/workspace.js';

/** Where a function is declared. */
export interface Declaration {
  readonly name: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Rows and how many were left out after them. */
export interface Fitting<T> {
  readonly rows: readonly T[];
  readonly left: number;
}

/** A frame of one load of a profile. The next load numbers its frames anew, so it does not know those of another. */
export type FrameRef = Frame & { readonly generation: number };

/** The same with a frame that says of which load it is. */
export type OfLoad<T extends { readonly ref: Frame | undefined }> = Omit<T, 'ref'> & {
  readonly ref: undefined extends T['ref'] ? FrameRef | undefined : FrameRef;
};

export interface TopPage extends Omit<WholeTopPage, 'rows'> {
  readonly rows: readonly TopRow[];
}

/** In which order Top is, and of which selection. */
export type OrderedTop = TopOrder & { readonly selection: Selection };

export interface TopRow extends OfLoad<WholeTopRow> {
  /** Whether one of the names is only the beginning of it: `names` has the whole. */
  readonly isCut: boolean;
}

export type Call = OfLoad<WholeCall>;

export type LineLink = OfLoad<WholeLink>;

export interface LineDetail extends Omit<WholeDetail, 'callers' | 'callees'> {
  readonly callers: readonly LineLink[];
  readonly callees: readonly LineLink[];
}

export type { FlameShape } from '../analysis/flame/flameStacks.js';

export interface FlameQuery extends FlameZoom {
  readonly selection: Selection;
  /** Of which load the path is; rejects as `earlierLoad` if that is another one and there is a path. */
  readonly generation: number;
  readonly shape: FlameShape;
}

/** The visible part of a flame graph, with names as long as an answer may hold them. */
export interface FlameAnswer extends Omit<FlameView, 'searchProblem'> {
  /** 1 where the name is only the beginning of it: `names` has the whole. */
  readonly isCut: Uint8Array;
  /** The load that `line` and `step` are numbers of. */
  readonly generation: number;
  /** Why the search text is not a valid expression. */
  readonly searchProblem: SentError | undefined;
}

/** The same as a page has it. */
export interface FlamePage extends Omit<FlameAnswer, 'searchProblem'> {
  /** Why the search text is not a valid expression, in the person's language; empty if it is one. */
  readonly searchError: string;
}

/** As many callers and callees as an answer may hold, the heaviest. */
export type Peek = Omit<OfLoad<WholePeek>, 'callers' | 'callees'> & {
  readonly callers: Fitting<Call>;
  readonly callees: Fitting<Call>;
};

/** What a label key's values weigh, as the report `tags` has it: as many as an answer may hold. */
export type TagGroup = Omit<WholeTagGroup, 'values'> & { readonly values: Fitting<TagValue> };
/** A function's lines with cost in one file, as `list` has them. */
export type Routine = OfLoad<WholeRoutine>;
export type { RoutineLine, SourceName } from '../analysis/answers/routines.js';

/** The functions to list: those of that name, or of that recorded file, or what a person typed: either. */
export interface SourceQuery {
  readonly selection: Selection;
  readonly by: SourceName;
  readonly name: string;
}

export interface ReportQuery {
  readonly selection: Selection;
  readonly report: ReportKind;
  /** The expression of a report that takes one, else empty. */
  readonly argument: string;
  /** The text of recorded files that the report prints; a reason where there is none. */
  readonly sources: Readonly<Record<string, SourceText>>;
}

/** The lines of a file, the first at index 0, without line ends; or why there are none. */
export type SourceText = readonly string[] | { readonly error: string };

export interface ReportText {
  readonly text: string;
  /** Names in the text that lead to code. */
  readonly links: readonly ReportLink[];
}

export type ReportLink = OfLoad<NameLink>;

/** Which node to look at: the one of a frame, or where that is of another load or unknown, the one of a printed name. */
export interface NodeQuery {
  readonly name: string;
  readonly ref: FrameRef | undefined;
}

export type { SelectionStatus } from '../analysis/answers/status.js';

export interface OpenOptions {
  /** Tells this load from all others: no two have the same. */
  readonly generation: number;
  /** The most bytes a compressed profile may inflate to. */
  readonly inflateLimit: number;
  /** The file of an archive to open, if there is one of that name. */
  readonly entry?: EntryChoice;
  /** The profile that is taken away from this one: what is answered is then the comparison of both. */
  readonly base?: Base;
}

/** The other profile of a comparison. */
export interface Base {
  /** Are moved, not copied. */
  readonly bytes: Uint8Array;
  readonly mode: BaseMode;
  /** Whether the profile is scaled to the base's total first. */
  readonly isNormalized: boolean;
}

/** How far opening a profile is. */
export type Progress =
  | ({ readonly stage: 'read' } & DecodeProgress)
  /** The sums that Top, or the figures in the source, are made of: `done` samples of `of`. */
  | { readonly stage: 'top' | 'lines'; readonly done: number; readonly of: number };

/** The questions a session's worker answers. Each rejects with a one-sentence message. */
export interface SessionApi {
  /** Takes the bytes (they are moved, not copied), decodes them and says what they are. */
  open(bytes: Uint8Array, options: OpenOptions): Promise<Summary>;
  /** The profiles of an archive of which `open` could not tell which is meant; else none. */
  entries(): readonly ArchiveEntry[];
  /** Opens one of `entries`, for which the bytes are still there. */
  openEntry(entry: EntryChoice): Promise<Summary>;
  /** Takes the sums of Top, whose first rows are then there at once when asked for. */
  prepareTop(selection: Selection): void;
  /** Takes the sums of every line, so that the figures of any file are there at once when asked for. */
  prepareLines(selection: Selection): void;
  /** A window of the rows of Top. */
  top(query: TopQuery): TopPage;
  /** The row of Top, 0-based, of a node; undefined if it is not in the table. */
  topRow(order: OrderedTop, of: NodeQuery): number | undefined;
  /** The frames of a flame graph that can be seen. Rejects as `earlierLoad` for a path of another load. */
  flame(query: FlameQuery): FlameAnswer;
  /** The way to the heaviest frame of a node in whole stacks; empty where the selection leaves nothing of it. */
  flamePath(selection: Selection, direction: Direction, of: NodeQuery): readonly FlameStep[];
  /** Every file that has a line with cost or a function, whatever the selection. */
  files(): readonly string[];
  /** The names of the functions recorded in a file, whatever the selection; none if they are too many for an answer. */
  functionsIn(file: string): readonly string[];
  /** Where the functions recorded in a file are declared, where that is recorded; none if they are too many for an answer. */
  declarations(file: string): readonly Declaration[];
  /** The lines of a recorded file that have cost, ascending; none if the file is not in the profile. */
  lines(selection: Selection, file: string): readonly LineFigure[];
  /** The functions of a recorded file that cost anything, by the line where they begin, as many as an answer may hold. */
  fileFunctions(selection: Selection, file: string): readonly FunctionFigure[];
  /** The recorded files that have cost, that with the costliest line first; at most so many, and as an answer may hold. */
  costliestFiles(selection: Selection, most: number): readonly string[];
  /** What the items of a tree cost that have at least a share, 0 to 1, of the total; by item, as many as an answer may hold. */
  itemFigures(selection: Selection, tree: SourceTree, least: number): readonly ItemFigure[];
  /** Of a line, from 1, with so many heaviest callers and callees; undefined where nothing costs. */
  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined;
  /** Where a frame is in the code. Rejects as `earlierLoad` for one of another load. */
  place(selection: Selection, ref: FrameRef): Place | undefined;
  /** What a frame is called, whole. Rejects as `earlierLoad` for one of another load. */
  names(selection: Selection, ref: FrameRef): FrameNames | undefined;
  /** A node between its callers and callees; undefined if the selection has none. */
  peek(selection: Selection, of: NodeQuery): Peek | undefined;
  /** What the values of each label key weigh, by key. */
  tags(selection: Selection): Fitting<TagGroup>;
  /** The functions of a name or file with their lines; by cum, the costliest first. */
  source(query: SourceQuery): Fitting<Routine>;
  /** What the filters leave, and which of them match nothing. */
  status(selection: Selection): SelectionStatus;
  /** What is wrong with the text of a filter, in one sentence; empty if it can be used. */
  checkFilter(filter: keyof Filters, text: string): SentError | undefined;
  /**
   * Nobody waits any more for what was asked before this: it rejects as abandoned if it takes long. A worker at work
   * reads no messages, so that it has been told otherwise before: `RunningWorker.abandon`.
   */
  abandon(): void;
  /** The recorded files whose text a report wants. */
  reportFiles(query: Omit<ReportQuery, 'sources'>): readonly string[];
  /** A report of pprof's as text, with what its names lead to. Rejects for an expression that nothing matches. */
  report(query: ReportQuery): ReportText;
}

/** What the worker tells its client unasked. */
export interface SessionEvents {
  /** How far opening is, a few dozen times a second at most. */
  progress(progress: Progress): void;
  /** Work has failed that was done ahead of any question. */
  failedAhead(error: SentError): void;
}
