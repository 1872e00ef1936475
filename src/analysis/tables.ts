import type { Profile } from '../profile/profile.js';
import { CodeLines } from './answers/codeLines.js';
import { FileFunctions } from './answers/fileFunctions.js';
import { PeekTable } from './answers/peek.js';
import { type TopColumn, TopTable } from './answers/topTable.js';
import { cell } from './cells.js';
import { applyFilters } from './filter/filters.js';
import { FlameGraph } from './flame/flameGraph.js';
import { type FlameShape, FlameStacks } from './flame/flameStacks.js';
import { buildGraph } from './graph/graph.js';
import { Nodes } from './graph/nodes.js';
import { withReportUnit } from './graph/reportUnit.js';
import { TypeSums } from './graph/sums.js';
import { EDGE_FRACTION, NODE_FRACTION, type Trimming, trimmedGraph } from './graph/trim.js';
import { withReadableNames } from './names/demangle/functionNames.js';
import { namingOf } from './names/demangle/nameMode.js';
import { trimPath } from './names/paths.js';
import type { CancelCheck } from './samples/cancelCheck.js';
import { framesOf } from './samples/frames.js';
import { identityOf, LIST_IDENTITY, PLACE_IDENTITY } from './samples/identity.js';
import { labelUnits } from './samples/labels.js';
import type { NameMode, Selection } from './samples/selection.js';
import { totalOf, weighedBy } from './samples/weighedSamples.js';
import type { ValueFormat } from './values/valueFormat.js';

/** What only reports are asked with, beside a selection. */
export interface ReportFields {
  /** What numeric labels and values are written in; `minimum` for what fits best. */
  readonly unit: string;
  /** Averages over the first sample type. */
  readonly mean: boolean;
  readonly showColumns: boolean;
  /** Leaves out nodes whose flat counts as negative. */
  readonly dropNegative: boolean;
  /** Directories, separated by colons. */
  readonly sourcePath: string;
  readonly trimPath: string;
}

/** What a selection is seen with everywhere but in a report that says otherwise. */
export const VIEW_FIELDS: ReportFields = {
  unit: 'minimum',
  mean: false,
  showColumns: false,
  dropNegative: false,
  sourcePath: '',
  trimPath: '',
};

/** The order of the rows of Top, and which are wanted. */
export interface TopOrder {
  readonly sort: TopColumn;
  /** True for the reverse of pprof's order. */
  readonly reversed: boolean;
  /** Rows whose name or file passes this text, read as words or as an expression (`answers/rowFilter.ts`). */
  readonly filter: string;
}

/** How functions are named. */
interface Names {
  /** Undefined for the names that the profile has. */
  readonly names: NameMode | undefined;
}

/** All that derived tables may depend on. */
export type Fields = Omit<Selection, 'names'> & Names & ReportFields & TopOrder & FlameShape;

/** How many sample types' values are kept of what is small. */
const TYPES = 16;

/** Up to how many sample types a flame graph sorts its stacks for all of them at once, so that switching costs nothing. */
const SHARED_TYPES = 8;

const SAMPLES = ['filters', 'unit', 'names', 'allFrames'] as const;
const FRAMES = [...SAMPLES, 'noInlines'] as const;
const NODES = [...FRAMES, 'granularity', 'showColumns', 'sourcePath', 'trimPath'] as const;
const WEIGHTS = ['sampleIndex', 'mean'] as const;

/**
 * Every table that is derived from a profile, declared once with the fields that it depends on. Those that depend on
 * filters throw RegexError or TagRangeError for what cannot be read.
 * @param check of every walk that making one of them takes
 */
