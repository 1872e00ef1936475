import type { Log } from '../log/log.js';
import type { Place, SourceTree } from '../protocol/session.js';
import { Emitter, type Disposable, type Event } from '../session/host/emitter.js';
import type { ProfileSession } from '../session/host/profileSession.js';
import type { Sessions } from '../session/host/sessions.js';
import type { ActiveProfile, ActiveProfiles } from './activeProfile.js';

/** Callers and callees that a hover names. */
const LINKS = 3;

/** The window's sessions as the source editors see them: only those that are ready, one object per load. */
export class InlineProfiles implements ActiveProfiles, Disposable {
  private readonly changed: Emitter<void>;
  readonly onDidChange: Event<void>;
  private readonly known = new WeakMap<ProfileSession, InlineProfile>();
  private readonly listener: Disposable;
  private following: readonly Disposable[] = [];
  private shown: ProfileSession | undefined;
  private opened = 0;
  private told = '';

  constructor(
    private readonly sessions: Sessions,
    log: Log,
  ) {
    this.changed = new Emitter(log);
    this.onDidChange = this.changed.event;
    this.listener = sessions.onDidChange(() => this.follow());
    this.follow();
  }

  /** The active session's profile; while that one cannot be read, or not yet, the one before it. */
  get active(): ActiveProfile | undefined {
    return this.shown && this.profileOf(this.shown);
  }

  /** The session of the active profile. */
  get activeSession(): ProfileSession | undefined {
    return this.shown;
  }

  get all(): readonly ActiveProfile[] {
    return this.sessions.all
      .map((session) => this.profileOf(session))
      .filter((profile) => profile !== undefined);
  }

  /** The session of a profile, undefined once it is closed. */
  sessionOf({ id }: ActiveProfile): ProfileSession | undefined {
    return this.sessions.all.find((candidate) => this.profileOf(candidate)?.id === id);
  }

  setActive(profile: ActiveProfile): void {
    const session = this.sessionOf(profile);
    if (session) this.sessions.activate(session);
  }

  setSampleIndex(sampleIndex: number): void {
    this.shown?.select({ sampleIndex });
  }

  dispose(): void {
    this.listener.dispose();
    for (const each of this.following) each.dispose();
    this.changed.dispose();
  }

  private follow(): void {
    for (const each of this.following) each.dispose();
    this.following = [...this.sessions.all].map((session) => session.onDidChange(() => this.tell()));
    this.tell();
  }

  /** Sessions also report their progress, which changes nothing in the source. */
  private tell(): void {
    this.shown = this.readable();
    const { active } = this;
    const now = active ? JSON.stringify([active.id, active.name, active.generation, active.selection]) : '';
    if (now === this.told) return;
    this.told = now;
    this.changed.fire();
  }

  private readable(): ProfileSession | undefined {
    const { active, all } = this.sessions;
    const ready = all.filter((session) => session.state.status === 'ready');
    return [active, this.shown].find((session) => session && ready.includes(session)) ?? ready.at(-1);
  }

  /** The profile of a session; undefined while it is not ready. */
  profileOf(session: ProfileSession): InlineProfile | undefined {
    if (session.state.status !== 'ready') return undefined;
    const known = this.known.get(session);
    if (known?.generation === session.state.generation) return known;
    const id = known?.id ?? String(++this.opened);
    const profile = new InlineProfile(id, session, session.state);
    this.known.set(session, profile);
    return profile;
  }
}

type Ready = Extract<ProfileSession['state'], { status: 'ready' }>;

class InlineProfile implements ActiveProfile {
  readonly generation: number;
  readonly sampleTypes: Ready['summary']['sampleTypes'];
  readonly takenAt: number | undefined;
  readonly program: ActiveProfile['program'];

  constructor(
    readonly id: string,
    private readonly session: ProfileSession,
    { generation, summary }: Ready,
  ) {
    this.generation = generation;
    this.sampleTypes = summary.sampleTypes;
    this.takenAt = summary.timeNanos === '0' ? undefined : Number(BigInt(summary.timeNanos) / 1_000_000n);
    const [main] = summary.mappings;
    const { comments, buildId } = summary;
    this.program = { takenAt: this.takenAt, comments, binary: main?.file ?? '', buildId };
  }

  get name(): string {
    return this.session.name;
  }

  get selection() {
    return this.session.selection;
  }

  files() {
    return this.session.files();
  }

  functionsIn(file: string) {
    return this.session.askSelected((ask) => ask.functionsIn(file), true);
  }

  declarations(file: string) {
    return this.session.askSelected((ask) => ask.declarations(file), true);
  }

  lines(file: string) {
    // Cancel in a page is about what the page waits for.
    return this.session.askSelected((ask, selection) => ask.lines(selection, file), true);
  }

  lineDetail(file: string, line: number) {
    return this.session.askSelected((ask, selection) => ask.lineDetail(selection, file, line, LINKS));
  }

  functions(file: string) {
    return this.session.askSelected((ask, selection) => ask.fileFunctions(selection, file), true);
  }

  costliestFiles(most: number) {
    return this.session.askSelected((ask, selection) => ask.costliestFiles(selection, most), true);
  }

  itemFigures(tree: SourceTree, least: number) {
    return this.session.askSelected((ask, selection) => ask.itemFigures(selection, tree, least), true);
  }

  names(ref: Parameters<ActiveProfile['names']>[0]) {
    return this.session.askSelected((ask, selection) => ask.names(selection, ref));
  }

  place(ref: Parameters<ActiveProfile['place']>[0]): Promise<Place | undefined> {
    return this.session.askSelected((ask, selection) => ask.place(selection, ref));
  }
}
