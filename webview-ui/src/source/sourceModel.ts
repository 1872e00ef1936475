import { batch, computed, effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ListedRoutine } from '../../../src/protocol/page.js';
import type { Fitting, FrameRef, SourceName } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { fields } from '../model/kept.js';
import { isSame } from '../model/walk.js';
import type { PageModel } from '../model/pageModel.js';
import { costliest } from '../choose/costliest.js';
import { Question } from '../model/question.js';
import { onRenamed } from '../model/renamed.js';
import { foldAway, sourceRows, standOf, widthsOf, type SourceRow, type Widths } from './sourceRows.js';

/** Whose lines are listed; a name is empty before one is chosen. */
export interface Listed {
  readonly by: SourceName;
  readonly name: string;
}

export interface Listing {
  readonly rows: readonly SourceRow[];
  /** Those of all rows, so that nothing moves sideways where a fold is opened. */
  readonly widths: Widths;
}

/** Where someone stands in a listing. */
interface Stand {
  readonly name: string;
  readonly file: string;
  /** As `standOf` a row. */
  readonly at: number;
}

/** The listing: of what, its rows, and the row the keyboard is on. */
export class SourceModel {
  readonly listed: Signal<Listed>;
  readonly question: Question<Listed, Fitting<ListedRoutine>>;
  /** The newest answer; undefined while there is none. */
  readonly listing: ReadonlySignal<Listing | undefined>;
  /** The row on which one stands, that of the costliest line to begin with. */
  readonly active: ReadonlySignal<number>;
  /** Ids of the folds that were opened, the latest last. */
  private readonly opened: Signal<readonly string[]>;
  /** Undefined as long as one has not moved. */
  private readonly place: Signal<Stand | undefined>;
  /** What is listed, where more is known of it than its name. */
  private chosen: FrameRef | undefined;
  /** The selected function that is listed, or is in what is. */
  private seen: Subject | undefined;

  constructor(readonly page: PageModel) {
    this.page = page;
    this.listed = page.kept.signal('source', readListed);
    this.opened = page.kept.signal('sourceFolds', readOpened);
    this.place = page.kept.signal('sourcePlace', readStand);
    this.question = new Question(
      page,
      () => (this.listed.value.name === '' ? undefined : this.listed.value),
      (listed) => page.host.source(listed),
    );
    const all = computed(() => {
      const routines = this.question.answer.value?.answer.rows;
      if (routines === undefined) return undefined;
      const rows = sourceRows(routines);
      return { rows, widths: widthsOf(rows) };
    });
    this.listing = computed(
      () => all.value && { ...all.value, rows: foldAway(all.value.rows, new Set(this.opened.value)) },
    );
    this.active = computed(() => activeRow(this.listing.value?.rows ?? [], this.place.value));
    if (this.listed.peek().name !== '') this.seen = page.selected.peek();
    page.onVisit('source', (subject) => {
      this.list(subject);
    });
    onRenamed(
      page,
      () => (this.listed.peek().by === 'function' ? this.chosen : undefined),
      (name) => {
        this.listed.value = { by: 'function', name };
      },
    );
  }

  /** Asks for the lines, and lists what is selected elsewhere, until the returned function is called. */
  follow(): () => void {
    const following = effect(() => {
      const selected = this.page.selected.value;
      if (selected === undefined || (this.seen !== undefined && isSame(selected, this.seen))) return;
      this.seen = selected;
      this.page.tell(
        this.page.whole(selected).then((whole) => {
          if (this.page.selected.peek() === selected) this.list(whole);
        }),
      );
    });
    const asking = this.question.follow();
    return () => {
      following();
      asking();
    };
  }

  /** Chooses something to begin with, unless there is a choice. */
  async begin(): Promise<void> {
    if (this.listed.peek().name !== '' || this.page.selected.peek() !== undefined) return;
    const first = await costliest(this.page);
    if (first !== undefined && this.page.selected.peek() === undefined) this.choose(first);
  }

  /** Lists what was chosen in the field. A function is then the selected one; of a file it is the one on whose lines one is. */
  choose(subject: Subject): void {
    if (subject.func !== '') this.select(subject, false);
    this.list(subject);
  }

  /** Makes a row active; its function is the selected one; `isPassing` where the keyboard comes by. */
  stand(index: number, isPassing: boolean): void {
    const row = this.rows[index];
    if (row !== undefined) {
      const { name, file } = row.routine;
      this.place.value = { name, file, at: standOf(row) };
    }
    const subject = this.subject(index);
    if (subject !== undefined) this.select(subject, isPassing);
  }

