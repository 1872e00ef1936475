import type { FrameNames, FrameRef } from '../../../src/protocol/session.js';
import type { MenuItem } from '../shared/menu.js';

/** Something of the profile that one can act on, wherever it is shown. */
export interface Subject extends FrameNames {
  readonly ref: FrameRef | undefined;
  /** Whether one of the names is only the beginning of it, which nothing can be found by. */
  readonly isCut: boolean;
}

/** A menu on show: for what, and beside which point of the window. */
export interface OpenMenu {
  readonly subject: Subject;
  readonly x: number;
  readonly y: number;
  /** Where the keyboard was, and goes back to. */
  readonly from: HTMLElement | undefined;
  /** What the view that shows it can do beside what every view can. */
  readonly more: readonly MenuItem[];
}
