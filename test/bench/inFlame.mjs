// The flame graph at three widths, by traces of Chromium: what drawing takes, and how soon a zoom moves what is drawn.
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { chromiumFile, hostOf, serve } from './inPage.mjs';
import { median } from './measure.mjs';
import { label, profileFile } from './profiles.mjs';
import { startSession } from './session.mjs';
import { printTable } from './table.mjs';

const WIDTHS = [1100, 1920, 3840];

/** Of script between an input event and the transform that answers it, in milliseconds of the processor. */
const MOST_SCRIPT = 8;

/** Measures and prints. Throws if a zoom does more than to move what is drawn before it is seen. */
export async function inFlame(size, rounds, isSmoke) {
  if (!existsSync(chromiumFile)) {
    console.log(`\nNo Chromium at ${chromiumFile}: the flame graph is not measured.`);
    return;
  }
  const browser = await chromium.launch({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const session = startSession();
  const host = await hostOf(session, await profileFile(size));
  const figures = {};
  const asked = { ...host, flame: timed(host.flame, (took) => (figures.worker = took)) };
  const server = await serve(asked, {});
  const results = [];
  try {
    for (const width of isSmoke ? WIDTHS.slice(0, 1) : WIDTHS) {
      const runs = [];
      for (let round = 0; round < rounds; round++) {
        const page = await browser.newPage({ viewport: { width, height: 1000 } });
        try {
          await page.goto(`http://127.0.0.1:${server.address().port}/`);
          runs.push(await oneRound(browser, page, session, figures));
        } finally {
          await page.close();
        }
      }
      results.push({ width, figure: (name) => median(runs.map((run) => run[name])) });
    }
  } finally {
    await browser.close();
    server.close();
    await session.terminate();
  }
  const row = (title, name, digits = 0) => ({
    '': title,
    ...Object.fromEntries(results.map(({ width, figure }) => [`${width} px`, figure(name).toFixed(digits)])),
  });
  printTable(
    `Flame graph of ${label(size)} in Chromium, ms of the processor of the page where nothing else is said`,
    [
      row('frames', 'firstFrames'),
      row('first: the page until it is painted', 'first'),
      row('first: the worker, by the clock', 'firstWorker'),
      row('zoom: script from the click to the transform', 'script', 1),
      row('zoom: the page until the next frame', 'moving', 1),
      row('zoom: from the click to the next frame, by the clock', 'nextFrame'),
      row('zoom: frames', 'zoomFrames'),
      row('zoom: the page until the exact frames are painted', 'zoom'),
      row('zoom: the worker, by the clock', 'zoomWorker'),
    ],
  );
  for (const { width, figure } of results) {
    if (figure('between') > 0)
      throw new Error(`${width} px: something is laid out or asked before a zoom moves.`);
    if (figure('script') > MOST_SCRIPT) throw new Error(`${width} px: a zoom takes too long to begin.`);
  }
}

function timed(run, tell) {
  return async (query) => {
    const start = performance.now();
    const answer = await run(query);
    tell(performance.now() - start);
    return answer;
  };
}

async function oneRound(browser, page, session, figures) {
  await page.getByRole('gridcell').first().waitFor({ timeout: 60_000 });
  await session.idle();
  const flameTab = page.getByRole('tab', { name: 'Flame Graph' });
  const first = await traced(browser, page, () => flameTab.click());
  const result = { first: first.drawing, firstWorker: figures.worker };
  const frames = page.locator('g.frame');
  result.firstFrames = await frames.count();
  await page.evaluate(() => {
    const { style } = document.querySelector('.flame-drawing svg');
    Object.defineProperty(style, 'transform', {
      get: () => style.getPropertyValue('transform'),
      set(transform) {
        style.setProperty('transform', transform);
        performance.mark('moved');
      },
    });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'click') window.nextFrame = duration;
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  // The widest that does not fill the drawing: what it is zoomed to has as many frames as the whole.
  const { x, y } = await frames.evaluateAll((all) => {
    const boxes = all.map((frame) => frame.getBoundingClientRect());
    const inSight = boxes.filter(
      ({ width, bottom }) => width < boxes[0].width * 0.9 && bottom < innerHeight - 40,
    );
    return inSight.reduce((widest, box) => (box.width > widest.width ? box : widest));
  });
  const zoom = await traced(browser, page, () => page.mouse.dblclick(x + 1, y + 5));
  result.zoom = zoom.drawing;
  result.zoomWorker = figures.worker;
  result.zoomFrames = await frames.count();
  result.script = zoom.script;
  result.between = zoom.between;
  result.moving = zoom.moving;
  // Under 16 ms the browser does not say.
  result.nextFrame = (await page.evaluate(() => window.nextFrame)) ?? 16;
  return result;
}

/** What the page did from the last click of `act` on, in milliseconds of its processor. */
async function traced(browser, page, act) {
  const drawn = page.waitForFunction(() => {
    const svg = document.querySelector('.flame-drawing svg');
    const isNew = svg !== null && svg !== window.before && svg.style.transform === '';
    if (isNew) window.before = svg;
    return isNew;
  });
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink.user_timing', 'toplevel'] });
  await act();
  await drawn;
  await delay(600);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const click = traceEvents.findLast(
    (event) => event.name === 'EventDispatch' && event.args.data?.type === 'click',
  );
  const own = traceEvents.filter(
    (event) => event.pid === click.pid && event.tid === click.tid && event.ts >= click.ts,
  );
  const moved = own.find((event) => event.name === 'moved');
  const before = own.filter((event) => moved !== undefined && event.ts < moved.ts);
  const shown = own.find((event) => event.name === 'Layerize' && event.ts > (moved?.ts ?? 0));
  return {
    drawing: workOf(own),
    moving: workOf(own.filter((event) => event.ts <= shown?.ts)),
    script: moved === undefined ? NaN : (moved.tts - click.tts) / 1000,
    between: before.filter((event) => event.name === 'Layout' || event.name === 'asked').length,
  };
}

/** Milliseconds of the processor in script, style, layout and paint; what is idle work comes after the paint. */
function workOf(events) {
  const isWork = ({ name }) =>
    [
      'EventDispatch',
      'HandlePostMessage',
      'FireAnimationFrame',
      'UpdateLayoutTree',
      'Layout',
      'PrePaint',
      'Paint',
      'Layerize',
      'Commit',
    ].includes(name);
  let sum = 0;
  let until = 0;
  // What lies in other work is counted with it.
  for (const event of events.filter((each) => each.ph === 'X' && isWork(each)).sort((a, b) => a.ts - b.ts)) {
    if (event.ts < until) continue;
    until = event.ts + event.dur;
    sum += event.tdur / 1000;
  }
  return sum;
}
