import type { Selection } from '../../analysis/samples/selection.js';
import type { Log } from '../../log/log.js';
import { CodedError } from '../../profile/error.js';
import { mayBeText } from '../../profile/sniff.js';
import { isAbandoned } from '../../protocol/abandoned.js';
import type { EntryChoice, SessionApi, Summary } from '../../protocol/session.js';
import type { Steps } from '../../protocol/page.js';
import { stepOf } from '../../protocol/progress.js';
import { Emitter, type Event } from './emitter.js';
import { SessionError } from '../../protocol/errors.js';
import { type ChooseEntry, openChosen } from './openChosen.js';
import { prepare } from './prepare.js';
import { Selections } from './selections.js';
import type { SessionState } from './sessionState.js';
import type { Platform } from '../platform/platform.js';
import { WorkerClient } from './workerClient.js';

/** Where a session gets its bytes and its limits. */
export interface ProfileSource {
  /** File name, for messages and titles. */
  readonly name: string;
  /**
   * The file as it is now. The buffer must not be shared: it is moved to the worker.
   * @param signal aborted once nobody waits for the bytes any more: reading ends, and rejects
   */
  read(signal: AbortSignal): Promise<Uint8Array>;
  /** The most bytes the profile may inflate to. */
  inflateLimit(): number;
  /** Asks which of an archive's profiles is meant; without it such an archive is refused. */
  readonly chooseEntry?: ChooseEntry;
  /** Starts a worker for it. */
  readonly startWorker: Platform['startWorker'];
}

type Asked = Omit<SessionApi, 'open' | 'entries' | 'openEntry' | 'abandon'>;
type Questions = { [K in keyof Asked]: (...args: Parameters<Asked[K]>) => Promise<ReturnType<Asked[K]>> };

/**
 * One open profile: its worker, its state and the selection that every view of it shares. Opening starts a worker,
 * `dispose` ends it; a profile read again keeps the old worker answering until the new one is ready, and after all if
 * it never is. The selection and the way back outlive every failure.
 */
export class ProfileSession {
  private readonly changed: Emitter<void>;
  private current: WorkerClient | undefined;
  private opening: WorkerClient | undefined;
  private reading: AbortController | undefined;
  /** Counts loads from where no load of a window before this one has counted: what that kept is told from ours. */
  private attempt = Date.now();
  private disposed = false;
  private isText = false;
  /** Which file of an archive was open last, so that it is read again when the archive is, after a crash too. */
  private entry: EntryChoice | undefined;
  private recordedFiles: Promise<readonly string[]> | undefined;
  private stateNow: SessionState = { status: 'opening', progress: undefined };
  private readonly selections = new Selections();

  /** After any change of `state` or `selection`. */
  readonly onDidChange: Event<void>;

  constructor(
    private source: ProfileSource,
    private readonly log: Log,
  ) {
    this.changed = new Emitter(log);
    this.onDidChange = this.changed.event;
  }

  get name(): string {
    return this.source.name;
  }

  get state(): SessionState {
    return this.stateNow;
  }

  get selection(): Selection {
    return this.selections.now;
  }

  /** The selections next to the one in force. */
  get steps(): Steps {
    return this.selections.steps;
  }

  /** Reads and decodes the file, now or again. Failures become the state `failed`, never a rejection. */
  async load(): Promise<void> {
    if (this.disposed) return;
    const attempt = ++this.attempt;
    this.endOpening();
    const reading = new AbortController();
    this.reading = reading;
    this.isText = false;
    if (this.current === undefined) this.setState({ status: 'opening', progress: undefined });
    else this.reread(0);
    const stale = (): boolean => attempt !== this.attempt || this.disposed;
    try {
      // The worker starts while the file is read.
      const client = new WorkerClient(this.source.startWorker(), this.log, {
        progress: (progress) => {
          if (stale()) return;
          if (this.stateNow.status === 'opening') this.setState({ status: 'opening', progress });
          else this.reread(stepOf(progress));
        },
        ended: (reason) => {
          if (client === this.current) this.lost(reason);
        },
      });
      this.opening = client;
      const bytes = await this.source.read(reading.signal);
      if (stale()) return;
      this.isText = mayBeText(bytes);
      const options = {
        generation: attempt,
        inflateLimit: this.source.inflateLimit(),
        ...(this.entry && { entry: this.entry }),
      };
      const choosing = { choose: this.source.chooseEntry, signal: reading.signal };
      const summary = await openChosen(client, bytes, options, choosing);
      if (stale()) return;
      await prepare(client, this.selections.startOf(summary), this.name, this.log);
      if (stale()) return;
      this.opened(client, summary, attempt);
    } catch (error) {
      if (!stale()) this.failed(this.coded(error));
    }
  }

  /** The file is elsewhere now, under another name perhaps. What is on show stays. */
  move(source: ProfileSource): void {
    this.source = source;
    this.changed.fire();
  }

