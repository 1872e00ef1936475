import { inPieces } from './inPieces.js';

/** So many files near one are looked up, each of another folder, to learn from where they are. */
const MOST = 16;

/**
 * Of a profile's files, the recorded paths that begin most like one, at most one of a folder and at most 16; none that
 * has nothing but the root in common with it. A profile may have a million: others have the thread in between.
 */
export async function neighbours(recorded: string, files: readonly string[]): Promise<readonly string[]> {
  const own = folderOf(recorded);
  const byShared = new Map<number, Map<string, string>>();
  await inPieces(files, (file) => {
    const shared = sharedFolders(recorded, file);
    if (shared === 0) return;
    const group = byShared.get(shared) ?? new Map<string, string>();
    byShared.set(shared, group);
    const folder = folderOf(file);
    if (folder !== own && group.size < MOST && !group.has(folder)) group.set(folder, file);
  });
  const nearestFirst = [...byShared].sort(([a], [b]) => b - a);
  return nearestFirst.flatMap(([, group]) => [...group.values()]).slice(0, MOST);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0));
}

/** How many folders, from the root on, two paths have in common. */
function sharedFolders(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let folders = 0;
  for (let i = 0; i < most && a[i] === b[i]; i++) {
    const isEnd = (a[i] === '/' || a[i] === '\\') && i > 0;
    if (isEnd) folders++;
  }
  return folders;
}
