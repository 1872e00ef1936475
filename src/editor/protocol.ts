import type { Filters, Selection } from '../analysis/selection.js';
import type {
  FlamePage,
  FlameQuery,
  FrameRef,
  Progress,
  Summary,
  TopPage,
  TopQuery,
} from '../session/api.js';

/** What the page shows, sent whole whenever it changes. */
export type PageState =
  | { readonly status: 'opening'; readonly name: string; readonly progress: Progress | undefined }
  | { readonly status: 'failed'; readonly name: string; readonly message: string }
  | {
      readonly status: 'ready';
      readonly name: string;
      readonly summary: Summary;
      readonly selection: Selection;
      /** Changes with each load, so that the page drops what it keeps of an older one. */
      readonly generation: number;
      /** A click on a frame also reveals its line in a text editor beside. */
      readonly followCode: boolean;
    };

type WithoutSelection<T> = Omit<T, 'selection'>;

/** What the page asks of the host. Queries are answered for the selection in force. */
export interface HostApi {
  /** The page has loaded and wants its first state. */
  ready(): PageState;
  top(query: WithoutSelection<TopQuery>): Promise<TopPage>;
  flame(query: WithoutSelection<FlameQuery>): Promise<FlamePage>;
  setSampleIndex(index: number): void;
  setFilters(filters: Filters): void;
  setFollowCode(on: boolean): void;
  /** Shows the frame's line in a text editor beside; with `focus` the keyboard goes there too. */
  reveal(ref: FrameRef, focus: boolean): Promise<void>;
  cancel(): void;
  retry(): void;
  reopenAsText(): void;
  openDoc(): void;
}

/** What the host tells the page. */
export interface PageApi {
  setState(state: PageState): void;
  /** Moves the keyboard to a view, for the editor's commands. */
  showView(view: 'top' | 'flame'): void;
}
