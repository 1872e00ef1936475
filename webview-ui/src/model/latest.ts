import { effect, signal, type ReadonlySignal } from '@preact/signals';

/**
 * Asks one question at a time. While an answer is under way only the newest further question waits, so fast typing or
 * resizing never piles up work at the other end.
 */
export class LatestAnswer<Q, A> {
  private waiting: { readonly question: Q } | undefined;
  private busy = false;

  /** Only the answer to the newest question is handed on. */
  constructor(
    private readonly put: (question: Q) => Promise<A>,
    private readonly answered: (answer: A, question: Q) => void,
    private readonly failed: (error: unknown, question: Q) => void,
  ) {}

  /** Asks, or lets the question wait in place of an older waiting one. */
  ask(question: Q): void {
    this.waiting = { question };
    if (!this.busy) void this.run();
  }

  private async run(): Promise<void> {
    this.busy = true;
    while (this.waiting !== undefined) {
      const { question } = this.waiting;
      this.waiting = undefined;
      try {
        const answer = await this.put(question);
        if (!this.superseded()) this.answered(answer, question);
      } catch (error) {
        if (!this.superseded()) this.failed(error, question);
      }
    }
    this.busy = false;
  }

  private superseded(): boolean {
    return this.waiting !== undefined;
  }
}

/** Typing rests after so many milliseconds without a key: what is asked then is asked for whole words mostly. */
export const TYPING_RESTS = 150;

/** Calls `run` once things have been quiet for so many milliseconds. */
export function debounced<A extends readonly unknown[]>(
  delay: number,
  run: (...args: A) => void,
): (...args: A) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      run(...args);
    }, delay);
  };
}

/** Whether something has been true for so many milliseconds, and still is. */
export function onceFor(delay: number, condition: ReadonlySignal<boolean>): ReadonlySignal<boolean> {
  const lasting = signal(false);
  effect(() => {
    if (!condition.value) return;
    const timer = setTimeout(() => {
      lasting.value = true;
    }, delay);
    return () => {
      clearTimeout(timer);
      lasting.value = false;
    };
  });
  return lasting;
}
