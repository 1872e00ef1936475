import { effect, signal, type Signal } from '@preact/signals';
import type { FlamePage, FlameQuery, FlameStep } from '../../../src/session/api.js';
import { messageOf } from '../host.js';
import { fields } from '../kept.js';
import { debounced, Latest } from '../latest.js';
import type { PageModel } from '../model.js';
import { layOut, pathTo, type FrameLayout } from './frameTree.js';

/** What the person has chosen to see. */
export interface FlameChoice {
  readonly path: readonly FlameStep[];
  readonly search: string;
}

const NO_STEPS: readonly FlameStep[] = [];

type Question = Omit<FlameQuery, 'selection' | 'shape'> & { readonly figures: string };

/** What is drawn. */
export interface Flame {
  readonly page: FlamePage;
  readonly layout: FrameLayout;
  /** The question it answers. */
  readonly path: readonly FlameStep[];
  readonly width: number;
  readonly search: string;
}

/** The flame graph: the zoomed stack, the search, and the frames at hand for them. */
export class FlameModel {
  readonly choice: Signal<FlameChoice>;
  /** Width of the drawing in pixels, 0 before it is known. */
  readonly width = signal(0);
  readonly flame = signal<Flame | undefined>(undefined);
  readonly error = signal('');
  /** Row of the frame the keyboard is on. */
  readonly active = signal(0);
  /** Takes what is typed into the search; the drawing follows when the typing rests. */
  readonly typeSearch: (search: string) => void;
  private readonly asking: Latest<Question, FlamePage>;
  private generation: number | undefined;
  private asked = '';

  constructor(readonly page: PageModel) {
    this.page = page;
    this.choice = page.kept.signal('flame', readChoice);
    this.typeSearch = debounced(200, (search) => {
      this.choice.value = { ...this.choice.peek(), search };
    });
    this.asking = new Latest<Question, FlamePage>(
      ({ path, width, search }) =>
        page.host.flame({ path, width, search, shape: { direction: 'down', of: '' } }),
      (answer, question) => {
        this.show(answer, question);
      },
      (error, question) => {
        this.fail(error, question);
      },
    );
  }

  /** Asks again whenever the figures, the choice or the width change, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      this.ask();
    });
  }

  /** Asks, unless the drawing at hand is the answer. */
  ask(): void {
    const ready = this.page.ready.value;
    const figures = this.page.figures.value;
    const choice = this.choice.value;
    const width = this.width.value;
    if (ready === undefined || width === 0) return;
    const question = { ...choice, path: this.pathFor(ready.generation, choice.path), width, figures };
    const key = JSON.stringify(question);
    if (key === this.asked) return;
    this.asked = key;
    this.asking.ask(question);
  }

  /** A profile loaded anew has other frames: start from its whole. What was kept from before a reload may hold. */
  private pathFor(generation: number, path: readonly FlameStep[]): readonly FlameStep[] {
    const loadedAnew = this.generation !== undefined && this.generation !== generation;
    this.generation = generation;
    if (!loadedAnew || path.length === 0) return path;
    this.reset();
    return NO_STEPS;
  }

  /** Zooms to a frame on show. */
  zoomTo(row: number): void {
    const flame = this.flame.peek();
    if (flame === undefined) return;
    const path = pathTo(flame.page, row, flame.path);
    this.active.value = row;
    this.choice.value = { ...this.choice.peek(), path };
  }

  /** Back to the whole. */
  reset(): void {
    this.choice.value = { ...this.choice.peek(), path: NO_STEPS };
  }

  /** Does what a click on a frame does besides zooming; frames without code do nothing. */
  reveal(row: number, focus: boolean): void {
    const line = this.flame.peek()?.page.line[row] ?? -1;
    if (line >= 0) this.page.reveal({ kind: 'line', id: line }, focus);
  }

  private show(page: FlamePage, question: Question): void {
    this.error.value = '';
    const zoomed = this.flame.peek()?.path !== question.path;
    // Another sample type may have lost the last steps of the stack.
    const path = page.trail < question.path.length ? question.path.slice(0, page.trail) : question.path;
    this.active.value = zoomed || this.active.peek() >= page.names.length ? page.trail : this.active.peek();
    this.flame.value = { page, layout: layOut(page), path, width: question.width, search: question.search };
  }

  private fail(error: unknown, question: Question): void {
    this.asked = '';
    if (question.path.length > 0) {
      // The stack kept from before may not exist any more.
      this.reset();
      return;
    }
    this.flame.value = undefined;
    this.error.value = messageOf(error);
  }
}

function readChoice(saved: unknown): FlameChoice {
  const { path, search } = fields(saved);
  return {
    path: Array.isArray(path) && path.every(isStep) ? path : [],
    search: typeof search === 'string' ? search : '',
  };
}

function isStep(step: unknown): step is FlameStep {
  const { key, moreFrom } = fields(step);
  return Number.isSafeInteger(key) || Number.isSafeInteger(moreFrom);
}
