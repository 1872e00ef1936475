import { afterAll, afterEach, beforeAll } from 'vitest';
import { Workbench } from './workbench.js';

/**
 * For a window in which code is typed and taken back: a served VS Code saves by itself a second after, a desktop's does not.
 */
export const savesWhenAsked = { 'files.autoSave': 'off' };

/** A window for the tests of a file. */
export interface TestWindow {
  /** Open from the first test on. */
  readonly workbench: Workbench;
}

/**
 * Opens a window for the tests of this file and closes it after them. A failed test leaves a picture of it.
 * @param prepare puts files into the workspace before the window looks at it: a new folder may not be noticed later
 * @param exceptions settings that are not VS Code's own in this window; say why
 */
export function openWindow(
  prepare: () => void = () => undefined,
  exceptions: Readonly<Record<string, unknown>> = {},
): TestWindow {
  let workbench: Workbench | undefined;
  beforeAll(async () => {
    prepare();
    workbench = await Workbench.open(exceptions);
  });
  afterEach(async ({ task }) => {
    const name = task.name.replace(/\W+/g, '-').slice(0, 60);
    if (task.result?.state === 'fail') await workbench?.screenshot(`failed-${name}`, { keepMouse: true });
  });
  afterAll(() => workbench?.close());
  return {
    get workbench() {
      if (workbench === undefined) throw new Error('The window is open only while tests run.');
      return workbench;
    },
  };
}
