import { effect, signal } from '@preact/signals';
import { messageOf } from '../shared/channel.js';
import { LatestAnswer } from './latest.js';
import type { PageModel } from './pageModel.js';

/** One question of a view, asked again whenever it or the figures change, while the view is on show. */
export class Question<Q, A> {
  /** The newest answer and what it answers; it stays while a new one is under way. */
  readonly answer = signal<{ readonly question: Q; readonly answer: A } | undefined>(undefined);
  /** Why there is no answer, empty if there is one. */
  readonly error = signal('');
  private readonly asking: LatestAnswer<Q, A>;
  private asked = '';

  /** @param current the question; undefined while there is nothing to ask */
  constructor(
    private readonly page: PageModel,
    private readonly current: () => Q | undefined,
    put: (question: Q) => Promise<A>,
  ) {
    this.asking = new LatestAnswer<Q, A>(
      put,
      (answer, question) => {
        this.error.value = '';
        this.answer.value = { question, answer };
      },
      (error) => {
        this.asked = '';
        this.answer.value = undefined;
        this.error.value = messageOf(error);
      },
    );
  }

  /** Asks whenever there is something new to ask, until the returned function is called. */
  follow(): () => void {
    return effect(() => {
      this.ask();
    });
  }

  /** Asks, unless the answer is here or under way. */
  ask(): void {
    const figures = this.page.figures.value;
    const question = this.current();
    const key = JSON.stringify([figures, question]);
    if (figures === '' || question === undefined || key === this.asked) return;
    this.asked = key;
    this.asking.ask(question);
  }
}
