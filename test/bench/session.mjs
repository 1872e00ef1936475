// The worker of one profile, asked as the extension asks it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createBirpc } from 'birpc';

const workerFile = path.join(import.meta.dirname, '../../dist/worker.js');

/** What VS Code's setting `pprofLens.inflateLimit` allows by default. */
const INFLATE_LIMIT = 2048 * 2 ** 20;

/** Which load of its profile a session has: its only one. */
export const GENERATION = 1;

/** Runs the bundled worker; asked through the port, it collects its garbage and says when that is done. */
const collecting = `
  const { workerData } = require('node:worker_threads');
  workerData.port.on('message', () => { gc?.(); workerData.port.postMessage('collected'); });
  workerData.port.unref();
  require(${JSON.stringify(workerFile)});
`;

export function startSession() {
  const { port1, port2 } = new MessageChannel();
  const abandoned = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(collecting, {
    eval: true,
    // As the extension's client starts it.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
    argv: [],
    workerData: { port: port2, abandoned },
    transferList: [port2],
  });
  let progress = () => {};
  const ask = createBirpc(
    { progress: (...args) => progress(...args) },
    {
      post: (message) => worker.postMessage(message, message.m === 'open' ? [message.a[0].buffer] : []),
      on: (listener) => worker.on('message', listener),
      timeout: -1,
    },
  );
  return {
    ask,
    /** Ends what the worker is doing, as the extension's client does. */
    abandon() {
      Atomics.add(abandoned, 0, 1);
      return ask.abandon();
    },
    /** Waits until the worker answers, if only that it has no profile yet. */
    started: () => ask.checkFilter('focus', 'x').catch(() => undefined),
    /** Moves a file's bytes to the worker; answers the profile's summary. */
    open(file, onProgress = () => {}) {
      progress = onProgress;
      // A small file comes in a part of a buffer that others share; what is moved must be its own.
      const read = readFileSync(file);
      const bytes = read.length === read.buffer.byteLength ? read : new Uint8Array(read);
      return ask.open(bytes, { generation: GENERATION, inflateLimit: INFLATE_LIMIT });
    },
    /** Waits until the worker has nothing of its own left to do. */
    async idle() {
      const { performance: loop } = worker;
      // It begins a moment after the last question.
      await delay(150);
      for (let quiet = 0; quiet < 2;) {
        const before = loop.eventLoopUtilization();
        await delay(30);
        quiet = loop.eventLoopUtilization(before).utilization < 0.3 ? quiet + 1 : 0;
      }
    },
    /** Collects the garbage of both sides; needs `--expose-gc`. */
    async collect() {
      globalThis.gc();
      const collected = new Promise((resolve) => port1.once('message', resolve));
      port1.postMessage('collect');
      await collected;
    },
    terminate: () => {
      port1.close();
      return worker.terminate();
    },
  };
}

/** The selection a profile opens with: `defaultSelection` of src/, to which a test holds it. */
export function selectionOf(summary, change = {}) {
  const filters = {};
  for (const name of ['focus', 'ignore', 'hide', 'show', 'showFrom', 'pruneFrom']) filters[name] = '';
  for (const name of ['Focus', 'Ignore', 'Show', 'Hide', 'Root', 'Leaf']) filters[`tag${name}`] = '';
  return {
    sampleIndex: summary.defaultSampleIndex,
    granularity: 'functions',
    noInlines: false,
    filters,
    trim: true,
    relativePercentages: false,
    names: 'simplified',
    allFrames: false,
    ...change,
  };
}

export function topQuery(selection, from = 0) {
  return { selection, sort: 'flat', reversed: false, filter: '', from, count: 50 };
}

export function flameQuery(selection, change = {}) {
  return {
    selection,
    generation: GENERATION,
    path: [],
    width: 1200,
    search: '',
    thorough: false,
    shape: { direction: 'down', of: '' },
    ...change,
  };
}

/** The path from the root to a row of a page. */
export function pathTo(page, row) {
  const steps = [];
  for (let at = row; page.parent[at] >= 0; at = page.parent[at]) {
    const step = page.step[at];
    steps.unshift(step >= 0 ? { key: step } : { moreFrom: -1 - step, count: page.more[at] });
  }
  return steps;
}
