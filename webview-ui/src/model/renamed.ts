import { effect, untracked } from '@preact/signals';
import type { FrameRef } from '../../../src/protocol/session.js';
import type { PageModel } from './pageModel.js';

/**
 * Tells what a function is called whenever the selection has names written another way: a view that asks for a function
 * by its name goes on with the same one.
 * @param chosen the function that is on show; undefined where only a name is known
 */
export function onRenamed(
  page: PageModel,
  chosen: () => FrameRef | undefined,
  rename: (name: string) => void,
): void {
  let before = page.ready.peek()?.selection.names;
  effect(() => {
    const names = page.ready.value?.selection.names;
    if (names === undefined || names === before) return;
    const isFirst = before === undefined;
    before = names;
    const ref = untracked(chosen);
    if (isFirst || ref === undefined) return;
    page.host.names(ref).then(
      (found) => {
        if (found !== undefined && found.func !== '' && chosen() === ref) rename(found.func);
      },
      (error: unknown) => {
        page.failed(error);
      },
    );
  });
}
