/** A file of a released version: of the module that the profile names too, or of another, or of Go itself. */
export type Release = 'module' | 'other';

/**
 * Whether a local file is one of a released version, which nobody edits: in the module cache, or in one of these folders of Go.
 *
 * @param recorded the paths by which a profile names it
 */
export function releaseOf(
  local: string,
  recorded: readonly string[],
  goroots: readonly string[],
): Release | undefined {
  const version = versionIn(local);
  if (version !== undefined) return recorded.some((path) => versionIn(path) === version) ? 'module' : 'other';
  return goroots.some((goroot) => local.startsWith(`${goroot}/`)) ? 'other' : undefined;
}

/** `name@v1.2.3`, the innermost. */
function versionIn(path: string): string | undefined {
  return /.*\/([^/@]+@v\d+\.\d+\.\d+[^/]*)\//.exec(path.replaceAll('\\', '/'))?.[1];
}