export function tablesOf(profile: Profile, check: CancelCheck) {
  const declare = cell<Fields>();

  /** The profile with its functions named as is asked. Two are kept: one goes back to the names it opened with. */
  const named = declare(
    ['names'],
    ({ names }) => (names === undefined ? profile : withReadableNames(profile, namingOf(names))),
    2,
  );

  /** What the filters leave. */
  const filtered = declare(SAMPLES, (fields) => {
    const { filters, unit, allFrames } = fields;
    const own = named(fields);
    return applyFilters(allFrames ? { ...own, dropFrames: 0, keepFrames: 0 } : own, filters, unit, check);
  });
  const weighed = (fields: Pick<Fields, (typeof SAMPLES)[number] | 'sampleIndex' | 'mean'>) =>
    weighedBy(filtered(fields).selected, fields.sampleIndex, fields.mean);

  /** What percentages refer to: Σ|v| before filters, or after them with `relativePercentages`. */
  const total = declare(
    [...SAMPLES, ...WEIGHTS, 'relativePercentages'],
    (fields) => {
      const { base, selected } = filtered(fields);
      return totalOf(
        weighedBy(fields.relativePercentages ? selected : base, fields.sampleIndex, fields.mean),
      );
    },
    TYPES,
  );
  const format = (fields: Parameters<typeof total>[0]): ValueFormat => ({
    total: total(fields),
    unit: profile.strings.text(profile.sampleTypes[fields.sampleIndex].unit),
    outputUnit: fields.unit,
    ratio: 1,
  });

  /** The units of numeric labels. */
  const units = declare([], () => labelUnits(profile, check));

  const frames = declare(FRAMES, (fields) => framesOf(filtered(fields).selected, fields.noInlines));
  const nodesBy = (fields: Parameters<typeof frames>[0], identity: Parameters<typeof identityOf>[0]) => {
    const made = frames(fields);
    return new Nodes(made.profile, made, identityOf(identity, false, fields.noInlines));
  };

  /** The nodes of the granularity. A report may have another than the views have. */
  const nodes = declare(
    NODES,
    (fields) => {
      const made = frames(fields);
      const identity = identityOf(fields.granularity, fields.showColumns, fields.noInlines);
      return new Nodes(made.profile, made, identity, pathTrimmer(fields));
    },
    2,
  );
  const sums = declare(NODES, (fields) => new TypeSums(nodes(fields)), 2);

  /** The lines of files. */
  const places = declare(FRAMES, (fields) => {
    const made = frames(fields);
    return new Nodes(made.profile, made, PLACE_IDENTITY);
  });
  const placeSums = declare(FRAMES, (fields) => new TypeSums(places(fields)));
  /** The cost of every line of every file. */
  const codeLines = declare(
    [...FRAMES, ...WEIGHTS],
    (fields) => {
      const samples = weighed(fields);
      const summed = placeSums(fields).of(samples);
      return new CodeLines(buildGraph(samples, places(fields), { edges: 'none', sums: summed }));
    },
    2,
  );

  /** Functions, whatever the granularity. */
  const functions = declare(FRAMES, (fields) => {
    const made = frames(fields);
    return new Nodes(made.profile, made, identityOf('functions'));
  });

  /** What Top shows, small nodes dropped where they are to be. */
  const trimmed = declare(
    [...NODES, ...WEIGHTS, 'trim'],
    (fields) => {
      const samples = weighed(fields);
      const summed = sums(fields).of(samples);
      return trimmedGraph(samples, nodes(fields), topTrimming(fields.trim), summed);
    },
    2,
  );
  const top = declare(
    [...NODES, ...WEIGHTS, 'trim', 'relativePercentages', 'sort', 'reversed', 'filter'],
    (fields) => {
      const table = trimmed(fields);
      const { sort, reversed, filter } = fields;
      return new TopTable(table, withReportUnit(format(fields), table.graph), sort, reversed, filter);
    },
    2,
  );

  /** Every node between its callers and callees. */
  const peek = declare([...NODES, ...WEIGHTS, 'relativePercentages'], (fields) => {
    const graph = buildGraph(weighed(fields), nodes(fields), { edges: 'all' });
    return new PeekTable(graph, withReportUnit(format(fields), graph));
  });

  /** The graph of lines that `list` prints. */
  const listed = declare(
    [...FRAMES, ...WEIGHTS, 'showColumns', 'sourcePath', 'trimPath', 'dropNegative'],
    (fields) => {
      const made = frames(fields);
      const identity = { ...LIST_IDENTITY, column: fields.showColumns };
      const lines = new Nodes(made.profile, made, identity, pathTrimmer(fields));
      return buildGraph(weighed(fields), lines, { edges: 'none', dropNegative: fields.dropNegative });
    },
  );

  /** Frames that share a function and file are one in a flame graph, as in pprof's own. */
  const flameNodes = declare(FRAMES, (fields) => nodesBy(fields, 'filefunctions'));
  /** What the functions of each file cost. */
  const fileFunctions = declare(
    [...FRAMES, ...WEIGHTS],
    (fields) => new FileFunctions(buildGraph(weighed(fields), flameNodes(fields), { edges: 'none' })),
  );
  const isShared = profile.sampleTypes.length <= SHARED_TYPES;
  const ofType: readonly 'sampleIndex'[] = isShared ? [] : ['sampleIndex'];
  /** The stacks of a flame graph, with the graphs that are drawn of them. A sandwich asks for two of them in turn. */
  const flames = declare(
    [...FRAMES, 'mean', ...ofType, 'direction', 'of'],
    (fields) => {
      const types = isShared ? [...profile.sampleTypes.keys()] : [fields.sampleIndex];
      const columns = types.map((sampleIndex) => weighed({ ...fields, sampleIndex }).values);
      const stacks = new FlameStacks(filtered(fields).selected, flameNodes(fields), fields, columns);
      return declare(
        ['sampleIndex', 'relativePercentages'],
        (shown) => {
          const all = { ...fields, ...shown };
          return new FlameGraph(weighed(all), stacks, types.indexOf(shown.sampleIndex), format(all));
        },
        TYPES,
      );
    },
    2,
  );

  return {
    ...{
      named,
      filtered,
      total,
      units,
      frames,
      nodes,
      sums,
      places,
      placeSums,
      codeLines,
      functions,
      trimmed,
      top,
      peek,
    },
    ...{ listed, flameNodes, fileFunctions, flames, weighed, format },
  };
}

/** What the fields cut off the paths of a profile. */
function pathTrimmer(fields: Pick<ReportFields, 'trimPath' | 'sourcePath'>): (path: string) => string {
  return (path) => trimPath(path, fields.trimPath, fields.sourcePath);
}

/** What Top drops: nothing but the small nodes, and calls too rare to decide on an inline mark. */
export function topTrimming(trim: boolean): Trimming {
  return {
    order: 'flat',
    nodeCount: 0,
    nodeFraction: trim ? NODE_FRACTION : 0,
    edgeFraction: trim ? EDGE_FRACTION : 0,
    dropNegative: false,
    edges: false,
  };
}
