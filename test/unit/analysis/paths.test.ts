import { describe, expect, it } from 'vitest';
import { basePath, cleanPath, trimPath } from '../../../src/analysis/names/paths.js';

describe('cleanPath', () => {
  it.each([
    ['', '.'],
    ['a/b', 'a/b'],
    ['a//b/', 'a/b'],
    ['./a/./b', 'a/b'],
    ['a/../b', 'b'],
    ['../a/..', '..'],
    ['/../a', '/a'],
    ['/', '/'],
    ['a/..', '.'],
    ['a/.hidden/..b', 'a/.hidden/..b'],
  ])('makes %j %j', (path, clean) => {
    expect(cleanPath(path)).toBe(clean);
  });
});

it.each([
  ['', '.'],
  ['/', '/'],
  ['a/b/', 'b'],
  ['/bin/service', 'service'],
])('basePath of %j is %j', (path, base) => {
  expect(basePath(path)).toBe(base);
});

describe('trimPath', () => {
  it('cuts the path at the base name of a search directory', () => {
    expect(trimPath('/remote/project/foo/bar.go', '', '/home/me/project')).toBe('foo/bar.go');
    expect(trimPath('/remote/other/foo.go', '', '/home/me/project')).toBe('/remote/other/foo.go');
  });

  it('cuts only the given prefixes where there are any', () => {
    expect(trimPath('/a/b/c.go', '/x:/a', '/home/b')).toBe('b/c.go');
    expect(trimPath('/ab/c.go', '/a', '')).toBe('/ab/c.go');
  });

  it('cuts what sandboxes prepend', () => {
    expect(trimPath('/proc/self/cwd/./c.go', '', '')).toBe('c.go');
    expect(trimPath('/proc/self/cwd/c.go', '/x', '')).toBe('c.go');
  });
});

it('basePath reads a long path once', () => {
  expect(basePath(`${'/'.repeat(1_000_000)}x`)).toBe('x');
  expect(basePath(`x${'/'.repeat(1_000_000)}y/`)).toBe('y');
});
