/** The endings of files that are profiles to us by default, as `*.pb.gz`; package.json says the same of the editor. */
export const OWNED_ENDINGS = ['pb.gz', 'pb.zst', 'pprof', 'pprof.gz', 'pprof.zst', 'pgo'] as const;

/** Whether a file is a profile by how its path ends. */
export function isOwnedByName(path: string): boolean {
  const name = path.toLowerCase();
  return OWNED_ENDINGS.some((ending) => name.endsWith(`.${ending}`));
}
