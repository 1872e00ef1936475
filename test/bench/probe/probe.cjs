// An extension that watches the extension host from inside while the bench drives the window: it answers `/start` and
// `/stop` on loopback. `/stop` says by how much the host's event loop was late at most, for whatever reason, and for how
// long it was blocked at most by code of pprof Lens, as the profiler saw it. Only the bench installs it.
const { Session } = require('node:inspector/promises');
const { writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { monitorEventLoopDelay } = require('node:perf_hooks');

/** Microseconds between two looks of the profiler. */
const INTERVAL = 500;
const OURS = /pprof-lens[^/]*\/dist\/extension\.js$/;

/**
 * Milliseconds of the longest stretch of samples that all have a function of ours on their stack. Where the profiler
 * looked much later than it should, the host did not run: the processor was given to somebody else.
 */
function longestOfOurs({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const known = new Map();
  const isOurs = (id) => {
    if (id === undefined) return false;
    if (!known.has(id)) known.set(id, OURS.test(byId.get(id).callFrame.url) || isOurs(parent.get(id)));
    return known.get(id);
  };
  const isCollector = (id) => byId.get(id).callFrame.functionName === '(garbage collector)';
  let longest = 0;
  let stretch = 0;
  samples.forEach((id, i) => {
    // Collecting garbage goes on in the stretch it interrupts.
    if (!isOurs(id) && !(stretch > 0 && isCollector(id))) stretch = 0;
    else stretch += Math.min(timeDeltas[i], 4 * INTERVAL) / 1000;
    longest = Math.max(longest, stretch);
  });
  return longest;
}

exports.activate = ({ subscriptions }) => {
  const file = process.env.PPROF_LENS_BENCH_PROBE;
  if (file === undefined) return;
  const session = new Session();
  session.connect();
  let delay;
  const answers = {
    '/start': async () => {
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
      await session.post('Profiler.start');
      // Starting the profiler blocks too.
      await new Promise((resolve) => setTimeout(resolve, 500));
      delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
    },
    '/stop': async () => {
      delay.disable();
      const { profile } = await session.post('Profiler.stop');
      return {
        blocked: delay.max / 1e6,
        blockedByUs: longestOfOurs(profile),
        resident: process.memoryUsage().rss,
      };
    },
  };
  const server = createServer(async (request, response) => {
    const result = await answers[request.url]?.();
    response.end(JSON.stringify(result ?? {}));
  });
  server.listen(0, '127.0.0.1', () => writeFileSync(file, `${server.address().port}`));
  subscriptions.push({ dispose: () => server.close() });
};
