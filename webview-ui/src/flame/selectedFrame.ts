import { effect, type Signal } from '@preact/signals';
import type { FlameStep } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { LatestAnswer } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';
import { isSame } from '../model/walk.js';
import type { FlameChoice } from './flameChoice.js';

/** A drawing in which frames are selected, and others brought into view. */
interface SelectableDrawing {
  /** The selected function, if it was selected here. */
  readonly stood: Subject | undefined;
  bringIntoView(path: readonly FlameStep[]): void;
}

/** What of the flame graph follows the selected function. */
interface SelectableFlame {
  readonly page: PageModel;
  readonly choice: Signal<FlameChoice>;
  readonly whole: SelectableDrawing;
  readonly callers: SelectableDrawing;
  readonly callees: SelectableDrawing;
  sandwich(subject: Subject): void;
}

interface Sought {
  readonly look: 'down' | 'up';
  readonly selected: Subject;
}

/** Brings what is selected elsewhere into view: its heaviest frame, or what is above and below it in a sandwich. */
export class SelectedFrame {
  /** What is in view already, and in which look: a page that comes back is as it was left. */
  private seen: { readonly look: FlameChoice['look']; readonly selected: Subject | undefined };
  private readonly seeking: LatestAnswer<Sought, readonly FlameStep[]>;

  constructor(private readonly flame: SelectableFlame) {
    const { page, choice, whole } = flame;
    this.seen = { look: choice.peek().look, selected: page.selected.peek() };
    this.seeking = new LatestAnswer(
      ({ look, selected: { printed: name, ref } }) => page.host.flamePath(look, { name, ref }),
      (path, { look, selected }) => {
        const isStillSo = choice.peek().look === look && page.selected.peek() === selected;
        if (isStillSo && path.length > 0) whole.bringIntoView(path);
      },
      (error) => page.failed(error),
    );
  }

  /** Follows, until the returned function is called. */
  follow(): () => void {
    const { page, choice, ...flame } = this.flame;
    return effect(() => {
      const selected = page.selected.value;
      const { look } = choice.value;
      if (selected === undefined || page.ready.value === undefined) return;
      const before = this.seen;
      this.seen = { look, selected };
      const isOwn = [flame.whole, flame.callers, flame.callees].some(({ stood }) => stood === selected);
      const isSeen = isOwn || (before.selected !== undefined && isSame(before.selected, selected));
      if (isSeen && look === before.look) return;
      if (look !== 'sandwich') this.seeking.ask({ look, selected });
      else page.tell(page.whole(selected).then((whole) => this.flame.sandwich(whole)));
    });
  }
}
