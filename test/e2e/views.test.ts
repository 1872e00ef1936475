import { beforeAll, describe, expect, test } from 'vitest';
import { goldenTop } from './golden.js';
import type { ProfilePage } from './profilePage.js';
import { findLine, readWorkspaceFile } from './surroundings.js';
import { openWindow } from './window.js';

describe('the views of a profile', () => {
  // A choice that the workspace has made is kept there, and gone with this window.
  const window = openWindow(undefined, { 'pprofLens.followCode': true });
  let profile: ProfilePage;
  const functions = async (): Promise<readonly string[]> =>
    (await profile.topRows()).map((row) => row[5] ?? '');
  /** Clicks on "Follow code", and waits until the setting is written and the page has been told. */
  async function follow(wanted: boolean): Promise<void> {
    const told = profile.frame.locator('body').evaluate(
      (_, pattern) =>
        new Promise<void>((resolve) => {
          addEventListener('message', ({ data }) => {
            if (new RegExp(pattern).test(JSON.stringify(data))) resolve();
          });
        }),
      `"followCode\\\\*":${String(wanted)}`,
    );
    await profile.frame.getByRole('checkbox', { name: 'Follow code' }).click();
    await told;
    expect(readWorkspaceFile('.vscode/settings.json')).toContain(`"pprofLens.followCode": ${String(wanted)}`);
  }

  beforeAll(async () => {
    profile = await window.workbench.openProfile('profiles/heap.pb.gz');
    await profile.topRow('growSlice').waitFor();
  });

  test('a click on a column sorts by it', async () => {
    await profile.columnHeader('cum').click();
    const golden = goldenTop('heap/top.cum.txt').map((row) => row[5]);
    await expect.poll(functions).toEqual(golden);
    await profile.columnHeader('flat').click();
    await expect.poll(functions).toEqual(goldenTop('heap/top.inuse_space.txt').map((row) => row[5]));
  });

  test('columns move, widen and go by keyboard, and a menu brings them back', async () => {
    const headers = (): Promise<readonly string[]> =>
      profile.grid.getByRole('columnheader').evaluateAll((cells) => cells.map((cell) => cell.textContent));
    const { keyboard } = window.workbench.page;
    const all = await headers();
    const cum = profile.columnHeader('cum');
    const { width = 0 } = (await cum.boundingBox()) ?? {};
    await cum.click();
    await profile.columnHeader('flat').click();
    for (const key of ['ArrowUp', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
      await keyboard.press(key);
    await expect.poll(headers).toEqual(all);
    const flat = await profile.columnHeader('flat%').boundingBox();
    await keyboard.press('Control+Shift+ArrowLeft');
    await expect.poll(async () => (await headers()).slice(0, 2)).toEqual(['flat%', 'flat▼']);
    expect((await profile.columnHeader('flat%').boundingBox())?.width).toBe(flat?.width);
    await keyboard.press('Delete');
    await expect.poll(async () => (await headers())[0]).toBe('flat▼');
    await profile.button('Choose columns').click();
    await profile.frame.getByRole('menuitemcheckbox', { name: 'flat%' }).waitFor();
    await window.workbench.screenshot('columns');
    await profile.frame.getByRole('menuitem', { name: 'Reset Columns' }).click();
    await expect.poll(headers).toEqual(all);
    expect((await cum.boundingBox())?.width).toBe(width);
  });

  test('rows that are chosen are copied as text and as a table, the costliest in a summary', async () => {
    const { page } = window.workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copied = (type: string): Promise<string> =>
      page.evaluate(async (wanted) => {
        const [item] = await navigator.clipboard.read();
        return (await (await item?.getType(wanted))?.text()) ?? '';
      }, type);
    const [first = [], second = []] = goldenTop('heap/top.inuse_space.txt');
    await profile.topRow('growSlice').click();
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => profile.grid.locator('[role=row][aria-selected=true]').count()).toBe(2);
    await page.keyboard.press('Control+C');
    await expect.poll(() => copied('text/plain')).toContain(`\n${first.join('\t')}\t`);
    expect((await copied('text/plain')).split('\n')[2]).toContain(`${second.join('\t')}\t`);
    expect(await copied('text/html')).toMatch(/<table>.*growSlice.*Restore/s);
    await page.keyboard.press('Shift+F10');
    await profile.frame.getByRole('menuitem', { name: 'Copy 2 Rows' }).waitFor();
    await window.workbench.screenshot('row-menu');
    await profile.frame.getByRole('menuitem', { name: 'Copy Summary' }).click();
    await expect.poll(() => copied('text/plain')).toMatch(/^heap\.pb\.gz\n```\nFile: bigkey\n/);
    expect(await copied('text/plain')).toMatch(
      /go tool pprof -top -sample_index=inuse_space heap\.pb\.gz\n```$/,
    );
    await page.keyboard.press('Escape');
  });

  test('the text filter leaves the rows that contain it', async () => {
    await profile.textField('Filter by').fill('loader.go');
    await expect.poll(async () => (await functions()).length).toBe(2);
    const note = profile.frame.locator('.top .toolbar-note');
    await expect.poll(() => note.innerText()).toMatch(/^2 of 18 rows · words$/);
    await profile.textField('Filter by').fill('read(er|Object)');
    await expect.poll(() => note.innerText()).toMatch(/rows · RE2$/);
    await window.workbench.page.keyboard.press('Escape');
    await expect.poll(() => note.innerText()).toBe('18 rows');
    expect(await profile.textField('Filter by').inputValue()).toBe('');
  });

  test('nodes that were dropped are shown by a click on how many they are, which can be undone', async () => {
    await profile.button('Dropped 25 nodes (cum <= 19.15MB)').click();
    await expect.poll(() => profile.frame.locator('.chip-text').innerText()).toBe('trim=false');
    await expect.poll(() => profile.frame.locator('.top .toolbar-note').innerText()).toBe('43 rows');
    await profile.button('Undo Filter Step').click();
    await expect.poll(() => profile.frame.locator('.top .toolbar-note').innerText()).toBe('18 rows');
  });

  test('arrow keys move through the grid', async () => {
    await profile.grid.focus();
    await window.workbench.page.keyboard.press('Home');
    await window.workbench.page.keyboard.press('ArrowDown');
    const selected = profile.grid.locator('[role=row][aria-selected=true]');
    const second = goldenTop('heap/top.inuse_space.txt')[1]?.[5] ?? '';
    await expect.poll(() => selected.innerText()).toContain(second.split('/').at(-1));
  });

  test('and the source follows them, while the keyboard stays', async () => {
    const { page } = window.workbench;
    await profile.topRow('NextBinEntry').click();
    await window.workbench.codeEditor('loader.go').locator.waitFor();
    await page.keyboard.press('Home');
    for (const row of goldenTop('heap/top.inuse_space.txt').slice(1)) {
      await page.keyboard.press('ArrowDown');
      if (row[5]?.endsWith('(*Store).Restore') === true) break;
    }
    const editor = window.workbench.codeEditor('store.go');
    await editor.locator.waitFor();
    expect(await editor.hasFocus()).toBe(false);
    await page.keyboard.press('Home');
  });

  test('Ctrl+click moves the focus to the code', async () => {
    await profile.topRow('NextBinEntry').click({ modifiers: ['Control'] });
    const editor = window.workbench.codeEditor('loader.go');
    await expect.poll(() => editor.hasFocus()).toBe(true);
    const line = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');
    await expect.poll(() => window.workbench.cursor()).toMatchObject({ line });
  });

  test('one function is selected in all views, and stays so when one focuses on it', async () => {
    const { page } = window.workbench;
    await profile.topRow('NextBinEntry').click();
    await profile.showView('Peek');
    await profile.frame.locator('.peeked-name', { hasText: 'NextBinEntry' }).waitFor();
    await profile.showView('Source');
    await profile.frame.locator('.line-row.name', { hasText: 'NextBinEntry' }).waitFor();
    await profile.showView('Top');
    await profile.grid.focus();
    await page.keyboard.press('f');
    const selected = profile.grid.locator('[role=row][aria-selected=true]');
    const kept = profile.frame.getByText(/% of total kept/).first();
    await kept.waitFor();
    await expect.poll(() => selected.innerText()).toContain('NextBinEntry');
    await page.keyboard.press('Control+Z');
    await kept.waitFor({ state: 'hidden' });
    await expect.poll(() => selected.innerText()).toContain('NextBinEntry');

    // Peek goes on to a caller, and back.
    await profile.showView('Peek');
    await profile.frame.locator('.cost-name', { hasText: 'Importer).read' }).first().click();
    await profile.showView('Top');
    await expect.poll(() => selected.innerText()).toContain('Importer).read');

    // VS Code's own keys go back and forth through what was selected.
    await profile.grid.focus();
    await page.keyboard.press('Control+Alt+-');
    await expect.poll(() => selected.innerText()).toContain('NextBinEntry');
    await page.keyboard.press('Control+Shift+-');
    await expect.poll(() => selected.innerText()).toContain('Importer).read');

    // In the flame graph it is the frame at hand.
    await profile.showView('Flame Graph');
    await profile.flame.locator('.selected[aria-label*="Importer).read"]').waitFor();
    await window.workbench.screenshot('selected-frame');
    await profile.showView('Top');
  });

  test('from code, the function at the cursor is shown in the profile, and what each costs stands above it', async () => {
    await profile.topRow('NextBinEntry').click();
    const editor = window.workbench.codeEditor('loader.go');
    await editor.locator.waitFor();
    await profile.topRow('growSlice').click({ modifiers: ['Alt'] });
    await profile.showView('Peek');
    await profile.frame.locator('.peeked-name', { hasText: 'growSlice' }).waitFor();
    await editor.clickLine(findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)'));
    await window.workbench.runCommand('pprof Lens: Show in Peek');
    await profile.frame.locator('.peeked-name', { hasText: 'NextBinEntry' }).waitFor();
    await window.workbench.setSettings({ 'pprofLens.inline.lens': true });
    const lenses = window.workbench.page.locator('.codelens-decoration', { hasText: '99.08%' });
    await lenses.filter({ visible: true }).first().waitFor();
    await window.workbench.screenshot('function-lens');
    await window.workbench.setSettings({});
    await profile.showView('Top');
  });

  test('without Follow code a click leaves the editors alone', async () => {
    await follow(false);
    await profile.topRow('main.run.func1').click();
    // The way there and back takes longer than showing the code would.
    await follow(true);
    expect(await window.workbench.tab('main.go').count()).toBe(0);
    await profile.topRow('main.run.func1').click();
    await window.workbench.tab('main.go').waitFor();
  });

  test('the flame graph searches', async () => {
    await profile.showView('Flame Graph');
    await profile.textField('Search functions').fill('growSlice');
    await profile.frame.getByText(/Matches are 99\.03% of the total/).waitFor();
    await profile.frame.getByText(/^\d+ drawn$/).waitFor();
    await window.workbench.page.keyboard.press('F3');
    await profile.frame.getByText(/^1 of \d+$/).waitFor();
    await window.workbench.screenshot('flame-search');
    await profile.textField('Search functions').fill('(');
    await profile.frame
      .getByText(/missing|paren|unmatched|error/i)
      .first()
      .waitFor();
    await window.workbench.page.keyboard.press('Escape');
    await expect.poll(() => profile.textField('Search functions').inputValue()).toBe('');
  });

  test('a click on a flame frame says what it is and shows its code, a second one zooms, Escape and breadcrumb go back', async () => {
    const trail = profile.frame.getByRole('navigation', { name: 'Zoomed stack' });
    const details = profile.frame.getByRole('group', { name: 'Selected frame' });
    await profile.flameFrame('Store).Restore').click();
    await window.workbench.codeEditor('store.go').locator.waitFor();
    await expect.poll(() => details.innerText()).toMatch(/Restore[^]*of total[^]*of parent[^]*store\.go:\d+/);
    expect(await trail.isVisible()).toBe(false);
    await profile.flameFrame('Store).Restore').click();
    await expect.poll(() => trail.innerText()).toContain('Restore');
    await window.workbench.page.keyboard.press('Escape');
    await expect.poll(() => trail.isVisible()).toBe(false);
    await profile.flameFrame('NextBinEntry').dblclick();
    await expect.poll(() => trail.innerText()).toContain('NextBinEntry');
    // The stack begins out of sight, and says so.
    await expect.poll(() => trail.getByText('…', { exact: true }).first().isVisible()).toBe(true);
    await window.workbench.screenshot('flame-zoomed');
    await trail.getByText('Importer).read').click();
    await expect.poll(() => trail.locator('[aria-current=true]').innerText()).toMatch(/\.read$/);
  });

  test('Ctrl and the wheel zoom at the pointer, a drag moves on, Escape brings back the whole', async () => {
    const { mouse, keyboard } = window.workbench.page;
    await keyboard.press('Escape');
    const frame = profile.flameFrame('Store).Restore');
    const place = async () => (await frame.boundingBox()) ?? { x: 0, y: 0, width: 0 };
    await expect.poll(async () => (await place()).width).toBeLessThan(30);
    const before = await place();
    const pointer = Math.round(before.x + before.width * 0.6);
    await mouse.move(pointer, before.y + 8);
    await keyboard.down('Control');
    for (let notch = 0; notch < 6; notch++) await mouse.wheel(0, -120);
    await keyboard.up('Control');
    await expect.poll(async () => (await place()).width).toBeGreaterThan(2 * before.width);
    // The exact frames have come.
    await profile.frame.locator('.flame-drawing svg:not(.moving)').waitFor();
    const closer = await place();
    await expect.poll(() => frame.evaluate((element) => element.matches(':hover'))).toBe(true);
    await window.workbench.screenshot('flame-closer', { keepMouse: true });
    await mouse.down();
    await mouse.move(pointer + 6, before.y + 8);
    await mouse.move(pointer + 12, before.y + 8);
    await mouse.up();
    await expect.poll(async () => Math.round((await place()).x - closer.x)).toBe(12);
    await profile.frame.locator('.flame-drawing svg:not(.moving)').waitFor();
    expect(Math.round((await place()).x - closer.x)).toBe(12);
    await keyboard.press('Escape');
    await expect.poll(async () => (await place()).x).toBeCloseTo(before.x, 0);
    await expect.poll(async () => (await place()).width).toBeCloseTo(before.width, 0);
  });

  test('a second editor of the profile shows the same', async () => {
    await profile.chooseSampleType('inuse_objects');
    await window.workbench.tab('heap.pb.gz').click();
    await window.workbench.runCommand('View: Split Editor Down');
    for (const page of await window.workbench.profilePages('heap.pb.gz')) {
      await expect.poll(() => page.sampleType()).toContain('inuse_objects');
    }
    await window.workbench.screenshot('split');
  });
});
