import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeProto } from '../../src/profile/proto/encode.js';
import { written } from '../unit/analysis/written.js';
import { goldenLegend, goldenTop } from './golden.js';
import type { ProfilePage } from './profilePage.js';
import { findLine, writeWorkspaceFile } from './surroundings.js';
import { outOfReach, violationsInAll } from './everyPart.js';
import { openWindow } from './window.js';

const hotLine = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');

/** Each step goes on from where the one before it ended. */
describe('filters', () => {
  const window = openWindow();
  let profile: ProfilePage;
  const rows = async (): Promise<readonly (readonly string[])[]> =>
    (await profile.topRows()).map((row) => row.slice(0, 6));
  const chips = (): Promise<readonly string[]> => profile.frame.locator('.chip-text').allInnerTexts();
  const field = (flag: string) => profile.frame.getByRole('textbox', { name: flag, exact: true });
  const figure = () => window.workbench.codeEditor('loader.go').figure(hotLine);

  beforeAll(async () => {
    // Room for all rows below the filters, and for all columns.
    await window.workbench.page.setViewportSize({ width: 2200, height: 1000 });
    profile = await window.workbench.openProfile('profiles/heap.pb.gz');
    await profile.topRow('NextBinEntry').click();
    await profile.frame.getByRole('button', { name: 'Filters', exact: true }).click();
  });

  test('focus with relative percentages gives the rows that pprof gives', async () => {
    await field('focus').fill('NextBinEntry');
    await field('focus').press('Enter');
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
    await profile.frame.getByRole('checkbox', { name: 'Relative percentages' }).click();
    await expect.poll(rows).toEqual(goldenTop('heap/top.focus.txt'));
    const panel = profile.frame.getByRole('tabpanel', { name: 'Top' });
    expect(await panel.innerText()).toContain(goldenLegend('heap/top.focus.txt', 'Showing nodes'));
    expect(await chips()).toContain('focus=NextBinEntry');
    await window.workbench.screenshot('filters');
    await window.workbench.setTheme('light');
    await window.workbench.screenshot('filters');
    await window.workbench.setTheme('dark');
  });

  test('what is not an expression is said in words and not applied', async () => {
    await field('ignore').fill('readObject(');
    await profile.frame.getByText(/parsing ignore regexp/).waitFor();
    expect(await rows()).toEqual(goldenTop('heap/top.focus.txt'));
    await field('ignore').press('Escape');
  });

  test('undo and redo go through the steps', async () => {
    await profile.button('Undo Filter Step').click();
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
    await profile.button('Undo Filter Step').click();
    await expect.poll(rows).toEqual(goldenTop('heap/top.inuse_space.txt'));
    expect(await chips()).toEqual([]);
    await profile.button('Redo Filter Step').click();
    await expect.poll(chips).toEqual(['focus=NextBinEntry']);
  });

  test('a chip is removed by its button', async () => {
    await profile.button('Remove focus=NextBinEntry').click();
    await expect.poll(chips).toEqual([]);
    await expect.poll(rows).toEqual(goldenTop('heap/top.inuse_space.txt'));
  });

  test('filters hold for the figures in the source too', async () => {
    await field('ignore').fill('readObjectValue');
    await field('ignore').press('Enter');
    // Of more rows than fit, those in view are drawn.
    const golden = goldenTop('heap/top.ignore.txt').slice(0, 10);
    await expect.poll(async () => (await rows()).slice(0, 10)).toEqual(golden);
    await expect.poll(figure).toBe('');
    await profile.button('Remove ignore=readObjectValue').click();
    await expect.poll(figure).toContain('cum');
  });

  test('a filter that matches nothing says so', async () => {
    await field('focus').fill('nowhere');
    await field('focus').press('Enter');
    await profile.frame.getByText('focus expression matched no samples').first().waitFor();
    await window.workbench.screenshot('filters-nothing');
    await profile.button('Remove focus=nowhere').click();
    await expect.poll(chips).toEqual([]);
  });
});

