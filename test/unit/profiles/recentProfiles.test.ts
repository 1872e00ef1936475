import { beforeEach, expect, test, vi } from 'vitest';
import { RecentProfiles } from '../../../src/profiles/recentProfiles.js';
import { disposeAfterEach, vscode, workbench } from '../../support/fakeVscode.js';
import { memento } from './memento.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const disposing = disposeAfterEach();
beforeEach(() => {
  workbench.reset();
  vscode.env.remoteName = undefined;
});

const file = (path: string) => vscode.Uri.file(path) as never;

function recentOf(kept = memento()): RecentProfiles {
  const recent = new RecentProfiles(kept);
  disposing(recent);
  return recent;
}

const paths = ({ all }: RecentProfiles) => all.map(({ path }) => path);

test('the newest is first, none is there twice, and there are not too many', async () => {
  const recent = recentOf();
  for (let i = 0; i < 30; i++) await recent.add(file(`/${String(i)}`));
  await recent.add(file('/25'));
  expect(paths(recent).slice(0, 4)).toEqual(['/25', '/29', '/28', '/27']);
  expect(paths(recent)).toHaveLength(20);
});

test('a profile that is read again and again is written down once', async () => {
  const recent = recentOf();
  let told = 0;
  disposing(recent.onDidChange(() => told++));
  for (let i = 0; i < 5; i++) await recent.add(file('/a'));
  expect(told).toBe(1);
});

test('files of another machine are not offered here, and stay there', async () => {
  const kept = memento();
  await recentOf(kept).add(file('/here'));
  vscode.env.remoteName = 'ssh-remote';
  const there = recentOf(kept);
  await there.add(file('/there'));
  expect(paths(there)).toEqual(['/there']);
  await there.clear();
  expect(paths(there)).toEqual([]);
  vscode.env.remoteName = undefined;
  expect(paths(recentOf(kept))).toEqual(['/here']);
});

test('what is kept may be anything', () => {
  for (const odd of [7, {}, null, [null, 7, {}, { uri: 7, remote: '' }, { uri: 'command:evil', remote: '' }]])
    expect(paths(recentOf(memento({ recentProfiles: odd })))).toEqual([]);
});
