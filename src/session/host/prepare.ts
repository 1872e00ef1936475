import type { Selection } from '../../analysis/samples/selection.js';
import type { Log } from '../../log/log.js';
import { isMoot } from '../../protocol/abandoned.js';
import type { WorkerClient } from './workerClient.js';

/**
 * Has a worker sum what a page and source editors ask for first, so that being ready means being quick. Rejects only if the
 * worker has ended.
 *
 * @param name of the profile, for the log
 */
export async function prepare(
  client: WorkerClient,
  selection: Selection,
  name: string,
  log: Log,
): Promise<void> {
  try {
    await client.ask.prepareTop(selection);
    await client.ask.prepareLines(selection);
  } catch (error) {
    client.throwIfEnded();
    // Filters that cannot be read are no reason not to open: that is said where they are shown.
    if (!isMoot(error)) log.warn(`The figures of ${name} were not prepared.`, error);
  }
}
