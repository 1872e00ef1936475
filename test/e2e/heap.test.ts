import { describe, expect, test } from 'vitest';
import { goldenLegend, goldenList, goldenTop, inlineText } from './golden.js';
import type { ProfilePage } from './profilePage.js';
import { findLine } from './surroundings.js';
import { openWindow, savesWhenAsked } from './window.js';

const loader = 'loader.go';
const inuse = goldenList('heap/list.NextBinEntry.inuse_space.txt');
const objects = goldenList('heap/list.NextBinEntry.alloc_objects.txt');

/** The line of NextBinEntry that holds the memory. */
const hotLine = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');

/** Each step goes on from where the one before it ended, as a person would. */
describe('the heap profile of the story', () => {
  const window = openWindow(undefined, savesWhenAsked);
  let profile: ProfilePage;

  test('opens from the Explorer with its header', async () => {
    await window.workbench.trustFolder();
    profile = await window.workbench.openProfile('profiles/heap.pb.gz');
    await expect.poll(() => profile.header.innerText()).toContain('3.74GB');
    await expect.poll(() => profile.topRows().then((rows) => rows.length)).toBeGreaterThan(0);
    await window.workbench.screenshot('top');
  });

  test('Top shows the rows of the golden', async () => {
    const golden = goldenTop('heap/top.inuse_space.txt');
    await expect.poll(async () => (await profile.topRows()).map((row) => row.slice(0, 6))).toEqual(golden);
    const panel = profile.frame.getByRole('tabpanel', { name: 'Top' });
    expect(await panel.innerText()).toContain(goldenLegend('heap/top.inuse_space.txt', 'Showing nodes'));
  });

  test('a click on NextBinEntry shows its line beside, and leaves the focus', async () => {
    await profile.topRow('NextBinEntry').click();
    const editor = window.workbench.codeEditor(loader);
    await expect.poll(() => editor.activeLine()).toBe(hotLine);
    expect(await editor.hasFocus()).toBe(false);
    expect(await profile.isVisible()).toBe(true);
  });

  test("the inline text there is list's flat and cum", async () => {
    const editor = window.workbench.codeEditor(loader);
    await expect.poll(() => editor.figure(hotLine)).toBe(`${inuse.get(hotLine)?.cum ?? ''} cum 99.08%`);
    const drawn = await editor.lines();
    const others = drawn.filter(({ line, text }) => !inuse.has(line) && text.includes('key'));
    expect(others.map(({ after }) => after).join('')).toBe('');
    // The pictures of the README: what else is at the sides of a new window stays, but for the chat.
    await window.workbench.runCommand('View: Toggle Secondary Side Bar Visibility');
    await window.workbench.page.setViewportSize({ width: 1920, height: 960 });
    await window.workbench.screenshot('top-and-source');
    await window.workbench.setTheme('light');
    await window.workbench.screenshot('top-and-source');
    await window.workbench.setTheme('dark');
  });

  test('Enter in Top moves the focus to the code', async () => {
    await profile.topRow('readObjectValue').click();
    await window.workbench.page.keyboard.press('Enter');
    await expect.poll(() => window.workbench.codeEditor(loader).hasFocus()).toBe(true);
    await expect.poll(async () => (await window.workbench.cursor())?.line).toBeGreaterThan(hotLine);
  });

  test('a click on a flame frame leads to its line', async () => {
    await profile.showView('Flame Graph');
    await profile.flameFrame('NextBinEntry').click();
    await expect.poll(() => window.workbench.codeEditor(loader).activeLine()).toBe(hotLine);
    await window.workbench.screenshot('flame');
    await window.workbench.setTheme('light');
    await window.workbench.screenshot('flame');
    await window.workbench.setTheme('dark');
  });

  test('another sample type changes the inline figures', async () => {
    await profile.chooseSampleType('alloc_objects');
    await expect
      .poll(() => window.workbench.codeEditor(loader).figure(hotLine))
      .toMatch(inlineText(objects.get(hotLine)));
    await window.workbench.screenshot('another-sample-type');
  });

  test('the figures move with the code, and an edited line loses its own', async () => {
    const editor = window.workbench.codeEditor(loader);
    const before = await editor.figure(hotLine);
    await editor.clickLine(hotLine - 6);
    await window.workbench.page.keyboard.type('\n// one line more');
    await expect.poll(() => editor.figure(hotLine + 1)).toBe(before);
    expect(await editor.figure(hotLine)).toBe('');
    await window.workbench.screenshot('edited');
    await editor.clickLine(hotLine + 1);
    await window.workbench.page.keyboard.type(' // edited');
    await expect.poll(() => editor.figure(hotLine + 1)).toBe('');
    // A window that is closed with changes hands them on to the next.
    await window.workbench.runCommand('File: Revert File');
    await expect.poll(() => editor.figure(hotLine)).toBe(before);
  });
});
