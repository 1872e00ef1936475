import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { plainLine, plainName, plainText, shortened } from '../../../src/log/plain.js';

/** How VS Code finds links in messages and prompts (vs/base/common/linkedText.ts). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
/** How it finds icons in labels (vs/base/common/iconLabels.ts). */
const ICON = /(\\)?\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi;

const hostile = [
  '/src/main.go could not be opened. [Locate file…](command:workbench.action.terminal.new?%7B%7D) x',
  '[a](https://evil.example "title")',
  '[a](file:///etc/passwd)',
  '[a]\u200b(command:x)',
  '[a]\u0000\u0007(command:x)',
  '[a]\u202e(command:x)',
  '[a]\u00ad\u034f\u3164(command:x)',
  '[[a]](command:x)](command:y)',
  '$(zap) $\u200b(zap) $\u0003(zap)',
];

describe('text from outside', () => {
  test.each(hostile)('%j: no link, no icon', (text) => {
    const plain = plainText(text, 200);
    expect(plain.match(LINK)).toBeNull();
    expect(plain.match(ICON)).toBeNull();
  });

  test('whatever it is made of, and made plain again', () => {
    const pieces = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        '$',
        'zap',
        'command:x',
        'https://x',
        ' "t"',
        '\n',
        '\u200b',
        '\u202e',
        '\u0007',
        '…',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.integer({ min: 1, max: 60 }), (parts, most) => {
        for (const plain of [
          plainText(parts.join(''), most),
          plainText(plainText(parts.join(''), 99), most),
        ]) {
          expect(plain.match(LINK)).toBeNull();
          expect(plain.match(ICON)).toBeNull();
        }
      }),
    );
  });

  test('is one line without anything that is not seen', () => {
    expect(plainLine('a\r\nb\tc\u2028d\u0085e', 99)).toBe('a b c d e');
    expect(plainLine('\u202egnp.exe\u0000\u200d\u2066\ufeff\u061c\u00ad\u{e0041}', 99)).toBe('gnp.exe');
    expect(plainLine('größe λ 数 é 😀', 99)).toBe('größe λ 数 é 😀');
    expect(plainLine('byte \udcff', 99)).toBe('byte \ufffd');
  });

  test.each([
    ['heap.pb.gz', 'heap.pb.gz'],
    ['../../etc/passwd', '.._.._etc_passwd'],
    ['a\\b\u202ec\n', 'a_bc'],
    ['..', '_'],
    ['\u200b', '_'],
  ])('is one part of a path: %j', (text, name) => {
    expect(plainName(text)).toBe(name);
  });

  test('is cut between characters', () => {
    expect(plainLine('abcdef', 4)).toBe('abcd…');
    expect(plainLine('abc😀', 4)).toBe('abc…');
    expect(plainLine('\u200b'.repeat(1e6), 10)).toBe('…');
    expect(shortened('/a/very/long/path/to/main.go', 18)).toBe('/a/very/long…ain.go');
    expect(shortened('/a/b.go', 18)).toBe('/a/b.go');
    expect(shortened('😀'.repeat(9), 6)).toBe('😀😀…😀');
  });

  test('of any length takes no time and says its beginning and end', () => {
    const long = `/start/${'x\u200b'.repeat(5e6)}/end.go`;
    const before = performance.now();
    expect(shortened(long)).toMatch(/^\/start\/x+…x+\/end\.go$/);
    expect(plainText(long, 200)).toHaveLength(201);
    expect(performance.now() - before).toBeLessThan(200);
  });
});
