import type { FrameLocator, Locator } from 'playwright-core';

/** Our page inside a profile's editor: whichever frame shows it at the moment of use. */
export class ProfilePage {
  /** @param webview VS Code's frame around the page, looked for anew at every use */
  constructor(private readonly webview: Locator) {}

  /** The page itself: VS Code makes it anew when its HTML is set again. */
  get frame(): FrameLocator {
    return this.webview.contentFrame().frameLocator('#active-frame');
  }

  /** Whether it is in sight. */
  isVisible(): Promise<boolean> {
    return this.webview.isVisible();
  }

  /** Waits until it is in sight, so many milliseconds. */
  async waitFor(timeout?: number): Promise<void> {
    await this.webview.waitFor(timeout === undefined ? {} : { timeout });
  }

  /** The first heading. */
  heading(): Promise<string> {
    return this.frame.getByRole('heading', { level: 1 }).first().innerText();
  }

  get header(): Locator {
    return this.frame.getByRole('banner');
  }

  /** The message of an error page. */
  get alert(): Locator {
    return this.frame.getByRole('alert');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name });
  }

  async showView(name: 'Top' | 'Flame Graph' | 'Peek' | 'Source' | 'Tags' | 'Info'): Promise<void> {
    await this.frame.getByRole('tab', { name }).click();
  }

  /** The sample type that is chosen, as its list shows it. */
  sampleType(): Promise<string> {
    return this.frame
      .getByRole('combobox', { name: 'Sample type' })
      .evaluate((list) => ('displayValue' in list ? String(list.displayValue) : ''));
  }

  /** Chooses a sample type by its name. */
  async chooseSampleType(type: string): Promise<void> {
    await this.frame.getByRole('combobox', { name: 'Sample type' }).click();
    await this.frame.getByRole('option', { name: new RegExp(`^${type} `) }).click();
  }

  /** The text field whose hint begins so. */
  textField(hint: string): Locator {
    return this.frame.locator(`input[placeholder^="${hint}"]`);
  }

  get grid(): Locator {
    return this.frame.getByRole('grid', { name: 'Functions by cost' });
  }

  /** The drawn rows of Top: flat, flat%, sum%, cum, cum%, function, file; empty what there is no room for. */
  async topRows(): Promise<readonly (readonly string[])[]> {
    const columns = ['flat', 'flatPercent', 'sumPercent', 'cum', 'cumPercent', 'name', 'file'];
    return this.grid.evaluate(
      (grid, ids) =>
        [...grid.querySelectorAll('[role=row][aria-rowindex]')]
          .filter((row) => row.querySelector('[role=gridcell]') !== null && row.ariaBusy !== 'true')
          .map((row) => ids.map((id) => row.querySelector(`.cell.${id}`)?.textContent.trim() ?? '')),
      columns,
    );
  }

  /** The row of Top whose function ends so. */
  topRow(name: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: name }).first();
  }

  columnHeader(name: string): Locator {
    return this.grid.getByRole('columnheader', { name, exact: true });
  }

  get flame(): Locator {
    return this.frame.getByRole('tree', { name: /Flame graph/ });
  }

  /** The first drawn frame whose function ends so. */
  flameFrame(name: string): Locator {
    return this.flame.locator(`[role=treeitem][aria-label*="${name},"]`).first();
  }
}
