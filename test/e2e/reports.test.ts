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
    const editor = workbench.codeEditor('top.txt');
    await expect.poll(async () => (await editor.lines()).length).toBeGreaterThan(10);
    const text = (await editor.lines()).map((line) => line.text);
    const rows = goldenTop('heap/top.inuse_space.txt');
    for (const row of rows)
      expect(text.map((line) => line.trim().split(/ +/).join(' '))).toContain(row.join(' '));
    await workbench.screenshot('report-top');
  });

  test('list asks for an expression, prints the source and links names to code', async () => {
    await openReport('list');
    const input = workbench.page.locator('.quick-input-widget input[type=text]');
    await input.fill('(');
    await workbench.page.getByText('parsing focus regexp').waitFor();
    await input.fill('NextBinEntry');
    await workbench.page.keyboard.press('Enter');
    const editor = workbench.codeEditor('list-NextBinEntry.txt');
    await expect
      .poll(async () => (await editor.lines()).map(({ text }) => text).join('\n'))
      .toMatch(/3\.71GB +142:.*readObjectValue/);
    await editor.locator
      .locator('.view-line')
      .filter({ hasText: 'ROUTINE' })
      .getByText('NextBinEntry')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    const line = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');
    await expect.poll(() => workbench.codeEditor('loader.go').activeLine()).toBe(line);
  });
});
