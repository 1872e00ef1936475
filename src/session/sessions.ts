import type { Log } from '../log/log.js';
import { Emitter, type Disposable, type Event } from './emitter.js';
import { ProfileSession, type ProfileSource } from './profileSession.js';

/** How long VS Code may take to open a file that was renamed, in milliseconds. */
const RENAMING_MS = 10_000;

/** A hold on a session; the session ends when the last hold is released. */
export interface SessionHold extends Disposable {
  readonly session: ProfileSession;
}

interface Entry {
  readonly session: ProfileSession;
  holds: number;
}

/**
 * All open profiles, one session each however many editors show it, and which of them is the active one: the profile
 * whose figures stand in the source.
 */
export class Sessions implements Disposable {
  private readonly open = new Map<string, Entry>();
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
    this.activate(entry.session);
    return this.hold(entry);
  }

  /**
   * Documents get another key: those of this one, and of all below it. Who acquires the new key within ten seconds has
   * the same session, with its selection and the way back.
   * @param source where a document with that key is read
   * @returns the sessions with another key
   */
  rename(from: string, to: string, source: (key: string) => ProfileSource): readonly ProfileSession[] {
    const renamed: ProfileSession[] = [];
    for (const [key, entry] of [...this.open]) {
      const isOfIt = key === from || key.startsWith(`${from}/`);
      const other = to + key.slice(from.length);
      if (!isOfIt || this.open.has(other)) continue;
      this.open.delete(key);
      this.open.set(other, entry);
      entry.session.move(source(other));
      renamed.push(entry.session);
      // The document of the old key may be closed before that of the new one is open.
      const hold = this.hold(entry);
      setTimeout(() => hold.dispose(), RENAMING_MS).unref();
    }
    return renamed;
  }

  private hold(entry: Entry): SessionHold {
    const { session } = entry;
    entry.holds++;
    let released = false;
    return {
      session,
      dispose: () => {
        if (released) return;
        released = true;
        this.release(entry);
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

  private release(entry: Entry): void {
    if (--entry.holds > 0) return;
    for (const [key, other] of this.open) if (other === entry) this.open.delete(key);
    entry.session.dispose();
    if (this.activeNow === entry.session) this.activate(this.all.at(-1));
  }
}
