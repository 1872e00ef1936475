import type { SourceTree } from '../../protocol/session.js';

/** Own files in their folders, with where each item is. */
export interface OwnTree {
  readonly tree: SourceTree;
  /** By item: its local path. */
  readonly paths: readonly string[];
}

/**
 * Files as a tree of the folders around them, out to those of the workspace.
 *
 * @param own from recorded to local path; each in one of the folders
 * @param folders of the workspace
 */
export function ownTree(own: ReadonlyMap<string, string>, folders: readonly string[]): OwnTree {
  const items = new Map<string, number>();
  const around: number[] = [];
  const itemAt = (path: string): number => {
    const known = items.get(path);
    if (known !== undefined) return known;
    const item = around.push(-1) - 1;
    items.set(path, item);
    const folder = path.slice(0, path.lastIndexOf('/'));
    const isInside = folders.some((each) => folder === each || folder.startsWith(`${each}/`));
    if (isInside) around[item] = itemAt(folder);
    return item;
  };
  const itemOf = [...own.values()].map(itemAt);
  return { tree: { files: [...own.keys()], itemOf, around }, paths: [...items.keys()] };
}
