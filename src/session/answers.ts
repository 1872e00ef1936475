import { Analysis } from '../analysis/analysis.js';
import { withReadableNames } from '../analysis/demangle/functionNames.js';
import { framesOf } from '../analysis/frames.js';
import { namesOf } from '../analysis/frameNames.js';
import { withReportUnit } from '../analysis/figures.js';
import { buildGraph } from '../analysis/graph.js';
import { identityOf, LISTED } from '../analysis/identity.js';
import { labelUnits } from '../analysis/labels.js';
import { Memo } from '../analysis/memo.js';
import { Nodes } from '../analysis/nodes.js';
import { Peeking, type Call as WholeCall } from '../analysis/peek.js';
import type { FrameRef as Frame } from '../analysis/place.js';
import { routinesOf } from '../analysis/routines.js';
import { defaultSampleIndex } from '../analysis/sampleType.js';
import { keptCount } from '../analysis/selected.js';
import type { Filters, Selection } from '../analysis/selection.js';
import { tagTable } from '../analysis/tagTable.js';
import { combineProfiles } from '../profile/combine.js';
import { ProfileError } from '../profile/error.js';
import { decodeProfile } from '../profile/open.js';
import { ABANDONED, isAbandoned } from './abandoned.js';
import type {
  FileFigures,
  FlamePage,
  FlameQuery,
  FlameShape,
  FrameNames,
  FrameRef,
  LineDetail,
  LineFigure,
  NodeQuery,
  OfLoad,
  OpenOptions,
  Peek,
  Place,
  Progress,
  ReportQuery,
  ReportText,
  Routine,
  SelectionStatus,
  SessionApi,
  SourceQuery,
  Summary,
  TagGroup,
  TopPage,
  TopQuery,
} from './api.js';
import { SessionError } from './errors.js';
import { FlameGraph, FlameStacks } from './flamePage.js';
import { type Fitting, cutToFit, fitting } from './messageSize.js';
import { filesOfReport, reportText } from './reports.js';
import { problemWith, selectionStatus } from './selectionStatus.js';
import { inflateNode } from './inflateNode.js';
import { summarize } from './summary.js';

/** Up to how many sample types a flame graph sorts its stacks for all of them at once, so that switching costs nothing. */
const SHARED_TYPES = 8;

/** The width in pixels for which a flame graph is prepared before one is asked for. */
const USUAL_WIDTH = 1200;

/** How long after a question the worker begins to look ahead, in milliseconds. */
const QUIET = 100;

/** The rows of Top that a page asks for at first. */
const FIRST_ROWS = 100;

/** How often progress is told, in milliseconds: as often as it can be seen. */
const TOLD_EVERY = 40;

/** The worker's half of a session: holds the one profile and answers for it. */
export class Answers implements SessionApi {
  private opened: Analysis | undefined;
  private generation = 0;
  private readonly memo = new Memo();
  /** Work for questions that are likely to come, the newest last. */
  private readonly ahead: { readonly about: object; readonly work: Iterator<unknown> }[] = [];
  private isAhead = false;
  /** When the last of the questions that come in bursts was answered. */
  private lastAsked = 0;
  /** What such work was begun for. */
  private readonly foreseen = new WeakSet();
  private readonly tell: (progress: Progress) => void;

  /** How often questions were abandoned, as far as the messages have come that say so. */
  private abandoned = 0;

  /** @param timesAbandoned how often they were in truth: a worker at work reads no messages */
  constructor(
    tell: (progress: Progress) => void,
    private readonly timesAbandoned: () => number = () => 0,
  ) {
    this.tell = atMostEvery(TOLD_EVERY, tell);
  }

  async open(bytes: Uint8Array, { inflateLimit, generation }: OpenOptions): Promise<Summary> {
    this.generation = generation;
    const decoded = await decodeProfile(bytes, {
      inflate: inflateNode,
      inflateLimit,
      onProgress: (progress) => this.tell({ stage: 'read', ...progress }),
    });
    if (decoded.sampleTypes.length === 0) throw new ProfileError('noSampleType');
    const profile = withReadableNames(combineProfiles([decoded]));
    this.opened = new Analysis(profile, () => {
      if (this.timesAbandoned() !== this.abandoned) throw new Error(ABANDONED);
    });
    return summarize(profile, defaultSampleIndex(profile));
  }

