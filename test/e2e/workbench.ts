import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { ProfilePage } from './profilePage.js';
import { profileWebviews, registerProfileSelector } from './profileSelector.js';
import { surroundings, writeSettings } from './surroundings.js';
import { CodeEditor } from './codeEditor.js';

/** The themes that are tested in: how VS Code calls them, and what it calls their kind in a page. */
const themes = {
  dark: { name: 'Default Dark Modern', kind: 'vscode-dark' },
  light: { name: 'Default Light Modern', kind: 'vscode-light' },
  highContrast: { name: 'Default High Contrast', kind: 'vscode-high-contrast' },
  highContrastLight: { name: 'Default High Contrast Light', kind: 'vscode-high-contrast-light' },
};

export type Theme = keyof typeof themes;

type Settings = Readonly<Record<string, unknown>>;

/** How long the extension host may take to start, in milliseconds. */
const START_LIMIT = 90_000;

/** How long an editor may take to appear, in milliseconds: the host starts meanwhile. */
const OPEN_LIMIT = 45_000;

/** A VS Code window on the workspace. */
export class Workbench {
  private theme: Theme = 'dark';
  private settings: Settings = {};
  private settingsWritten = 0;

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly exceptions: Settings,
  ) {}

  /**
   * Opens a window of its own, without anything kept from another. Its folder is not trusted yet.
   * @param exceptions settings that are not VS Code's own in this window; say why
   */
  static async open(exceptions: Settings = {}): Promise<Workbench> {
    await registerProfileSelector();
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en-US' });
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(browser, page, exceptions);
    workbench.writeSettings();
    await page.goto(
      `${surroundings.url}/?${new URLSearchParams({ folder: surroundings.workspace }).toString()}`,
    );
    await workbench.explorerItem('go.mod').waitFor({ timeout: START_LIMIT });
    return workbench;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Saves what the window shows to test-results/screenshots/NAME-THEME.png. */
  async screenshot(name: string, { keepMouse = false } = {}): Promise<void> {
    // No hover, and no border that a resting mouse lights up.
    if (!keepMouse) await this.page.mouse.move(0, 0);
    const file = path.join(surroundings.results, 'screenshots', `${name}-${this.theme}.png`);
    writeFileSync(file, await this.stillPicture());
  }

  /** A picture of the window, in which nothing fades or moves any more if that comes to an end soon. */
  private async stillPicture(): Promise<Buffer> {
    let picture = await this.page.screenshot();
    for (let attempt = 0; attempt < 5; attempt++) {
      const next = await this.page.screenshot();
      if (next.equals(picture)) break;
      picture = next;
    }
    return picture;
  }

  /** Switches the colour theme, and waits for it. */
  async setTheme(theme: Theme): Promise<void> {
    this.theme = theme;
    await this.setSettings(this.settings);
    // The pages of webviews follow a moment later.
    const body = `body[data-vscode-theme-kind=${themes[theme].kind}]`;
    for (const webview of await profileWebviews(this.page, '').all())
      await new ProfilePage(webview).frame.locator(body).waitFor();
  }

  /**
   * Goes on without a folder, with the list of profiles in sight: what is kept for all workspaces is there, settings of the
   * folder are not. Some profile must have been open before.
   */
  async leaveFolder(): Promise<void> {
    await this.page.goto(`${surroundings.url}/?ew=true`);
    await this.page.getByRole('tab', { name: 'pprof Lens' }).click({ timeout: START_LIMIT });
    await this.page.getByRole('treeitem', { name: 'Recent' }).waitFor({ timeout: START_LIMIT });
    this.theme = (await this.page.locator('.monaco-workbench.vs-dark').count()) > 0 ? 'dark' : 'light';
  }

  /** Switches the colour theme of a window without a folder; twice, and the person's settings are as they were. */
  async toggleTheme(): Promise<void> {
    await this.runCommand('Preferences: Toggle between Light/Dark Themes');
    this.theme = this.theme === 'dark' ? 'light' : 'dark';
    await this.page.locator(`.monaco-workbench.${this.theme === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
  }

  /** The list of profiles in the side bar, which is brought to the front. */
  async profilesView(): Promise<Locator> {
    await this.runCommand('View: Show pprof Lens');
    return this.page.locator('.part.sidebar');
  }

  /** Closes all editors, and loses what is not saved: a window hands that on to the next. */
  async closeUnsaved(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.page.getByRole('button', { name: "Don't Save" }).click();
    await this.page.locator('.tab').first().waitFor({ state: 'detached' });
  }

  /**
   * Sets settings of the workspace, in place of those before, and waits until they are in force. What happens in the window
   * from then on reaches extensions after them.
   */
  async setSettings(settings: Settings): Promise<void> {
    this.settings = settings;
    const title = this.writeSettings();
    await this.page.waitForFunction((expected) => document.title === expected, title);
  }

  /** Writes the settings of the workspace. Answers the title that the window has once they are in force. */
  private writeSettings(): string {
    // The folder's name, as ever, with a space that nobody sees for each time.
    const title = path.basename(surroundings.workspace) + '\u200b'.repeat(++this.settingsWritten);
    writeSettings({
      'workbench.colorTheme': themes[this.theme].name,
      'window.title': title,
      ...this.exceptions,
      ...this.settings,
    });
    return title;
  }

  private explorerItem(name: string): Locator {
    const explorer = this.page.getByRole('tree', { name: 'Files Explorer' });
    return explorer.getByRole('treeitem', { name, exact: true });
  }

  /** Opens a file by a double click in the Explorer. */
  async openInExplorer(file: string): Promise<void> {
    await (await this.unfold(file)).dblclick();
  }

  /** Chooses an entry of a file's context menu in the Explorer. */
  async contextMenu(file: string, entry: string): Promise<void> {
    await (await this.unfold(file)).click({ button: 'right' });
    const item = this.page.getByRole('menuitem', { name: entry });
    await item.hover();
    // A menu takes no click at first, lest the one that opened it be taken for another.
    await this.page.keyboard.press('Enter');
  }

  /** What stands beside a file or folder in the Explorer; empty for nothing. */
  async badge(file: string): Promise<string> {
    return (await this.unfold(file)).evaluate((item) => {
      const written = [...item.querySelectorAll('*')].map(
        (each) => getComputedStyle(each, '::after').content,
      );
      return written
        .filter((content) => content.startsWith('"'))
        .map((content) => content.slice(1, -1))
        .join('');
    });
  }

  /** The item of a file in the Explorer, whose folders are unfolded. */
  private async unfold(file: string): Promise<Locator> {
    const steps = file.split('/');
    for (const folder of steps.slice(0, -1)) {
      const item = this.explorerItem(folder);
      if ((await item.getAttribute('aria-expanded')) === 'false') await item.click();
    }
    return this.explorerItem(steps.at(-1) ?? '');
  }

  /** Trusts the folder. Until then git is off, and settings of the folder that lead to files or memory are not heeded. */
  async trustFolder(): Promise<void> {
    const banner = this.page.locator('.part.banner');
    await banner.getByText('Manage').click();
    await this.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await banner.getByText('Restricted Mode').waitFor({ state: 'hidden' });
    await this.runCommand('View: Close Editor');
  }

  /** Runs a command by its title in the command palette. */
  async runCommand(title: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    // The palette closes again when something else takes the focus in that moment.
    for (let attempt = 0; attempt < 3; attempt++) {
      await this.page.keyboard.press('F1');
      try {
        await input.fill(`>${title}`, { timeout: 5000 });
        await this.pickItem(title, { timeout: 5000 });
        return;
      } catch (error) {
        if (attempt === 2) throw error;
      }
    }
  }

  /** Types into the quick input and takes the item that says this. */
  async quickInput(text: string, item: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type=text]');
    await input.fill(text);
    await this.pickItem(item);
  }

  /** Takes an item of the quick pick that is shown. */
  async pickItem(name: string, options?: { readonly timeout: number }): Promise<void> {
    await this.page.locator('.quick-input-list').getByRole('option', { name }).first().click(options);
  }

  /** Reloads the window and waits until the new one is there. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: START_LIMIT });
    await this.runCommand('Developer: Reload Window');
    await loaded;
  }

  /** The tab of an open editor. */
  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name.replaceAll('.', '\\.')}\\b`) });
  }

  /** The name of the first tab that matches; undefined if there is none. */
  async tabName(name: RegExp): Promise<string | undefined> {
    const names = await this.page
      .locator('.tab')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name') ?? ''));
    return names.find((each) => name.test(each));
  }

  /**
   * Opens a profile from the Explorer and answers its page. Before the extension host has started a profile comes up
   * as text, so it is closed and opened again until our page is there.
   */
  async openProfile(file: string): Promise<ProfilePage> {
    const deadline = Date.now() + START_LIMIT;
    while (Date.now() < deadline) {
      await this.openInExplorer(file);
      const page = await this.waitForProfile(path.basename(file));
      if (page !== undefined) return page;
      await this.runCommand('View: Close Editor');
    }
    throw new Error(`${file} did not open as a profile`);
  }

  /** The page of a profile once it is there; undefined when its file came up as text. */
  private async waitForProfile(name: string): Promise<ProfilePage | undefined> {
    const asBinary = this.page.getByText('The file is not displayed in the text editor');
    const asText = asBinary.or(this.page.locator(`.monaco-editor[data-uri$="/${name}"]`));
    const webview = profileWebviews(this.page, name);
    await webview.or(asText).filter({ visible: true }).first().waitFor({ timeout: OPEN_LIMIT });
    return (await webview.isVisible()) ? new ProfilePage(webview) : undefined;
  }

  /** The page of the profile with this file name, once it is in sight, within so many milliseconds. */
  async profilePage(name: string, timeout?: number): Promise<ProfilePage> {
    const page = new ProfilePage(profileWebviews(this.page, name));
    await page.waitFor(timeout);
    return page;
  }

  /** The two pages of the profile with this file name, once both are in sight, within so many milliseconds. */
  async profilePages(name: string, timeout?: number): Promise<readonly [ProfilePage, ProfilePage]> {
    const webviews = profileWebviews(this.page, name);
    const pages = [new ProfilePage(webviews.nth(0)), new ProfilePage(webviews.nth(1))] as const;
    await pages[1].waitFor(timeout);
    return pages;
  }

  /** The visible text editor of a file. */
  codeEditor(name: string): CodeEditor {
    return new CodeEditor(this.page, name);
  }

  /** The entry of the status bar whose text contains this. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** Where the cursor of the active text editor is, as the status bar says it. */
  async cursor(): Promise<{ line: number; column: number } | undefined> {
    const item = this.page.locator('#status\\.editor\\.selection');
    if (!(await item.isVisible())) return undefined;
    const found = /Ln (\d+), Col (\d+)/.exec(await item.innerText());
    return found === null ? undefined : { line: Number(found[1]), column: Number(found[2]) };
  }
}
