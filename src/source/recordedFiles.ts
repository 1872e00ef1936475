import { baseName } from './files.js';
import { parseRecordedPath } from './recordedPath.js';
import type { RecordedFiles } from './resolver.js';

/** Indexes a profile's file paths by base name, once, so that each source editor asks only about a few. */
export function indexRecordedFiles(files: readonly string[]): RecordedFiles {
  const byName = new Map<string, string[]>();
  for (const file of files) {
    const name = baseName(parseRecordedPath(file)?.text ?? '');
    if (name === '') continue;
    const group = byName.get(name);
    if (group) group.push(file);
    else byName.set(name, [file]);
  }
  const all = new Set(files);
  return { has: (file) => all.has(file), named: (name) => byName.get(name) ?? [] };
}
