import { beforeAll, describe, expect, test } from 'vitest';
import { goldenList, inlineText } from './golden.js';
import { findLine } from './surroundings.js';
import { openWindow } from './window.js';

const loader = 'loader.go';
const hotLine = findLine('pkg/rdb/loader.go', 'l.readObjectValue(t)');
const figures = goldenList('heap/list.rdb.txt', 'pkg/rdb/loader.go');

describe('figures beside the code', () => {
  // No debugger is here to say in which files there are breakpoints.
  const window = openWindow(undefined, { 'debug.allowBreakpointsEverywhere': true });
  beforeAll(async () => {
    const profile = await window.workbench.openProfile('profiles/heap.pb.gz');
    await profile.topRow('NextBinEntry').click();
    await window.workbench.codeEditor(loader).locator.waitFor();
  });

  test("every drawn line has list's figures or none", async () => {
    const editor = window.workbench.codeEditor(loader);
    await expect.poll(() => editor.figure(hotLine)).toMatch(/cum 99\.08%$/);
    const drawn = await editor.lines();
    expect(drawn.length).toBeGreaterThan(20);
    for (const { line, after } of drawn) {
      expect(after.replace(/ +/g, ' ').trim(), `line ${line}`).toMatch(inlineText(figures.get(line)));
    }
  });

  test('a bar at the left edge is as wide as the line is hot, and breakpoints are set beside it', async () => {
    const editor = window.workbench.codeEditor(loader);
    await expect.poll(() => editor.bar(hotLine)).toBe(24);
    expect(await editor.bar(hotLine + 1)).toBe(0);
    await editor.clickMargin(hotLine);
    await expect.poll(() => editor.breakpoints.count()).toBe(1);
    await editor.clickMargin(hotLine);
    await expect.poll(() => editor.breakpoints.count()).toBe(0);
    await window.workbench.setSettings({ 'pprofLens.inline.gutter': true });
    await expect.poll(() => editor.bar(hotLine)).toBe(0);
    await expect.poll(() => editor.figure(hotLine)).toMatch(/cum 99\.08%$/);
    await window.workbench.setSettings({});
    await expect.poll(() => editor.bar(hotLine)).toBe(24);
  });

  test('the hover has every sample type, callers and callees', async () => {
    const hover = await window.workbench.codeEditor(loader).hover(hotLine);
    for (const type of ['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space']) {
      expect(hover).toContain(type);
    }
    expect(hover).toContain(figures.get(hotLine)?.cum);
    expect(hover).toContain('readObjectValue');
    expect(hover).toContain('(*Importer).read');
    await window.workbench.screenshot('hover', { keepMouse: true });
    await window.workbench.page.keyboard.press('Escape');
  });

  test('the status bar switches the sample type', async () => {
    await window.workbench.statusItem('heap.pb.gz: inuse_space').click();
    await window.workbench.pickItem('alloc_space');
    await window.workbench.statusItem('heap.pb.gz: alloc_space').waitFor();
    const golden = goldenList('heap/list.NextBinEntry.alloc_space.txt').get(hotLine);
    await expect.poll(() => window.workbench.codeEditor(loader).figure(hotLine)).toMatch(inlineText(golden));
    await window.workbench.runCommand('pprof Lens: Select Sample Type…');
    await window.workbench.pickItem('inuse_space');
    await window.workbench.statusItem('heap.pb.gz: inuse_space').waitFor();
  });

  test('hot lines follow each other', async () => {
    const hot = [...figures.keys()].sort((a, b) => a - b);
    const editor = window.workbench.codeEditor(loader);
    await editor.clickLine(hotLine);
    await window.workbench.runCommand('pprof Lens: Go to Next Hot Line');
    await expect.poll(() => editor.activeLine()).toBe(hot.find((line) => line > hotLine));
    await window.workbench.runCommand('pprof Lens: Go to Previous Hot Line');
    await expect.poll(() => editor.activeLine()).toBe(hotLine);
  });

  test('they can be turned off and on', async () => {
    const editor = window.workbench.codeEditor(loader);
    await window.workbench.runCommand('pprof Lens: Toggle Inline Figures');
    await expect.poll(() => editor.figure(hotLine)).toBe('');
    await window.workbench.runCommand('pprof Lens: Toggle Inline Figures');
    await expect.poll(() => editor.figure(hotLine)).toMatch(/cum 99\.08%$/);
  });

  test('the setting puts them before the code, in a column', async () => {
    const editor = window.workbench.codeEditor(loader);
    await window.workbench.setSettings({ 'pprofLens.inline.position': 'before' });
    const before = async () => (await editor.lines()).find(({ line }) => line === hotLine)?.before;
    const { flat, cum } = figures.get(hotLine) ?? {};
    await expect.poll(async () => (await before())?.trim().split(/ +/)).toEqual([flat, cum]);
    expect(await editor.figure(hotLine)).toBe('');
    const drawn = await editor.lines();
    const left = (text: string) => drawn.find((each) => each.text.includes(text))?.left;
    expect(left('val, err := l.readObjectValue')).toBe(left('entry.DB = l.db'));
    // Sticky scroll draws its lines with the column too.
    await expect.poll(() => editor.stickyLeft('func')).toBe(left('// readObjectValue reads'));
    await window.workbench.screenshot('before-the-code');
    await window.workbench.setSettings({ 'pprofLens.inline.position': 'before', 'editor.wordWrap': 'on' });
    await window.workbench.page.getByText('With word wrap on').first().waitFor();
    const ends = async () => (await editor.lines()).map(({ after }) => after).join('');
    await expect.poll(ends).toContain(`${cum ?? ''} cum 99.08%`);
    await expect.poll(before).toBe('');
    await window.workbench.setSettings({ 'pprofLens.inline.position': 'off' });
    await expect.poll(async () => (await editor.lines()).map(({ before }) => before).join('')).toBe('');
    await window.workbench.setSettings({});
    await expect.poll(() => editor.figure(hotLine)).toMatch(/cum 99\.08%$/);
  });

  test('own files and folders carry their share in the Explorer, while that is asked for', async () => {
    const { workbench } = window;
    await workbench.setSettings({ 'pprofLens.explorer.badges': true });
    await expect.poll(() => workbench.badge('pkg/rdb/loader.go')).toBe('99');
    expect(await workbench.badge('pkg')).toBe('99');
    expect(await workbench.badge('go.mod')).toBe('');
    await workbench.screenshot('explorer-badges');
    await workbench.setSettings({});
    await expect.poll(() => workbench.badge('pkg')).toBe('');
  });

  test('a profile that knows where functions begin says that the lines are as profiled', async () => {
    const { workbench } = window;
    // Beside the code, not over it.
    await workbench.tab('heap.pb.gz').click();
    await workbench.page.keyboard.press('Control+P');
    await workbench.quickInput('go1.27/allocs.pb.gz', 'allocs.pb.gz');
    const profile = await workbench.profilePage('allocs.pb.gz');
    await profile.topRow('NextBinEntry').click();
    await workbench.statusItem('allocs.pb.gz: alloc_space · as profiled').waitFor();
    const hover = await workbench.codeEditor(loader).hover(hotLine);
    expect(hover).toContain('As profiled: the function begins at line 97');
  });
});
