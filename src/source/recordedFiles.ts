import { baseName } from './files.js';
import { inPieces } from './inPieces.js';
import { parseRecordedPath } from './recordedPath.js';
import type { RecordedFiles } from './resolver.js';

/**
 * Indexes a profile's file paths by base name, once, so that each source editor asks only about a few. A profile may
 * have a million: others have the thread in between.
 */
export async function indexRecordedFiles(files: readonly string[]): Promise<RecordedFiles> {
  const byName = new Map<string, string[]>();
  const all = new Set<string>();
  await inPieces(files, (file) => {
    all.add(file);
    const name = baseName(parseRecordedPath(file)?.text ?? '');
    if (name === '') return;
    const group = byName.get(name);
    if (group) group.push(file);
    else byName.set(name, [file]);
  });
  return { has: (file) => all.has(file), named: (name) => byName.get(name) ?? [] };
}
