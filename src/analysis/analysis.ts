import type { Profile } from '../profile/profile.js';
import type { Amount } from './values/amount.js';
import { PIECE, neverCancelled } from './samples/cancelCheck.js';
import { CodeLines, type LineFigure } from './answers/codeLines.js';
import { type ValueFormat } from './values/valueFormat.js';
import { withReportUnit } from './graph/reportUnit.js';
import { type Filtered, applyFilters } from './filter/filters.js';
import { framesOf } from './samples/frames.js';
import { buildGraph } from './graph/graph.js';
import { type Identity, PLACE_IDENTITY, identityOf } from './samples/identity.js';
import { findString } from './samples/labels.js';
import { activeFilters, legend } from './answers/legend.js';
import { type LineDetail, lineDetail } from './answers/lineDetail.js';
import { Memo } from './memo.js';
import { Nodes } from './graph/nodes.js';
import { type FrameRef, type Place, placeOf } from './answers/place.js';
import type { Selection } from './samples/selection.js';
import { type TopColumn, type TopRow, TopTable } from './answers/topTable.js';
import { type TrimmedTable, type Trimming, trimmedGraph } from './graph/trim.js';
import { NodeSums, type Sums } from './graph/sums.js';
import { type WeighedSamples, totalOf, weighedBy } from './samples/weighedSamples.js';

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

export interface TopPage {
  /** pprof's lines above the table, from "Active filters" on: "Showing nodes accounting for …", "Dropped …". */
  readonly legend: readonly string[];
  /** Rows after the text filter, of which `rows` are those asked for. */
  readonly matching: number;
  readonly all: number;
  readonly from: number;
  readonly rows: readonly TopRow[];
}

/** pprof's defaults for what counts as small. */
const NODE_FRACTION = 0.005;
const EDGE_FRACTION = 0.001;

/** How many sample types are summed before anybody asks. */
const FORESEEN_TYPES = 8;

/**
 * Answers questions about one profile. What is derived for a selection is made when first asked for and kept until
 * another selection needs other tables. Every question that takes a selection throws RegexError or TagRangeError for
 * filters that cannot be read. What a beat throws ends a question; nothing of it is kept but what is whole.
 */
export class Analysis {
  private readonly memo = new Memo();
  /** By sample type. */
  private readonly sums = new WeakMap<Nodes, Map<number, Sums>>();

  constructor(
    readonly profile: Profile,
    private readonly check = neverCancelled,
  ) {}

  /** What the selection's filters leave. */
  filtered({ filters }: Selection): Filtered {
    return this.memo.get('filtered', JSON.stringify(filters), () => {
      return applyFilters(this.profile, filters, 'minimum', this.check);
    });
  }

  /** The kept samples with the values of the selected sample type. */
  view(selection: Selection): WeighedSamples {
    return weighedBy(this.filtered(selection).selected, selection.sampleIndex);
  }

  /** What percentages refer to: Σ|v| before filters, or after them with `relativePercentages`. */
  total(selection: Selection): Amount {
    const { sampleIndex, relativePercentages, filters } = selection;
    const key = JSON.stringify([relativePercentages, filters]);
    return this.memo.get(`total ${sampleIndex}`, key, () => {
      const { base, selected } = this.filtered(selection);
      return totalOf(weighedBy(relativePercentages ? selected : base, sampleIndex));
    });
  }

  /** The nodes of the selection's granularity. */
  nodes(selection: Selection): Nodes {
    const { granularity, noInlines } = selection;
    return this.nodesBy('nodes', selection, identityOf(granularity, false, noInlines));
  }

  /** The lines of files. */
  private places(selection: Selection): Nodes {
    return this.nodesBy('places', selection, PLACE_IDENTITY);
  }

  /** How values are written, each in the unit that fits it best. */
  figures(selection: Selection): ValueFormat {
    const { profile } = this;
    return {
      total: this.total(selection),
      unit: profile.strings.text(profile.sampleTypes[selection.sampleIndex].unit),
      outputUnit: 'minimum',
      ratio: 1,
    };
  }

  /** A window of the top table. */
  top(question: TopQuery): TopPage {
    const { selection, sort, reversed, filter, from, count } = question;
    const trimming = topTrimming(selection);
    const trimmed = this.trimmed(selection, trimming);
    const format = withReportUnit(this.figures(selection), trimmed.graph);
    const table = this.memo.get('table', JSON.stringify([selection, sort, reversed, filter]), () => {
      return new TopTable(trimmed, format, sort, reversed, filter);
    });
    return {
      legend: [...activeFilters(selection.filters), ...legend(format, trimmed, trimming)],
      matching: table.length,
      all: trimmed.graph.list.length,
      from,
      rows: table.rows(from, count),
    };
  }

