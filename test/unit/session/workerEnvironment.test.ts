import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What a worker started as `WorkerClient` starts one knows of its surroundings. */
const ASK = `
const { Worker } = require('node:worker_threads');
const inside = \`require('node:worker_threads').parentPort.postMessage(
  [Object.keys(process.env).length, Intl.DateTimeFormat().resolvedOptions().timeZone])\`;
new Worker(inside, { eval: true, env: {} }).on('message', (answer) => console.log(JSON.stringify(answer)));
`;

it('a worker without an environment formats times in the time zone of the process', () => {
  for (const zone of ['Asia/Tokyo', 'America/New_York']) {
    const answer = execFileSync(process.execPath, ['-e', ASK], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(JSON.parse(answer)).toEqual([0, zone]);
  }
});
