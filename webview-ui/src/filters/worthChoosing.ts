import type { Selection } from '../../../src/analysis/samples/selection.js';
import type { Summary } from '../../../src/protocol/session.js';

/** Whether a choice of names, and one of all frames, would change anything for a profile, or is made already. */
export function worthChoosing(
  { hasReadableNames, dropFrames }: Pick<Summary, 'hasReadableNames' | 'dropFrames'>,
  { names, allFrames }: Selection,
): { readonly names: boolean; readonly allFrames: boolean } {
  return {
    names: hasReadableNames || names !== 'simplified',
    allFrames: dropFrames !== '' || allFrames,
  };
}
