import { isGzip } from './inflate.js';
import { asUtf8 } from './textEncoding.js';

/** How the text profiles of pprof and Go begin. `package.json` repeats it as the first line of its language. */
const FIRST_LINE =
  /^(?:heap profile: |\S+ profile: total \d+|--- (?:threadz|Thread|contentionz|contention:|mutex:|heapz|symbol)|heap_v2\/\d+|goroutine \d+ .*\[[^\]]+\]:)/;

/** Whether a text document is a profile, by its first line. */
export function isTextProfile(firstLine: string): boolean {
  return FIRST_LINE.test(firstLine);
}

/**
 * Whether a file may be a profile, by its first kilobyte: enough to choose an editor for a file without an extension.
 * Only decoding knows.
 */
export function mayBeProfile(bytes: Uint8Array): boolean {
  if (isGzip(bytes)) return true;
  const head = asUtf8(bytes);
  if (!isText(head)) return beginsAsProto(head) || beginsAsCpu(head);
  const [firstLine = ''] = new TextDecoder().decode(head).split('\n', 1);
  return isTextProfile(firstLine);
}

/** Whether the bytes are text: every message of a profile has numbers below 9, and no text does. */
export function isText(head: Uint8Array): boolean {
  return !head.subarray(0, 1024).some((byte) => byte < 9);
}

/** Whether the first byte is the tag of a field of `Profile`, with a wire type the field may have. */
export function beginsAsProto(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const tag = head[0];
  const field = tag >>> 3;
  const wireType = tag & 7;
  const isBlock = field <= 6 || field === 11;
  return field >= 1 && field <= 15 && (wireType === (isBlock ? 2 : 0) || (field === 13 && wireType === 2));
}

/** Whether the first words are those of a CPU profile of C++, 0 and then 3 or more, of any size and byte order. */
function beginsAsCpu(head: Uint8Array): boolean {
  return head.length >= 20 && head.subarray(0, 4).every((byte) => byte === 0) && head.includes(3);
}
