import type { Selection } from '../analysis/selection.js';

/** What a profile says of itself, with names as text. */
export interface Summary {
  readonly sampleTypes: readonly SampleTypeSummary[];
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
}

export interface SampleTypeSummary {
  readonly type: string;
  readonly unit: string;
  /** Formatted as pprof formats it. */
  readonly total: string;
}

export interface MappingSummary {
  readonly start: string;
  readonly limit: string;
  readonly offset: string;
  readonly file: string;
  readonly buildId: string;
}

/** A frame the page or a link can point at: a function of the profile, or one row of its `lines`. */
export type FrameRef =
  { readonly kind: 'function'; readonly id: number } | { readonly kind: 'line'; readonly id: number };

/** Where a frame is in the code, as the profile recorded it. A function's line is its most costly one. */
export interface Place {
  readonly func: string;
  /** Path as recorded, empty if unknown. */
  readonly file: string;
  /** 1-based; 0 if unknown. */
  readonly line: number;
  /** 1-based; 0 if unknown. */
  readonly column: number;
}

export type TopColumn = 'flat' | 'cum' | 'name' | 'file';

export interface TopQuery {
  readonly selection: Selection;
  readonly sort: TopColumn;
  /** True for the reverse of pprof's order. */
  readonly reversed: boolean;
  /** Rows whose name or file contains this text, ignoring case. */
  readonly filter: string;
  readonly from: number;
  readonly count: number;
}

export interface TopRow {
  readonly name: string;
  readonly file: string;
  readonly flat: string;
  readonly flatPercent: string;
  readonly sumPercent: string;
  readonly cum: string;
  readonly cumPercent: string;
  /** |flat| and |cum| over the total, 0..1. */
  readonly flatShare: number;
  readonly cumShare: number;
  /** Undefined for a node without a function. */
  readonly ref: FrameRef | undefined;
}

export interface TopPage {
  /** pprof's lines above the table, from "Active filters" on: "Showing nodes accounting for …", "Dropped …". */
  readonly legend: readonly string[];
  /** Rows after the text filter, of which `rows` are those asked for. */
  readonly matching: number;
  readonly all: number;
  readonly from: number;
  readonly rows: readonly TopRow[];
}

/** One step from a flame frame to a child: a child's key, or the "N more" frame that holds the children from a rank on. */
export type FlameStep = { readonly key: number } | { readonly moreFrom: number };

export interface FlameQuery {
  readonly selection: Selection;
  /** From the root to the zoomed frame; empty for the whole. */
  readonly path: readonly FlameStep[];
  /** Width in CSS pixels of the drawing. */
  readonly width: number;
  /** Highlight frames whose function or file matches; empty for none. RE2 syntax, ignoring case. */
  readonly search: string;
}

/**
 * The visible part of a flame graph, parents before children. `frames` are columns of equal length; row 0 is the
 * root of the whole, then the zoomed stack, then what is under it.
 */
export interface FlamePage {
  /** Rows `0 .. trail` are the breadcrumb: the root and each frame of the zoomed stack. */
  readonly trail: number;
  /** Index of the parent row, -1 for the root. */
  readonly parent: Int32Array;
  /** Width of the frame: positive plus |negative| weight. */
  readonly width: Float64Array;
  readonly names: readonly string[];
  /** Package, for the colour. */
  readonly packages: readonly string[];
  readonly flat: readonly string[];
  readonly cum: readonly string[];
  readonly cumPercent: readonly string[];
  /** Rows of `lines`, or -1 where a frame has no code. */
  readonly line: Int32Array;
  /** For an "N more" frame how many frames it stands for, else 0. */
  readonly more: Uint32Array;
  /** Step from the parent, for the next query's path: a key ≥ 0, or -1 - rank for an "N more" frame. */
  readonly step: Float64Array;
  /** 1 where the search matches the frame (or, for "N more", one inside it). */
  readonly match: Uint8Array;
  /** What the matches are of the total, as pprof writes percentages, empty without a search; and their weight. */
  readonly matchPercent: string;
  readonly matchTotal: string;
  /** Set when the search text is not a valid expression. */
  readonly searchError: string;
}

/** A file the profile has figures for. */
export interface FileFigures {
  /** Path as recorded. */
  readonly file: string;
}

/** What stands beside one line of a file, as `list` prints it. */
export interface LineFigure {
  readonly line: number;
  /** Formatted; empty where `list` prints a dot. */
  readonly flat: string;
  readonly cum: string;
  /** |flat| and |cum| over the total, 0..1. */
  readonly flatShare: number;
  readonly cumShare: number;
}

export interface LineLink {
  readonly name: string;
  readonly weight: string;
  readonly ref: FrameRef;
}

export interface LineDetail {
  readonly functions: readonly string[];
  /** One for each sample type. */
  readonly figures: readonly {
    readonly type: string;
    readonly flat: string;
    readonly cum: string;
    readonly flatPercent: string;
    readonly cumPercent: string;
  }[];
  /** By weight of the selected sample type, at most `top` each. */
  readonly callers: readonly LineLink[];
  readonly callees: readonly LineLink[];
}

export interface OpenOptions {
  /** File name, for messages. */
  readonly name: string;
  /** The most bytes a compressed profile may inflate to. */
  readonly inflateLimit: number;
}

export type Progress =
  | { readonly stage: 'inflate'; readonly done: number; readonly of: number }
  | { readonly stage: 'decode'; readonly done: number; readonly of: number };

/** The questions a session's worker answers. Each rejects with a one-sentence message. */
export interface SessionApi {
  /** Takes the bytes (they are moved, not copied), decodes them and says what they are. */
  open(bytes: Uint8Array, options: OpenOptions): Promise<Summary>;
  top(query: TopQuery): TopPage;
  flame(query: FlameQuery): FlamePage;
  /** Every file that has a line with cost or a function, whatever the selection. */
  files(): readonly FileFigures[];
  /** The lines of a recorded file that have cost, ascending; none if the file is not in the profile. */
  lines(selection: Selection, file: string): readonly LineFigure[];
  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined;
  place(selection: Selection, ref: FrameRef): Place | undefined;
}

/** What the worker tells its client unasked. */
export interface SessionEvents {
  progress(progress: Progress): void;
}
