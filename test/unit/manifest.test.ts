import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Manifest {
  readonly activationEvents: readonly string[];
}

test('the extension is started for what may be a profile: by no other language, and not with the window', () => {
  const { activationEvents } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  expect(activationEvents).toEqual(['onLanguage:pprof-text', 'onLanguage:plaintext', 'onLanguage:log']);
});
