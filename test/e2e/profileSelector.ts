import { selectors, type Locator, type Page } from 'playwright-core';

/** The webview is one of VS Code's own origin, so that its page can be looked into from the window. */
const engine = () => {
  const queryAll = (root: Element | Document, quoted: string): Element[] => {
    const name = JSON.parse(quoted) as string;
    return [...root.querySelectorAll<HTMLIFrameElement>('iframe.webview')].filter((webview) => {
      // An editor behind another tab may keep its webview.
      if (!webview.checkVisibility({ visibilityProperty: true })) return false;
      // While a page takes the place of another both are there.
      const page = webview.contentDocument?.querySelector<HTMLIFrameElement>('#active-frame');
      return page?.contentDocument?.querySelector('h1')?.textContent.includes(name) ?? false;
    });
  };
  return {
    queryAll,
    query: (root: Element | Document, quoted: string): Element | null => queryAll(root, quoted)[0] ?? null,
  };
};

let registered: Promise<void> | undefined;

/** Teaches Playwright `profileWebview`; once, before a window is opened. */
export function registerProfileSelector(): Promise<void> {
  registered ??= selectors.register('profile', engine);
  return registered;
}

/**
 * The visible webviews whose page has a heading with this name. They are looked for at every use and every attempt: VS Code
 * puts another webview in place of one whose editor it hides and shows, renames or moves.
 */
export function profileWebviews(page: Page, name: string): Locator {
  return page.locator(`profile=${JSON.stringify(name)}`);
}
