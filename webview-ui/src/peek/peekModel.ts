import type { Signal } from '@preact/signals';
import type { Peek } from '../../../src/session/api.js';
import type { PageModel } from '../model.js';
import { costliest } from '../shared/costliest.js';
import { Question } from '../shared/question.js';
import { here, move, readWalk, stepTo, type Walk } from './walk.js';

/** Peek: the walk through the functions, and the calls of the one at hand. */
export class PeekModel {
  readonly walk: Signal<Walk>;
  readonly question: Question<string, Peek | undefined>;

  constructor(readonly page: PageModel) {
    this.walk = page.kept.signal('peek', readWalk);
    this.question = new Question(
      page,
      () => here(this.walk.value) || undefined,
      (name) => page.host.peek(name),
    );
    page.onVisit('peek', ({ printed }) => {
      this.goTo(printed);
    });
  }

  /** Chooses something to begin with, unless there is a choice. */
  async begin(): Promise<void> {
    if (here(this.walk.peek()) !== '') return;
    const first = await costliest(this.page);
    if (first !== undefined && here(this.walk.peek()) === '') this.goTo(first.printed);
  }

  goTo(name: string): void {
    this.walk.value = stepTo(this.walk.peek(), name);
  }

  move(by: -1 | 1): void {
    this.walk.value = move(this.walk.peek(), by);
  }
}
