import type { PageApi, PageState, ProfileView, ReadyState } from '../../protocol/page.js';

/** What a page is told through: nothing of it is answered. */
export type Told = { readonly [K in keyof PageApi]: { asEvent(...args: Parameters<PageApi[K]>): unknown } };

/** Keeps a page told of what it shows: of a profile all of it once a load, and then only what may change. */
export class PageTeller {
  /** The load that the page has, undefined while it shows none. */
  private generation: number | undefined;

  constructor(
    private readonly page: Pick<Told, 'setState' | 'changed'>,
    private readonly state: () => PageState | undefined,
  ) {}

  /** The page has begun, maybe anew, and knows nothing. */
  begin(): void {
    this.generation = undefined;
    this.tell();
  }

  /** Something has changed; nothing is told where there is nothing to show. */
  tell(): void {
    const state = this.state();
    const generation = state?.status === 'ready' ? state.generation : undefined;
    if (state?.status === 'ready' && generation === this.generation) {
      void this.page.changed.asEvent(viewOf(state));
    } else if (state !== undefined) void this.page.setState.asEvent(state);
    this.generation = generation;
  }
}

function viewOf(state: ReadyState): ProfileView {
  const { name, selection, steps, generation, reload, rereading, followCode } = state;
  return { name, selection, steps, generation, reload, rereading, followCode };
}
