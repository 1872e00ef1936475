/** A file of a released version, of a module or of Go itself: whether the profile or its program names the same, another, or none. */
export type Release = 'same' | 'another' | 'unnamed';

/**
 * Whether a local file is one of a released version, which nobody edits: in the module cache, or in a folder of Go.
 *
 * @param recorded the paths by which a profile names it
 * @param goVersion what the file VERSION says in the folder of Go that it is in; undefined if it is in none
 * @param builtWith the version of Go that the program says it was built with, such as `go1.22.3`; undefined if it does not
 */
export function releaseOf(
  local: string,
  recorded: readonly string[],
  goVersion: string | undefined,
  builtWith: string | undefined,
): Release | undefined {
  const module = versionIn(local);
  // Go is a module too where it was fetched for a go.mod.
  if (module !== undefined && !module.startsWith('toolchain@'))
    return compared(module, recorded.map(versionIn));
  const go = module ?? goVersion;
  if (go === undefined) return undefined;
  return compared(goVersionOf(go), [...recorded.map(goVersionIn), goVersionOf(builtWith ?? '')]);
}

function compared(version: string | undefined, recorded: readonly (string | undefined)[]): Release {
  const named = recorded.filter((each) => each !== undefined);
  if (version === undefined || named.length === 0) return 'unnamed';
  if (named.includes(version)) return 'same';
  // A folder such as go-1.22 may be of any release of that.
  return named.some((each) => version.startsWith(`${each}.`)) ? 'unnamed' : 'another';
}

/** `name@v1.2.3`, the innermost. */
function versionIn(path: string): string | undefined {
  return /.*\/([^/@]+@v\d+\.\d+\.\d+[^/]*)\//.exec(path.replaceAll('\\', '/'))?.[1];
}

const NUMBER = String.raw`(\d+\.\d+(?:\.\d+)?(?:(?:beta|rc)\d+)?)(?!\d)`;
const GO_VERSION = new RegExp(`^(?:toolchain@.*-)?go${NUMBER}`);
/** Of `sdk/go1.22.3`, `lib/go-1.22`, `golang/1.22.3/go`, `go/1.22.3/x64`, `toolchain@v0.0.1-go1.22.3.linux-amd64`. */
const GO_FOLDER = new RegExp(`(?:^|[/-])go(?:lang)?[-/]?${NUMBER}[^/]*(?:/[^/]+){0,2}?/src/`);

function goVersionOf(text: string): string | undefined {
  return GO_VERSION.exec(text)?.[1];
}

/** The version in the name of the folder of Go that a path leads through. */
function goVersionIn(path: string): string | undefined {
  return GO_FOLDER.exec(path.replaceAll('\\', '/'))?.[1];
}
