import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';
import { isOfEarlierLoad } from '../../../src/protocol/abandoned.js';
import type {
  FlamePage,
  FlameQuery,
  FlameShape,
  FlameStep,
  FrameRef,
  Stretch,
} from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { messageOf } from '../shared/channel.js';
import { debounced, LatestAnswer } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';
import { shapeOf, type DrawingId, type FlameChoice } from './flameChoice.js';
import { NO_STEPS, ZoomModel } from './zoom/zoom.js';
import { isSame, WHOLE } from './zoom/stretch.js';
import { matchesOf, pathTo, rowOf } from './d3/frameTree.js';

/** How long the keyboard rests on a frame before the code follows, in milliseconds: a key that is held is not followed. */
const KEYBOARD_RESTS = 120;

/** A row, and a point of the window in CSS pixels. */
export interface Pointed {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

type Question = Omit<FlameQuery, 'selection' | 'stretch'> & {
  readonly stretch: Stretch;
  readonly figures: string;
};

/** What is drawn. */
export interface Flame {
  readonly page: FlamePage;
  /** The question it answers. */
  readonly path: readonly FlameStep[];
  readonly stretch: Stretch;
  readonly width: number;
  readonly search: string;
  readonly shape: FlameShape;
  /** Whether it is not known what the matches of the search weigh, because that was cancelled or failed. */
  readonly isUnweighed: boolean;
}

/** One drawing: its zoomed stack, and the frames at hand for it. */
export class DrawingModel {
  readonly zoom: ZoomModel;
  /** Width of the drawing in pixels, 0 before it is known. */
  readonly width = signal(0);
  readonly flame = signal<Flame | undefined>(undefined);
  readonly error = signal('');
  /** Row of the frame the keyboard is on. */
  readonly active = signal(0);
  /** The selected function, if it was selected here. */
  stood: Subject | undefined;
  /** The row to be scrolled to, until it is in view. */
  readonly sought = signal<number | undefined>(undefined);
  /** The way to a frame to bring into view, while there is nothing drawn yet. */
  private wanted: readonly FlameStep[] | undefined;
  /** The frame under the pointer, and where the pointer is. */
  readonly pointed = signal<Pointed | undefined>(undefined);
  /** Shows the code of the active frame beside, once the keyboard rests on it. */
  private readonly followActive = debounced(KEYBOARD_RESTS, () => {
    const ref = this.refAt(this.active.peek());
    if (ref !== undefined) this.page.follow(ref);
  });
  /**
   * Told at once of which drawn frame, and of what stretch of it, is to fill the drawing: what is drawn can be moved before anything is
   * asked.
   */
  moves: ((row: number, stretch: Stretch) => void) | undefined;
  /** The path to the active frame while it is not drawn: it is active again once it is. */
  private outOfSight: readonly FlameStep[] | undefined;
  /** The path to the frame that was clicked once: a second click zooms to it. */
  private clicked: string | undefined;
  private readonly asking: LatestAnswer<Question, FlamePage>;
  private asked = '';
  /** What the drawing answers whose search is being weighed. */
  private shown: Question | undefined;

  constructor(
    readonly page: PageModel,
    private readonly choice: ReadonlySignal<FlameChoice>,
    readonly id: DrawingId,
  ) {
    this.zoom = new ZoomModel(page, choice, id);
    this.asking = new LatestAnswer<Question, FlamePage>(
      ({ path, stretch, width, search, thorough, shape, generation }) =>
        page.host.flame({ path, stretch, width, search, thorough, shape, generation }),
      (answer, question) => {
        this.show(answer, question);
      },
      (error, question) => {
        this.fail(error, question);
      },
    );
  }

  /** Whether frames grow upwards from the root: the callers in a sandwich. */
  get upward(): boolean {
    return this.id === 'callers';
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
    const shape = shapeOf(this.id, choice);
    const width = this.width.value;
    const path = this.zoom.path.value;
    const stretch = this.zoom.stretch.value;
    if (ready === undefined || width === 0 || shape === undefined) return;
    const { search } = choice;
    const question = {
      shape,
      search,
      thorough: false,
      path,
      stretch,
      generation: ready.generation,
      width,
      figures,
    };
    const key = JSON.stringify(question);
    if (key === this.asked) return;
    this.asked = key;
    this.asking.ask(question);
  }

  /** Zooms to a frame on show. */
  zoomTo(row: number): void {
    const flame = this.flame.peek();
    if (flame === undefined) return;
    this.moves?.(row, WHOLE);
    this.active.value = row;
    this.zoom.along(this.pathOf(row));
  }

  /** Back to the whole. */
  reset(): void {
    this.moves?.(0, WHOLE);
    this.zoom.along(NO_STEPS);
  }

  /** Looks at another stretch of the zoomed frame. */
  lookAt(stretch: Stretch): void {
    const flame = this.flame.peek();
    if (flame === undefined || isSame(stretch, this.zoom.seen.peek())) return;
    this.moves?.(flame.page.trail, stretch);
    this.zoom.lookAt(stretch);
  }

