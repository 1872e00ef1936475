import type { Subject } from '../actions/subject.js';
import type { Copied } from '../shared/copying.js';
import type { MenuItem } from '../shared/menu.js';
import { texts } from '../texts.js';
import type { DrawingModel } from './drawingModel.js';

/** What can be copied of a frame beside its name. */
export function copiesOfFrame(model: DrawingModel, row: number): readonly MenuItem[] {
  const run = (): void => {
    copyNames(model, stackOf(model, row));
  };
  return [{ id: 'copyStack', title: texts.copyStack, run }];
}

/** A frame's name for the clipboard; where it is not here whole it gets there by itself: undefined. */
export function copyFrame(model: DrawingModel, row: number): Copied | undefined {
  const subject = model.subject(row);
  if (subject?.isCut === true) copyNames(model, [subject]);
  if (subject === undefined || subject.isCut) return undefined;
  const text = subject.printed.replace(/\p{Cc}/gu, ' ');
  return { text, html: undefined };
}

/** The functions of the stack down to a frame, the leaf first as in any trace. */
function stackOf(model: DrawingModel, row: number): readonly Subject[] {
  const flame = model.flame.peek();
  const stack: Subject[] = [];
  for (let at = row; flame !== undefined && at >= 0; at = flame.page.parent[at] ?? -1) {
    const subject = model.subject(at);
    if (subject !== undefined) stack.push(subject);
  }
  return flame?.shape.direction === 'up' ? stack.reverse() : stack;
}

function copyNames({ page }: DrawingModel, subjects: readonly Subject[]): void {
  const whole = Promise.all(subjects.map((subject) => page.whole(subject)));
  page.tell(whole.then((all) => page.host.copyText(all.map(({ printed }) => printed).join('\n'))));
}
