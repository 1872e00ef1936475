import { open } from 'node:fs/promises';
import type { Profile } from '../profile/profile.js';
import { StringTableBuilder } from '../profile/strings.js';

/** How executables begin: ELF, Mach-O of either width and byte order, a Mach-O for several machines, PE. */
const MAGICS = ['7f454c46', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', 'bebafeca'];
const PE = '4d5a';

/** Whether a file is an executable, by its first bytes (Binutils.Open of internal/binutils). False if it cannot be read. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      // A pipe would lose what is read here.
      if (!(await handle.stat()).isFile()) return false;
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      const begin = buffer.toString('hex', 0, bytesRead);
      return bytesRead === 4 && (MAGICS.includes(begin) || begin.startsWith(PE));
    } finally {
      await handle.close();
    }
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
