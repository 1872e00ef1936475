import { expect, test } from 'vitest';
import { packageColour, packageTint } from '../../../webview-ui/src/flame/d3/colour.js';
import { shortName } from '../../../webview-ui/src/shared/names.js';

test.each([
  ['github.com/a/b.(*T).M', 'b.(*T).M'],
  ['github.com/a-b/c_d/v2.F[...]', 'v2.F[...]'],
  ['main.main', 'main.main'],
  ['runtime.mallocgc', 'runtime.mallocgc'],
  ['std::map<a/b>::find', 'std::map<a/b>::find'],
  ['operator/', 'operator/'],
  ['', ''],
])('%s is %s without the path of its package', (name, short) => {
  expect(shortName(name)).toBe(short);
});

test('a package has one tint', () => {
  expect(packageTint('encoding/json')).toEqual(packageTint('encoding/json'));
});

test('of packages that often meet in a Go profile, hardly two look alike', () => {
  const packages = [
    'main',
    'runtime',
    'bytes',
    'io',
    'bufio',
    'sync',
    'net/http',
    'encoding/json',
    'hash/crc64',
  ];
  packages.push(
    'strings',
    'fmt',
    'os',
    'syscall',
    'reflect',
    'sort',
    'time',
    'context',
    'net',
    'compress/flate',
  );
  const alike = packages.flatMap((one, i) => packages.slice(i + 1).filter((other) => looksAlike(one, other)));
  expect(alike.length).toBeLessThanOrEqual(3);
});

function looksAlike(one: string, other: string): boolean {
  const [a, b] = [packageTint(one), packageTint(other)];
  const apart = Math.abs(a.hue - b.hue);
  return Math.min(apart, 360 - apart) < 10 && a.lightness === b.lightness && a.chroma === b.chroma;
}

test('without a package the colour has no hue', () => {
  expect(packageColour('')).toContain(' 0 0)');
  expect(packageColour('io')).toContain('--frame-chroma');
});
