import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { violationsIn } from './axe.js';
import { surroundings, writeWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

/** A message or string field of protobuf. */
function field(number: number, content: string | readonly number[]): number[] {
  const bytes = [...(typeof content === 'string' ? Buffer.from(content) : content)];
  return [(number << 3) | 2, bytes.length, ...bytes];
}

const sampleType = field(1, [0x08, 1, 0x10, 2]);
const strings = ['', 'space', 'bytes'].flatMap((text) => field(6, text));
const sampleOfMissingLocation = field(2, [0x08, 99, 0x10, 1]);
const heap = readFileSync(path.join(surroundings.workspace, 'profiles/heap.pb.gz'));

/** Beside the workspace. */
const linked = path.join(surroundings.workspace, '../linked.pb.gz');

const cases: readonly { file: string; what: string; bytes: Uint8Array; says: RegExp; isText?: true }[] = [
  {
    file: 'text.pb.gz',
    what: 'not gzip',
    bytes: Buffer.from('No profile at all.\n'),
    says: /not|profile/i,
    isText: true,
  },
  {
    file: 'truncated.pb.gz',
    what: 'truncated',
    bytes: heap.subarray(0, heap.length >> 1),
    says: /trunc|end|short|cut/i,
  },
  {
    file: 'zipped.pb.gz',
    what: 'gzip of no profile',
    bytes: gzipSync('No profile at all.\n'),
    says: /not|profile/i,
  },
  {
    file: 'location.pb.gz',
    what: 'a missing location',
    bytes: gzipSync(Buffer.from([...sampleType, ...sampleOfMissingLocation, ...strings])),
    says: /location/i,
  },
  { file: 'empty.pb.gz', what: '0 bytes', bytes: new Uint8Array(), says: /empty|0 bytes/i },
];

describe('bad input', () => {
  const window = openWindow(() => {
    for (const { file, bytes } of cases) writeWorkspaceFile(`bad/${file}`, bytes);
    const large = Array.from({ length: 20_000 }, () => field(6, 'x'.repeat(100))).flat();
    writeWorkspaceFile('bad/large.pb.gz', gzipSync(Buffer.from([...sampleType, ...strings].concat(large))));
    writeFileSync(linked, '');
    symlinkSync(linked, path.join(surroundings.workspace, 'bad/linked.pb.gz'));
    writeWorkspaceFile('bad/no-samples.pb.gz', gzipSync(Buffer.from([...sampleType, ...strings])));
  });

  test.each(cases)('$what: an error page says so', async ({ file, says, isText }) => {
    const page = await window.workbench.openProfile(`bad/${file}`);
    await expect.poll(() => page.alert.innerText()).toMatch(says);
    expect(await page.heading()).toBe(`Cannot show ${file}`);
    expect(await page.button('Retry').isVisible()).toBe(true);
    expect(await page.button('Reopen as Text').isVisible()).toBe(isText ?? false);
    if (isText) expect(await violationsIn(page)).toEqual([]);
    await window.workbench.screenshot(`bad-${path.basename(file, '.pb.gz')}`);
  });

  test('Retry opens a file that has become good', async () => {
    const page = await window.workbench.openProfile('bad/linked.pb.gz');
    await expect.poll(() => page.alert.innerText()).toMatch(/empty/);
    // Where a link leads to is not watched.
    writeFileSync(linked, heap);
    await page.button('Retry').click();
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(0);
  });

  test('past the limit: a button leads to the setting', async () => {
    const { workbench } = window;
    await workbench.trustFolder();
    await workbench.setSettings({ 'pprofLens.inflateLimit': 1 });
    const page = await workbench.openProfile('bad/large.pb.gz');
    await expect.poll(() => page.alert.innerText()).toMatch(/more than 1 MiB/);
    await workbench.screenshot('bad-past-limit');
    await page.button('Open Setting').click();
    await workbench.page.getByText('The most a compressed profile may grow to').first().waitFor();
    await workbench.screenshot('bad-past-limit-setting');
    // The settings lie over the window.
    await workbench.page.keyboard.press('Escape');
    await workbench.setSettings({});
  });

  test('Reopen as Text leaves the profile editor', async () => {
    const page = await window.workbench.openProfile('bad/text.pb.gz');
    await page.button('Reopen as Text').click();
    await expect
      .poll(async () => (await window.workbench.codeEditor('text.pb.gz').lines())[0]?.text)
      .toBe('No profile at all.');
  });

  test('no samples: its header, and that there is nothing to show', async () => {
    const page = await window.workbench.openProfile('bad/no-samples.pb.gz');
    await page.frame.getByText('holds no samples').waitFor();
    expect(await page.header.innerText()).toContain('0 samples');
    await window.workbench.screenshot('bad-no-samples');
  });

  test('a good profile still opens beside them', async () => {
    const page = await window.workbench.openProfile('profiles/cpu.pb.gz');
    await expect.poll(() => page.topRows().then((rows) => rows.length)).toBeGreaterThan(10);
  });
});
