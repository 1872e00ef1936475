import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../../..');
/** The most lines of a file, and the most files of a folder beside its README, in which one still finds one's way. */
const MOST_LINES = 300;
const MOST_FILES = 20;

const files = ['src', 'webview-ui/src'].flatMap((root) =>
  readdirSync(path.join(project, root), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name)),
);

it('no file is too long to be read at once', () => {
  const long = files
    .map((file) => [path.relative(project, file), readFileSync(file, 'utf8').split('\n').length - 1] as const)
    .filter(([, lines]) => lines > MOST_LINES);
  expect(files.length).toBeGreaterThan(300);
  expect(long).toEqual([]);
});

it('no folder holds too many files to be looked through', () => {
  const counts = new Map<string, number>();
  for (const file of files) {
    if (path.basename(file) === 'README.md') continue;
    const folder = path.relative(project, path.dirname(file));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
});
