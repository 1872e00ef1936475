import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tokensOf } from '../../../webview-ui/src/source/tokens.js';

const said = (file: string, ...lines: string[]) =>
  tokensOf(lines, file)?.map((tokens) =>
    tokens.flatMap(({ text, kind }) => (kind === undefined ? [] : [`${kind} ${text}`])),
  );

test('code is cut into tokens of nine languages', () => {
  expect(said('a.go', 'func f(n int) string { // why', '\treturn g("a", 0x1F, nil)')).toEqual([
    ['keyword func', 'function f', 'type int', 'type string', 'comment // why'],
    ['keyword return', 'function g', 'string "a"', 'number 0x1F', 'constant nil'],
  ]);
  expect(said('a.PY', '@wraps', 'def f(a): return None')).toEqual([
    ['meta @wraps'],
    ['keyword def', 'function f', 'keyword return', 'constant None'],
  ]);
  for (const [file, line] of Object.entries({
    'a.c': 'static int f(void) { return 1; }',
    'a.hpp': 'class A { return 1; }',
    'a.rs': 'fn f() { return 1 }',
    'A.java': 'class A { int f() { return 1; } }',
    'a.kt': 'fun f() { return 1 }',
    'a.mjs': 'function f() { return 1 }',
    'a.tsx': 'function f(): number { return 1 }',
  }))
    expect(said(file, line)?.[0]).toEqual(expect.arrayContaining(['keyword return', 'number 1']));
});

test('what spans lines is cut at their ends, and code in a text is code', () => {
  expect(said('a.go', 'x := `a', '', 'b`')).toEqual([['string `a'], ['string '], ['string b`']]);
  expect(said('a.js', 'const a = `x${f(1)}y`')?.[0]).toEqual([
    'keyword const',
    'string `x',
    'function f',
    'number 1',
    'string y`',
  ]);
});

test('other languages, and more text than one waits for, have no colours', () => {
  expect(tokensOf(['x'], 'a.zig')).toBeUndefined();
  expect(tokensOf(['x'], '')).toBeUndefined();
  expect(tokensOf(Array<string>(300_000).fill('x'), 'a.go')).toBeUndefined();
});

test('tokens say what the lines say, whatever they are', () => {
  const files = ['a.go', 'a.c', 'a.cc', 'a.rs', 'a.java', 'a.kt', 'a.py', 'a.js', 'a.ts'];
  const real = readFileSync('test/fixtures/bigkey/pkg/rdb/loader.go', 'utf8').split('\n');
  const hold = (lines: readonly string[], file: string): void => {
    expect(tokensOf(lines, file)?.map((tokens) => tokens.map(({ text }) => text).join(''))).toEqual(lines);
  };
  for (const file of files) hold(real, file);
  const words = fc.constantFrom(
    'func ',
    '"',
    "'",
    '`',
    '<b>',
    '&lt;',
    '/*',
    '*/',
    '//',
    '${',
    '}',
    '{',
    '(',
    '\t',
    '\r',
    'r#"',
    '"""',
    '<?',
  );
  const line = fc
    .array(fc.oneof(words, fc.string()), { maxLength: 6 })
    .map((parts) => parts.join('').replaceAll('\n', ''));
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom(...files), hold), {
    numRuns: 300,
  });
});
