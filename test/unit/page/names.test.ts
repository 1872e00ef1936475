import { expect, test } from 'vitest';
import { packageColour, packageHue } from '../../../webview-ui/src/flame/colour.js';
import { labelFor, shortName } from '../../../webview-ui/src/names.js';

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

test('a label is the whole name where it fits, else the name without its path', () => {
  expect(labelFor('net/http.Serve', 400)).toBe('net/http.Serve');
  expect(labelFor('net/http.Serve', 60)).toBe('http.Serve');
});

test('a package has one hue, and packages near in name have different ones', () => {
  expect(packageHue('encoding/json')).toBe(packageHue('encoding/json'));
  const hues = ['bytes', 'byte', 'io', 'main', 'net', 'net/http', 'encoding/json', 'encoding/xml'].map(
    packageHue,
  );
  expect(new Set(hues.map((hue) => Math.round(hue))).size).toBe(hues.length);
  for (const hue of hues) expect(hue >= 0 && hue < 360).toBe(true);
});

test('without a package the colour has no hue', () => {
  expect(packageColour('')).toContain(' 0 0)');
  expect(packageColour('io')).toContain('--frame-chroma');
});
