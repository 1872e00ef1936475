import type { RecordedPath } from './recordedPath.js';

/** A file by the name Go's tools know it by: import path of its package, then file name. */
export interface ImportPath {
  /** As `import` writes it, without the module cache's `!` escapes. */
  readonly segments: readonly string[];
  /** How many segments the module path has that a version is recorded for, 0 without a version. */
  readonly moduleLength: number;
  readonly version: string;
  /** Part of the standard library or of the Go commands. */
  readonly standard: boolean;
}

/**
 * The import paths a recorded path may stand for, best first: the whole of a relative path (`-trimpath`), what follows
 * a module cache, `vendor`, a GOROOT's or GOPATH's `src`, or begins with a host name. A path of the standard library
 * stands for nothing else.
 */
export function importPaths(path: RecordedPath): readonly ImportPath[] {
  const { segments } = path;
  const inGoroot = gorootStart(segments);
  if (inGoroot !== undefined) return [importPath(segments.slice(inGoroot), true)];
  if (path.root === '' && isStandard(segments)) return [importPath(segments, true)];

  const starts = [
    moduleCacheStart(segments),
    vendorStart(segments),
    path.root === '' ? 0 : undefined,
    ...sourceStarts(segments),
    path.root === '' ? undefined : hostStart(segments),
  ];
  const distinct = new Set(starts.filter((start) => start !== undefined));
  return [...distinct].map((start) => importPath(segments.slice(start), false));
}

function importPath(recorded: readonly string[], standard: boolean): ImportPath {
  const at = standard ? -1 : recorded.findIndex((segment) => VERSION.test(segment));
  if (at < 0) return { segments: recorded, moduleLength: 0, version: '', standard };
  const [name = '', version = ''] = (recorded[at] ?? '').split('@');
  const plain = [...recorded.slice(0, at), name, ...recorded.slice(at + 1)];
  return {
    segments: plain.map(unescapeModule),
    moduleLength: at + 1,
    version: unescapeModule(version),
    standard,
  };
}

const VERSION = /^[^@]+@v\d/;

/** Undoes the module cache's escaping of capital letters, `!code` for `Code`; see golang.org/x/mod/module. */
function unescapeModule(text: string): string {
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The escaping of capital letters in the folder names of the module cache. */
export function escapeModule(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

/** Whether a segment can be the host that begins an import path, such as `github.com`. */
export function isHost(segment: string | undefined): boolean {
  return segment !== undefined && /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/i.test(segment);
}

/** The first segments of the standard library's import paths (`go list std cmd`), which has no dots in them. */
const STANDARD = new Set(
  (
    'archive arena bufio bytes cmd cmp compress container context crypto database debug embed encoding errors expvar ' +
    'flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime ' +
    'slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak'
  ).split(' '),
);

function isStandard(segments: readonly string[]): boolean {
  const [first = '', second] = segments;
  if (segments.length < 2) return false;
  return STANDARD.has(first) || (first === 'vendor' && second === 'golang.org');
}

/** `go`, `go1.19`, `go-1.19`, `golang`, `go_sdk`, `rules_go~~go_sdk~x`, `$GOROOT`, `toolchain@v0.0.1-go1.21.0.linux-amd64`. */
const GOROOT_NAME =
  /^(\$?goroot|golang|go([-_.]?\d[\w.]*)?|.*go_sdk.*|[a-z0-9]{32}-go-.*|toolchain@v.*-go\d.*)$/i;

/** Package managers put `libexec`, a version and so on between the name and `src`. */
const GOROOT_DEPTH = 4;

/** Where the import path begins in a path into a GOROOT: after a `src` that a folder with a name for Go holds. */
function gorootStart(segments: readonly string[]): number | undefined {
  for (let at = 1; at < segments.length - 1; at++) {
    if (segments[at] !== 'src' || !isStandard(segments.slice(at + 1))) continue;
    if (segments.slice(Math.max(0, at - GOROOT_DEPTH), at).some((name) => GOROOT_NAME.test(name)))
      return at + 1;
  }
  return undefined;
}

function moduleCacheStart(segments: readonly string[]): number | undefined {
  const versioned = segments.findIndex((segment) => VERSION.test(segment));
  if (versioned < 0) return undefined;
  const mod = segments.lastIndexOf('mod', versioned);
  if (mod > 0 && segments[mod - 1] === 'pkg') return mod + 1;
  const host = segments.findIndex(isHost);
  return host >= 0 && host <= versioned ? host : undefined;
}

function vendorStart(segments: readonly string[]): number | undefined {
  const vendor = segments.lastIndexOf('vendor');
  return vendor >= 0 && isHost(segments[vendor + 1]) && vendor < segments.length - 2 ? vendor + 1 : undefined;
}

/** After each `src`, as in a GOPATH, if a folder and a file follow. */
function sourceStarts(segments: readonly string[]): readonly number[] {
  return segments.flatMap((segment, at) => (segment === 'src' && at < segments.length - 2 ? [at + 1] : []));
}

function hostStart(segments: readonly string[]): number | undefined {
  const at = segments.slice(0, -2).findIndex(isHost);
  return at < 0 ? undefined : at;
}
