import type { ErrorValues } from '../error.js';
import { ProfileError } from '../error.js';
import { mayBeProfile } from '../sniff.js';

/** A file in an archive: its name, which is text and never a path, and its size as the archive claims it. */
export interface ArchiveEntry {
  /** Its place among the archive's files. */
  readonly index: number;
  readonly name: string;
  readonly size: number;
}

/** Which file of an archive to open: the one of this name, of several the one at this place. */
export interface EntryChoice {
  readonly name: string;
  readonly index?: number;
}

/** What is stored of a file in an archive. */
export interface StoredFile {
  readonly bytes: Uint8Array;
  /** Whether the bytes are a gzip file of it, made of what the archive holds. */
  readonly isDeflated: boolean;
}

/** A file of an archive that can be looked into. */
export interface ArchiveFile {
  readonly name: string;
  readonly size: number;
  /** The first kilobyte, or less; undefined where it cannot be read, or where too many others have been. */
  readonly head: () => Uint8Array | undefined;
  /** Throws a `ProfileError` if it cannot be read. */
  readonly stored: () => StoredFile;
}

/** The most files of an archive that are looked at. */
export const FILES_LIMIT = 1 << 16;
/** How many bytes of a file are looked at to see whether it is a profile. */
export const HEAD = 1024;
/** The most files that are offered to choose from, and how many bytes of a name are read. */
const OFFERED = 1000;
const NAME_LIMIT = 1024;
/** How many characters of a name a sentence has. */
const LONGEST_SHOWN = 100;
const decoder = new TextDecoder();
const encoder = new TextEncoder();
/** How many names the sentence itself has. */
const NAMED = 3;

/** An archive with several profiles of which none was chosen. */
export class SeveralProfilesError extends ProfileError {
  /** @param entries the profiles to choose from, the first thousand in the archive's order */
  constructor(
    readonly entries: readonly ArchiveEntry[],
    count: number,
  ) {
    const names = entries.slice(0, NAMED).map(({ name }) => shortened(name));
    const values: ErrorValues & { count: number; names: string } = {
      count,
      names: names.join(', ') + (count > NAMED ? ', …' : ''),
    };
    super('severalProfiles', values);
  }
}

/**
 * The file of an archive to open: the chosen one, else the only one that may be a profile by its first bytes, or the only
 * one at all. Throws a `SeveralProfilesError` if there is a choice to make, else a `ProfileError`.
 */
export function entryToOpen(files: readonly ArchiveFile[], choice: EntryChoice | undefined): ArchiveEntry {
  if (files.length === 0) throw new ProfileError('archiveEmpty');
  if (choice !== undefined) return chosen(files, choice);
  const all = files.map(({ name, size }, index) => ({ index, name, size }));
  if (all.length === 1) return all[0];
  const profiles = all.filter(({ index }) => {
    const head = files[index].head();
    return head === undefined || mayBeProfile(head);
  });
  if (profiles.length === 0) throw new ProfileError('archiveWithoutProfile', { count: files.length });
  if (profiles.length > 1) throw new SeveralProfilesError(profiles.slice(0, OFFERED), profiles.length);
  return profiles[0];
}

function chosen(files: readonly ArchiveFile[], { name, index }: EntryChoice): ArchiveEntry {
  const cut = entryName(encoder.encode(name));
  const isChosen = (file: ArchiveFile | undefined): boolean => file?.name === name || file?.name === cut;
  const at = index !== undefined && isChosen(files[index]) ? index : files.findIndex(isChosen);
  if (at < 0) throw new ProfileError('noSuchEntry', { name: shortened(name) });
  return { index: at, name, size: files[at].size };
}

/** The text of a file's name in an archive: of a longer one what its first kilobyte has whole. */
export function entryName(bytes: Uint8Array): string {
  let end = Math.min(bytes.length, NAME_LIMIT);
  // Not between the bytes of one character, of which there are at most four.
  for (let back = 0; back < 3 && end < bytes.length && (bytes[end] & 0xc0) === 0x80; back++) end--;
  return decoder.decode(bytes.subarray(0, end));
}

/** A name for a sentence: on one line, without what is not seen, and cut. */
export function shortened(name: string): string {
  const plain = name.slice(0, NAME_LIMIT).replace(/[\s\p{C}]+/gu, ' ');
  return plain.length > LONGEST_SHOWN ? `${plain.slice(0, LONGEST_SHOWN)}…` : plain;
}
