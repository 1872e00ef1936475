import { isAbandoned, isMoot } from '../protocol/abandoned.js';
import type { ReportKind, ReportText } from '../protocol/session.js';
import type { ProfileSession } from '../session/host/profileSession.js';
import type { Listing } from './listing.js';

/** What a report is made with. */
export interface ReportWish {
  readonly report: ReportKind;
  /** The regular expression for function names of a report that takes one, else empty. */
  readonly argument: string;
  /** Aborted once nobody waits for the report any more. */
  readonly signal: AbortSignal;
}

/**
 * Makes a report of the selection as it is when that is asked for; undefined if nobody waits for it any more. It is made
 * again where a change of the selection, or Cancel in a page, has ended it, and of the selection as it is then where the
 * file was read again meanwhile. Rejects with why there is no report.
 */
export async function makeReport(
  session: ProfileSession,
  listing: Listing,
  { report, argument, signal }: ReportWish,
): Promise<ReportText | undefined> {
  const isWanted = (): boolean => !signal.aborted;
  let { selection } = session;
  for (;;) {
    const load = loadOf(session);
    try {
      const query = { selection, report, argument };
      const files = await session.ask.reportFiles(query);
      const sources = await listing.read(files, (file) => session.ask.functionsIn(file), signal);
      if (loadOf(session) === load && isWanted()) {
        const made = await session.ask.report({ ...query, sources });
        if (isWanted()) return made;
      }
    } catch (error) {
      const isOvertaken = isMoot(error) && loadOf(session) !== load;
      if (isWanted() && !isAbandoned(error) && !isOvertaken) throw error;
    }
    if (!isWanted()) return undefined;
    if (loadOf(session) !== load) ({ selection } = session);
  }
}

/** Which load is on show, if one is. */
function loadOf({ state }: ProfileSession): number | undefined {
  return state.status === 'ready' ? state.generation : undefined;
}
