import type { FrameRef as Frame } from '../../analysis/answers/place.js';
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
  FlamePage,
  FlameQuery,
  FlameStep,
  FrameNames,
  FrameRef,
  FunctionFigure,
  LineDetail,
  Declaration,
  LineFigure,
  NodeQuery,
  OfLoad,
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
    const budget = new Budget();
    const fit = (name: keyof FrameNames, parts: number): readonly string[] =>
      budget.texts(
        page.rows.map((row) => row[name]),
        parts,
      );
    const [printed, func, file] = [fit('printed', 3), fit('func', 2), fit('file', 1)];
    return {
      ...page,
      rows: page.rows.map((row, i) => {
        const names = { printed: printed[i] ?? '', func: func[i] ?? '', file: file[i] ?? '' };
        const isCut = names.printed !== row.printed || names.func !== row.func || names.file !== row.file;
        return { ...this.ofLoad(row), ...names, isCut };
      }),
    };
  }

  topRow(order: OrderedTop, { name, ref }: NodeQuery): number | undefined {
    const table = this.workspace.topTable(order);
    const row = ref?.generation === this.generation ? table.rowOf(ref) : table.rowNamed(name);
    return row < 0 ? undefined : row;
  }

  flame({ selection, shape, ...query }: FlameQuery): FlamePage {
    if (query.path.length > 0) this.refuseOther(query);
    const graph = this.workspace.flame(selection, shape);
    const view = graph.view(query);
    this.ahead.add(graph, graph.grow());
    const budget = new Budget();
    const names = budget.texts(view.names, 4);
    const short = budget.texts(view.short, 3);
    const files = budget.texts(view.files, 2);
    const isCut = Uint8Array.from(view.names, (name, row) => (name === names[row] ? 0 : 1));
    const { generation } = this;
    return { ...view, names, short, isCut, files, packages: budget.texts(view.packages), generation };
  }

  flamePath(selection: Selection, direction: Direction, { name, ref }: NodeQuery): readonly FlameStep[] {
    const known = ref?.generation === this.generation ? ref : undefined;
    const nodes = this.workspace.nodesOf(selection, name, known);
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
    return new Budget().rows(functions.map((each) => this.ofLoad(each))).rows;
  }

  lineDetail(selection: Selection, file: string, line: number, top: number): LineDetail | undefined {
    const detail = this.workspace.lineDetail(selection, file, line, top);
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
    return this.workspace.place(selection, ref);
  }

  names(selection: Selection, ref: FrameRef): FrameNames | undefined {
    this.refuseOther(ref);
    return this.workspace.names(selection, ref);
  }

  peek(selection: Selection, { name, ref }: NodeQuery): Peek | undefined {
    const table = this.workspace.peek(selection);
    const peek = ref?.generation === this.generation ? table.at(ref, name) : table.named(name);
    if (peek === undefined) return undefined;
    const budget = new Budget();
    const callers = budget.rows(
      peek.callers.map((call) => this.ofLoad(call)),
      2,
    );
    const callees = budget.rows(peek.callees.map((call) => this.ofLoad(call)));
    return { ...this.ofLoad(peek), callers, callees };
  }

  tags(selection: Selection): Fitting<TagGroup> {
    const groups = this.workspace.tags(selection);
    const budget = new Budget();
    const { rows: keys, left } = budget.rows(
      groups.map((group) => ({ ...group, values: [] })),
      2,
    );
    const rows = keys.map((key, i) => {
      return { ...key, values: budget.rows(groups[i]?.values ?? [], keys.length - i) };
    });
    return { rows, left };
  }

  source({ selection, by, name }: SourceQuery): Fitting<Routine> {
    const routines = this.workspace.source(selection, by, name);
    const budget = new Budget();
    const { rows: heads, left } = budget.rows(
      routines.map((routine) => ({ ...this.ofLoad(routine), lines: [] })),
      2,
    );
    // The costliest come first: each may take half of what those before it have left.
    const rows = heads.map((head, i) => ({ ...head, lines: budget.rows(routines[i]?.lines ?? [], 2).rows }));
    return { rows, left };
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
