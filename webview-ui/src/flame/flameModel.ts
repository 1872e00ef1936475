import { signal, type Signal } from '@preact/signals';
import type { FrameRef } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { debounced, TYPING_RESTS } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';
import { onRenamed } from '../model/renamed.js';
import { DrawingModel } from './drawingModel.js';
import { readChoice, type FlameChoice } from './flameChoice.js';
import { SelectedFrame } from './selectedFrame.js';

/** The flame graph: what is chosen to see, and its drawings. */
export class FlameModel {
  readonly choice: Signal<FlameChoice>;
  readonly whole: DrawingModel;
  readonly callers: DrawingModel;
  readonly callees: DrawingModel;
  /** Takes what is typed into the search; the drawing follows when the typing rests. */
  readonly typeSearch: (search: string) => void;

  /** The function in the middle of the sandwich, where more is known of it than its name. */
  private inTheMiddle: FrameRef | undefined;
  readonly selected: SelectedFrame;
  /** The half of the sandwich that was last used. */
  private readonly half: Signal<DrawingModel>;

  constructor(readonly page: PageModel) {
    this.page = page;
    this.choice = page.kept.signal('flame', readChoice);
    this.whole = new DrawingModel(page, this.choice, 'whole');
    this.callers = new DrawingModel(page, this.choice, 'callers');
    this.callees = new DrawingModel(page, this.choice, 'callees');
    this.half = signal(this.callees);
    this.typeSearch = debounced(TYPING_RESTS, (search) => {
      this.choose({ search });
    });
    this.selected = new SelectedFrame(this);
    page.onVisit('flame', (subject) => {
      this.sandwich(subject);
    });
    onRenamed(
      page,
      () => this.inTheMiddle,
      (of) => {
        this.choose({ of });
      },
    );
  }

  /** Shows the callers and callees of a function. */
  sandwich({ func, ref }: Subject): void {
    this.inTheMiddle = ref;
    this.choose({ look: 'sandwich', of: func });
  }

  /** Changes part of what the drawing is of. */
  /** The drawing whose frames are looked at. */
  get current(): DrawingModel {
    return this.choice.value.look === 'sandwich' ? this.half.value : this.whole;
  }

  /** The pointer or the keyboard is in a drawing. */
  use(drawing: DrawingModel): void {
    if (drawing !== this.whole) this.half.value = drawing;
  }

  /** Changes what is chosen to see. */
  choose(change: Partial<FlameChoice>): void {
    this.choice.value = { ...this.choice.peek(), ...change };
  }
}
