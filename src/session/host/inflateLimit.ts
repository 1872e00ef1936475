const MIB = 2 ** 20;
/** In MiB; package.json says the same. */
const LEAST = 1;
const MOST = 4095;
const USUAL = 2048;

/**
 * The most bytes a profile may inflate to.
 * @param setting in MiB, whatever somebody wrote there; the default stands for what is no number from 1 to 4,095
 */
export function inflateLimit(setting: unknown): number {
  const isLimit = typeof setting === 'number' && setting >= LEAST && setting <= MOST;
  return Math.floor((isLimit ? setting : USUAL) * MIB);
}
