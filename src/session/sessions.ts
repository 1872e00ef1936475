import type { Log } from '../log/log.js';
import { Emitter, type Disposable, type Event } from './emitter.js';
import { ProfileSession, type ProfileSource } from './profileSession.js';

/** A hold on a session; the session ends when the last hold is released. */
export interface SessionHold extends Disposable {
  readonly session: ProfileSession;
}

/**
 * All open profiles, one session each however many editors show it, and which of them is the active one: the profile
 * whose figures stand in the source.
 */
export class Sessions implements Disposable {
  private readonly open = new Map<string, { session: ProfileSession; holds: number }>();
  private readonly activeChanged: Emitter<ProfileSession | undefined>;
  private activeNow: ProfileSession | undefined;

  /** After another session became the active one, or none. */
  readonly onDidChangeActive: Event<ProfileSession | undefined>;

  constructor(private readonly log: Log) {
    this.activeChanged = new Emitter(log);
    this.onDidChangeActive = this.activeChanged.event;
  }

  get active(): ProfileSession | undefined {
    return this.activeNow;
  }

  /** In the order they were opened. */
  get all(): readonly ProfileSession[] {
    return [...this.open.values()].map(({ session }) => session);
  }

  /**
   * The session of a document, started if there is none yet.
   * @param key what tells documents apart, such as a URI
   */
  acquire(key: string, source: () => ProfileSource): SessionHold {
    let entry = this.open.get(key);
    if (entry === undefined) {
      entry = { session: new ProfileSession(source(), this.log), holds: 0 };
      this.open.set(key, entry);
      void entry.session.load();
    }
    const { session } = entry;
    entry.holds++;
    this.activate(session);
    let released = false;
    return {
      session,
      dispose: () => {
        if (released) return;
        released = true;
        this.release(key);
      },
    };
  }

  activate(session: ProfileSession | undefined): void {
    if (session === this.activeNow) return;
    this.activeNow = session;
    this.activeChanged.fire(session);
  }

  dispose(): void {
    for (const { session } of this.open.values()) session.dispose();
    this.open.clear();
    this.activeChanged.dispose();
  }

  private release(key: string): void {
    const entry = this.open.get(key);
    if (entry === undefined || --entry.holds > 0) return;
    this.open.delete(key);
    entry.session.dispose();
    if (this.activeNow === entry.session) this.activate(this.all.at(-1));
  }
}
