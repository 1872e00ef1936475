// One round of the worker bench in a process of its own, which is what memory figures need.
//   node --expose-gc test/bench/workerChild.mjs FILE     prints JSON: milliseconds and megabytes
//   node --expose-gc test/bench/workerChild.mjs          the memory of a Node that does nothing
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { flameQuery, pathTo, selectionOf, startSession, topQuery } from './session.mjs';

/** Megabytes of this process: at most so far, and now. */
function memory() {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const megabytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)[1]) / 1024;
    return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') };
  } catch {
    return { peak: process.resourceUsage().maxRSS / 1024, now: process.memoryUsage().rss / 2 ** 20 };
  }
}

async function measure(file) {
  const figures = {};
  const timed = async (name, question) => {
    const start = performance.now();
    const answer = await question();
    figures[name] = performance.now() - start;
    return answer;
  };
  const session = startSession();
  const { ask } = session;
  await timed('start', () => session.started());
  const start = performance.now();
  const summary = await timed('open', () => session.open(file));
  const selection = selectionOf(summary);
  await timed('prepareTop', () => ask.prepareTop(selection));
  await timed('firstTop', () => ask.top(topQuery(selection)));
  figures.toTop = performance.now() - start;
  await timed('prepareLines', () => ask.prepareLines(selection));
  figures.toReady = performance.now() - start;
  const recorded = await ask.files();
  await timed('firstLines', () => ask.lines(selection, recorded[0]));
  const flameStart = performance.now();
  const page = await timed('firstFlame', () => ask.flame(flameQuery(selection)));
  figures.toFlame = figures.toReady + performance.now() - flameStart;
  figures.frames = page.names.length;
  figures.message = JSON.stringify(page, plain).length;

  await timed('idle', () => session.idle());
  await timed('lines', () => ask.lines(selection, recorded[Math.floor(recorded.length / 2)]));
  await timed('moreRows', () => ask.top(topQuery(selection, 50)));
  await timed('filterTop', () => ask.top({ ...topQuery(selection), filter: 'merge' }));
  const other = selectionOf(summary, { sampleIndex: 1 });
  await timed('switchTop', () => ask.top(topQuery(other)));
  await timed('switchFlame', () => ask.flame(flameQuery(other)));
  await timed('switchLines', () => ask.lines(other, recorded[0]));
  const row = page.width.findIndex((width, at) => page.more[at] === 0 && width < page.width[0] / 4);
  await timed('zoom', () => ask.flame(flameQuery(selection, { path: pathTo(page, row) })));
  const search = { search: 'Decode' };
  await timed('search', () => ask.flame(flameQuery(selection, search)));
  await timed('searchAll', () => ask.flame(flameQuery(selection, { ...search, thorough: true })));
  figures.peak = memory().peak;
  await session.collect();
  figures.kept = memory().now;
  figures.giveUp = 0;
  for (const wait of [30, 100, 300, 1000, 3000]) {
    const focused = selectionOf(summary);
    focused.filters = { ...focused.filters, focus: `Decode|after ${wait}` };
    const asked = Promise.allSettled([ask.top(topQuery(focused)), ask.flame(flameQuery(focused))]);
    await delay(wait);
    const given = performance.now();
    session.abandon();
    await ask.checkFilter('focus', 'x');
    figures.giveUp = Math.max(figures.giveUp, performance.now() - given);
    await asked;
  }
  await timed('terminate', () => session.terminate());
  return figures;
}

/** Typed arrays cross to the page as lists. */
function plain(_, value) {
  return ArrayBuffer.isView(value) ? Array.from(value) : value;
}

const [file] = process.argv.slice(2);
const figures = file === undefined ? memory() : await measure(file);
console.log(JSON.stringify(figures));
