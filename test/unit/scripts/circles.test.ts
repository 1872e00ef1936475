import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const project = path.join(import.meta.dirname, '../../..');

/** By file, what it imports or exports again of the others, types included. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** The imports among the files of a folder, named from the project's folder on. */
function importsOf(folder: string): Imports {
  const files = new Set(
    readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
  );
  const target = (from: string, name: string): string | undefined => {
    const base = path.posix.join(path.posix.dirname(from), name.replace(/\.js$/, ''));
    return [`${base}.ts`, `${base}.tsx`].find((file) => files.has(file));
  };
  return new Map(
    [...files].map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(path.join(project, file), 'utf8'), true);
      return [file, importedFiles.flatMap(({ fileName }) => target(file, fileName) ?? [])];
    }),
  );
}

/** A way from a file back to itself, undefined if there is none. */
function circleIn(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next);
      if (circle !== undefined) return circle;
    }
    way.pop();
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = visit(file);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('no import goes in a circle', () => {
  test.each(['src', 'webview-ui/src'])('in %s', (folder) => {
    const imports = importsOf(folder);
    expect([...imports.values()].flat().length).toBeGreaterThan(imports.size);
    expect(circleIn(imports)).toBeUndefined();
  });

  test('a circle is found, however it is entered', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['b']],
    ]);
    expect(circleIn(imports)).toEqual(['b', 'd', 'b']);
  });
});
