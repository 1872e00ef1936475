import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { texts } from '../../../webview-ui/src/texts.js';

const FOLDER = 'webview-ui/src';
const files = readdirSync(FOLDER, { recursive: true }).map(String);
const textOf = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

/** Every word in a string of the page's code, but for imports and texts; `heat-` for what is glued to a value. */
const words = new Set<string>();
/** The texts that are read by their names. */
const read = new Set<string>();

for (const file of files.filter((each) => /\.tsx?$/.test(each))) {
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (file !== 'texts.ts' && (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)))
      for (const word of node.text.split(/[^\w-]+/)) words.add(word);
    if (
      ts.isPropertyAccessExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'texts'
    )
      read.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
}

test('the page has no text that nothing shows', () => {
  // The title of an option is read by its name.
  const isUsed = (key: string): boolean => read.has(key) || words.has(key.replace(/Title$/, ''));
  expect(Object.keys(texts).filter((key) => !isUsed(key))).toEqual([]);
});

test('the page has no style for a class that nothing has', () => {
  const begun = [...words].filter((word) => word.length > 1 && word.endsWith('-'));
  const isUsed = (name: string): boolean => words.has(name) || begun.some((each) => name.startsWith(each));
  const styled = files
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => {
      const selectors = textOf(file)
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\{[^{}]*\}/g, '{}');
      return [...selectors.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name);
    });
  expect(styled.length).toBeGreaterThan(200);
  // VS Code and d3-flame-graph have classes of their own.
  const own = [...new Set(styled)].filter((name) => !/^(?:vscode|d3)-/.test(name));
  expect(own.filter((name) => !isUsed(name))).toEqual([]);
});
