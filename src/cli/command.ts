import { FILTER_FLAGS, type Filters, GRANULARITIES } from '../analysis/samples/selection.js';
import { type ReportKind, flagsOf, reportKinds, takesExpression } from '../report/kinds.js';
import { DEFAULTS, type ReportOptions } from '../report/options.js';
import { type CommandLine, type FlagKind, UsageError, readFlags } from './flags.js';
import { type Symbolize, readSymbolize } from './symbolize.js';

/** What a command line asks for. */
export interface Command {
  /** `proto` writes a profile instead of a report. */
  readonly kind: ReportKind | 'proto';
  /** The expression of a report that takes one, else empty. */
  readonly argument: string;
  readonly profiles: readonly string[];
  readonly bases: readonly string[];
  /** Percentages refer to the base, and its samples keep apart. */
  readonly diffBase: boolean;
  readonly normalize: boolean;
  /** The sample type as named, empty for the default. */
  readonly sampleType: string;
  /** The file to write to, empty for stdout. */
  readonly output: string;
  /** A comment to add to the profile. */
  readonly comment: string;
  /** For the main binary, where it has none. */
  readonly buildId: string;
  /** What is to be said of the flags themselves. */
  readonly notes: readonly string[];
  readonly symbolize: Symbolize;
  readonly options: Omit<ReportOptions, 'sampleIndex'>;
}

/** The flags that ask for a report, each with what it asks for. */
const PLAIN_REPORTS: readonly (readonly [string, Command['kind']])[] = [
  ...reportKinds
    .filter((kind) => !takesExpression(kind))
    .flatMap((kind) => flagsOf(kind).map((flag) => [flag, kind] as const)),
  ['proto', 'proto'],
];
const MATCHING_REPORTS = reportKinds.filter(takesExpression);

/** Flags that name a sample type, as pprof had them first. */
const SAMPLE_TYPES: readonly (readonly [string, string])[] = [
  ['total_delay', 'delay'],
  ['mean_delay', 'delay'],
  ['contentions', 'contentions'],
  ['inuse_space', 'inuse_space'],
  ['inuse_objects', 'inuse_objects'],
  ['alloc_space', 'alloc_space'],
  ['alloc_objects', 'alloc_objects'],
];

const FILTERS = Object.entries(FILTER_FLAGS) as [keyof Filters, string][];

const BOOLEANS = [
  ...PLAIN_REPORTS.map(([flag]) => flag),
  ...GRANULARITIES,
  ...SAMPLE_TYPES.map(([flag]) => flag),
  ...['flat', 'cum', 'mean', 'trim', 'normalize', 'noinlines', 'showcolumns', 'drop_negative', 'call_tree'],
  ...['relative_percentages', 'compact_labels', 'all_frames', 'help', 'h'],
];
const TEXTS = [
  ...MATCHING_REPORTS,
  ...FILTERS.map(([, flag]) => flag),
  ...['sample_index', 'unit', 'source_path', 'trim_path', 'symbolize', 'add_comment', 'buildid', 'output'],
];

const KINDS: ReadonlyMap<string, FlagKind> = new Map([
  ...BOOLEANS.map((flag) => [flag, 'boolean'] as const),
  ...TEXTS.map((flag) => [flag, 'text'] as const),
  ['nodecount', 'integer'],
  ['nodefraction', 'number'],
  ['edgefraction', 'number'],
  ['divide_by', 'number'],
  ['base', 'texts'],
  ['diff_base', 'texts'],
]);

/** Reads the flags of `go tool pprof` that make reports. Undefined if help is asked for. Throws UsageError. */
export function readCommand(words: readonly string[]): Command | undefined {
  const line = readFlags(words, KINDS);
  const flags = new Values(line);
  if (flags.isSet('help') || flags.isSet('h')) return undefined;
  if (line.rest.length === 0) throw new UsageError('no profile source specified');
  const [base, diffBase] = [flags.texts('base'), flags.texts('diff_base')];
  if (base.length > 0 && diffBase.length > 0) {
    throw new UsageError('-base and -diff_base flags cannot both be specified');
  }
  const bases = [...base, ...diffBase];
  const normalize = flags.isSet('normalize');
  if (normalize && bases.length === 0) throw new UsageError('must have base profile to normalize by');
  return {
    ...reportOf(flags),
    profiles: line.rest,
    bases,
    diffBase: diffBase.length > 0,
    normalize,
    ...sampleTypeOf(flags),
    output: flags.text('output', ''),
    comment: flags.text('add_comment', ''),
    buildId: flags.text('buildid', ''),
    symbolize: readSymbolize(flags.text('symbolize', '')),
    options: optionsOf(flags),
  };
}

