import { expect, test } from 'vitest';
import { isWebPage } from '../../../src/protocol/page.js';
import { samplesText } from '../../../webview-ui/src/frame/samplesText.js';
import { clip } from '../../../webview-ui/src/texts.js';

test('a recorded text turns nothing around it, and is cut', () => {
  expect(clip('a\u202egnp.exe\u2066b\u200fc\u061c')).toBe('agnp.exebc');
  expect(clip('abcdef', 3)).toBe('abc…');
  expect(clip('größe λ שלום')).toBe('größe λ שלום');
});

test('one sample is one', () => {
  expect([0, 1, 2].map(samplesText)).toEqual(['0 samples', '1 sample', '2 samples']);
});

test.each([
  ['https://example.com/x', true],
  ['HTTP://example.com', true],
  ['command:workbench.action.quit', false],
  ['javascript:alert(1)', false],
  ['file:///etc/passwd', false],
  ['https://', false],
  ['https:///etc', false],
  ['see https://example.com', false],
  ['', false],
])('documentation at %j is a web page: %s', (url, is) => {
  expect(isWebPage(url)).toBe(is);
});
