import { joinPath, type GoModule, type Guesses, type Toolchain } from '../files.js';
import { escapeModule, isHost, type ImportPath } from './importPath.js';

/**
 * In the modules of the workspace: those whose name begins the import path, the longest name first. Modules of one
 * name are equally good.
 */
export function inModules(paths: readonly ImportPath[], modules: readonly GoModule[]): Guesses {
  return paths.flatMap(({ segments, standard }) => {
    if (standard) return [];
    const byLength = new Map<number, string[]>();
    for (const { name, folder } of modules) {
      const module = name.split('/');
      if (module.length >= segments.length || module.some((segment, i) => segment !== segments[i])) continue;
      const group = byLength.get(module.length) ?? [];
      byLength.set(module.length, [...group, joinPath(folder, segments.slice(module.length))]);
    }
    return [...byLength].sort(([a], [b]) => b - a).map(([, group]) => group);
  });
}

/** In the module cache, under the very version that was recorded: another version has other lines. */
export function inModuleCache(paths: readonly ImportPath[], { moduleCaches }: Toolchain): Guesses {
  return paths.flatMap((path) => {
    if (path.version === '') return [];
    return moduleCaches.map((cache) => [
      joinPath(cache, cached(path.segments, path.moduleLength, path.version)),
    ]);
  });
}

function cached(segments: readonly string[], moduleLength: number, version: string): readonly string[] {
  const module = segments.slice(0, moduleLength).join('/');
  return [`${escapeModule(module)}@${escapeModule(version)}`, ...segments.slice(moduleLength)];
}

/** In the sources of Go's own packages, if the path is of one. */
export function inGoroot(paths: readonly ImportPath[], { goroots }: Toolchain): Guesses {
  return paths.flatMap(({ segments, standard }) =>
    standard ? goroots.map((goroot) => [joinPath(`${goroot}/src`, segments)]) : [],
  );
}

/** In the GOPATHs, for paths that recorded no version. */
export function inGopath(paths: readonly ImportPath[], { gopaths }: Toolchain): Guesses {
  return paths.flatMap(({ segments, standard, version }) =>
    standard || version !== '' || segments.length < 2
      ? []
      : gopaths.map((gopath) => [joinPath(`${gopath}/src`, segments)]),
  );
}

/**
 * Dependencies of a program built with `-mod=vendor`, or looked at in a workspace that vendors: the `vendor` folder of
 * each root, then the module cache at the version that a go.mod of the workspace requires.
 */
export function inVendor(
  paths: readonly ImportPath[],
  roots: readonly string[],
  modules: readonly GoModule[],
  { moduleCaches }: Toolchain,
): Guesses {
  return paths.flatMap(({ segments, standard, version }) => {
    if (standard || !isHost(segments[0])) return [];
    const vendored = roots.map((root) => joinPath(`${root}/vendor`, segments));
    const required = version === '' ? requiredVersions(segments, modules) : [];
    return [
      vendored,
      required.flatMap(([length, wanted]) =>
        moduleCaches.map((cache) => joinPath(cache, cached(segments, length, wanted))),
      ),
    ];
  });
}

function requiredVersions(segments: readonly string[], modules: readonly GoModule[]): [number, string][] {
  const lengths = segments.map((_, i) => segments.length - 1 - i).filter((length) => length > 0);
  return modules.flatMap(({ requires }) => {
    for (const length of lengths) {
      const version = requires.get(segments.slice(0, length).join('/'));
      if (version !== undefined) return [[length, version] as [number, string]];
    }
    return [];
  });
}
