import { batch, effect, signal, type Signal } from '@preact/signals';
import type { FrameRef, SourceName } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { fields } from '../model/kept.js';
import { isSame } from '../model/walk.js';
import type { PageModel } from '../model/pageModel.js';
import { costliest } from '../choose/costliest.js';
import { Question } from '../model/question.js';
import { onRenamed } from '../model/renamed.js';
import { sourceRows, widthsOf, type SourceRow, type Widths } from './sourceRows.js';

/** Whose lines are listed; a name is empty before one is chosen. */
export interface Listed {
  readonly by: SourceName;
  readonly name: string;
}

export interface Listing {
  readonly rows: readonly SourceRow[];
  readonly widths: Widths;
  /** How many functions are left out. */
  readonly left: number;
}

/** The listing: of what, its rows, and the row the keyboard is on. */
export class SourceModel {
  readonly listed: Signal<Listed>;
  readonly question: Question<Listed, Listing>;
  readonly active = signal(0);
  /** What is listed, where more is known of it than its name. */
  private chosen: FrameRef | undefined;
  /** The selected function that is listed, or is in what is. */
  private seen: Subject | undefined;

  constructor(readonly page: PageModel) {
    this.page = page;
    this.listed = page.kept.signal('source', readListed);
    this.question = new Question(
      page,
      () => (this.listed.value.name === '' ? undefined : this.listed.value),
      async (listed) => {
        const { rows: routines, left } = await page.host.source(listed);
        const rows = sourceRows(routines);
        return { rows, widths: widthsOf(rows), left };
      },
    );
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
    this.active.value = index;
    const subject = this.subject(index);
    if (subject !== undefined) this.select(subject, isPassing);
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
    this.active.value = 0;
  }

  /** Lists a function, or a file where that is all there is. */
  list({ func, file, ref }: Subject): void {
    this.chosen = ref;
    this.listed.value = func === '' ? { by: 'file', name: file } : { by: 'function', name: func };
    this.active.value = 0;
  }

  /** The rows of the newest answer. */
  get rows(): readonly SourceRow[] {
    return this.question.answer.peek()?.answer.rows ?? [];
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
    if (row === undefined || row.routine.file === '' || row.kind === 'end' || row.kind === 'gap') return;
    const { name, file, first } = row.routine;
    const line = row.kind === 'line' ? row.line : (hottest(row) ?? first);
    if (focus || this.page.ready.peek()?.followCode === true)
      this.page.tell(this.page.host.revealLine(name, file, line, focus));
  }
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
