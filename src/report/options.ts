import { EDGE_FRACTION, NODE_FRACTION } from '../analysis/graph/trim.js';
import type { Filters, Granularity, NameMode } from '../analysis/samples/selection.js';
import { type ReportKind, factsOf } from './kinds.js';

/** Everything that decides a report: the options of `go tool pprof`. */
export interface ReportOptions {
  /** Index into the profile's sample types. */
  readonly sampleIndex: number;
  /** Averages over the first sample type. */
  readonly mean: boolean;
  readonly granularity: Granularity;
  readonly noInlines: boolean;
  /** How functions are named; undefined for the names that the profile has. */
  readonly names: NameMode | undefined;
  /** Passes over the profile's own drop_frames and keep_frames. */
  readonly allFrames: boolean;
  readonly showColumns: boolean;
  readonly filters: Filters;
  readonly sort: 'flat' | 'cum';
  readonly trim: boolean;
  /** The most nodes to show, 0 for all, -1 for the report's default. */
  readonly nodeCount: number;
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly dropNegative: boolean;
  /** A node for each call path; only dot does so. */
  readonly callTree: boolean;
  readonly unit: string;
  readonly divideBy: number;
  readonly relativePercentages: boolean;
  readonly compactLabels: boolean;
  /** Directories, separated by colons. */
  readonly sourcePath: string;
  readonly trimPath: string;
}

/** pprof's defaults. */
export const DEFAULTS: Omit<ReportOptions, 'sampleIndex' | 'filters'> = {
  mean: false,
  granularity: 'functions',
  noInlines: false,
  names: undefined,
  allFrames: false,
  showColumns: false,
  sort: 'flat',
  trim: true,
  nodeCount: -1,
  nodeFraction: NODE_FRACTION,
  edgeFraction: EDGE_FRACTION,
  dropNegative: false,
  callTree: false,
  unit: 'minimum',
  divideBy: 1,
  relativePercentages: false,
  compactLabels: false,
  sourcePath: '',
  trimPath: '',
};

/** The options with what a report insists on (applyCommandOverrides of pprof's driver). */
export function forKind(kind: ReportKind, options: ReportOptions): ReportOptions {
  const facts = factsOf(kind);
  const granularity = facts.granularity ?? options.granularity;
  if (!options.trim || facts.nodeCount === undefined) {
    return { ...options, granularity, nodeCount: 0, nodeFraction: 0, edgeFraction: 0 };
  }
  const nodeCount = options.nodeCount === -1 ? facts.nodeCount : options.nodeCount;
  return { ...options, granularity, nodeCount };
}
