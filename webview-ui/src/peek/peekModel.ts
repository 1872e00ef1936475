import type { NodeQuery, Peek } from '../../../src/protocol/session.js';
import type { PageModel } from '../model/pageModel.js';
import { costliest } from '../choose/costliest.js';
import { Question } from '../model/question.js';

/** Peek: the calls of the selected function. */
export class PeekModel {
  readonly question: Question<NodeQuery, Peek | undefined>;

  constructor(readonly page: PageModel) {
    this.question = new Question(
      page,
      () => {
        const selected = page.selected.value;
        return selected && { name: selected.printed, ref: selected.ref };
      },
      (of) => page.host.peek(of),
    );
  }

  /** Selects something to begin with, unless there is a choice. */
  async begin(): Promise<void> {
    if (this.page.selected.peek() !== undefined) return;
    const first = await costliest(this.page);
    if (first !== undefined && this.page.selected.peek() === undefined) this.page.choose(first);
  }
}
