import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { docstrings } from '../../../.scripts/docstrings.mjs';

/** What the rule says of a module. */
function complaints(code) {
  const messages = new Linter().verify(code, {
    languageOptions: { parser: tseslint.parser },
    plugins: { house: { rules: { docstrings } } },
    rules: { 'house/docstrings': 'error' },
  });
  return messages.map(({ message }) => message);
}

describe('a docstring is asked of', () => {
  it('exported functions', () => {
    expect(complaints('export function f() {}')).toEqual(['f has no docstring.']);
    expect(complaints('// It returns 1.\nexport function f() {}')).toEqual(['f has no docstring.']);
    expect(complaints('/** Returns 1. */\nexport function f() {}\nfunction g() {}')).toEqual([]);
  });

  it('public methods of exported classes', () => {
    const methods = 'm() {}\nprivate p() {}\nget g() { return 1; }\nconstructor() {}\ndispose() {}';
    expect(complaints(`export class C {\n${methods}\n}`)).toEqual(['m has no docstring.']);
    expect(complaints(`class C {\n${methods}\n}`)).toEqual([]);
    expect(complaints('export class C {\n/** Returns 1. */\nm() {}\n}')).toEqual([]);
  });

  it('no method that an interface describes', () => {
    expect(complaints('export class C implements I {\nm() {}\n}')).toEqual([]);
  });
});
