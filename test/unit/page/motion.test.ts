import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sheets = readdirSync('webview-ui/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(`webview-ui/src/${file}`, 'utf8'));

test('nothing moves unless neither the system nor VS Code is told that nothing may', () => {
  const MOVING = /animation:[^;]*[1-9]\d*(\.\d+)?m?s|transition:|scroll-behavior:\s*smooth/;
  for (const sheet of sheets) {
    const [still = '', moving = ''] = sheet.split('@media (prefers-reduced-motion: no-preference)');
    // What only appears later does not move.
    expect(still.replace('animation: appear 0s 400ms both', '')).not.toMatch(MOVING);
    for (const [rule] of moving.matchAll(/^ {2}\S[^{]*\{[^}]*\}/gm))
      expect(rule).toContain('body:not(.vscode-reduce-motion)');
  }
  expect(sheets.join('')).toMatch(MOVING);
});
