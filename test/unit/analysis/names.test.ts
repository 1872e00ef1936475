import { describe, expect, it } from 'vitest';
import { readableName } from '../../../src/analysis/demangle/readableName.js';
import { shortName } from '../../../src/analysis/shortName.js';
import { simplifyName } from '../../../src/analysis/simplify.js';

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

describe('readableName', () => {
  it.each([
    ['_ZN3foo3barEv', 'foo::bar'],
    ['__ZN3foo3barEv', 'foo::bar'],
    ['_ZNSt6vectorIiSaIiEE9push_backEOi', 'std::vector::push_back'],
    ['_ZNK3FooltERKS_', 'Foo::operator<'],
    ['_ZN3FooC2ERKS_', 'Foo::Foo'],
    ['_ZN3FooD0Ev', 'Foo::~Foo'],
    ['_ZN12_GLOBAL__N_13barEv', '(anonymous namespace)::bar'],
    ['_ZZ3foovE1x', 'foo::x'],
    ['_ZSt4moveIRSt6vectorIiSaIiEEEONSt16remove_referenceIT_E4typeEOS5_', 'std::move'],
    ['_ZN4core3fmt9Formatter3pad17h0123456789abcdefE', 'core::fmt::Formatter::pad'],
    ['_RNvCs1234_7mycrate3foo', 'mycrate::foo'],
  ])('demangles %s to %s', (symbol, name) => {
    expect(readableName(symbol)).toBe(name);
  });

  it.each([
    ['std::vector<int>::push_back(int const&)', 'std::vector::push_back'],
    ['(anonymous namespace)::f', '::f'],
    ['main.F[go.shape.int]', 'main.F[go.shape.int]'],
    ['main.(*List[...]).Add', 'main.(*List[...]).Add'],
    ['java.util.ArrayList.<init>', 'java.util.ArrayList.<init>'],
    ['foo(bar)', 'foo(bar)'],
    ['a::b)c', 'a::b)c'],
    ['a::b(c', 'a::b(c'],
    ['a::(b(c)', 'a::(b(c)'],
    ['a::(b)c)d', 'a::c)d'],
    ['_Znot a symbol', '_Znot a symbol'],
  ])('takes parameters off what looks demangled: %s', (name, readable) => {
    expect(readableName(name)).toBe(readable);
  });

  it('gives up on symbols that nest without end', () => {
    const deep = `_Z3fooI${'P'.repeat(10)}${'N1aI'.repeat(5000)}`;
    expect(readableName(deep)).toBe(deep);
  });
});
