import type { Signal } from '@preact/signals';
import type { NodeQuery, Peek } from '../../../src/protocol/session.js';
import type { PageModel } from '../model/pageModel.js';
import { costliest } from '../choose/costliest.js';
import { Question } from '../model/question.js';
import { here, move, readWalk, stepTo, type Walk } from './walk.js';

/** Peek: the walk through the functions, and the calls of the one at hand. */
export class PeekModel {
  readonly walk: Signal<Walk>;
  readonly question: Question<NodeQuery, Peek | undefined>;

  constructor(readonly page: PageModel) {
    this.walk = page.kept.signal('peek', readWalk);
    this.question = new Question(
      page,
      () => here(this.walk.value),
      (of) => page.host.peek(of),
    );
    page.onVisit('peek', ({ printed, ref }) => {
      this.goTo({ name: printed, ref });
    });
  }

  /** Chooses something to begin with, unless there is a choice. */
  async begin(): Promise<void> {
    if (here(this.walk.peek()) !== undefined) return;
    const first = await costliest(this.page);
    if (first === undefined || here(this.walk.peek()) !== undefined) return;
    this.goTo({ name: first.printed, ref: first.ref });
  }

  goTo(to: NodeQuery): void {
    this.walk.value = stepTo(this.walk.peek(), to);
  }

  move(by: -1 | 1): void {
    this.walk.value = move(this.walk.peek(), by);
  }
}