describe('Peek, Source and Tags', () => {
  const window = openWindow();
  let profile: ProfilePage;
  const view = (name: string) => profile.frame.getByRole('tabpanel', { name });

  beforeAll(async () => {
    profile = await window.workbench.openProfile('profiles/heap.pb.gz');
    await profile.topRow('NextBinEntry').click();
  });

  test('P on a row peeks at it, and a click walks on', async () => {
    await profile.grid.press('p');
    const callers = profile.frame.getByRole('table', { name: 'Callers' });
    await expect.poll(() => callers.innerText()).toContain('read');
    await window.workbench.screenshot('peek');
    await callers.getByRole('button', { name: /read/ }).first().click();
    const callees = profile.frame.getByRole('table', { name: 'Callees' });
    await expect.poll(() => callees.innerText()).toContain('NextBinEntry');
    await profile.button('Back (Alt+Left)').click();
    await expect.poll(() => callees.innerText()).toContain('readObjectValue');
  });

  test('S lists the source with the figures of list', async () => {
    await profile.showView('Top');
    await profile.topRow('NextBinEntry').click();
    await profile.grid.press('s');
    const line = view('Source').getByRole('option').filter({ hasText: 'l.readObjectValue(t)' });
    await expect.poll(() => line.innerText()).toMatch(/3\.71GB/);
    await view('Source')
      .getByRole('option')
      .filter({ hasText: 'func (l *Loader) NextBinEntry() (*BinEntry, error) {' })
      .locator('.token-keyword')
      .getByText('func', { exact: true })
      .waitFor();
    await window.workbench.screenshot('source');
    await window.workbench.setTheme('light');
    await window.workbench.screenshot('source');
    await window.workbench.setTheme('dark');
    await line.click();
    await expect.poll(() => window.workbench.codeEditor('loader.go').activeLine()).toBe(hotLine);
  });

  test('what costs nothing is folded, opens by keyboard, and folds again', async () => {
    const lines = view('Source').getByRole('option');
    const folds = view('Source').locator('.fold:not(.open)');
    const before = await folds.count();
    expect(before).toBeGreaterThan(0);
    expect(await lines.filter({ hasText: 'l.skipResizeDB()' }).count()).toBe(0);
    // The name, where it is, and the first three lines stand before the first fold.
    await view('Source').getByRole('listbox').press('Home');
    for (let i = 0; i < 5; i++) await window.workbench.page.keyboard.press('ArrowDown');
    await window.workbench.page.keyboard.press('Enter');
    await expect.poll(() => folds.count()).toBe(before - 1);
    await lines.filter({ hasText: 'l.skipResizeDB()' }).waitFor();
    await window.workbench.screenshot('fold-opened');
    await window.workbench.page.keyboard.press('ArrowLeft');
    await expect.poll(() => folds.count()).toBe(before);
  });

  test('a click on a tag keeps its samples', async () => {
    await profile.showView('Tags');
    await profile.frame.getByRole('table', { name: 'bytes' }).getByRole('button', { name: '3.70GB' }).click();
    const chips = profile.frame.locator('.chip-text');
    await expect.poll(async () => (await chips.allInnerTexts()).join()).toMatch(/^tagfocus=bytes=\d+bytes$/);
    await profile.frame.getByText('99.03% of total kept (3.70GB)').waitFor();
    await window.workbench.screenshot('tags');
  });

  test('Info says what the profile says of itself', async () => {
    await profile.showView('Info');
    await expect.poll(() => view('Info').innerText()).toContain('62696767b1e9d0c5e2a7f30914c8d6e15b20a3f7');
    await window.workbench.screenshot('info');
  });

  test.each(['dark', 'light', 'highContrast', 'highContrastLight'] as const)(
    'in all of the page there is nothing that axe objects to: %s',
    async (theme) => {
      const { workbench } = window;
      await workbench.setTheme(theme);
      // What does not go by colours is the same in each theme.
      expect(await violationsInAll(workbench.page, profile, theme !== 'dark')).toEqual([]);
    },
  );

  test('at 200% zoom, with code beside, everything can be reached', async () => {
    const { page } = window.workbench;
    await page.setViewportSize({ width: 800, height: 450 });
    expect(await outOfReach(profile)).toEqual([]);
    await window.workbench.screenshot('zoomed-200');
  });
});

describe('names of C++', () => {
  const calls = `
    main > _ZN3foo3runIiEEvT_ > _ZNSt6vectorIiSaIiEE9push_backERKi > malloc | 5
    main > _ZN3foo3runIlEEvT_ > _ZNSt6vectorIlSaIlEE9push_backERKl > malloc | 3`;
  const window = openWindow(() => {
    writeWorkspaceFile('cpp/names.pb.gz', gzipSync(encodeProto(written(calls, { dropFrames: 'malloc' }))));
  });
  let profile: ProfilePage;
  const names = async () => (await profile.topRows()).map((row) => row[5]);
  const chips = (): Promise<readonly string[]> => profile.frame.locator('.chip-text').allInnerTexts();
  const inFull = [
    'std::vector<int, std::allocator<int> >::push_back(int const&)',
    'std::vector<long, std::allocator<long> >::push_back(long const&)',
  ];

  test('are simplified, and in full where that is chosen', async () => {
    profile = await window.workbench.openProfile('cpp/names.pb.gz');
    await expect.poll(names).toEqual(['std::vector::push_back', 'foo::run', 'main']);
    await profile.frame.getByRole('button', { name: 'Filters', exact: true }).click();
    await profile.frame.getByRole('combobox', { name: 'Names' }).click();
    await window.workbench.screenshot('names-choice');
    await profile.frame.getByRole('option', { name: 'Full' }).click();
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual(inFull);
    expect(await chips()).toEqual(['demangle=full']);
  });

  test('with the frames that the profile itself wants dropped, where all are wanted', async () => {
    await profile.frame.getByRole('checkbox', { name: 'All frames' }).click();
    await expect.poll(async () => (await names())[0]).toBe('malloc');
    expect(await chips()).toEqual(['demangle=full', 'all_frames']);
    await window.workbench.screenshot('names');
    await window.workbench.setTheme('light');
    await window.workbench.screenshot('names');
    await window.workbench.page.setViewportSize({ width: 600, height: 900 });
    await window.workbench.screenshot('names-narrow');
    await window.workbench.setTheme('dark');
    await window.workbench.screenshot('names-narrow');
    await window.workbench.page.setViewportSize({ width: 1600, height: 900 });
  });

  test('and are so after the window was reloaded', async () => {
    await window.workbench.reload();
    profile = await window.workbench.profilePage('names.pb.gz', 40_000);
    await expect.poll(chips).toEqual(['demangle=full', 'all_frames']);
    await expect.poll(async () => (await names())[0]).toBe('malloc');
    expect(await names()).toEqual(expect.arrayContaining(inFull));
    await profile.button('Undo Filter Step').click();
    await expect.poll(chips).toEqual(['demangle=full']);
  });
});
