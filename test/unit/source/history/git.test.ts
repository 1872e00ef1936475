import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

import { builtText } from '../../../../src/source/history/builtText.js';
import { findRepository } from '../../../../src/source/node/git.js';
import { GitRepository, hasGit } from '../../../support/gitRepository.js';

const code = Array.from({ length: 30 }, (_, i) => `line ${i}\n`).join('');
const at = (date: string) => ({ commit: undefined, isModified: false, takenAt: Date.parse(date) });

describe.skipIf(!hasGit)('a repository as the git command knows it', () => {
  test('is found from a folder inside of it, and by nobody outside', async () => {
    const repository = new GitRepository();
    repository.write('pkg/x.go', code);
    repository.commit('2025-01-01T00:00:00Z');
    const found = await findRepository('git', path.join(repository.folder, 'pkg'));
    expect(found).toMatchObject({ prefix: 'pkg/', gitFolder: path.join(repository.folder, '.git') });
    const outside = mkdtempSync(path.join(tmpdir(), 'pprof-lens-'));
    onTestFinished(() => rmSync(outside, { recursive: true }));
    expect(await findRepository('git', outside)).toBeUndefined();
  });

  test('tells the text of a file before the profile, under the name it had', async () => {
    const repository = new GitRepository();
    repository.write('pkg/old name.go', code);
    const first = repository.commit('2025-01-01T00:00:00Z');
    repository.write('pkg/old name.go', `new\n${code}`);
    repository.commit('2025-02-01T00:00:00Z');
    repository.git('mv', 'pkg/old name.go', 'pkg/*ü*.go');
    repository.commit('2025-03-01T00:00:00Z');
    repository.write('pkg/*ü*.go', `newer\n${code}`);
    const last = repository.commit('2025-04-01T00:00:00Z');
    const found = await findRepository('git', repository.folder);
    if (found === undefined) throw new Error('no repository');
    const textAt = (date: string) => builtText(found.repository, 'pkg/*ü*.go', at(date));
    expect((await textAt('2025-05-01'))?.commit).toBe(last);
    expect((await textAt('2025-03-15'))?.lines[0]).toBe('new');
    expect((await textAt('2025-02-15'))?.lines[0]).toBe('new');
    expect(await textAt('2025-01-15')).toMatchObject({ commit: first, basis: 'assumed' });
    expect(await textAt('2024-01-01')).toMatchObject({ commit: first, basis: 'first' });
    const recorded = { commit: first.slice(0, 8), isModified: false, takenAt: undefined };
    expect(await builtText(found.repository, 'pkg/*ü*.go', recorded)).toMatchObject({
      commit: first,
      basis: 'recorded',
    });
  });

  test('knows no name that is none, and no file that is not in it', async () => {
    const repository = new GitRepository();
    repository.write('x.go', code);
    repository.commit('2025-01-01T00:00:00Z');
    const found = await findRepository('git', repository.folder);
    expect(await found?.repository.commit('--all')).toBeUndefined();
    expect(await found?.repository.commit('deadbeef')).toBeUndefined();
    expect(await found?.repository.commit('main')).toMatch(/^[0-9a-f]{40}$/);
    expect(await found?.repository.text('HEAD', 'y.go')).toBeUndefined();
    expect(await found?.repository.log('y.go', 0, 10)).toEqual([]);
  });

  test('starts nothing that its settings name', async () => {
    const repository = new GitRepository();
    const trap = path.join(repository.folder, 'started');
    const command = `touch ${trap}`;
    repository.write('.gitattributes', '*.go diff=trap\n');
    repository.write('x.go', code);
    repository.commit('2025-01-01T00:00:00Z');
    repository.git('mv', 'x.go', 'y.go');
    repository.commit('2025-02-01T00:00:00Z');
    for (const setting of [
      'core.fsmonitor',
      'core.pager',
      'diff.trap.command',
      'diff.trap.textconv',
      'gpg.program',
    ])
      repository.git('config', setting, command);
    repository.git('config', 'log.showSignature', 'true');
    const found = await findRepository('git', repository.folder);
    expect(found && (await builtText(found.repository, 'y.go', at('2025-01-15')))).toMatchObject({
      basis: 'assumed',
    });
    expect(existsSync(trap)).toBe(false);
  });

  test('is asked no more once nobody waits, and says so where there is no git', async () => {
    const repository = new GitRepository();
    await expect(findRepository('git', repository.folder, AbortSignal.abort())).rejects.toThrow('failed');
    await expect(findRepository('no-such-git', repository.folder)).rejects.toThrow('git rev-parse failed');
  });
});
