import type { ArchiveEntry, EntryChoice, OpenOptions, Summary } from './api.js';
import type { WorkerClient } from './workerClient.js';

/** Asks a person which of an archive's profiles is meant; undefined if they don't say. */
export type ChooseEntry = (entries: readonly ArchiveEntry[]) => Promise<EntryChoice | undefined>;

/**
 * Opens a file in a worker, which takes the bytes. Where it is an archive of several profiles and nothing says which,
 * `choose` is asked. Rejects with why the file cannot be opened, also if nothing is chosen.
 */
export async function openChosen(
  { ask }: WorkerClient,
  bytes: Uint8Array,
  options: OpenOptions,
  choose: ChooseEntry | undefined,
): Promise<Summary> {
  try {
    return await ask.open(bytes, options);
  } catch (error) {
    const entries = choose === undefined ? [] : await ask.entries();
    const entry = entries.length > 0 ? await choose?.(entries) : undefined;
    if (entry === undefined) throw error;
    return ask.openEntry(entry);
  }
}
