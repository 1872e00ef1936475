import { isText } from '../../profile/sniff.js';
import { asUtf8 } from '../../profile/textEncoding.js';

export { mayBeProfile, profileLine } from '../../profile/sniff.js';

/** So much of a file is looked at to tell text from other bytes. */
const HEAD = 1024;

/** Whether a file can be read as text, in UTF-8 or UTF-16, by its beginning; there is nothing to read in an empty one. */
export function mayBeText(bytes: Uint8Array): boolean {
  return bytes.length > 0 && isText(asUtf8(bytes.subarray(0, HEAD)));
}
