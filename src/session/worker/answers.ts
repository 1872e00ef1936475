import type { CancelCheck } from '../../analysis/samples/cancelCheck.js';
import { hasReadableNames } from '../../analysis/names/demangle/functionNames.js';
import { defaultSampleIndex } from '../../analysis/samples/sampleType.js';
import type { Filters, Selection } from '../../analysis/samples/selection.js';
import { Workspace } from '../../analysis/workspace.js';
import { atMostEvery } from './atMostEvery.js';
import type {
  ArchiveEntry,
  Direction,
  EntryChoice,
  FlameAnswer,
  FlameQuery,
  FlameStep,
  FrameNames,
  FrameRef,
  FunctionFigure,
  ItemFigure,
  LineDetail,
  Declaration,
  LineFigure,
  NodeQuery,
  OpenOptions,
  OrderedTop,
  Peek,
  Place,
  Progress,
  ReportQuery,
  ReportText,
  Routine,
  SelectionStatus,
  SessionApi,
  SourceQuery,
  SourceTree,
  Summary,
  TagGroup,
  Fitting,
  TopPage,
  TopQuery,
} from '../../protocol/session.js';
import { SessionError } from '../../protocol/errors.js';
import { clockWith, LookAhead } from './lookAhead.js';
import type { WorkerSurroundings } from '../platform/platform.js';
import { Budget } from './budget.js';
import {
  fittedDetail,
  fittedFlame,
  fittedPeek,
  fittedSource,
  fittedTags,
  fittedTop,
  ofLoad,
} from './fitted.js';
import { filesOfReport, reportText } from './reports.js';
import { sent, type SentError } from '../../protocol/sentError.js';
import { Opener, type OpenedProfile } from './opener.js';
import { summarize } from './summary.js';

/** The width in CSS pixels for which a flame graph is prepared before one is asked for. */
const USUAL_WIDTH = 1200;

/** The rows of Top that a page asks for at first. */
const FIRST_ROWS = 100;

/** How often progress is told, in milliseconds: as often as it can be seen. */
const TOLD_EVERY = 40;

/** What a worker is given of where it runs; what is not given is done as it can be done anywhere. */
interface AnswersOptions extends Partial<Omit<WorkerSurroundings, 'post' | 'listen' | 'timesAbandoned'>> {
  readonly timesAbandoned?: WorkerSurroundings['timesAbandoned'];
  /** Told if work fails that was done ahead of questions. */
  readonly failedAhead?: (error: unknown) => void;
}

/** The worker's half of a session: holds the one profile and answers for it. */
export class Answers implements SessionApi {
  private opened: Workspace | undefined;
  private generation = 0;
  private readonly opener: Opener;
  private readonly ahead: LookAhead;
  private readonly tell: (progress: Progress) => void;

  /** How often this worker was told by message that questions were abandoned. */
  private abandoned = 0;
  private readonly timesAbandoned: (() => number) | undefined;

  constructor(tell: (progress: Progress) => void, { timesAbandoned, ...others }: AnswersOptions = {}) {
    this.timesAbandoned = timesAbandoned;
    this.tell = atMostEvery(TOLD_EVERY, tell);
    const { failedAhead, soon, inflate, inflateZstd } = others;
    const decompressors = { ...(inflate && { inflate }), ...(inflateZstd && { inflateZstd }) };
    this.opener = new Opener(decompressors, (progress) => this.tell({ stage: 'read', ...progress }));
    this.ahead = new LookAhead(clockWith(soon), (error) => {
      this.startAfresh();
      failedAhead?.(error);
    });
  }

  /** Of every walk: throws once nobody waits for what it is for. */
  private readonly check: CancelCheck = () => {
    // The count in shared memory is ahead of the messages while a question is under way.
    if (this.timesAbandoned === undefined) return;
    if (this.timesAbandoned() !== this.abandoned) throw new SessionError('abandoned');
  };

  /** Forgets all that was derived from the profile: what failed of itself may have left some of it half done. */
  startAfresh(): void {
    if (this.opened !== undefined) this.opened = new Workspace(this.opened.profile, this.check);
  }

  async open(bytes: Uint8Array, options: OpenOptions): Promise<Summary> {
    this.generation = options.generation;
    return this.become(await this.opener.open(bytes, options));
  }

  readonly entries = (): readonly ArchiveEntry[] => this.opener.entries;

  async openEntry(entry: EntryChoice): Promise<Summary> {
    return this.become(await this.opener.openEntry(entry));
  }

  private become({ profile, archive }: OpenedProfile): Summary {
    this.opened = new Workspace(profile, this.check);
    const hasNames = hasReadableNames(this.opened.tables.named({ names: 'simplified' }));
    return { ...summarize(profile, defaultSampleIndex(profile), hasNames), ...archive };
  }

