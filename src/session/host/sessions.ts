import type { Log } from '../../log/log.js';
import { Briefly, BRIEFLY_MS } from './briefly.js';
import { Emitter, type Disposable, type Event } from './emitter.js';
import { ProfileSession, type ProfileSource } from './profileSession.js';

/** A hold on a session; the session ends when the last hold is released. */
export interface SessionHold extends Disposable {
  readonly session: ProfileSession;
}

/** A document that goes on from what was chosen in a session. */
export interface Succession {
  readonly from: ProfileSession;
  readonly key: string;
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
  /** Sessions that have just ended, for what was chosen there. */
  private readonly ended = new Briefly<ProfileSession>();
  /** From which session one of the key goes on, once it is started. */
  private readonly awaited = new Briefly<ProfileSession>();
  private readonly changed: Emitter<void>;
  private activeNow: ProfileSession | undefined;

  /** After a session was opened or closed, or another one became the active one, or none. */
  readonly onDidChange: Event<void>;

  constructor(private readonly log: Log) {
    this.changed = new Emitter(log);
    this.onDidChange = this.changed.event;
  }

  /** The session whose figures stand in the source; undefined if none is open. */
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
      const before = this.awaited.take(key);
      if (before !== undefined) entry.session.inherit(before);
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
  rename(from: string, to: string, source: (key: string) => ProfileSource): readonly Succession[] {
    const renamed: Succession[] = [];
    for (const [key, entry] of [...this.open]) {
      const other = moved(key, from, to);
      if (other === undefined || this.open.has(other)) continue;
      this.open.delete(key);
      this.open.set(other, entry);
      entry.session.move(source(other));
      renamed.push({ from: entry.session, key: other });
      // The document of the old key may be closed before that of the new one is open.
      const hold = this.hold(entry);
      setTimeout(() => hold.dispose(), BRIEFLY_MS);
    }
    return renamed;
  }

  /**
   * The documents of another key, and of all below it, go on from what was chosen for those of this one, which are open
   * or ended within the last ten seconds: those that are open, unless somebody has chosen there, and those that are
   * opened within ten seconds.
   */
  handOver(from: string, to: string): readonly Succession[] {
    const open = [...this.open].map(([key, { session }]) => [key, session] as const);
    return [...this.ended.all, ...open].flatMap(([key, session]) => {
      const other = moved(key, from, to);
      if (other === undefined) return [];
      const heir = this.of(other);
      if (heir === undefined) this.awaited.set(other, session);
      else if (heir === session || !heir.inherit(session)) return [];
      return [{ from: session, key: other }];
    });
  }

  /** The session of a document that is open. */
  of(key: string): ProfileSession | undefined {
    return this.open.get(key)?.session;
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

  /** Makes a session the active one, or none. */
  activate(session: ProfileSession | undefined): void {
    if (session === this.activeNow) return;
    this.activeNow = session;
    this.changed.fire();
  }

  /** Ends all sessions, whoever holds them. */
  dispose(): void {
    for (const { session } of this.open.values()) session.dispose();
    this.open.clear();
    this.changed.dispose();
  }

  private release(entry: Entry): void {
    if (--entry.holds > 0) return;
    for (const [key, other] of this.open) {
      if (other !== entry) continue;
      this.open.delete(key);
      this.ended.set(key, entry.session);
    }
    entry.session.dispose();
    if (this.activeNow === entry.session) this.activate(this.all.at(-1));
    else this.changed.fire();
  }
}

/** The key that a document has after one became another: that one itself, or one below it. */
function moved(key: string, from: string, to: string): string | undefined {
  return key === from || key.startsWith(`${from}/`) ? to + key.slice(from.length) : undefined;
}
