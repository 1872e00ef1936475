// The pprof that benches run beside us.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensurePprof, version } from '../differential/pprof.mjs';

/**
 * How to run pprof, and its name with the Go that built it: the pprof that judges the differential test, or else that of
 * the Go toolchain, itself and not through `go`, so that its own memory is seen. Undefined where there is neither.
 */
export function findPprof() {
  const built = ensurePprof((reason) => console.log(reason));
  if (built !== undefined) return { command: [built], name: `pprof ${version}, ${goOf(built)}` };
  // Go of 1.25 and later compiles it at its first use.
  spawnSync('go', ['tool', 'pprof', '-h']);
  const program = spawnSync('go', ['tool', '-n', 'pprof'], { encoding: 'utf8' }).stdout?.trim() ?? '';
  return existsSync(program) ? { command: [program], name: `go tool pprof, ${goOf(program)}` } : undefined;
}

/** `built with go1.26.8`. */
function goOf(program) {
  const { stdout } = spawnSync('go', ['version', program], { encoding: 'utf8' });
  return `built with ${/\bgo\d\S*$/m.exec(stdout ?? '')?.[0] ?? 'a Go that is not here'}`;
}
