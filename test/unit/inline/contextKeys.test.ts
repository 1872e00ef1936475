import { beforeEach, expect, test, vi } from 'vitest';
import { keepContextKeys } from '../../../src/inline/contextKeys.js';
import type { ActiveProfiles } from '../../../src/inline/activeProfile.js';
import { Emitter } from '../../../src/session/host/emitter.js';
import { disposeAfterEach, workbench } from '../../support/fakeVscode.js';
import { recordingLog } from '../../support/log.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

disposeAfterEach();
beforeEach(() => workbench.reset());

test('the key for menus follows the profile whose figures are shown, until nobody keeps it', () => {
  const changed = new Emitter<void>(recordingLog());
  const profiles = { active: undefined as unknown, onDidChange: changed.event };
  const kept = keepContextKeys(profiles as ActiveProfiles);
  expect([...workbench.context]).toEqual([['pprofLens.hasProfile', false]]);
  profiles.active = {};
  changed.fire();
  expect([...workbench.context]).toEqual([['pprofLens.hasProfile', true]]);
  kept.dispose();
  profiles.active = undefined;
  changed.fire();
  expect([...workbench.context]).toEqual([['pprofLens.hasProfile', true]]);
});
