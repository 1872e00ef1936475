import type { Granularity } from '../analysis/samples/selection.js';

/** What there is to know of a report before it is made. */
interface KindFacts {
  /** What it shows, in a few words. */
  readonly description: string;
  /** Whether it is made of what matches an expression, or takes none. */
  readonly takesExpression: boolean;
  /** Another name of its flag on the command line. */
  readonly alias?: string;
  /** The only granularity that it has. */
  readonly granularity?: Granularity;
  /** The most nodes that it shows where nobody says how many, 0 for all; undefined if it drops none, whatever is said. */
  readonly nodeCount: number | undefined;
  /** Whether it prints lines of source files. */
  readonly readsSource: boolean;
  /** The most frames that its samples may have together for an editor to open it, one a line of text. */
  readonly mostFrames: number;
}

const PLAIN = { takesExpression: false, nodeCount: 80, readsSource: false, mostFrames: Infinity } as const;

/**
 * The reports, by the names that pprof gives them (pprofCommands of internal/driver/commands.go, and
 * applyCommandOverrides of internal/driver/driver.go). How each is written: `writers.ts`.
 */
export const REPORT_KINDS = {
  top: { ...PLAIN, description: 'the functions that cost most', alias: 'text', nodeCount: 0 },
  tree: { ...PLAIN, description: 'each function with its callers and callees' },
  peek: {
    ...PLAIN,
    description: 'callers and callees of matching functions',
    takesExpression: true,
    nodeCount: undefined,
  },
  list: {
    ...PLAIN,
    description: 'source of matching functions, with figures',
    takesExpression: true,
    granularity: 'lines',
    nodeCount: undefined,
    readsSource: true,
  },
  traces: { ...PLAIN, description: 'every sample with its stack', mostFrames: 500_000 },
  tags: { ...PLAIN, description: 'label values and what they weigh' },
  // A sample is a line of it, whatever its stack.
  raw: {
    ...PLAIN,
    description: 'the profile as text',
    granularity: 'addresses',
    nodeCount: undefined,
    mostFrames: 5_000_000,
  },
  comments: { ...PLAIN, description: 'the comments in the profile' },
  dot: { ...PLAIN, description: 'the call graph, for Graphviz' },
} as const satisfies Record<string, KindFacts>;

/** A report, by pprof's name for it. */
export type ReportKind = keyof typeof REPORT_KINDS;

/** Those that are made of what matches an expression. */
export type MatchingKind = {
  [K in ReportKind]: (typeof REPORT_KINDS)[K]['takesExpression'] extends true ? K : never;
}[ReportKind];

/** The names of all reports, in the order in which people choose among them. */
export const reportKinds = Object.keys(REPORT_KINDS) as readonly ReportKind[];

/** What there is to know of a report. */
export function factsOf(kind: ReportKind): KindFacts {
  return REPORT_KINDS[kind];
}

/** The flags of the command line that ask for a report, its own name first. */
export function flagsOf(kind: ReportKind): readonly string[] {
  const { alias } = factsOf(kind);
  return alias === undefined ? [kind] : [kind, alias];
}

/** Whether a report is made of what matches an expression. */
export function takesExpression(kind: ReportKind): kind is MatchingKind {
  return factsOf(kind).takesExpression;
}
