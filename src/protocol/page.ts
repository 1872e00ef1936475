import type { Filters, Selection } from '../analysis/samples/selection.js';
import type {
  Direction,
  FlamePage,
  FlameQuery,
  FlameStep,
  FrameNames,
  FrameRef,
  NodeQuery,
  OrderedTop,
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
import type { Trouble } from './trouble.js';

/** The selections next to the one in force. */
export interface Steps {
  /** Those before it, the nearest last. */
  readonly past: readonly Selection[];
  /** Those that were taken back, the nearest first. */
  readonly future: readonly Selection[];
}

/** What of a profile that is on show may change, while it is the same load of it. */
export interface ProfileView {
  readonly name: string;
  readonly selection: Selection;
  /** The nearest steps of filters to undo and redo; a page that is made anew brings them back. */
  readonly steps: Steps;
  /** Which load it is: the page drops what it keeps of another one. */
  readonly generation: number;
  /** Why reading the file again has failed or ended, so what is on show is not the file as it is now. Else undefined. */
  readonly reload: Trouble | undefined;
  /** How much of the file is read again, in percent; undefined while it is not. */
  readonly rereading: number | undefined;
  /** A click on a frame also reveals its line in a text editor beside. */
  readonly followCode: boolean;
}

/** A profile on show. */
export interface ReadyState extends ProfileView {
  readonly status: 'ready';
  readonly summary: Summary;
}

/** What the page shows; why a profile cannot be opened is shown by another (errorPage.ts). */
export type PageState =
  { readonly status: 'opening'; readonly name: string; readonly progress: Progress | undefined } | ReadyState;

/**
 * How a line of the profile is found in the text: where the profile or the commit that the program was built from says so, moved
 * with its code, by a commit that is only assumed, maybe not at all, or nothing is known.
 */
export type Certainty = 'asProfiled' | 'moved' | 'assumed' | 'doubtful' | 'unknown';

/** A function's lines with the text of all of it, where its file is on this machine. */
export interface ListedRoutine extends Routine {
  /** Lines `first .. last` as they were when the profile was taken, as far as that is known; undefined where the file was not found. */
  readonly text: readonly string[] | undefined;
  /** How sure it is that they are these; undefined where nothing is known. */
  readonly certainty?: Certainty | undefined;
}

/** Whether a profile's documentation is a web page, which VS Code can open. Anything else is text. */
export function isWebPage(docUrl: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(docUrl) && URL.canParse(docUrl);
}

/** The views in which a function can be shown from outside the page. */
export const SHOWN_VIEWS = ['flame', 'peek', 'top'] as const;

export type ShownView = (typeof SHOWN_VIEWS)[number];

/** A function with its names, which may be cut. */
export interface ShownFunction extends FrameNames {
  readonly ref: FrameRef;
}

/** What came of a place in the source that was to be shown. */
export interface Landing {
  /**
   * `closed` where the person does not want to see it beside any more, `overtaken` where a later place goes first,
   * `noFile` where the profile does not say the file, `unsure` where only a person can tell which file it is.
   */
  readonly kind: 'shown' | 'closed' | 'overtaken' | 'noFile' | 'missing' | 'unsure' | 'unreadable';
  /** As a person is asked for it: as it was recorded, or with the folder of its package. */
  readonly file: string;
}

type WithoutSelection<T> = Omit<T, 'selection'>;

/** Questions whose answers take the longer the larger the profile is. They are answered for the selection in force. */
export interface LongQuestions {
  /** Rows of Top, in the order that is asked for. */
  top(query: WithoutSelection<TopQuery>): Promise<TopPage>;
  /** The row of Top, 0-based, of a node; undefined if it is not in the table. */
  topRow(order: WithoutSelection<OrderedTop>, of: NodeQuery): Promise<number | undefined>;
  /** What is drawn of a flame graph. Rejects as `earlierLoad` for a path of another load. */
  flame(query: WithoutSelection<FlameQuery>): Promise<FlamePage>;
  /** The way to the heaviest frame of a node in whole stacks; empty where the selection leaves nothing of it. */
  flamePath(direction: Direction, of: NodeQuery): Promise<readonly FlameStep[]>;
  /** A node between its callers and callees; undefined if the selection has none. */
  peek(of: NodeQuery): Promise<Peek | undefined>;
  /** The values of each label key, the heaviest keys and values as many as an answer may hold. */
  tags(): Promise<Fitting<TagGroup>>;
  /** The lines of the functions asked for, by cum, the costliest first. */
  source(query: WithoutSelection<SourceQuery>): Promise<Fitting<ListedRoutine>>;
  /** What the selection's filters do. */
  filterStatus(): Promise<SelectionStatus>;
}

/** Their names, for a page that shows while it waits for one. */
export const LONG_QUESTIONS: Readonly<Record<keyof LongQuestions, true>> = {
  top: true,
  topRow: true,
  flame: true,
  flamePath: true,
  peek: true,
  tags: true,
  source: true,
  filterStatus: true,
};

/**
 * What the page asks of the host. Three words for what ends: a person *cancels* what they wait for; a question is
 * *abandoned*, and rejects so, once nobody waits for its answer, because of that or because the selection is another;
 * a worker is *ended*, with all it does and holds.
 */
export interface HostApi extends LongQuestions {
  /**
   * The page has begun and knows nothing: it is told what it shows.
   * @param kept the selection it showed before it was made anew; undefined for a page never seen
   * @param steps those next to that
   */
  ready(kept: Selection | undefined, steps: Steps): void;
  /** What the page keeps of itself, for another that takes its place once the file is renamed. */
  keep(kept: unknown): void;
  /** What a frame is called, whole; undefined for one that is not there. Rejects as `earlierLoad` for one of another load. */
  names(ref: FrameRef): Promise<FrameNames | undefined>;
  /** What is wrong with the text of a filter, in one sentence; empty if it can be used. */
  checkFilter(filter: keyof Filters, text: string): Promise<string>;
  /** Changes part of the selection. Anything but the sample type is a step that can be undone. */
  select(change: Partial<Selection>): void;
  /** Takes back the last step of filters; nothing if there is none. */
  undo(): void;
  /** Takes the last step forth that was taken back; nothing if there is none. */
  redo(): void;
  /** Puts the `go tool pprof` command that gives the same report into the clipboard. */
  copyCommand(report: ReportKind): Promise<void>;
  /** Puts a text of the page into the clipboard, without the control characters that may be in it. */
  copyText(text: string): Promise<void>;
  /** Puts what the profile is and its ten costliest functions into the clipboard, as Markdown to be sent to others. */
  copySummary(): Promise<void>;
  /** Puts the whole build ID of the profile's main binary into the clipboard. */
  copyBuildId(): Promise<void>;
  /** Asks which of pprof's reports is wanted, and opens it as a text document. */
  openReport(): Promise<void>;
  /** Writes the setting where it is defined. Rejects as `settingNotWritten`. */
  setFollowCode(on: boolean): Promise<void>;
  /** Shows the frame's line in a text editor beside; with `focus` the keyboard goes there too. */
  reveal(ref: FrameRef, focus: boolean): Promise<Landing>;
  /** Shows the frame's line beside as the keyboard comes by it: the person is asked nothing. */
  follow(ref: FrameRef): Promise<Landing>;
  /** As `reveal`, for a line, from 1, of a function in a recorded file. */
  revealLine(func: string, file: string, line: number, focus: boolean): Promise<Landing>;
  /** Has the person say which file the newest place is in, which was not found or is not sure, and goes there. */
  locate(): Promise<Landing>;
  /** The person does not wait for the file any more: reading and decoding it ends. */
  cancelOpening(): void;
  /** The person does not wait for answers any more: the questions under way are abandoned. */
  cancelAnswers(): void;
  /** Reads the file again. */
  retry(): void;
  /** Leads to the setting that limits how large a profile may grow. */
  openLimitSetting(): Promise<void>;
  /** Opens the profile's documentation if it is a web page, once VS Code has asked the person. */
  openDoc(): Promise<void>;
  /** Shows the log, which says more of faults. */
  showLog(): void;
  /** Goes back (-1) or forward (1) in VS Code's own history, for the page's has come to its end. */
  navigate(by: -1 | 1): Promise<void>;
}

/** What commands have the page do: the first show a view, the next act on the selected function, the last copy. */
export const PAGE_COMMANDS = [
  ...(['top', 'flame', 'peek', 'source', 'tags', 'info'] as const),
  ...(['code', 'sandwich', 'focus', 'ignore', 'hide', 'copyName'] as const),
  ...(['copyCommand', 'copySummary'] as const),
] as const;

export type PageCommand = (typeof PAGE_COMMANDS)[number];

/** What the host tells the page. */
export interface PageApi {
  /** What is on show from here on. Of a profile this is told once a load: its summary may be large. */
  setState(state: PageState): void;
  /** What may have changed of the profile that is on show; nothing to a page that shows another load. */
  changed(view: ProfileView): void;
  /** Goes back (-1) or forward (1) through what was selected; where there is nothing, in VS Code's own history. */
  go(by: -1 | 1): void;
  /** Shows a sentence until the person closes it: what a message of the window says; `isFault` where the log says more. */
  say(sentence: string, isFault: boolean): void;
  /** Selects a function that was chosen outside the page, and shows it in a view. */
  show(view: ShownView, subject: ShownFunction): void;
  /** Does what a command asks for. */
  command(command: PageCommand): void;
}
