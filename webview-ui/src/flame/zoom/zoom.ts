import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { FlameStep, Stretch } from '../../../../src/protocol/session.js';
import { fields } from '../../model/kept.js';
import type { PageModel } from '../../model/pageModel.js';
import { shapeOf, type DrawingId, type FlameChoice } from '../flameChoice.js';
import { WHOLE } from './stretch.js';

export const NO_STEPS: readonly FlameStep[] = [];

/**
 * Exact frames of what one looks at are asked for once that has rested for so long, in milliseconds, and while it moves on and on each time after so
 * long: drawing them would be felt in between.
 */
const RESTS = 80;
const AT_LATEST = 250;

/** How far a drawing is zoomed, and what it drew then. */
interface Zoom {
  readonly shape: string;
  /** Of which profile: the numbers in a path mean other frames in others. */
  readonly content: string;
  readonly path: readonly FlameStep[];
  /** What of the frame at the end of the path fills the drawing. */
  readonly stretch: Stretch;
}

/** To which frame a drawing is zoomed, and to which stretch of it: kept over reloads, and gone with what it draws. */
export class ZoomModel {
  /** From the root to the zoomed frame. */
  readonly path: ReadonlySignal<readonly FlameStep[]>;
  /** The stretch of the zoomed frame whose exact frames are asked for. */
  readonly stretch: ReadonlySignal<Stretch>;
  /** The stretch that one looks at: ahead of the other while a gesture goes on. */
  readonly seen: ReadonlySignal<Stretch>;
  private readonly moving = signal<Stretch | undefined>(undefined);
  private readonly kept: Signal<Zoom>;
  private readonly drawn: ReadonlySignal<Pick<Zoom, 'shape' | 'content'>>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private movingSince: number | undefined;

  constructor(page: PageModel, choice: ReadonlySignal<FlameChoice>, id: DrawingId) {
    this.kept = page.kept.signal(`flame.${id}`, readZoom);
    const content = computed(() => page.ready.value?.summary.fingerprint ?? '');
    const shape = computed(() => JSON.stringify(shapeOf(id, choice.value) ?? ''));
    this.drawn = computed(() => ({ shape: shape.value, content: content.value }));
    const isOfThis = computed(
      () => this.kept.value.shape === shape.value && this.kept.value.content === content.value,
    );
    this.path = computed(() => (isOfThis.value ? this.kept.value.path : NO_STEPS));
    this.stretch = computed(() => (isOfThis.value ? this.kept.value.stretch : WHOLE));
    this.seen = computed(() => this.moving.value ?? this.stretch.value);
  }

  /** Zooms to all of a frame. */
  along(path: readonly FlameStep[]): void {
    this.settle(path, WHOLE);
  }

  /** Looks at another stretch of the zoomed frame. */
  lookAt(stretch: Stretch): void {
    this.moving.value = stretch;
    clearTimeout(this.timer);
    const now = performance.now();
    this.movingSince ??= now;
    this.timer = setTimeout(
      () => {
        this.settle(this.path.peek(), stretch);
      },
      Math.min(RESTS, Math.max(0, this.movingSince + AT_LATEST - now)),
    );
  }

  private settle(path: readonly FlameStep[], stretch: Stretch): void {
    clearTimeout(this.timer);
    this.movingSince = undefined;
    batch(() => {
      this.kept.value = { ...this.drawn.peek(), path, stretch };
      this.moving.value = undefined;
    });
  }
}

/** How far a drawing was zoomed, as it was saved; not at all if what was saved is nothing of the kind. */
export function readZoom(saved: unknown): Zoom {
  const { shape, content, path, stretch } = fields(saved);
  const isPath = Array.isArray(path) && path.every(isStep);
  return {
    content: typeof content === 'string' ? content : '',
    shape: typeof shape === 'string' ? shape : '',
    path: isPath ? path : NO_STEPS,
    stretch: isPath && isStretch(stretch) ? stretch : WHOLE,
  };
}

function isStep(step: unknown): step is FlameStep {
  const { key, moreFrom, count } = fields(step);
  return Number.isSafeInteger(key) || (Number.isSafeInteger(moreFrom) && Number.isSafeInteger(count));
}

function isStretch(stretch: unknown): stretch is Stretch {
  const { from, to } = fields(stretch);
  return typeof from === 'number' && typeof to === 'number' && from >= 0 && from < to && to <= 1;
}
