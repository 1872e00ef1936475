import { Analysis } from '../../analysis/analysis.js';
import type { CancelCheck } from '../../analysis/samples/cancelCheck.js';
import { framesOf } from '../../analysis/samples/frames.js';
import { namesOf } from '../../analysis/answers/frameNames.js';
import { withReportUnit } from '../../analysis/graph/reportUnit.js';
import { buildGraph } from '../../analysis/graph/graph.js';
import { LIST_IDENTITY } from '../../analysis/samples/identity.js';
import { labelUnits } from '../../analysis/samples/labels.js';
import { Memo } from '../../analysis/memo.js';
import { Nodes } from '../../analysis/graph/nodes.js';
import { PeekTable, type Call as WholeCall } from '../../analysis/answers/peek.js';
import type { FrameRef as Frame } from '../../analysis/answers/place.js';
import { routinesOf } from '../../analysis/answers/routines.js';
import { defaultSampleIndex } from '../../analysis/samples/sampleType.js';
import { keptCount } from '../../analysis/samples/selected.js';
import type { Filters, Selection } from '../../analysis/samples/selection.js';
import { tagTable } from '../../analysis/answers/tagTable.js';
import type { Profile } from '../../profile/profile.js';
import { atMostEvery } from './atMostEvery.js';
import type {
  ArchiveEntry,
  EntryChoice,
  FileFigures,
  FlamePage,
  FlameQuery,
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
  Fitting,
  TopPage,
  TopQuery,
} from '../../protocol/session.js';
import { SessionError } from '../../protocol/errors.js';
import { FlameGraphs } from './flameGraphs.js';
import { clockWith, LookAhead } from './lookAhead.js';
import type { WorkerSurroundings } from '../platform/platform.js';
import { allOrNone, cutToFit, fitting } from './messageSize.js';
import { filesOfReport, reportText } from './reports.js';
import { problemWith, selectionStatus } from './selectionStatus.js';
import { Opener, type OpenedProfile } from './opener.js';
import { summarize } from './summary.js';

/** The width in pixels for which a flame graph is prepared before one is asked for. */
const USUAL_WIDTH = 1200;

/** The rows of Top that a page asks for at first. */
const FIRST_ROWS = 100;

/** How often progress is told, in milliseconds: as often as it can be seen. */
const TOLD_EVERY = 40;

/** A profile and what was derived from it. */
interface Derived {
  readonly analysis: Analysis;
  readonly flames: FlameGraphs;
  readonly memo: Memo;
}

function derivedFrom(profile: Profile, check: CancelCheck): Derived {
  const analysis = new Analysis(profile, check);
  return { analysis, flames: new FlameGraphs(analysis), memo: new Memo() };
}

/** What a worker is given of where it runs; what is not given is done as it can be done anywhere. */
interface AnswersOptions extends Partial<Omit<WorkerSurroundings, 'post' | 'listen' | 'timesAbandoned'>> {
  readonly timesAbandoned?: WorkerSurroundings['timesAbandoned'];
  /** Told if work fails that was done ahead of questions. */
  readonly failedAhead?: (error: unknown) => void;
}

/** The worker's half of a session: holds the one profile and answers for it. */
export class Answers implements SessionApi {
  private opened: Derived | undefined;
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
    if (this.opened !== undefined) this.opened = derivedFrom(this.opened.analysis.profile, this.check);
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
    this.opened = derivedFrom(profile, this.check);
    return { ...summarize(profile, defaultSampleIndex(profile)), ...archive };
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
    const graph = this.derived.flames.at(query.selection, query.shape);
    const page = graph.page({ ...query, generation: this.generation });
    this.ahead.add(graph, graph.grow());
    return page;
  }

  files(): readonly FileFigures[] {
    return this.analysis.files().map((file) => ({ file }));
  }

  readonly functionsIn = (file: string): readonly string[] => allOrNone(this.analysis.functionsIn(file));

  lines(selection: Selection, file: string): readonly LineFigure[] {
    this.ahead.asked();
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
    const peeking = this.derived.memo.get('peeking', JSON.stringify(selection), () => {
      const graph = buildGraph(this.analysis.view(selection), this.analysis.nodes(selection), {
        edges: 'all',
      });
      return new PeekTable(graph, withReportUnit(this.analysis.figures(selection), graph));
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
    const units = labelUnits(selected.profile, selected.check);
    const groups = tagTable(selected, this.analysis.view(selection), units, this.analysis.figures(selection));
    return fitting(groups.map((group) => ({ ...group, values: fitting(group.values, 0.9 / groups.length) })));
  }

  source({ selection, by, name }: SourceQuery): Fitting<Routine> {
    const graph = this.derived.memo.get('listed', JSON.stringify(selection), () => {
      const { selected } = this.analysis.filtered(selection);
      const nodes = new Nodes(selected.profile, framesOf(selected, selection.noInlines), LIST_IDENTITY);
      return buildGraph(this.analysis.view(selection), nodes, { edges: 'none' });
    });
    const routines = routinesOf(graph, this.analysis.figures(selection), by, name);
    return fitting(routines.map((routine) => ({ ...routine, lines: fitting(routine.lines, 3 / 4).rows })));
  }

  status(selection: Selection): SelectionStatus {
    return selectionStatus(this.analysis, selection);
  }

  checkFilter(filter: keyof Filters, text: string): ReturnType<typeof problemWith> {
    return problemWith(this.analysis.profile, filter, text, this.check);
  }

  abandon(): void {
    this.abandoned++;
  }

  reportFiles(query: Omit<ReportQuery, 'sources'>): readonly string[] {
    return filesOfReport(this.analysis.profile, query, this.check);
  }

  report(query: ReportQuery): ReportText {
    const { text, links } = reportText(this.analysis.profile, query, this.check);
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
    this.ahead.asked();
  }

  /** Prepares for the next questions about the samples of a selection, once the first rows are on their way. */
  private foresee(selection: Selection): void {
    const nodes = this.analysis.nodes(selection);
    // What is left to do for other samples or other nodes is not likely to be asked for any more.
    if (!this.ahead.isBegun(nodes)) this.ahead.drop();
    this.ahead.add(nodes, this.workAhead(selection));
  }

  /** What the next questions are likely to need, in their likely order; in pieces of a few milliseconds. */
  private *workAhead(selection: Selection): Generator {
    yield* this.analysis.prepareTop(selection);
    yield* this.analysis.prepareLines(selection);
    const graph = this.derived.flames.at(selection, { direction: 'down', of: '' });
    yield* graph.grow();
    graph.page({ path: [], width: USUAL_WIDTH, search: '', thorough: false, generation: 0 });
    yield* this.analysis.sumAhead(selection);
  }

  private get derived(): Derived {
    if (this.opened === undefined) throw new Error('A question before any profile was opened.');
    return this.opened;
  }

  private get analysis(): Analysis {
    return this.derived.analysis;
  }
}
