import { describe, expect, it } from 'vitest';
import { RegexError } from '../../../src/analysis/filter/regex.js';
import { isFault, type CodedError, ProfileError } from '../../../src/profile/error.js';
import { isAbandoned, isMoot } from '../../../src/protocol/abandoned.js';
import { SessionError } from '../../../src/protocol/errors.js';
import { received, sent } from '../../../src/protocol/sentError.js';

const across = (error: unknown): CodedError => received(structuredClone(sent(error)));

describe('an error that crosses a thread', () => {
  it.each([
    new ProfileError('pastLimit', { mebibytes: 64 }),
    new RegexError('regexInvalid', { name: 'focus', reason: 'missing closing )', expression: '(' }),
    new RegexError('regexUnreadable', { name: 'focus', expression: 'a {name} in braces' }),
    new SessionError('earlierLoad'),
  ])('keeps its code, values and sentence: $message', (error) => {
    const { code, values, sentence, message } = error;
    expect(across(error)).toMatchObject({ code, values, sentence, message });
    expect(across(error).cause).toBeUndefined();
    expect(isFault(across(error))).toBe(false);
  });

  it('is told from others by its code, whatever its text', () => {
    expect(isAbandoned(across(new SessionError('abandoned')))).toBe(true);
    expect(isAbandoned(new Error('Cancelled.'))).toBe(false);
    expect(isMoot(across(new SessionError('closed')))).toBe(true);
    expect(isMoot(across(new RegexError('regexUnreadable', { name: 'focus', expression: '' })))).toBe(false);
  });

  it('and is none of ours, is a fault whose own words are for the log alone', () => {
    const fault = across(new RangeError('Invalid array length'));
    expect(fault).toMatchObject({
      code: 'internal',
      message: 'This failed, which is a fault of pprof Lens.',
    });
    expect(isFault(fault)).toBe(true);
    expect(fault.cause).toMatchObject({
      name: 'RangeError',
      message: 'Invalid array length',
      stack: expect.stringContaining('at ') as string,
    });
    expect(across('thrown as a text').cause).toMatchObject({ message: 'thrown as a text' });
  });

  it('keeps for the log what it comes from', () => {
    const error = new SessionError('workerFailed');
    error.cause = new TypeError('x is not iterable');
    expect(across(error)).toMatchObject({ code: 'workerFailed', cause: { name: 'TypeError' } });
  });
});
