import { describe, expect, it } from 'vitest';
import { shortName } from '../../../src/analysis/names/shortName.js';
import { simplifyName } from '../../../src/analysis/filter/simplifyName.js';

describe('shortName', () => {
  it.each([
    ['github.com/a/b/pkg.(*T).Method', 'pkg.(*T).Method'],
    ['github.com/a/b/v2/pkg.F', 'pkg.F'],
    ['example.com/mod/v12.F', 'mod.F'],
    ['example.com/mod/v1.F', 'v1.F'],
    ['com.example.deep.Class.method(int)', 'Class.method'],
    ['java.util.ArrayList.<init>', 'ArrayList.<init>'],
    ['ns::inner::Class::Method', 'Class::Method'],
    ['ns::Class::~Class', 'Class::~Class'],
    ['(anonymous namespace)::Class::M', 'Class::M'],
    ['main.main', 'main.main'],
    ['', ''],
  ])('makes %j %j', (name, short) => {
    expect(shortName(name)).toBe(short);
  });

  it('reads a long name once, whatever is in it', () => {
    for (const end of ['', '\n', '\u2028x']) {
      const long = `${'/v2'.repeat(200_000)}/${end}`;
      expect(shortName(long).length).toBeLessThanOrEqual(long.length);
    }
    expect(shortName('a/v2/\u2028b')).toBe('\u2028b');
  });
});

describe('simplifyName', () => {
  it.each([
    ['.foo', 'foo'],
    ['foo(int)', 'foo'],
    ['(anonymous namespace)::foo(int)', '(anonymous namespace)::foo'],
    ['x::operator()(int)', 'x::operator()'],
    ['foo', 'foo'],
  ])('makes %j %j', (name, simple) => {
    expect(simplifyName(name)).toBe(simple);
  });
});
