import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ProfileError } from '../../../src/profile/error.js';
import { type Inflate, inflateWithPako } from '../../../src/profile/container/inflate.js';
import { inflateNode } from '../../../src/session/platform/node/inflate.js';
import { inflateWeb } from '../../../src/session/platform/web/inflate.js';

/** What comes of a file: its text, or the code of the error. */
async function outcome(inflate: Inflate, bytes: Uint8Array): Promise<string> {
  let text = '';
  try {
    await inflate(bytes, 1 << 20, (piece) => (text += Buffer.from(piece).toString()));
    return text;
  } catch (error) {
    return error instanceof ProfileError ? error.code : String(error);
  }
}

const first = gzipSync('first, ');
const second = gzipSync('second');
const nothing = gzipSync('');

describe('a gzip file', () => {
  it.each<[string, readonly Uint8Array[], string]>([
    ['of one member', [first], 'first, '],
    ['of several members', [first, second], 'first, second'],
    ['with an empty member', [first, nothing], 'first, '],
    ['of nothing', [nothing], ''],
    ['followed by text', [first, Buffer.from('junk')], 'trailing'],
    ['followed by a byte', [first, Buffer.from('j')], 'gzipCut'],
    ['followed by zeros', [first, Buffer.alloc(20)], 'trailing'],
    ['followed by a zero', [first, Buffer.alloc(1)], 'trailing'],
    ['of several members, followed by zeros', [first, second, Buffer.alloc(9)], 'trailing'],
    ['of nothing, followed by zeros', [nothing, Buffer.alloc(9)], 'trailing'],
    ['cut short', [first.subarray(0, -3)], 'gzipCut'],
    ['cut short in its second member', [first, second.subarray(0, -3)], 'gzipCut'],
  ])('%s is the same to all that inflate', async (_, parts, expected) => {
    const bytes = new Uint8Array(Buffer.concat(parts));
    expect(await outcome(inflateNode, bytes)).toBe(expected);
    expect(await outcome(inflateWithPako, bytes)).toBe(expected);
    expect(await outcome(inflateWeb, bytes)).toBe(expected);
  });
});
