import { describe, expect, it } from 'vitest';
import { RegexError, compileRegex } from '../../../src/analysis/regex.js';

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
