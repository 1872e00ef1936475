import type { NodeIndex } from '../profile/indexes.js';
import type { Profile } from '../profile/profile.js';
import type { LineFigure } from './answers/codeLines.js';
import type { FunctionFigure } from './answers/fileFunctions.js';
import { type FrameNames, namesOf, nodesOf } from './answers/frameNames.js';
import { activeFilters, droppedNodes, legend } from './answers/legend.js';
import { type LineDetail, lineDetail } from './answers/lineDetail.js';
import type { PeekTable } from './answers/peek.js';
import { type FrameRef, type Place, placeOf } from './answers/place.js';
import { type Routine, routinesOf, type SourceName } from './answers/routines.js';
import { type ItemFigure, itemFigures, type SourceTree } from './answers/sourceTree.js';
import { problemWith, selectionStatus, type SelectionStatus } from './answers/status.js';
import { type TagGroup, tagTable } from './answers/tagTable.js';
import type { RowFilter } from './answers/rowFilter.js';
import type { TopRow, TopTable } from './answers/topTable.js';
import type { RegexError } from './filter/regex.js';
import type { FlameGraph } from './flame/flameGraph.js';
import type { FlameShape } from './flame/flameStacks.js';
import type { FlameStep } from './flame/flameLayout.js';
import type { Direction } from './flame/flameWalk.js';
import type { Nodes } from './graph/nodes.js';
import { withReportUnit } from './graph/reportUnit.js';
import { CHECK_MASK, NAME_CHECK_MASK, neverCancelled } from './samples/cancelCheck.js';
import { findString } from './samples/labels.js';
import { keptCount } from './samples/selected.js';
import type { Filters, Selection } from './samples/selection.js';
import { type ReportFields, tablesOf, type TopOrder, topTrimming, VIEW_FIELDS } from './tables.js';

export interface TopQuery extends TopOrder {
  readonly selection: Selection;
  /** The rows that are wanted: the first, 0-based, and how many. */
  readonly from: number;
  readonly count: number;
}

export interface TopPage {
  /** pprof's lines that name the filters in force, none without any. */
  readonly filters: readonly string[];
  /** Its other lines above the table: "Showing nodes accounting for …", "Dropped …". */
  readonly legend: readonly string[];
  /** That of these lines which says how many nodes are too small to be shown; empty if none is. */
  readonly dropped: string;
  /** How the text filter was read: as words, unless only as an expression it leaves any row. */
  readonly reading: RowFilter['reading'];
  /** How many rows there are after the text filter, of which `rows` are those asked for. */
  readonly matching: number;
  /** How many there are before it. */
  readonly all: number;
  /** Of the first row, 0-based. */
  readonly from: number;
  readonly rows: readonly TopRow[];
}

/** How many sample types are summed before anybody asks. */
const SUMMED_AHEAD = 8;

/**
 * A profile under whatever selection it is asked with. What is derived is made when first asked for, and kept until
 * something that it depends on is another (`tables.ts`). Every question that takes a selection throws RegexError or
 * TagRangeError for filters that cannot be read. What a check throws ends a question; nothing of it is kept but what is
 * whole.
 */
export class Workspace {
  /** Every derived table. */
  readonly tables;

  /** @param check of all walks, called every few milliseconds */
  constructor(
    readonly profile: Profile,
    readonly check = neverCancelled,
  ) {
    this.tables = tablesOf(profile, check);
  }

  /** How many samples the filters leave. */
  keptCount(selection: Selection): number {
    return keptCount(this.tables.filtered(viewed(selection)).selected);
  }

  /** The nodes of the selection's granularity. */
  nodes(selection: Selection): Nodes {
    return this.tables.nodes(viewed(selection));
  }

  /** A window of the top table. */
  top({ selection, sort, reversed, filter, from, count }: TopQuery): TopPage {
    const fields = { ...viewed(selection), sort, reversed, filter };
    const trimmed = this.tables.trimmed(fields);
    const table = this.tables.top(fields);
    const format = withReportUnit(this.tables.format(fields), trimmed.graph);
    const trimming = topTrimming(selection.trim);
    return {
      filters: activeFilters(selection.filters),
      legend: legend(format, trimmed, trimming),
      dropped: droppedNodes(format, trimmed, trimming) ?? '',
      reading: table.reading,
      matching: table.length,
      all: trimmed.graph.list.length,
      from,
      rows: table.rows(from, count),
    };
  }

