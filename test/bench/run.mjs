// All benches. Build first: npm run build -- --production
//   npm run bench -- [--size MB|flat]… [--rounds N] [--go-rounds N] [--part NAME]…
//     --size       of the profiles, uncompressed; without it 1, 10 and 100, and for the page `flat` too
//     --rounds     of which medians are printed, 5 if not said
//     --go-rounds  of pprof, as many if not said; 0 leaves it out
//     --part       activation, top, names, worker, page, flame or code; all if not said
//   npm run bench -- --against CHECKOUT [--size MB]… [--pairs N]
//     this checkout beside another, built too: file → Top and bytes → ready at 10 and 100 MB, 15 pairs if not said
//   node test/bench/run.mjs --smoke     once at 1 MB: does all of it run, and is nothing far out
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { against } from './against.mjs';
import { fileToTop } from './fileToTop.mjs';
import { inCode } from './inCode.mjs';
import { inFlame } from './inFlame.mjs';
import { inPage } from './inPage.mjs';
import { inWorker } from './inWorker.mjs';
import { names } from './names.mjs';

const dist = path.resolve(import.meta.dirname, '../../dist');

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    'go-rounds': { type: 'string' },
    against: { type: 'string' },
    pairs: { type: 'string' },
    part: { type: 'string', multiple: true },
    smoke: { type: 'boolean' },
  },
});
const rounds = values.smoke ? 1 : Number(values.rounds ?? 5);
const goRounds = Number(values['go-rounds'] ?? rounds);
const sizes = values.smoke
  ? [1]
  : (values.size ?? (values.against === undefined ? ['1', '10', '100'] : ['10', '100'])).map((size) =>
      size === 'flat' ? size : Number(size),
    );
const isSize = (size) => size === 'flat' || size > 0;
if (!sizes.every(isSize) || !(rounds > 0) || !(goRounds >= 0)) {
  console.error('Sizes are numbers above 0 or `flat`, rounds are numbers above 0.');
  process.exit(2);
}
if (!existsSync(path.join(dist, 'cli.js'))) {
  console.error('There is no dist/cli.js: run `npm run build -- --production` first.');
  process.exit(1);
}

if (values.against !== undefined) {
  await against(path.resolve(values.against), sizes, Number(values.pairs ?? 15));
  process.exit();
}

/** The best of three, for the other work of a busy machine adds to any of them. */
function activation() {
  const file = path.join(import.meta.dirname, 'activation.mjs');
  const isQuick = () => spawnSync(process.execPath, [file], { stdio: 'inherit' }).status === 0;
  if (!isQuick() && !isQuick() && !isQuick()) throw new Error('Activation takes too long.');
}

const parts = {
  activation,
  top: () => fileToTop(sizes, rounds, goRounds),
  names: () => names(rounds),
  worker: () => inWorker(sizes, rounds),
  page: () => inPage(values.size === undefined && !values.smoke ? ['flat', ...sizes] : sizes, rounds),
  flame: () => inFlame(sizes.at(-1), rounds, values.smoke),
  code: () => inCode(sizes, rounds),
};
console.log(`Medians of ${rounds}, Node ${process.versions.node}`);
for (const [name, run] of Object.entries(parts)) {
  if (values.part !== undefined && !values.part.includes(name)) continue;
  try {
    await run();
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
