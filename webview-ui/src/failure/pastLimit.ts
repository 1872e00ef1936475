import type { Trouble } from '../../../src/protocol/trouble.js';

/** Whether a higher limit mends it: that of the setting `pprofLens.inflateLimit`. */
export function isPastLimit({ code }: Trouble): boolean {
  return code === 'pastLimit' || code === 'pastLimitOfBytes';
}