  prepareTop(selection: Selection): void {
    this.finish('top', selection, this.analysis.prepareTop(selection));
    this.analysis.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: FIRST_ROWS });
  }

  prepareLines(selection: Selection): void {
    this.finish('lines', selection, this.analysis.prepareLines(selection));
  }

  top(query: TopQuery): TopPage {
    const page = this.analysis.top(query);
    this.foresee(query.selection);
    const names = cutToFit(
      page.rows.map(({ name }) => name),
      1 / 2,
    );
    const files = cutToFit(
      page.rows.map(({ file }) => file),
      1 / 2,
    );
    return {
      ...page,
      rows: page.rows.map((row, i) => {
        const [name = '', file = ''] = [names[i], files[i]];
        return { ...this.ofLoad(row), name, file, isCut: name !== row.name || file !== row.file };
      }),
    };
  }

  flame(query: FlameQuery): FlamePage {
    if (query.path.length > 0) this.refuseOther(query);
    const graph = this.flameGraph(query.selection, query.shape);
    const page = graph.page({ ...query, generation: this.generation });
    this.lookAhead(graph, graph.grow());
    return page;
  }

  files(): readonly FileFigures[] {
    return this.analysis.files().map((file) => ({ file }));
  }

  lines(selection: Selection, file: string): readonly LineFigure[] {
    this.lastAsked = performance.now();
    return this.analysis.lines(selection, file);
  }

  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined {
    const detail = this.analysis.lineDetail(selection, file, line, top);
    return (
      detail && {
        ...detail,
        callers: detail.callers.map((link) => this.ofLoad(link)),
        callees: detail.callees.map((link) => this.ofLoad(link)),
      }
    );
  }

  place(selection: Selection, ref: FrameRef): Place | undefined {
    this.refuseOther(ref);
    return this.analysis.place(selection, ref);
  }

  names(selection: Selection, ref: FrameRef): FrameNames | undefined {
    this.refuseOther(ref);
    return namesOf(this.analysis.nodes(selection), ref);
  }

  peek(selection: Selection, { name, ref }: NodeQuery): Peek | undefined {
    const peeking = this.memo.get('peeking', JSON.stringify(selection), () => {
      const graph = buildGraph(this.analysis.view(selection), this.analysis.nodes(selection), {
        edges: 'all',
      });
      return new Peeking(graph, withReportUnit(this.analysis.figures(selection), graph));
    });
    const peek = ref?.generation === this.generation ? peeking.at(ref) : peeking.named(name);
    const fit = (calls: readonly WholeCall[]): Peek['callers'] => {
      return fitting(
        calls.map((call) => this.ofLoad(call)),
        1 / 2,
      );
    };
    return peek && { ...this.ofLoad(peek), callers: fit(peek.callers), callees: fit(peek.callees) };
  }

  tags(selection: Selection): Fitting<TagGroup> {
    const { selected } = this.analysis.filtered(selection);
    const units = labelUnits(selected.profile, selected.beat);
    const groups = tagTable(selected, this.analysis.view(selection), units, this.analysis.figures(selection));
    return fitting(groups.map((group) => ({ ...group, values: fitting(group.values, 0.9 / groups.length) })));
  }

  source({ selection, by, name }: SourceQuery): Fitting<Routine> {
    const graph = this.memo.get('listed', JSON.stringify(selection), () => {
      const { selected } = this.analysis.filtered(selection);
      const nodes = new Nodes(selected.profile, framesOf(selected, selection.noInlines), LISTED);
      return buildGraph(this.analysis.view(selection), nodes, { edges: 'none' });
    });
    const routines = routinesOf(graph, this.analysis.figures(selection), by, name);
    return fitting(routines.map((routine) => ({ ...routine, lines: fitting(routine.lines, 3 / 4).rows })));
  }

  status(selection: Selection): SelectionStatus {
    return selectionStatus(this.analysis, selection);
  }

  checkFilter(filter: keyof Filters, text: string): string {
    return problemWith(this.analysis.profile, filter, text);
  }

  abandon(): void {
    this.abandoned++;
  }

  reportFiles(query: Omit<ReportQuery, 'sources'>): readonly string[] {
    return filesOfReport(this.analysis.profile, query);
  }

  report(query: ReportQuery): ReportText {
    const { text, links } = reportText(this.analysis.profile, query);
    return { text, links: links.map((link) => this.ofLoad(link)) };
  }

  /** The same with a frame that says it is of this load. */
  private ofLoad<T extends { readonly ref: Frame | undefined }>(thing: T): OfLoad<T> {
    const { generation } = this;
    return { ...thing, ref: thing.ref && { ...thing.ref, generation } } as OfLoad<T>;
  }

  /** Throws for what is of another load: its numbers mean something else here. */
  private refuseOther({ generation }: { readonly generation: number }): void {
    if (generation !== this.generation) throw new SessionError('earlierLoad');
  }

  /** Does work at once, telling how far it is. */
  private finish(stage: 'top' | 'lines', selection: Selection, work: Iterable<number>): void {
    const of = keptCount(this.analysis.filtered(selection).selected);
    for (const done of work) this.tell({ stage, done, of });
    this.lastAsked = performance.now();
  }

  /** Prepares for the next questions about the samples of a selection, once the first rows are on their way. */
  private foresee(selection: Selection): void {
    const nodes = this.analysis.nodes(selection);
    // What is left to do for other samples or other nodes is not likely to be asked for any more.
    if (!this.foreseen.has(nodes)) this.ahead.length = 0;
    this.lookAhead(nodes, this.workAhead(selection));
  }

  /** Does work between two questions, before what else is still to do, unless it was begun already for the same thing. */
  private lookAhead(about: object, work: Iterator<unknown>): void {
    if (this.foreseen.has(about)) return;
    this.foreseen.add(about);
    this.ahead.push({ about, work });
    if (this.isAhead) return;
    this.isAhead = true;
    const goOn = (): void => {
      // Questions come in bursts, and one piece can take longer than an answer.
      const early = this.lastAsked + QUIET - performance.now();
      if (early > 0) {
        setTimeout(goOn, early);
        return;
      }
      const newest = this.ahead.at(-1);
      if (newest !== undefined && this.isFinished(newest)) this.ahead.splice(this.ahead.indexOf(newest), 1);
      this.isAhead = this.ahead.length > 0;
      if (this.isAhead) setImmediate(goOn);
    };
    setTimeout(goOn, QUIET);
  }

  /** Does a piece of work ahead, and says whether it was the last. Work that is abandoned is begun again when it is next due. */
  private isFinished({ about, work }: (typeof this.ahead)[number]): boolean {
    try {
      return work.next().done === true;
    } catch (error) {
      if (!isAbandoned(error)) throw error;
      this.foreseen.delete(about);
      return true;
    }
  }

  /** What the next questions are likely to need, in their likely order; in pieces of a few milliseconds. */
  private *workAhead(selection: Selection): Generator {
    yield* this.analysis.prepareTop(selection);
    yield* this.analysis.prepareLines(selection);
    const graph = this.flameGraph(selection, { direction: 'down', of: '' });
    yield* graph.grow();
    graph.page({ path: [], width: USUAL_WIDTH, search: '', thorough: false, generation: 0 });
    yield* this.analysis.foresee(selection);
  }

  private get analysis(): Analysis {
    if (this.opened === undefined) throw new Error('No profile is open.');
    return this.opened;
  }

  /** Frames that share a function and file are one, as in pprof's own flame graph. */
  private flameGraph(selection: Selection, shape: FlameShape): FlameGraph {
    const { sampleIndex, noInlines, filters, relativePercentages } = selection;
    const { selected } = this.analysis.filtered(selection);
    const { values } = selected.profile.samples;
    const isShared = values.length <= SHARED_TYPES;
    const of = JSON.stringify([noInlines, filters]);
    const nodes = this.memo.get('flame nodes', of, () => {
      return new Nodes(selected.profile, framesOf(selected, noInlines), identityOf('filefunctions'));
    });
    // A sandwich asks for callers and callees in turn, so each direction keeps its own.
    const stacksKey = JSON.stringify([of, shape.of, isShared ? 'all' : sampleIndex]);
    const { stacks, graphs } = this.memo.get(`flame ${shape.direction}`, stacksKey, () => {
      const columns = isShared ? values : [this.analysis.view(selection).values];
      return { stacks: new FlameStacks(selected, nodes, shape, columns), graphs: new Memo() };
    });
    return graphs.get(`${sampleIndex}`, `${relativePercentages}`, () => {
      const figures = this.analysis.figures(selection);
      return new FlameGraph(this.analysis.view(selection), stacks, isShared ? sampleIndex : 0, figures);
    });
  }
}

/** Tells only what comes that many milliseconds or more after what was told before. */
function atMostEvery<T>(milliseconds: number, tell: (news: T) => void): (news: T) => void {
  let next = 0;
  return (news) => {
    const now = performance.now();
    if (now < next) return;
    next = now + milliseconds;
    tell(news);
  };
}
