import { describe, expect, it } from 'vitest';
import { decodeProto } from '../../../src/profile/proto/decodeProto.js';
import { filled, ProfileError } from '../../../src/profile/error.js';
import { PROFILE_ERRORS } from '../../../src/profile/errorTexts.js';

describe('an error of a profile', () => {
  it('carries a code and its values, of which the sentence is made again', () => {
    let caught: unknown;
    try {
      decodeProto(Uint8Array.of(0x0b));
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ProfileError);
    const { code, values, message } = caught as ProfileError;
    expect({ code, values }).toEqual({ code: 'damaged.wireType', values: { at: 1, field: 1, wireType: 3 } });
    expect(filled(PROFILE_ERRORS['damaged.wireType'], values)).toBe(message);
  });

  it('takes values as they are, whatever they look like', () => {
    const { message } = ProfileError.atLine('notCount', 7, '{line} $& {text}');
    expect(message).toBe('Line 7 is not a count and a stack: "{line} $& {text}".');
  });

  it('is one sentence, whatever the code', () => {
    for (const sentence of Object.values(PROFILE_ERRORS)) expect(sentence).toMatch(/^[A-Z{].*\.$/);
  });
});
