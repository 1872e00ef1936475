import { describe, expect, it } from 'vitest';
import { RegexError, compileRegex } from '../../../src/analysis/filter/regex.js';

describe('a group name that comes twice, which Go allows', () => {
  it.each([
    ['(?P<n>a)|(?P<n>b)', 'b', 'c'],
    ['(?<n>a)(?P<n>b)', 'ab', 'a'],
    ['(?P<n>a)[(?P<n>](?P<n>c)', 'aPc', 'abc'],
    ['(?P<n>a)\\(?P<n>(?P<n>c)', 'a(P<n>c', 'ac'],
    ['(?P<n>a)\\Q(?P<n>\\E(?P<n>c)', 'a(?P<n>c', 'ac'],
  ])('%s', (source, match, other) => {
    const regex = compileRegex(source, 'focus');
    expect(regex.source).toBe(source);
    expect(regex.test(match)).toBe(true);
    expect(regex.test(other)).toBe(false);
  });

  it('does not hide what else is wrong', () => {
    expect(() => compileRegex('(?P<n>a)(?P<n>b', 'focus')).toThrow(RegexError);
  });
});

describe('what is wrong with an expression', () => {
  const sentence = (source: string): string => {
    try {
      compileRegex(source, 'focus');
      return '';
    } catch (error) {
      if (error instanceof RegexError) return error.message;
      throw error;
    }
  };

  it('is said as Go says it', () => {
    expect(sentence('a(b')).toBe('parsing focus regexp: error parsing regexp: missing closing ): `a(b`');
  });

  it('quotes no more of it than a person reads', () => {
    const long = sentence(`(${'x'.repeat(60_000)}`);
    expect(long).toMatch(/^parsing focus regexp: error parsing regexp: missing closing \): `\(x{99}…`$/);
  });

  it('is also that it is too long', () => {
    const most = 'x'.repeat(65_536);
    expect(sentence(most)).toBe('');
    expect(sentence(`${most}x`)).toBe(
      'parsing focus regexp: it has 65537 characters, of which at most 65536 can be read',
    );
  });

  it('says nothing in words of the engine', () => {
    expect(sentence('('.repeat(60_000))).toMatch(/^parsing focus regexp: .*: `\({100}…`$/);
    expect(sentence('.?'.repeat(32_768))).toBe('');
  });
});
