/**
 * Asks one question at a time. While an answer is under way only the newest further question waits, so fast typing or
 * resizing never piles up work at the other end.
 */
export class Latest<Q, A> {
  readonly #ask: (question: Q) => Promise<A>;
  readonly #answer: (answer: A, question: Q) => void;
  readonly #fail: (error: unknown, question: Q) => void;
  #waiting: { readonly question: Q } | undefined;
  #busy = false;

  /** Only the answer to the newest question is handed on. */
  constructor(
    ask: (question: Q) => Promise<A>,
    answer: (answer: A, question: Q) => void,
    fail: (error: unknown, question: Q) => void,
  ) {
    this.#ask = ask;
    this.#answer = answer;
    this.#fail = fail;
  }

  /** Asks, or lets the question wait in place of an older waiting one. */
  ask(question: Q): void {
    this.#waiting = { question };
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#waiting !== undefined) {
      const { question } = this.#waiting;
      this.#waiting = undefined;
      try {
        const answer = await this.#ask(question);
        if (!this.#superseded()) this.#answer(answer, question);
      } catch (error) {
        if (!this.#superseded()) this.#fail(error, question);
      }
    }
    this.#busy = false;
  }

  #superseded(): boolean {
    return this.#waiting !== undefined;
  }
}

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
