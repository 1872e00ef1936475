import type { Profile } from '../profile/profile.js';
import { StringTableBuilder } from '../profile/strings.js';
import { readHeadNode } from '../session/platform/node/readFile.js';

/** How executables begin: ELF, Mach-O of either width and byte order, a Mach-O for several machines, PE. */
const MAGICS = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'bebafeca'];
const PE = '4d5a';

/** Whether a file is an executable, by its first bytes (Binutils.Open of internal/binutils). False if it cannot be read. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    // A pipe is not opened for it: it would lose what is read here.
    const begin = Buffer.from(await readHeadNode(file, 4)).toString('hex');
    return MAGICS.includes(begin) || (begin.length === 8 && begin.startsWith(PE));
  } catch {
    return false;
  }
}

/**
 * The profile with another name for its main binary, and a build id where it has none; empty texts change nothing
 * (locateBinaries of internal/driver/fetch.go). The profile has a mapping.
 */
export function withMainBinary(profile: Profile, file: string, buildId: string): Profile {
  const main = profile.mappings.at(0);
  if (main === undefined || (file === '' && buildId === '')) return profile;
  const builder = StringTableBuilder.from(profile.strings);
  const renamed = {
    ...main,
    file: file === '' ? main.file : builder.internText(file),
    buildId: main.buildId === 0 && buildId !== '' ? builder.internText(buildId) : main.buildId,
  };
  return { ...profile, mappings: [renamed, ...profile.mappings.slice(1)], strings: builder.build() };
}
