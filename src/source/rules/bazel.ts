import { baseName, joinPath, type Guesses } from '../files.js';
import type { RecordedPath } from './recordedPath.js';

/**
 * Where Bazel's paths are in the workspace. Bazel compiles in an execution root that has the workspace's own layout
 * beside `external/` (other repositories) and `bazel-out/CONFIG/bin/` (generated files), and leaves links to these in
 * the workspace (bazel.build/remote/output-directories).
 */
export function inBazel(path: RecordedPath, folders: readonly string[]): Guesses {
  const { segments, certain } = executionPath(path);
  const [first, config = '', bin] = segments;
  const under = (rest: readonly string[], link = '') =>
    folders.map((folder) => joinPath(folder, [...(link === '' ? [] : [link]), ...rest]));

  if (first === 'external')
    return [
      folders.map((folder) => joinPath(folder, [`bazel-${baseName(folder)}`, ...segments])),
      under(segments),
    ];
  if (first === 'bazel-out' && bin === 'bin') {
    const rest = segments.slice(3);
    return [under(['bazel-out', config, 'bin', ...rest]), under(rest, 'bazel-bin'), under(rest)];
  }
  if (first === 'bazel-bin') return [under(segments), under(segments.slice(1))];
  return certain ? [under(segments)] : [];
}

/** The path from the execution root on; `certain` if the path says where that is. */
function executionPath({ root, segments }: RecordedPath): { segments: readonly string[]; certain: boolean } {
  const inCwd = root === '/' && ['proc', 'self', 'cwd'].every((name, i) => segments[i] === name);
  if (inCwd) return { segments: segments.slice(3), certain: true };
  const execroot = segments.lastIndexOf('execroot');
  if (execroot >= 0 && execroot < segments.length - 2)
    return { segments: segments.slice(execroot + 2), certain: true };
  const start = root === '' ? 0 : segments.findIndex((name) => name === 'bazel-out');
  return { segments: start < 0 ? [] : segments.slice(start), certain: false };
}
