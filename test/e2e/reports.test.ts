import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goldenTop } from './golden.js';
import { findLine } from './surroundings.js';
import { Workbench } from './workbench.js';

describe('reports as documents', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await Workbench.open();
    await workbench.openProfile('profiles/heap.pb.gz');
  });
  afterAll(() => workbench.close());

  async function openReport(name: string): Promise<void> {
    await workbench.runCommand('pprof Lens: Open Report…');
    await workbench.pickItem(name);
  }

  test('top is what go tool pprof printed', async () => {
    await openReport('top');
    const editor = workbench.codeEditor('heap.pb.gz%20top.txt');
    const rows = goldenTop('heap/top.inuse_space.txt').map((row) => row.join(' '));
    await expect
      .poll(async () => (await editor.lines()).map(({ text }) => text.trim().split(/ +/).join(' ')))
      .toEqual(expect.arrayContaining(rows));
    // Of a text named like a profile VS Code would make one.
    await workbench.statusItem('Plain Text').waitFor();
    await workbench.screenshot('report-top');
  });

  test('list asks for an expression, prints the source and links names to code', async () => {
    await openReport('list');
    await workbench.page.getByText('A regular expression (RE2) for function names').waitFor();
    const input = workbench.page.locator('.quick-input-widget input[type=text]');
    await input.fill('(');
    await workbench.page.getByText('parsing focus regexp').waitFor();
    await input.fill('NextBinEntry');
    await workbench.page.getByText('parsing focus regexp').waitFor({ state: 'hidden' });
    await workbench.page.keyboard.press('Enter');
    const editor = workbench.codeEditor('heap.pb.gz%20list-NextBinEntry.txt');
    await expect
      .poll(async () => (await editor.lines()).map(({ text }) => text).join('\n'))
      .toMatch(/3\.71GB +142:.*readObjectValue/);
    await editor.locator
      .locator('.view-line')
      .filter({ hasText: 'ROUTINE' })
      .getByText('NextBinEntry')
      .first()
      // The end of the name may lie beyond the editor's edge.
      .click({ modifiers: ['ControlOrMeta'], position: { x: 20, y: 8 } });
    const line = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');
    await expect.poll(() => workbench.codeEditor('loader.go').activeLine()).toBe(line);
  });
});