  prepareTop(selection: Selection): void {
    this.finish('top', selection, this.workspace.prepareTop(selection));
    this.workspace.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: FIRST_ROWS });
  }

  prepareLines(selection: Selection): void {
    this.finish('lines', selection, this.workspace.prepareLines(selection));
  }

  top(query: TopQuery): TopPage {
    const page = this.workspace.top(query);
    this.reserveTimes(query.selection);
    return fittedTop(this.generation, page);
  }

  topRow(order: OrderedTop, { name, ref }: NodeQuery): number | undefined {
    const table = this.workspace.topTable(order);
    const known = this.known(ref);
    const row = known ? table.rowOf(known) : table.rowNamed(name);
    return row < 0 ? undefined : row;
  }

  flame({ selection, shape, ...query }: FlameQuery): FlameAnswer {
    if (query.path.length > 0) this.refuseOther(query);
    const graph = this.workspace.flame(selection, shape);
    const view = graph.view(query);
    this.ahead.add(graph, graph.grow());
    return fittedFlame(this.generation, view);
  }

  flamePath(selection: Selection, direction: Direction, { name, ref }: NodeQuery): readonly FlameStep[] {
    const nodes = this.workspace.nodesOf(selection, name, this.known(ref));
    return this.workspace.flamePath(selection, direction, (node) => nodes.has(node));
  }

  readonly files = (): readonly string[] => this.workspace.files();

  readonly functionsIn = (file: string): readonly string[] => {
    return new Budget().allOrNone(this.workspace.functionsIn(file));
  };

  readonly declarations = (file: string): readonly Declaration[] => {
    return new Budget().allOrNone(this.workspace.declarations(file));
  };

  lines(selection: Selection, file: string): readonly LineFigure[] {
    this.ahead.asked();
    return this.workspace.lines(selection, file);
  }

  fileFunctions(selection: Selection, file: string): readonly FunctionFigure[] {
    this.ahead.asked();
    const functions = this.workspace.fileFunctions(selection, file);
    return new Budget().rows(functions.map((each) => ofLoad(this.generation, each))).rows;
  }

  costliestFiles(selection: Selection, most: number): readonly string[] {
    return new Budget().rows(this.workspace.costliestFiles(selection, most)).rows;
  }

  itemFigures(selection: Selection, tree: SourceTree, least: number): readonly ItemFigure[] {
    return new Budget().rows(this.workspace.itemFigures(selection, tree, least)).rows;
  }

  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined {
    const detail = this.workspace.lineDetail(selection, file, line, top);
    return detail && fittedDetail(this.generation, detail);
  }

  place(selection: Selection, ref: FrameRef): Place | undefined {
    this.refuseOther(ref);
    return this.workspace.place(selection, ref);
  }

  names(selection: Selection, ref: FrameRef): FrameNames | undefined {
    this.refuseOther(ref);
    return this.workspace.names(selection, ref);
  }

  peek(selection: Selection, { name, ref }: NodeQuery): Peek | undefined {
    const table = this.workspace.peek(selection);
    const known = this.known(ref);
    const peek = known ? table.at(known, name) : table.named(name);
    return peek && fittedPeek(this.generation, peek);
  }

  tags(selection: Selection): Fitting<TagGroup> {
    return fittedTags(this.workspace.tags(selection));
  }

  source({ selection, by, name }: SourceQuery): Fitting<Routine> {
    return fittedSource(this.generation, this.workspace.source(selection, by, name));
  }

  status(selection: Selection): SelectionStatus {
    return this.workspace.status(selection);
  }

  checkFilter(filter: keyof Filters, text: string): SentError | undefined {
    const problem = this.workspace.problemWith(filter, text);
    return problem && sent(problem);
  }

  abandon(): void {
    this.abandoned++;
  }

  reportFiles(query: Omit<ReportQuery, 'sources'>): readonly string[] {
    return filesOfReport(this.workspace, query);
  }

  report(query: ReportQuery): ReportText {
    const { text, links } = reportText(this.workspace, query);
    return { text, links: links.map((link) => ofLoad(this.generation, link)) };
  }

  /** The frame, unless it is of another load, where its numbers mean something else. */
  private known(ref: FrameRef | undefined): FrameRef | undefined {
    return ref?.generation === this.generation ? ref : undefined;
  }

  /** Throws for what is of another load: its numbers mean something else here. */
  private refuseOther({ generation }: { readonly generation: number }): void {
    if (generation !== this.generation) throw new SessionError('earlierLoad');
  }

  /** Does work at once, telling how far it is. */
  private finish(stage: 'top' | 'lines', selection: Selection, work: Iterable<number>): void {
    const of = this.workspace.keptCount(selection);
    for (const done of work) this.tell({ stage, done, of });
    this.ahead.asked();
  }

  /** Prepares for the next questions about the samples of a selection, once the first rows are on their way. */
  private reserveTimes(selection: Selection): void {
    const nodes = this.workspace.nodes(selection);
    // What is left to do for other samples or other nodes is not likely to be asked for any more.
    if (!this.ahead.isBegun(nodes)) this.ahead.drop();
    this.ahead.add(nodes, this.workAhead(selection));
  }

  /** What the next questions are likely to need, in their likely order; in pieces of a few milliseconds. */
  private *workAhead(selection: Selection): Generator {
    yield* this.workspace.prepareTop(selection);
    yield* this.workspace.prepareLines(selection);
    const graph = this.workspace.flame(selection, { direction: 'down', of: '' });
    yield* graph.grow();
    graph.view({ path: [], width: USUAL_WIDTH, search: '', thorough: false });
    yield* this.workspace.sumAhead(selection);
  }

  private get workspace(): Workspace {
    if (this.opened === undefined) throw new Error('A question before any profile was opened.');
    return this.opened;
  }
}