  /** The top table in an order, in which rows can be looked for. */
  topTable({ selection, sort, reversed, filter }: TopOrder & { readonly selection: Selection }): TopTable {
    return this.tables.top({ ...viewed(selection), sort, reversed, filter });
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

  /** Where the functions of a recorded file are declared, from 1, each place once, whatever the selection: if recorded. */
  declarations(file: string): { readonly name: string; readonly line: number }[] {
    const { functions, strings } = this.profile;
    const index = findString(this.profile, file);
    const found = new Map<string, { readonly name: string; readonly line: number }>();
    for (let f = 0; f < functions.count; f++) {
      const line = functions.startLine[f];
      const name = functions.name[f];
      if (functions.filename[f] === index && line > 0n)
        found.set(`${line} ${name}`, { name: strings.text(name), line: Number(line) });
    }
    return [...found.values()];
  }

  /** The lines of a recorded file that have cost, ascending, with figures as `list` prints them. */
  lines(selection: Selection, file: string): LineFigure[] {
    const fields = viewed(selection);
    return this.tables.codeLines(fields).figures(file, this.tables.format(fields));
  }

  /** The functions of a recorded file that cost anything, by the line where they begin. */
  fileFunctions(selection: Selection, file: string): FunctionFigure[] {
    const fields = viewed(selection);
    return this.tables.fileFunctions(fields).in(file, this.tables.format(fields));
  }

  /** The recorded files that have cost, that with the costliest line first; at most so many. */
  costliestFiles(selection: Selection, most: number): string[] {
    return this.tables.codeLines(viewed(selection)).costliestFiles(most);
  }

  /** What the items of a tree cost that have at least a share, 0 to 1, of the total; by item. */
  itemFigures(selection: Selection, tree: SourceTree, least: number): ItemFigure[] {
    const fields = viewed(selection);
    const { weighed, codeLines, format } = this.tables;
    return itemFigures(weighed(fields), codeLines(fields), tree, format(fields), least);
  }

  /** All there is to say of one line, counted from 1, of a recorded file; at most `top` callers and callees. */
  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined {
    const fields = viewed(selection);
    return lineDetail({
      selected: this.tables.filtered(fields).selected,
      lines: this.tables.codeLines(fields),
      functions: this.tables.functions(fields),
      file,
      line,
      sampleIndex: selection.sampleIndex,
      figures: this.profile.sampleTypes.map((_, sampleIndex) =>
        this.tables.format({ ...fields, sampleIndex }),
      ),
      top,
    });
  }

  /** Where a frame is in the code; undefined if it is nowhere. */
  place(selection: Selection, ref: FrameRef): Place | undefined {
    return placeOf(this.tables.codeLines(viewed(selection)), ref);
  }

  /** What a frame is called, whole; undefined if the selection has none. */
  names(selection: Selection, ref: FrameRef): FrameNames | undefined {
    return namesOf(this.nodes(selection), ref);
  }

  /** Every node between its callers and callees. */
  peek(selection: Selection): PeekTable {
    return this.tables.peek(viewed(selection));
  }

  /** What the values of each label key weigh. */
  tags(selection: Selection): TagGroup[] {
    const fields = viewed(selection);
    const { filtered, weighed, units, format } = this.tables;
    return tagTable(filtered(fields).selected, weighed(fields), units(fields), format(fields));
  }

  /** The lines of functions of that name, or of that recorded file. By cum, the costliest first. */
  source(selection: Selection, by: SourceName, name: string): Routine[] {
    const fields = viewed(selection);
    return routinesOf(this.tables.listed(fields), this.tables.format(fields), by, name);
  }

  /** A flame graph. */
  flame(selection: Selection, shape: FlameShape): FlameGraph {
    const fields = { ...viewed(selection), ...shape };
    return this.tables.flames(fields)(fields);
  }

  /** The steps of whole stacks to the heaviest frame of some nodes of the selection; none where it leaves none of them. */
  flamePath(selection: Selection, direction: Direction, isWanted: (node: NodeIndex) => boolean): FlameStep[] {
    const { frames, ofFrame } = this.nodes(selection);
    const wanted = new Uint8Array(frames.count);
    for (let f = 0; f < frames.count; f++) {
      if ((f & CHECK_MASK) === 0) this.check();
      if (ofFrame[f] >= 0 && isWanted(ofFrame[f])) wanted[f] = 1;
    }
    return this.flame(selection, { direction, of: '' }).pathTo(wanted);
  }

  /** The numbers of the nodes that a frame belongs to, or where it is unknown those of a printed name. */
  nodesOf(selection: Selection, name: string, ref: FrameRef | undefined): ReadonlySet<NodeIndex> {
    const nodes = this.nodes(selection);
    if (ref !== undefined) return nodesOf(nodes, ref);
    const named = new Set<NodeIndex>();
    for (let node = 0; node < nodes.count; node++) {
      if ((node & NAME_CHECK_MASK) === 0) this.check();
      if (nodes.printable(node as NodeIndex) === name) named.add(node as NodeIndex);
    }
    return named;
  }

  /** What the selection's filters do. */
  status(selection: Selection): SelectionStatus {
    const fields = { ...viewed(selection), relativePercentages: false };
    const { filtered, weighed, format } = this.tables;
    return selectionStatus(filtered(fields), weighed(fields), format(fields));
  }

  /** Why a filter's text cannot be used; undefined if it can. */
  problemWith(filter: keyof Filters, text: string): RegexError | undefined {
    return problemWith(this.profile, filter, text, this.check);
  }

  /** Takes, piece by piece, the sums that Top is made of; yields after each how many samples are done. */
  *prepareTop(selection: Selection): Generator<number> {
    const fields = viewed(selection);
    yield* this.tables.sums(fields).walk(this.tables.weighed(fields));
  }

  /** As `prepareTop`, for the figures in the source. */
  *prepareLines(selection: Selection): Generator<number> {
    const fields = viewed(selection);
    yield* this.tables.placeSums(fields).walk(this.tables.weighed(fields));
    this.tables.codeLines(fields);
  }

  /** Takes, piece by piece, the same sums for the other sample types: what a switch of the type needs. */
  *sumAhead(selection: Selection): Generator {
    const { sampleTypes } = this.profile;
    const { sums, placeSums, weighed } = this.tables;
    for (let sampleIndex = 0; sampleIndex < Math.min(sampleTypes.length, SUMMED_AHEAD); sampleIndex++) {
      const fields = { ...viewed(selection), sampleIndex };
      yield* sums(fields).walk(weighed(fields));
      yield* placeSums(fields).walk(weighed(fields));
    }
  }
}

/** A selection as views see it. */
function viewed(selection: Selection): Selection & ReportFields {
  return { ...VIEW_FIELDS, ...selection };
}
