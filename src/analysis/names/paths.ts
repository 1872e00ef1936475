/** Slash-separated paths as Go's path/filepath treats them on Unix. */

/** The shortest equal path: without `.`, `..` and doubled slashes (filepath.Clean). */
export function cleanPath(path: string): string {
  if (path === '') return '.';
  if (!/\/\/|\/$|(^|\/)\.\.?(\/|$)/.test(path)) return path;
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push('..');
  }
  const cleaned = (rooted ? '/' : '') + parts.join('/');
  return cleaned === '' ? '.' : cleaned;
}

/** The last element (filepath.Base). */
export function basePath(path: string): string {
  if (path === '') return '.';
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return end === 0 ? '/' : path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

/** Splits a colon-separated list of paths; of an empty list there are none. */
export function splitList(list: string): string[] {
  return list === '' ? [] : list.split(':');
}

const SANDBOX = ['/proc/self/cwd/./', '/proc/self/cwd/'];

/**
 * A recorded path without the prefixes that mean nothing here (trimPath of pprof). Without `trim` the first directory
 * of `search` whose base name occurs in the path cuts it there; otherwise a prefix of the list `trim` goes.
 */
export function trimPath(path: string, trim: string, search: string): string {
  if (trim === '') {
    for (const directory of splitList(search)) {
      const wanted = `/${basePath(directory)}/`;
      const at = path.indexOf(wanted);
      if (at >= 0) return path.slice(at + wanted.length);
    }
  }
  for (const entry of [...splitList(trim), ...SANDBOX]) {
    const prefix = entry.endsWith('/') ? entry : `${entry}/`;
    if (path.startsWith(prefix)) return path.slice(prefix.length);
  }
  return path;
}
