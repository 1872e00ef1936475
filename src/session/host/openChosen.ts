import { CodedError } from '../../profile/error.js';
import type { ArchiveEntry, EntryChoice, OpenOptions, Summary } from '../../protocol/session.js';
import type { WorkerClient } from './workerClient.js';

/**
 * Asks a person which of an archive's profiles is meant; undefined if they don't say.
 * @param signal aborted once the answer is not needed any more: the question is withdrawn, and undefined
 */
export type ChooseEntry = (
  entries: readonly ArchiveEntry[],
  signal: AbortSignal,
) => Promise<EntryChoice | undefined>;

/** How a person is asked, and until when. */
export interface Choosing {
  readonly choose: ChooseEntry | undefined;
  readonly signal: AbortSignal;
}

/**
 * Opens a file in a worker, which takes the bytes. Where it is an archive of several profiles and nothing says which,
 * `choose` is asked. Rejects with why the file cannot be opened, also if nothing is chosen, or why the worker has ended.
 */
export async function openChosen(
  client: WorkerClient,
  bytes: Uint8Array,
  options: OpenOptions,
  { choose, signal }: Choosing,
): Promise<Summary> {
  try {
    return await client.ask.open(bytes, options);
  } catch (error) {
    const isOfSeveral = error instanceof CodedError && error.code === 'severalProfiles';
    if (!isOfSeveral || choose === undefined) throw error;
    const entry = await choose(await client.ask.entries(), signal);
    // The worker may have ended while the person chose.
    client.throwIfEnded();
    if (entry === undefined) throw error;
    return client.ask.openEntry(entry);
  }
}
