import { defaultSelection, type Selection } from '../analysis/selection.js';
import { isAbandoned } from './abandoned.js';
import type { FileFigures, Progress, SessionApi, Summary } from './api.js';
import { Emitter, type Event } from './emitter.js';
import { History } from './history.js';
import { WorkerClient } from './workerClient.js';

/** Where a session gets its bytes and its limits. */
export interface ProfileSource {
  /** File name, for messages and titles. */
  readonly name: string;
  /** The file as it is now. The buffer must not be shared: it is moved to the worker. */
  read(): Promise<Uint8Array>;
  /** The most bytes the profile may inflate to. */
  inflateLimit(): number;
  /** The bundled worker. */
  readonly workerFile: string;
}

export type SessionState =
  | { readonly status: 'opening'; readonly progress: Progress | undefined }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'ready'; readonly summary: Summary; readonly generation: number };

type Asked = Omit<SessionApi, 'open' | 'abandon'>;

type Questions = { [K in keyof Asked]: (...args: Parameters<Asked[K]>) => Promise<ReturnType<Asked[K]>> };

/**
 * One open profile: its worker, its state and the selection that every view of it shares. Opening starts a worker,
 * `dispose` ends it; a profile read again keeps the old worker answering until the new one is ready.
 */
export class ProfileSession {
  private readonly changed = new Emitter<void>();
  private current: WorkerClient | undefined;
  private opening: WorkerClient | undefined;
  private attempt = 0;
  private disposed = false;
  private recordedFiles: Promise<readonly FileFigures[]> | undefined;
  private stateNow: SessionState = { status: 'opening', progress: undefined };
  /** A selection to start from, given before the profile was open. */
  private restored: Selection | undefined;
  private isChosen = false;
  private history = History.of<Selection>(defaultSelection(0));

  /** After any change of `state` or `selection`. */
  readonly onDidChange: Event<void> = this.changed.event;

  constructor(private readonly source: ProfileSource) {}

  get name(): string {
    return this.source.name;
  }

  get state(): SessionState {
    return this.stateNow;
  }

