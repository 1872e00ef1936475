/** A path as a profile records it, taken apart. */
export interface RecordedPath {
  /** What it starts from: nothing (relative), the root, a Windows drive (`C:`), or another machine. */
  readonly root: '' | '/' | '//' | `${string}:`;
  /** Without `.`, `..` and empty segments, so that nothing under a folder leads out of it; never empty. */
  readonly segments: readonly string[];
  /** Root and segments again, with `/`. */
  readonly text: string;
}

/** Longer paths than any system opens are not paths. */
const LONGEST = 4096;

/**
 * Reads a recorded path of any system. A `..` takes away the segment before it, and at the start of a relative path
 * (as compilers run in a build folder record it) is dropped.
 *
 * @returns undefined for what cannot name a file: empty, only separators, longer than 4096 or holding a NUL.
 */
export function parseRecordedPath(recorded: string): RecordedPath | undefined {
  if (recorded.length > LONGEST) return undefined;
  const text = withSlashes(withoutFileScheme(recorded));
  if (text.includes('\0')) return undefined;
  const root = rootOf(text);
  const segments: string[] = [];
  for (const segment of text.slice(root.length).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  if (segments.length === 0) return undefined;
  const start = root.endsWith(':') ? `${root}/` : root;
  return { root, segments, text: start + segments.join('/') };
}

/**
 * Whether a file of a system may have this path. What is part of a name elsewhere is not on Windows: there a backslash
 * separates, a colon begins a stream, and dots and spaces at the end of a name are cut off, so any could lead out of the
 * folder that the path is looked for in.
 */
export function mayBeOn({ segments }: RecordedPath, platform: 'windows' | 'posix'): boolean {
  return platform === 'posix' || !segments.some((segment) => /[\\:]|[. ]$/.test(segment));
}

/**
 * The recorded path as a local one, if it is one of this system. A path of another machine is never touched, whoever recorded it,
 * nor one that is about the process that looks, or that makes the system fetch it (`/net` of an automounter): for these it is undefined.
 */
export function pathItself(path: RecordedPath, platform: 'windows' | 'posix'): string | undefined {
  const isLocal = platform === 'windows' ? path.root.endsWith(':') : path.root === '/';
  const isLive = platform === 'posix' && /^(proc|net|Network|dev)$/.test(path.segments[0] ?? '');
  return isLocal && !isLive ? path.text.replace(/^[A-Z]:/, (drive) => drive.toLowerCase()) : undefined;
}

/** Node's profilers record `file:` URLs. */
function withoutFileScheme(recorded: string): string {
  if (!recorded.startsWith('file://')) return recorded;
  const rest = recorded.slice('file://'.length);
  const path = rest.startsWith('/') ? rest.replace(/^\/(?=[A-Za-z]:)/, '') : `//${rest}`;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Backslashes separate only in paths that look like Windows ones; elsewhere they are part of a name. A rustc on Windows
 * records `/rustc/COMMIT\library\…`.
 */
function withSlashes(text: string): string {
  const windows =
    /^(?:[A-Za-z]:[\\/]|\/rustc\/[0-9a-f]+\\)/.test(text) ||
    text.startsWith('\\') ||
    /^\/\\/.test(text) ||
    !text.includes('/');
  return windows ? text.replaceAll('\\', '/') : text;
}

function rootOf(text: string): RecordedPath['root'] {
  if (text.startsWith('//')) return '//';
  if (text.startsWith('/')) return '/';
  const drive = /^[A-Za-z]:(?=\/)/.exec(text)?.[0];
  return drive === undefined ? '' : (drive as `${string}:`);
}
