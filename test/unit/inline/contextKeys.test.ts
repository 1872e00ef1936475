import { beforeEach, expect, test, vi } from 'vitest';
import { keepContextKeys } from '../../../src/inline/contextKeys.js';
import type { ActiveProfiles } from '../../../src/inline/figures.js';
import { Emitter } from '../../../src/session/host/emitter.js';
import { recordingLog } from '../../support/log.js';

const keys = vi.hoisted(() => ({ told: [] as unknown[][] }));

vi.mock('vscode', () => ({
  commands: { executeCommand: (...words: unknown[]) => Promise.resolve(keys.told.push(words)) },
  Disposable: {
    from: (...all: { dispose(): void }[]) => ({ dispose: () => all.forEach((d) => d.dispose()) }),
  },
}));

beforeEach(() => {
  keys.told = [];
});

test('the key for menus follows the profile whose figures are shown, until nobody keeps it', () => {
  const changed = new Emitter<void>(recordingLog());
  const profiles = { active: undefined as unknown, onDidChange: changed.event };
  const kept = keepContextKeys(profiles as ActiveProfiles);
  profiles.active = {};
  changed.fire();
  kept.dispose();
  changed.fire();
  expect(keys.told).toEqual([
    ['setContext', 'pprofLens.hasProfile', false],
    ['setContext', 'pprofLens.hasProfile', true],
  ]);
});