  get selection(): Selection {
    return this.history.now;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** Reads and decodes the file, now or again. Failures become the state `failed`, never a rejection. */
  async load(): Promise<void> {
    const attempt = ++this.attempt;
    this.opening?.dispose();
    this.opening = undefined;
    if (this.current === undefined) this.setState({ status: 'opening', progress: undefined });
    const stale = (): boolean => attempt !== this.attempt || this.disposed;
    try {
      // The worker starts while the file is read.
      const client = new WorkerClient(
        this.source.workerFile,
        (progress) => {
          if (!stale() && this.stateNow.status === 'opening') this.setState({ status: 'opening', progress });
        },
        (reason) => {
          if (client === this.current) this.fail(reason);
        },
      );
      this.opening = client;
      const bytes = await this.source.read();
      if (stale()) return;
      const summary = await client.ask.open(bytes, {
        name: this.name,
        inflateLimit: this.source.inflateLimit(),
      });
      if (stale()) return;
      await prepare(client, this.historyFor(summary).now);
      if (stale()) return;
      this.opened(client, summary, attempt);
    } catch (error) {
      if (!stale()) this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  /** Stops opening at once. A profile that was open before stays as it was. */
  cancel(): void {
    if (this.opening === undefined && this.stateNow.status !== 'opening') return;
    this.attempt++;
    this.opening?.dispose();
    this.opening = undefined;
    if (this.current === undefined) this.setState({ status: 'failed', message: 'Opening was cancelled.' });
  }

  /** Ends what the profile that is open is asked at the moment, as far as it takes long: it rejects as abandoned. */
  stop(): void {
    this.current?.abandon();
  }

  /** The questions of the profile that is open. Throws a sentence while there is none. */
  get ask(): Questions {
    if (this.current === undefined) throw new Error(`${this.name} is not open.`);
    return this.current.ask;
  }

  /**
   * Asks about the selection, and again if that changed before the answer was there.
   * @param insist whether to ask again too when somebody has stopped what was under way
   */
  async askSelected<T>(
    question: (ask: Questions, selection: Selection) => Promise<T>,
    insist = false,
  ): Promise<T> {
    for (;;) {
      const { selection } = this;
      try {
        return await question(this.ask, selection);
      } catch (error) {
        const isStopped = selection === this.selection && !insist;
        if (!isAbandoned(error) || isStopped) throw error;
      }
    }
  }

  /** The files the profile has lines of, asked once a load. */
  files(): Promise<readonly FileFigures[]> {
    this.recordedFiles ??= this.ask.files();
    return this.recordedFiles;
  }

  /** Changes part of the selection. Anything but the sample type is a step that can be undone. */
  select(change: Partial<Selection>): void {
    this.isChosen = true;
    const next = { ...this.selection, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.selection)) return;
    const { sampleIndex, ...rest } = change;
    const onlySampleType = sampleIndex !== undefined && Object.keys(rest).length === 0;
    this.become(onlySampleType ? this.history.replace(next) : this.history.push(next));
  }

  /** Puts back a selection from before the window was reloaded, unless somebody has chosen since. */
  restore(selection: Selection): void {
    if (this.isChosen) return;
    this.isChosen = true;
    if (this.stateNow.status !== 'ready') this.restored = selection;
    else this.become(this.history.replace(valid(selection, this.stateNow.summary)));
  }

  /** Takes back the last step of filters; the sample type stays. */
  undo(): void {
    this.step(this.history.undo());
  }

  redo(): void {
    this.step(this.history.redo());
  }

  dispose(): void {
    this.disposed = true;
    this.opening?.dispose();
    this.current?.dispose();
    this.changed.dispose();
  }

  private step(history: History<Selection>): void {
    const { sampleIndex } = this.selection;
    this.become(history.replace({ ...history.now, sampleIndex }));
  }

  private become(history: History<Selection>): void {
    this.history = history;
    this.current?.abandon();
    this.changed.fire();
  }

  private opened(client: WorkerClient, summary: Summary, generation: number): void {
    const history = this.historyFor(summary);
    this.current?.dispose();
    this.current = client;
    this.opening = undefined;
    this.recordedFiles = undefined;
    this.history = history;
    this.setState({ status: 'ready', summary, generation });
  }

  /** The selections of a profile that is about to be shown: those so far, or the one to start from. */
  private historyFor(summary: Summary): History<Selection> {
    if (this.stateNow.status === 'ready') {
      const sampleIndex = sameType(this.stateNow.summary, this.selection.sampleIndex, summary);
      return this.history.replace({ ...this.selection, sampleIndex });
    }
    return History.of(
      this.restored ? valid(this.restored, summary) : defaultSelection(summary.defaultSampleIndex),
    );
  }

  private fail(message: string): void {
    this.opening?.dispose();
    this.current?.dispose();
    this.opening = undefined;
    this.current = undefined;
    this.recordedFiles = undefined;
    this.setState({ status: 'failed', message });
  }

  private setState(state: SessionState): void {
    this.stateNow = state;
    this.changed.fire();
  }
}

/** Has the worker sum what a page and source editors ask for first, so that being ready means being quick. */
async function prepare({ ask }: WorkerClient, selection: Selection): Promise<void> {
  try {
    await ask.prepareTop(selection);
    await ask.prepareLines(selection);
  } catch {
    // Such as filters that cannot be read: that is said where they are shown.
  }
}

/** The selection as far as it fits the profile. */
function valid(selection: Selection, { sampleTypes, defaultSampleIndex }: Summary): Selection {
  const base = defaultSelection(defaultSampleIndex);
  const sampleIndex = sampleTypes[selection.sampleIndex] ? selection.sampleIndex : defaultSampleIndex;
  return { ...base, ...selection, filters: { ...base.filters, ...selection.filters }, sampleIndex };
}

/** The index in `after` of the sample type that was chosen in `before`, else the default. */
function sameType(before: Summary, index: number, after: Summary): number {
  const name = before.sampleTypes[index]?.type;
  const found = after.sampleTypes.findIndex(({ type }) => type === name);
  return found >= 0 ? found : after.defaultSampleIndex;
}
