import { expect, it, vi } from 'vitest';
import { InlineProfiles } from '../../../src/inline/inlineProfiles.js';
import type { ProfileSession } from '../../../src/session/host/profileSession.js';
import { Sessions } from '../../../src/session/host/sessions.js';
import { recording } from '../../support/golden.js';
import { workbench } from '../../support/fakeVscode.js';
import { sessionsOfTest } from '../session/sessionSetUp.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);
const { keepContextKeys } = await import('../../../src/inline/contextKeys.js');

const { source, own, log } = sessionsOfTest();
const heap = (name: string) => ({ ...source(() => recording('heap.pb.gz')), name });

function start() {
  const sessions = own(new Sessions(log));
  const profiles = own(new InlineProfiles(sessions, log));
  return { sessions, profiles };
}

const becomes = (session: ProfileSession, status: string) =>
  vi.waitFor(() => expect(session.state.status).toBe(status), 10_000);

it('a profile that is closed while another one that failed is active is on show no more', async () => {
  const { sessions, profiles } = start();
  own(keepContextKeys(profiles));
  const good = sessions.acquire('good', () => heap('good'));
  await becomes(good.session, 'ready');
  const bad = sessions.acquire('bad', () => source(() => Uint8Array.of(1, 2, 3)));
  await becomes(bad.session, 'failed');
  expect(profiles.active?.name).toBe('good');
  expect([...workbench.context.values()]).toEqual([true]);
  const told: (string | undefined)[] = [];
  profiles.onDidChange(() => told.push(profiles.active?.name));
  good.dispose();
  expect(told).toEqual([undefined]);
  expect(profiles.activeSession).toBeUndefined();
  expect([...workbench.context.values()]).toEqual([false]);
});

it('a profile whose file is renamed is told of under its new name', async () => {
  const { sessions, profiles } = start();
  const { session } = sessions.acquire('old', () => heap('old'));
  await becomes(session, 'ready');
  const told: (string | undefined)[] = [];
  profiles.onDidChange(() => told.push(profiles.active?.name));
  sessions.rename('old', 'new', heap);
  expect(told).toEqual(['new']);
});
