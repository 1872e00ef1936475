/**
 * Asks one question at a time. Of those that come while an answer is under way only the newest is asked after it, so
 * that a mouse that sweeps over lines leaves no queue behind.
 */
export class Newest<A> {
  private waiting: { readonly begin: () => void; readonly give: (answer: undefined) => void } | undefined;
  private isBusy = false;

  /**
   * The answer; undefined for a question that was never asked because a newer one came, or nobody wanted it any more.
   * Rejects as the question does.
   * @param isWanted looked at when the question's turn has come
   */
  async ask(question: () => Promise<A>, isWanted: () => boolean): Promise<A | undefined> {
    if (this.isBusy) {
      this.waiting?.give(undefined);
      const isNewest = await new Promise<true | undefined>((resolve) => {
        this.waiting = { begin: () => resolve(true), give: resolve };
      });
      if (isNewest !== true) return undefined;
    }
    this.isBusy = true;
    try {
      return isWanted() ? await question() : undefined;
    } finally {
      const next = this.waiting;
      this.waiting = undefined;
      if (next === undefined) this.isBusy = false;
      else next.begin();
    }
  }
}
