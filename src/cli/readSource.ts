import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { splitList, trimPath } from '../analysis/names/paths.js';
import { decodeText } from '../profile/text.js';
import type { ReadSource } from '../report/list.js';

/**
 * Finds the files of `list` as pprof does: an absolute path as it is, a relative one in each directory of the search
 * path and in all their parents (openSourceFile of internal/report).
 * @param sourcePath directories separated by colons, the current one if empty
 */
export function sourceReader(sourcePath: string, trim: string): ReadSource {
  const search = sourcePath === '' ? process.cwd() : sourcePath;
  return (recorded) => {
    const path = trimPath(recorded, trim, search);
    if (isAbsolute(path)) return readLines(path) ?? { error: `open ${path}: no such file or directory` };
    for (const candidate of candidates(path, search)) {
      const lines = readLines(candidate);
      if (lines !== undefined) return lines;
    }
    return { error: `could not find file ${path} on path ${search}` };
  };
}

function* candidates(path: string, search: string): Generator<string> {
  for (const directory of splitList(search)) {
    for (let at = directory; ; at = dirname(at)) {
      yield join(at, path);
      if (dirname(at) === at) break;
    }
  }
}

/** Larger files are no source. */
const LARGEST = 2 ** 28;

/** The lines of a file without their ends; undefined if it cannot be read: a profile may name devices and pipes too. */
function readLines(path: string): string[] | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > LARGEST) return undefined;
    const lines = decodeText(readFileSync(path)).split('\n');
    if (lines.at(-1) === '') lines.pop();
    return lines.map((line) => line.replace(/\r$/, ''));
  } catch {
    return undefined;
  }
}
