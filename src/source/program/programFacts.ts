import { readElf, type ElfPart } from './elf.js';
import { latin1, Numbers, type FileBytes } from './fileBytes.js';
import { parseBuildInfo } from './goBuildInfo.js';
import type { NamedCommit } from '../history/namedCommit.js';

/** What a program says of itself. */
export interface ProgramFacts {
  /** GNU's build id in hexadecimal, Go's as it is. */
  readonly buildIds: readonly string[];
  /** What it was built from; undefined if it does not say. */
  readonly commit: NamedCommit | undefined;
  /** The version of Go that built it, such as `go1.22.3`; undefined if it does not say. */
  readonly goVersion: string | undefined;
}

/** Notes are short, and what Go says of a program is a list of its modules. */
const MOST_NOTES = 1 << 16;
const MOST_INFO = 1 << 20;

/** NT_GNU_BUILD_ID and Go's ELF_NOTE_GOBUILDID_TAG. */
const GNU_BUILD_ID = 3;
const GO_BUILD_ID = 4;

/** Reads what a program says of itself; undefined for a file that is no ELF program. Reads no more than a few megabytes. */
export async function readProgram(file: FileBytes): Promise<ProgramFacts | undefined> {
  const parts = await readElf(file);
  if (parts === undefined) return undefined;
  const info = parts.find(({ name }) => name === '.go.buildinfo');
  const buildInfo = info && parseBuildInfo(await file.read(info.offset, Math.min(info.size, MOST_INFO)));
  const ids = new Set<string>();
  const isLittle = (await file.read(5, 1))[0] !== 2;
  for (const note of parts.filter(({ isNote }) => isNote).slice(0, 32))
    for (const id of await buildIdsIn(file, note, isLittle)) ids.add(id);
  return { buildIds: [...ids], commit: buildInfo?.commit, goVersion: buildInfo?.goVersion };
}

/** A note: the lengths of name and content, its type, then both, each filled up to four bytes. */
async function buildIdsIn(file: FileBytes, { offset, size }: ElfPart, isLittle: boolean): Promise<string[]> {
  const bytes = await file.read(offset, Math.min(size, MOST_NOTES));
  const numbers = new Numbers(bytes, isLittle);
  const ids: string[] = [];
  for (let at = 0; at + 12 <= bytes.length;) {
    const [nameLength, length, type] = [numbers.u32(at), numbers.u32(at + 4), numbers.u32(at + 8)];
    const name = latin1(bytes.subarray(at + 12, at + 12 + Math.min(nameLength, 8)));
    const from = at + 12 + filled(nameLength);
    const content = bytes.subarray(from, from + length);
    if (type === GNU_BUILD_ID && name === 'GNU\0') ids.push(hex(content));
    if (type === GO_BUILD_ID && name === 'Go\0\0') ids.push(new TextDecoder().decode(content));
    at = from + filled(length);
  }
  return ids;
}

function filled(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