  /** Every recorded path of a function, once, whatever the selection. */
  files(): string[] {
    const { functions, strings } = this.profile;
    const files = new Set(functions.filename);
    files.delete(0);
    return Array.from(files, (file) => strings.text(file));
  }

  /** The names of the functions of a recorded file, each once, whatever the selection. */
  functionsIn(file: string): string[] {
    const { functions, strings } = this.profile;
    const index = findString(this.profile, file);
    const names = new Set<number>();
    for (let f = 0; f < functions.count; f++) {
      if (functions.filename[f] === index) names.add(functions.name[f]);
    }
    return Array.from(names, (name) => strings.text(name));
  }

  /** The lines of a recorded file that have cost, ascending, with figures as `list` prints them. */
  lines(selection: Selection, file: string): LineFigure[] {
    return this.codeLines(selection).figures(file, this.figures(selection));
  }

  /** All there is to say of one line of a recorded file; at most `top` callers and callees. */
  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined {
    return lineDetail({
      selected: this.filtered(selection).selected,
      lines: this.codeLines(selection),
      functions: this.nodesBy('functions', selection, identityOf('functions')),
      file,
      line,
      sampleIndex: selection.sampleIndex,
      figures: this.profile.sampleTypes.map((_, sampleIndex) => this.figures({ ...selection, sampleIndex })),
      top,
    });
  }

  /** Where a frame is in the code. */
  place(selection: Selection, ref: FrameRef): Place | undefined {
    return placeOf(this.codeLines(selection), ref);
  }

  /** Takes, piece by piece, the sums that Top is made of; answers after each how many samples are done. */
  *prepareTop(selection: Selection): Generator<number> {
    yield* this.sum(selection, this.nodes(selection));
  }

  /** As `prepareTop`, for the figures in the source. */
  *prepareLines(selection: Selection): Generator<number> {
    yield* this.sum(selection, this.places(selection));
    this.codeLines(selection);
  }

  /** Takes, piece by piece, the same sums for the other sample types: what a switch of the type needs. */
  *sumAhead(selection: Selection): Generator {
    const { sampleTypes } = this.profile;
    for (let sampleIndex = 0; sampleIndex < Math.min(sampleTypes.length, FORESEEN_TYPES); sampleIndex++) {
      yield* this.sum({ ...selection, sampleIndex }, this.nodes(selection));
      yield* this.sum({ ...selection, sampleIndex }, this.places(selection));
    }
  }

  /** Sums nodes for the selection's sample type, unless they are; answers after each piece how many samples are done. */
  private *sum(selection: Selection, nodes: Nodes): Generator<number> {
    let known = this.sums.get(nodes);
    if (known === undefined) this.sums.set(nodes, (known = new Map<number, Sums>()));
    if (known.has(selection.sampleIndex)) return;
    const walk = new NodeSums(this.view(selection), nodes);
    while (!walk.isDone) {
      this.check();
      walk.advance(PIECE);
      yield walk.done;
    }
    known.set(selection.sampleIndex, walk.sums);
  }

  private summed(selection: Selection, nodes: Nodes): Sums | undefined {
    Array.from(this.sum(selection, nodes));
    return this.sums.get(nodes)?.get(selection.sampleIndex);
  }

  /** The cost of every line of every file. */
  private codeLines(selection: Selection): CodeLines {
    const { sampleIndex, noInlines, filters } = selection;
    return this.memo.get('code lines', JSON.stringify([sampleIndex, noInlines, filters]), () => {
      const nodes = this.places(selection);
      const sums = this.summed(selection, nodes);
      return new CodeLines(buildGraph(this.view(selection), nodes, { edges: 'none', sums }));
    });
  }

  private trimmed(selection: Selection, trimming: Trimming): TrimmedTable {
    return this.memo.get('trimmed', JSON.stringify(selection), () => {
      const nodes = this.nodes(selection);
      const sums = this.summed(selection, nodes);
      return trimmedGraph(this.view(selection), nodes, trimming, sums);
    });
  }

  private nodesBy(kind: string, selection: Selection, identity: Identity): Nodes {
    const { noInlines, filters } = selection;
    const frames = this.memo.get('frames', JSON.stringify([noInlines, filters]), () => {
      return framesOf(this.filtered(selection).selected, noInlines);
    });
    const key = JSON.stringify([identity, noInlines, filters]);
    return this.memo.get(kind, key, () => new Nodes(frames.profile, frames, identity));
  }
}

/** What `top` drops: nothing but the small nodes, and calls too rare to decide on an inline mark. */
function topTrimming(selection: Selection): Trimming {
  return {
    order: 'flat',
    nodeCount: 0,
    nodeFraction: selection.trim ? NODE_FRACTION : 0,
    edgeFraction: selection.trim ? EDGE_FRACTION : 0,
    dropNegative: false,
    edges: false,
  };
}