/** The flags of a command line by name, each with its last value. */
class Values {
  constructor(private readonly line: CommandLine) {}

  text(name: string, fallback: string): string {
    return this.line.flags.get(name)?.at(-1) ?? fallback;
  }

  texts(name: string): string[] {
    return (this.line.flags.get(name) ?? []).filter((value) => value !== '');
  }

  number(name: string, fallback: number): number {
    const value = this.line.flags.get(name)?.at(-1);
    return value === undefined ? fallback : Number(value);
  }

  isSet(name: string, fallback = false): boolean {
    const value = this.line.flags.get(name)?.at(-1);
    return value === undefined ? fallback : value === 'true';
  }
}

function reportOf(flags: Values): Pick<Command, 'kind' | 'argument'> {
  const plain = PLAIN_REPORTS.filter(([flag]) => flags.isSet(flag)).map(([, kind]) => {
    return { kind, argument: '' };
  });
  const matching = MATCHING_REPORTS.filter((kind) => flags.text(kind, '') !== '').map((kind) => {
    return { kind, argument: flags.text(kind, '') };
  });
  const [report, ...others] = [...plain, ...matching];
  if (report === undefined)
    throw new UsageError('no report asked for: give one of -top, -tree, -list=…, -help');
  if (others.length > 0) throw new UsageError('must set at most one output format');
  return report;
}

/** The first of the flags that name a sample type; what comes after it is said to be ignored. */
function sampleTypeOf(flags: Values): Pick<Command, 'sampleType' | 'notes'> {
  let sampleType = flags.text('sample_index', '');
  const notes: string[] = [];
  for (const [flag, type] of SAMPLE_TYPES.filter(([name]) => flags.isSet(name))) {
    if (sampleType === '') sampleType = type;
    else notes.push(`Multiple value selections, ignoring -${flag}`);
  }
  return { sampleType, notes };
}

function optionsOf(flags: Values): Command['options'] {
  const filters = Object.fromEntries(FILTERS.map(([name, flag]) => [name, flags.text(flag, '')]));
  return {
    mean: flags.isSet('mean') || flags.isSet('mean_delay'),
    granularity: oneOf(flags, GRANULARITIES, DEFAULTS.granularity),
    noInlines: flags.isSet('noinlines'),
    names: DEFAULTS.names,
    allFrames: flags.isSet('all_frames'),
    showColumns: flags.isSet('showcolumns'),
    filters: filters as unknown as Filters,
    sort: oneOf(flags, ['flat', 'cum'] as const, DEFAULTS.sort),
    trim: flags.isSet('trim', DEFAULTS.trim),
    nodeCount: flags.number('nodecount', DEFAULTS.nodeCount),
    nodeFraction: flags.number('nodefraction', DEFAULTS.nodeFraction),
    edgeFraction: flags.number('edgefraction', DEFAULTS.edgeFraction),
    dropNegative: flags.isSet('drop_negative'),
    callTree: flags.isSet('call_tree'),
    unit: flags.text('unit', DEFAULTS.unit),
    divideBy: flags.number('divide_by', DEFAULTS.divideBy),
    relativePercentages: flags.isSet('relative_percentages'),
    compactLabels: flags.isSet('compact_labels'),
    sourcePath: flags.text('source_path', ''),
    trimPath: flags.text('trim_path', ''),
  };
}

function oneOf<T extends string>(flags: Values, choices: readonly T[], fallback: T): T {
  const [chosen, ...others] = choices.filter((choice) => flags.isSet(choice));
  if (others.length > 0) {
    throw new UsageError(
      `conflicting options set: [${choices.filter((choice) => flags.isSet(choice)).join(' ')}]`,
    );
  }
  return chosen ?? fallback;
}
