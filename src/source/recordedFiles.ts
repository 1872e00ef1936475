import { baseName } from './files.js';
import { inPieces } from './inPieces.js';
import { parseRecordedPath } from './rules/recordedPath.js';
import { remembered } from './remembered.js';
import type { RecordedFiles } from './resolver.js';

/**
 * Indexes a profile's file paths by base name, once, so that each source editor asks only about a few. A profile may
 * have a million: others have the thread in between.
 *
 * @param functionsIn asks the profile for the names of the functions in a file; asked once a file
 */
export async function indexRecordedFiles(
  files: readonly string[],
  functionsIn: RecordedFiles['functionsIn'] = () => Promise.resolve([]),
): Promise<RecordedFiles> {
  const byName = new Map<string, string[]>();
  const all = new Set<string>();
  const functions = new Map<string, Promise<readonly string[]>>();
  await inPieces(files, (file) => {
    all.add(file);
    const name = baseName(parseRecordedPath(file)?.text ?? '');
    if (name === '') return;
    const group = byName.get(name);
    if (group) group.push(file);
    else byName.set(name, [file]);
  });
  return {
    has: (file) => all.has(file),
    named: (name) => byName.get(name) ?? [],
    functionsIn: (file) => remembered(functions, file, () => functionsIn(file)),
  };
}
