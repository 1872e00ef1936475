/** Folders that hold what others wrote, by what package managers call them. */
const OTHERS = new Set(['vendor', 'node_modules', 'site-packages', 'dist-packages']);

/** A folder of Go's module cache. */
const WITH_VERSION = /@v\d/;

/** Files that tools write, by the names that these give them. */
const GENERATED_NAME =
  /(?:^zz_generated\b|\.pb(?:\.gw|\.validate)?\.go$|\.pb\.(?:cc|h)$|_pb2(?:_grpc)?\.pyi?$|[._]gen(?:erated)?\.\w+$|\.g\.(?:dart|cs)$|^bindata\.go$)/;

/** What tools write above the code, in a comment of whatever language: Go's own line, and what others write in its place. */
const GENERATED_LINE =
  /^[ \t]*(?:\/\/|\/?\*|#|--|;|<!--).*(?:\bgenerated\b.*\bdo not (?:edit|modify)\b|@generated\b)/im;

/** How much of a file `isGenerated` needs, in bytes: what says so stands above the code. */
export const HEAD_BYTES = 2048;

/**
 * Whether a local path is in the workspace, and no package manager has put it there. What is above a folder of the workspace does
 * not count: who opens a folder inside of `vendor` works on it.
 *
 * @param folders of the workspace
 */
export function isInOwnFolder(local: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    if (!local.startsWith(`${folder}/`)) return false;
    const inside = local
      .slice(folder.length + 1)
      .split('/')
      .slice(0, -1);
    return !inside.some((name) => OTHERS.has(name) || WITH_VERSION.test(name));
  });
}

/** Whether a tool wrote a file, as its name or the first `HEAD_BYTES` of its text say. */
export function isGenerated(local: string, head: string): boolean {
  return GENERATED_NAME.test(local.slice(local.lastIndexOf('/') + 1)) || GENERATED_LINE.test(head);
}
