import { type SeveralProfilesError, shortened } from '../profile/container/archive.js';
import { ProfileError } from '../profile/error.js';
import { readNode } from '../session/platform/node/readFile.js';

/**
 * The bytes of a file of a command line. `ARCHIVE:NAME`, where no file is called so, are those of the archive, and the name
 * of the file in it. Rejects as `readNode`.
 */
export async function readNamed(word: string): Promise<{ bytes: Uint8Array; entry?: string }> {
  try {
    return { bytes: await readNode(word, { pipes: true }) };
  } catch (error) {
    if (!isMissing(error)) throw error;
    for (let colon = word.indexOf(':'); colon >= 0; colon = word.indexOf(':', colon + 1)) {
      try {
        return { bytes: await readNode(word.slice(0, colon)), entry: word.slice(colon + 1) };
      } catch {
        // Not this colon: what is said is that the whole is missing.
      }
    }
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof ProfileError && error.code === 'noFile';
}

/** How many of an archive's profiles are named. */
const NAMED = 20;

/** The sentence that says how to choose one of an archive's profiles. */
export function choiceOf(archive: string, { entries }: SeveralProfilesError): string {
  const named = entries.slice(0, NAMED).map(({ name }) => `${archive}:${shortened(name)}`);
  const more = entries.length > NAMED ? ', …' : '';
  return `${archive}: The archive holds several profiles; name one of them: ${named.join(', ')}${more}.`;
}
