import type { Filters, Selection } from '../analysis/samples/selection.js';
import type {
  FlamePage,
  FlameQuery,
  FrameNames,
  FrameRef,
  NodeQuery,
  Peek,
  Progress,
  ReportKind,
  Routine,
  SelectionStatus,
  SourceQuery,
  Summary,
  TagGroup,
  Fitting,
  TopPage,
  TopQuery,
} from './session.js';

/** Why there is no answer. */
export interface Trouble {
  readonly code: string;
  /** One sentence, in the person's language. */
  readonly message: string;
  /** Whether it is not for the person to mend: the log then says more. */
  readonly isFault: boolean;
}

/** Reading a file again has failed. */
interface FailedReload {
  readonly trouble: Trouble;
  /** Whether it is just being read once more. */
  readonly isUnderWay: boolean;
}

/** What the page shows, sent whole whenever it changes. */
export type PageState =
  | { readonly status: 'opening'; readonly name: string; readonly progress: Progress | undefined }
  /** `isText`: whether the file could be read as text. */
  | { readonly status: 'failed'; readonly name: string; readonly trouble: Trouble; readonly isText: boolean }
  | {
      readonly status: 'ready';
      readonly name: string;
      readonly summary: Summary;
      readonly selection: Selection;
      /** Whether there are steps of filters to undo or redo. */
      readonly canUndo: boolean;
      readonly canRedo: boolean;
      /** Changes with each load, so that the page drops what it keeps of an older one. */
      readonly generation: number;
      /** Reading the file again has failed, so what is on show is not the file as it is now. Else undefined. */
      readonly reload: FailedReload | undefined;
      /** A click on a frame also reveals its line in a text editor beside. */
      readonly followCode: boolean;
    };

/** A function's lines with the text around them, where its file is on this machine. */
export interface ListedRoutine extends Routine {
  /** Lines `first .. last`; undefined where the file was not found. */
  readonly text: readonly string[] | undefined;
}

/** Whether a profile's documentation is a web page, which VS Code can open. Anything else is text. */
export function isWebPage(docUrl: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(docUrl) && URL.canParse(docUrl);
}

type WithoutSelection<T> = Omit<T, 'selection'>;

/** What the page asks of the host. Queries are answered for the selection in force. */
export interface HostApi {
  /** The page has loaded and wants its first state. `kept` is the selection it showed before it was reloaded. */
  ready(kept: Selection | undefined): PageState;
  /** What the page keeps of itself, for another that takes its place once the file is renamed. */
  keep(kept: unknown): void;
  top(query: WithoutSelection<TopQuery>): Promise<TopPage>;
  flame(query: WithoutSelection<FlameQuery>): Promise<FlamePage>;
  peek(of: NodeQuery): Promise<Peek | undefined>;
  /** What a frame is called, whole; undefined for one that is not there. */
  names(ref: FrameRef): Promise<FrameNames | undefined>;
  tags(): Promise<Fitting<TagGroup>>;
  source(query: WithoutSelection<SourceQuery>): Promise<Fitting<ListedRoutine>>;
  filterStatus(): Promise<SelectionStatus>;
  /** What is wrong with the text of a filter, in one sentence; empty if it can be used. */
  checkFilter(filter: keyof Filters, text: string): Promise<string>;
  /** Changes part of the selection. Anything but the sample type is a step that can be undone. */
  select(change: Partial<Selection>): void;
  undo(): void;
  redo(): void;
  /** Puts the `go tool pprof` command that gives the same report into the clipboard. */
  copyCommand(report: ReportKind): Promise<void>;
  /** Opens one of pprof's reports as a text document, asking which if it isn't said. */
  openReport(report: ReportKind | undefined): Promise<void>;
  setFollowCode(on: boolean): Promise<void>;
  /** Shows the frame's line in a text editor beside; with `focus` the keyboard goes there too. */
  reveal(ref: FrameRef, focus: boolean): Promise<void>;
  /** As `reveal`, for a line of a function in a recorded file. */
  revealLine(func: string, file: string, line: number, focus: boolean): Promise<void>;
  /** Stops opening the profile. */
  cancel(): void;
  /** Ends what views wait for: it is rejected as abandoned. */
  stop(): void;
  retry(): void;
  reopenAsText(): Promise<void>;
  /** Leads to the setting that limits how large a profile may grow. */
  openLimitSetting(): Promise<void>;
  openDoc(): Promise<void>;
  showLog(): void;
}

/** What the host tells the page. */
export interface PageApi {
  setState(state: PageState): void;
  /** Moves the keyboard to a view, for the editor's commands. */
  showView(view: 'top' | 'flame'): void;
}