  /** The file's bytes as it is now. Rejects with a sentence when it cannot be read. */
  bytes(): Promise<Uint8Array> {
    return this.source.read(new AbortController().signal);
  }

  /** Goes on from what was chosen in another session, and returns true, unless somebody has chosen here. */
  inherit({ selections }: ProfileSession): boolean {
    const inherits = this.selections.inherit(selections);
    if (inherits) this.selected();
    return inherits;
  }

  /** Ends reading and decoding at once. A profile that was open before stays as it was, and is said not to be the newest. */
  cancelOpening(): void {
    const { stateNow } = this;
    if (this.opening === undefined && stateNow.status !== 'opening') return;
    this.attempt++;
    // That an earlier try has failed says more.
    const earlier = stateNow.status === 'ready' ? stateNow.reload : undefined;
    this.failed(earlier ?? new SessionError('openingCancelled'));
  }

  /** Abandons what the profile that is open is asked at the moment: what of it takes long rejects as abandoned. */
  cancelAnswers(): void {
    this.current?.abandon();
  }

  /** The questions of the profile that is open. Throws a sentence while there is none. */
  get ask(): Questions {
    if (this.current === undefined) throw new SessionError('notOpen', { name: this.name });
    return this.current.ask;
  }

  /**
   * Asks about the selection, and again if that changed before the answer was there.
   * @param isRepeated whether to ask again too when somebody has cancelled the answers
   */
  async askSelected<T>(
    question: (ask: Questions, selection: Selection) => Promise<T>,
    isRepeated = false,
  ): Promise<T> {
    for (;;) {
      const { selection } = this;
      try {
        return await question(this.ask, selection);
      } catch (error) {
        const isCancelled = selection === this.selection && !isRepeated;
        if (!isAbandoned(error) || isCancelled) throw error;
      }
    }
  }

  /** The files the profile has lines of, asked once a load, or again where that failed. */
  files(): Promise<readonly string[]> {
    if (this.recordedFiles !== undefined) return this.recordedFiles;
    const asked: Promise<readonly string[]> = this.ask.files();
    this.recordedFiles = asked;
    asked.catch(() => {
      if (this.recordedFiles === asked) this.recordedFiles = undefined;
    });
    return asked;
  }

  /** Changes part of the selection. Anything but the sample type is a step that can be undone. */
  select(change: Partial<Selection>): void {
    if (this.selections.select(change)) this.selected();
  }

  /** Puts back a selection from before the window was reloaded, with the steps next to it, unless somebody has chosen since. */
  restore(selection: Selection, steps: Steps): void {
    if (this.selections.restore(selection, steps)) this.selected();
  }

  /** Takes back the last step of filters; the sample type stays. */
  undo(): void {
    this.selections.undo();
    this.selected();
  }

  /** Takes the last step forth again that was taken back. */
  redo(): void {
    this.selections.redo();
    this.selected();
  }

  dispose(): void {
    this.disposed = true;
    this.endOpening();
    this.current?.dispose();
    this.changed.dispose();
  }

  /** Ends what is under way to open the file: its reading and its worker. */
  private endOpening(): void {
    this.reading?.abort();
    this.opening?.dispose();
    this.opening = undefined;
  }

  private selected(): void {
    this.current?.abandon();
    this.changed.fire();
  }

  private opened(client: WorkerClient, summary: Summary, generation: number): void {
    this.selections.show(summary);
    this.current?.dispose();
    this.current = client;
    this.opening = undefined;
    this.recordedFiles = undefined;
    this.entry = summary.entry;
    this.setState({ status: 'ready', summary, generation, reload: undefined, rereading: undefined });
  }

  /** Reading failed: what was on show stays there. */
  private failed(error: CodedError): void {
    this.endOpening();
    const { stateNow } = this;
    if (stateNow.status === 'ready') {
      this.setState({ ...stateNow, reload: error, rereading: undefined });
    }
    // Where the worker that answered was lost meanwhile, that is why there is nothing on show.
    else if (stateNow.status === 'opening') this.setFailed(error);
  }

  /** The worker that answers has ended of itself. A profile that is just being read again may take its place. */
  private lost(error: CodedError): void {
    this.current?.dispose();
    this.current = undefined;
    this.recordedFiles = undefined;
    this.setFailed(error);
  }

  /** The error as one of ours; what is none is a fault, and in the log. */
  private coded(error: unknown): CodedError {
    if (error instanceof CodedError) return error;
    this.log.error(`${this.name} could not be opened.`, error);
    return new SessionError('internal');
  }

  /** Tells how much of the file is read again, in percent, while the profile is on show. */
  private reread(percent: number): void {
    const { stateNow } = this;
    if (stateNow.status === 'ready' && stateNow.rereading !== percent)
      this.setState({ ...stateNow, rereading: percent });
  }

  private setFailed(error: CodedError): void {
    this.setState({ status: 'failed', error, isText: this.isText });
  }

  private setState(state: SessionState): void {
    this.stateNow = state;
    this.changed.fire();
  }
}
