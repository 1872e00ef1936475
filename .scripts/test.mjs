// All that the project checks of itself: types, lint, unused exports, unit tests, the reports against pprof's, made-up inputs, the build, the
// bench's smoke, the package and the end-to-end tests. The last line is `N passed, N failed`.
//   node .scripts/test.mjs
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { browserPackages, codeServerPackages, ensureDebianPackages, ensureNodeModules } from './deps.mjs';
import { main, project, run, runForCode } from './run.mjs';

process.env.TZ = 'UTC';
process.env.LC_ALL = 'C.UTF-8';

const results = path.join(project, 'test-results');

/** How long new inputs are tried. */
const FUZZ_SECONDS = 30;

/** A stage that is one check: it passes if its body does not throw. */
async function check(body) {
  await body();
  return { passed: 1, failed: 0 };
}

/** A stage of vitest tests: counts those, and itself as failed if vitest fails without a failed test. */
async function vitest(name, runTests) {
  const report = path.join(results, `${name}.json`);
  rmSync(report, { force: true });
  const code = await runTests(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const { numPassedTests: passed, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed, failed: code !== 0 && numFailedTests === 0 ? 1 : numFailedTests };
}

/** A stage of made-up inputs, new ones each time: counts those that failed once, and the new ones together as one more. */
async function fuzzed() {
  const { fuzz, newSeed } = await import('../test/fuzz/run.mjs');
  const { kept, keptFailed, failed } = await fuzz({ seed: newSeed(), seconds: FUZZ_SECONDS });
  const isNewFailed = failed > keptFailed ? 1 : 0;
  return { passed: kept - keptFailed + 1 - isNewFailed, failed };
}

const npx = (...args) => run('npx', args);

const stages = {
  types: () => check(() => npx('tsc', '-b')),
  lint: () => check(() => npx('eslint', '.')),
  'unused exports': () => check(() => npx('knip')),
  format: () => check(() => npx('prettier', '--check', '--log-level', 'warn', '.')),
  'unit tests': () => vitest('unit', (args) => runForCode('npx', ['vitest', 'run', ...args])),
  'differential test': () => check(() => run('node', ['test/differential/run.mjs', '--seed', '1'])),
  fuzz: () => fuzzed(),
  package: () =>
    check(async () => {
      const { packageVsix } = await import('./package.mjs');
      await packageVsix();
    }),
  bench: () => check(() => run('node', ['test/bench/run.mjs', '--smoke'])),
  'end-to-end tests': () =>
    vitest('e2e', async (args) => {
      const { runEndToEnd } = await import('./e2e.mjs');
      const { vsixPath } = await import('./package.mjs');
      return runEndToEnd(vsixPath(), args);
    }),
};

await main(async () => {
  await ensureNodeModules();
  await ensureDebianPackages([...codeServerPackages, ...browserPackages]);
  mkdirSync(results, { recursive: true });
  const total = { passed: 0, failed: 0 };
  const broken = [];
  for (const [name, stage] of Object.entries(stages)) {
    console.log(`\n── ${name} ──`);
    const start = performance.now();
    let outcome;
    try {
      outcome = await stage();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      outcome = { passed: 0, failed: 1 };
    }
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    if (outcome.failed > 0) broken.push(name);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`── ${name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  }
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
});
