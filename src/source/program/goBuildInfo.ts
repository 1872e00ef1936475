import type { NamedCommit } from '../history/namedCommit.js';
import { latin1 } from './fileBytes.js';

/** `\xff Go buildinf:`, the size of a pointer, flags; from byte 32 on two strings, each with its length before it. */
const MAGIC = '\xff Go buildinf:';
const FLAGS = 15;
const STRINGS = 32;
const IS_INLINE = 2;

/** Sixteen bytes stand before and after the list of modules. */
const SENTINEL = 16;

/** What Go wrote into a program. */
export interface GoBuildInfo {
  /** Of Go, such as `go1.22.3`. */
  readonly goVersion: string;
  /** Undefined where none is recorded: by another system than git, or with `-buildvcs=false`. */
  readonly commit: NamedCommit | undefined;
}

/**
 * The version of Go and the commit that a program of Go's was built from, out of its section `.go.buildinfo` (Go's debug/buildinfo).
 *
 * @returns undefined where nothing can be read, as before Go 1.18
 */
export function parseBuildInfo(bytes: Uint8Array): GoBuildInfo | undefined {
  if (latin1(bytes.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  // Before Go 1.18 there are pointers, and no commit.
  if (((bytes[FLAGS] ?? 0) & IS_INLINE) === 0) return undefined;
  const version = stringAt(bytes, STRINGS);
  const modules = version && stringAt(bytes, version.end);
  if (modules === undefined) return undefined;
  const goVersion = new TextDecoder().decode(version?.bytes);
  return {
    goVersion,
    commit: commitIn(new TextDecoder().decode(modules.bytes.subarray(SENTINEL, -SENTINEL))),
  };
}

function commitIn(text: string): NamedCommit | undefined {
  const setting = (key: string) => new RegExp(`^build\\t${key}=(.*)$`, 'm').exec(text)?.[1];
  const commit = setting('vcs\\.revision');
  if (setting('vcs') !== 'git' || commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  return { commit, isModified: setting('vcs\\.modified') === 'true' };
}

/** The bytes of a string behind its length, which is a varint. */
function stringAt(
  bytes: Uint8Array,
  at: number,
): { readonly bytes: Uint8Array; readonly end: number } | undefined {
  let length = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte >= 0x80) continue;
    const from = at + i + 1;
    const end = from + length;
    return end > bytes.length ? undefined : { bytes: bytes.subarray(from, end), end };
  }
  return undefined;
}