  /** Opens the fold that is a row, or folds its lines again; false if it is none. */
  toggle(index: number): boolean {
    return this.fold(index, (isOpen) => !isOpen);
  }

  /** Opens the fold that is a row; false if it is none. */
  open(index: number): boolean {
    return this.fold(index, () => true);
  }

  /** Folds again what a row is the head of or stands in; false if that is nothing. */
  close(index: number): boolean {
    const head = headOf(this.rows, index);
    return head !== undefined && this.fold(head, () => false);
  }

  private fold(index: number, then: (isOpen: boolean) => boolean): boolean {
    const row = this.rows[index];
    if (row?.kind !== 'fold') return false;
    batch(() => {
      this.stand(index, true);
      const others = this.opened.peek().filter((id) => id !== row.fold.id);
      this.opened.value = then(row.isOpen) ? [...others, row.fold.id].slice(-MOST_OPENED) : others;
    });
    return true;
  }

  /** Selects a function that is listed, or will be. */
  private select(subject: Subject, isPassing: boolean): void {
    batch(() => {
      this.page.choose(subject, isPassing);
      this.seen = this.page.selected.peek();
    });
  }

  /** Lists what was typed: a function, or where there is none of that name a file. */
  listTyped(name: string): void {
    this.chosen = undefined;
    this.listed.value = { by: 'either', name };
    this.place.value = undefined;
  }

  /** Lists a function, or a file where that is all there is. */
  list({ func, file, ref }: Subject): void {
    this.chosen = ref;
    this.listed.value = func === '' ? { by: 'file', name: file } : { by: 'function', name: func };
    this.place.value = undefined;
  }

  /** The rows of the newest answer that are listed. */
  get rows(): readonly SourceRow[] {
    return this.listing.peek()?.rows ?? [];
  }

  /** The function a row belongs to. */
  subject(index: number): Subject | undefined {
    const routine = this.rows[index]?.routine;
    if (routine === undefined) return undefined;
    const { name, file, ref } = routine;
    return { printed: name, func: name, file, ref, isCut: false };
  }

  /** Shows a row's line in an editor, as clicks on frames do: with `focus` always, else with "follow code" on. */
  reveal(index: number, focus: boolean): void {
    const row = this.rows[index];
    if (row === undefined || row.routine.file === '' || !LEADS.has(row.kind)) return;
    const { name, file, first } = row.routine;
    const line = row.kind === 'line' ? row.line : (hottest(row) ?? first);
    if (focus || this.page.ready.peek()?.followCode === true) this.page.showLine(name, file, line, focus);
  }
}

/** So many folds that were opened are kept. */
const MOST_OPENED = 100;

/** The rows from which one gets to the code. */
const LEADS: ReadonlySet<SourceRow['kind']> = new Set(['name', 'file', 'line']);

/** The row at a place, or the last before it; that of the first function's costliest line if there is none. */
function activeRow(rows: readonly SourceRow[], place: Stand | undefined): number {
  const at =
    place === undefined
      ? -1
      : rows.findLastIndex(
          (row) =>
            row.routine.name === place.name && row.routine.file === place.file && standOf(row) <= place.at,
        );
  if (at >= 0) return at;
  const [first] = rows;
  if (first === undefined) return 0;
  const line = hottest(first);
  return Math.max(
    0,
    rows.findIndex((row) => row.routine === first.routine && row.kind === 'line' && row.line === line),
  );
}

/** The row of the open fold that a row is, or is a line of. */
function headOf(rows: readonly SourceRow[], index: number): number | undefined {
  const head = rows.slice(0, index + 1).findLastIndex(({ kind }) => kind === 'fold');
  const row = rows[head];
  if (row?.kind !== 'fold' || !row.isOpen) return undefined;
  return index <= head + row.fold.lines ? head : undefined;
}

/** The line of a row's routine that costs most. */
function hottest({ routine }: SourceRow): number | undefined {
  let best = routine.lines[0];
  for (const line of routine.lines) if (line.cumShare > (best?.cumShare ?? 0)) best = line;
  return best?.line;
}

function readListed(saved: unknown): Listed {
  const { by, name } = fields(saved);
  return {
    by: by === 'file' || by === 'either' ? by : 'function',
    name: typeof name === 'string' ? name : '',
  };
}

function readOpened(saved: unknown): readonly string[] {
  if (!Array.isArray(saved)) return [];
  return saved.filter((id) => typeof id === 'string').slice(-MOST_OPENED);
}

function readStand(saved: unknown): Stand | undefined {
  const { name, file, at } = fields(saved);
  return typeof name === 'string' && typeof file === 'string' && typeof at === 'number'
    ? { name, file, at }
    : undefined;
}