  /** The function of a frame; undefined for the root of whole stacks and for "N more" frames. */
  subject(row: number): Subject | undefined {
    const flame = this.flame.peek();
    const name = flame?.page.names[row] ?? '';
    const isRoot = row === 0 && flame?.shape.of === '';
    if (flame === undefined || name === '' || isRoot || (flame.page.more[row] ?? 0) > 0) return undefined;
    const isCut = flame.page.isCut[row] === 1;
    return { printed: name, func: name, file: '', ref: refOf(flame.page, row), isCut };
  }

  /** Shows a frame's code, with `focus` in any case and else if the person follows the code; frames without code show nothing. */
  reveal(row: number, focus: boolean): void {
    this.page.reveal(this.refAt(row), focus);
  }

  /** Selects a frame, for all views; `isPassing` while the keyboard only comes by. The code follows. */
  stand(row: number, isPassing: boolean): void {
    this.active.value = row;
    this.clicked = this.outOfSight = undefined;
    if (isPassing) this.followActive();
    const subject = this.subject(row);
    if (subject === undefined) return;
    batch(() => {
      this.page.choose(subject, isPassing);
      this.stood = this.page.selected.peek();
    });
  }

  /** Selects the next (1) or the previous (-1) drawn match of the search, around the ends. */
  toMatch(by: 1 | -1): void {
    const flame = this.flame.peek();
    const matches = flame === undefined ? [] : matchesOf(flame.page);
    const at = matches.indexOf(this.active.peek());
    const row = matches.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by) % matches.length);
    if (row === undefined) return;
    this.stand(row, true);
    this.sought.value = row;
  }

  /** Makes the frame at the end of a way active and brings it into view: zoomed to, if it is too small to be drawn. */
  bringIntoView(path: readonly FlameStep[]): void {
    const flame = this.flame.peek();
    const row = flame && rowOf(flame.page, path);
    if (flame === undefined) this.wanted = path;
    else if (row === undefined) this.zoom.along(path);
    else this.active.value = this.sought.value = row;
  }

  /**
   * A click on a frame selects it and shows its code, a second one zooms to it. With `toCode` it goes to the code.
   * @param count 1 for a click alone, 2 for the second of a double click, and so on
   */
  click(row: number, toCode: boolean, count: number): void {
    const clicked = JSON.stringify(this.pathOf(row));
    if (!toCode && this.clicked === clicked) {
      this.clicked = undefined;
      this.zoomTo(row);
      return;
    }
    // The zoom has come between the clicks of a double click: the last one was meant for what was there before.
    if (count > 2) return;
    this.stand(row, false);
    this.clicked = clicked;
    this.reveal(row, toCode);
  }

  /** From the root to a frame on show. */
  private pathOf(row: number): readonly FlameStep[] {
    const flame = this.flame.peek();
    return flame === undefined ? NO_STEPS : pathTo(flame.page, row, flame.path);
  }

  private refAt(row: number): FrameRef | undefined {
    const flame = this.flame.peek();
    return flame && refOf(flame.page, row);
  }

  private show(page: FlamePage, question: Question): void {
    this.error.value = '';
    const before = this.flame.peek();
    const zoomed = before?.path !== question.path || before.shape.of !== question.shape.of;
    // Another sample type may have lost the last steps of the stack.
    const path = page.trail < question.path.length ? question.path.slice(0, page.trail) : question.path;
    const wanted = this.outOfSight ?? this.pathOf(this.active.peek());
    const kept = zoomed ? undefined : rowOf(page, wanted);
    this.outOfSight = zoomed || kept !== undefined ? undefined : wanted;
    this.active.value = kept ?? page.trail;
    if (zoomed) this.clicked = undefined;
    this.pointed.value = undefined;
    const { stretch, width, search, shape } = question;
    this.flame.value = { page, path, stretch, width, search, shape, isUnweighed: false };
    if (this.wanted !== undefined) this.bringIntoView(this.wanted);
    this.wanted = undefined;
    // What is drawn shows its matches at once; what they weigh in all follows.
    if (!page.isSearched) this.weigh(question);
  }

  /** Asks what the matches of the search weigh, again where that was cancelled or failed. */
  weighAgain(): void {
    const flame = this.flame.peek();
    if (flame?.isUnweighed !== true || this.shown === undefined) return;
    this.flame.value = { ...flame, isUnweighed: false };
    this.weigh(this.shown);
  }

  private weigh(question: Question): void {
    this.shown = question;
    this.asking.ask({ ...question, thorough: true });
  }

  private fail(error: unknown, question: Question): void {
    const flame = this.flame.peek();
    if (question.thorough && flame !== undefined) {
      this.flame.value = { ...flame, isUnweighed: true };
      return;
    }
    this.asked = '';
    if (question.path.length > 0 && isOfEarlierLoad(error)) {
      this.reset();
      return;
    }
    this.flame.value = undefined;
    this.error.value = messageOf(error);
  }
}

/** What a frame leads to, undefined where it has no code. */
function refOf({ line, generation }: FlamePage, row: number): FrameRef | undefined {
  const id = line[row] ?? -1;
  return id < 0 ? undefined : { kind: 'line', id, generation };
}
