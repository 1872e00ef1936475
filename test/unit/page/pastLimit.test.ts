import { expect, test } from 'vitest';
import { PROFILE_ERRORS } from '../../../src/profile/errorTexts.js';
import { SESSION_ERRORS } from '../../../src/protocol/errors.js';
import { isPastLimit } from '../../../webview-ui/src/failure/pastLimit.js';

test('every error whose sentence names the setting of the limit has a button that leads there, and no other', () => {
  const texts: Readonly<Record<string, string>> = { ...PROFILE_ERRORS, ...SESSION_ERRORS };
  const naming = Object.keys(texts).filter((code) => texts[code]?.includes('pprofLens.inflateLimit'));
  expect(naming).toHaveLength(2);
  const led = Object.keys(texts).filter((code) => isPastLimit({ code, message: '', isFault: false }));
  expect(led).toEqual(naming);
});
