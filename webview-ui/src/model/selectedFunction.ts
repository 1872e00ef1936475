import { computed, effect, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ReadyState } from '../../../src/protocol/page.js';
import type { Subject } from '../actions/subject.js';
import { fields, type ViewMemory } from './kept.js';
import { canMove, here, move, readWalk, stepTo, type Walk } from './walk.js';

/** What was selected, and of which profile: its numbers mean other functions in others. */
interface Kept {
  readonly walk: Walk;
  readonly content: string;
  /** The load that its frames are of; -1 before there is one. */
  readonly generation: number;
}

/** Names are kept no longer than this, in characters: the whole ones can be asked for. */
const LONGEST = 2000;

/** The one function that all views show, with those that were selected before it. It outlives the page. */
export class SelectedFunction {
  /** Undefined before anything is selected. */
  readonly value: ReadonlySignal<Subject | undefined>;
  private readonly kept: Signal<Kept>;

  constructor(memory: ViewMemory, ready: ReadonlySignal<ReadyState | undefined>) {
    this.kept = memory.signal('selected', readKept);
    this.value = computed(() => here(this.kept.value.walk));
    effect(() => {
      const { generation, summary } = ready.value ?? {};
      if (generation !== undefined && summary !== undefined)
        untracked(() => this.follow(generation, summary.fingerprint));
    });
  }

  /** Selects a function; `isPassing` while one only comes by, as with an arrow key. */
  choose(subject: Subject, isPassing: boolean): void {
    const walk = stepTo(this.kept.peek().walk, shortened(subject), isPassing);
    if (walk !== this.kept.peek().walk) this.kept.value = { ...this.kept.peek(), walk };
  }

  /** Whether something was selected before (-1), or after where one went back from (1). */
  canGo(by: -1 | 1): boolean {
    return canMove(this.kept.value.walk, by);
  }

  /** Goes back (-1) or forward (1) through what was selected; false if there is nothing. */
  go(by: -1 | 1): boolean {
    const before = this.kept.peek();
    if (!canMove(before.walk, by)) return false;
    this.kept.value = { ...before, walk: move(before.walk, by) };
    return true;
  }

  /** Another load: of the same content its frames have the same numbers, of another one only names are left. */
  private follow(generation: number, content: string): void {
    const before = this.kept.peek();
    if (before.generation === generation) return;
    const isOfThis = before.content === content;
    const steps = before.walk.steps.map((step): Subject => ({
      ...step,
      ref: step.ref && isOfThis ? { ...step.ref, generation } : undefined,
    }));
    this.kept.value = { walk: { ...before.walk, steps }, content, generation };
  }
}

/** What is kept of a row that is selected: names that are not too long; only what can be asked for is cut. */
function shortened({ printed, func, file, ref, isCut }: Subject): Subject {
  const longest = Math.max(printed.length, func.length, file.length);
  if (ref === undefined || longest <= LONGEST) return { printed, func, file, ref, isCut };
  const cut = (text: string): string => text.slice(0, LONGEST);
  return { printed: cut(printed), func: cut(func), file: cut(file), ref, isCut: true };
}

function readKept(saved: unknown): Kept {
  const { walk, content, generation } = fields(saved);
  return {
    walk: readWalk(walk),
    content: typeof content === 'string' ? content : '',
    generation: typeof generation === 'number' ? generation : -1,
  };
}
