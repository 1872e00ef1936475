import { expect, test, vi } from 'vitest';
import { HostFunctions } from '../../../src/editor/profile/hostFunctions.js';
import { PanelPages } from '../../../src/editor/profile/panelPages.js';
import { ProfileError } from '../../../src/profile/error.js';
import type { SessionState } from '../../../src/session/host/sessionState.js';
import { recordingLog } from '../../support/log.js';

const executed = vi.hoisted(() => new Array<string>());

vi.mock('vscode', () => ({
  commands: { executeCommand: (id: string) => Promise.resolve(executed.push(id)) },
  l10n: { t: (text: string) => text },
  Uri: { joinPath: (_: unknown, ...parts: string[]) => parts.join('/') },
}));

type Listener = (message: unknown) => void;

/** The pages of a panel, what its webview shows, and a way to speak as the page in it. */
function start() {
  const session = { name: 'heap.pb.gz', state: { status: 'opening' } as SessionState, load: vi.fn() };
  const listeners = new Set<Listener>();
  const webview = {
    html: '',
    asWebviewUri: String,
    postMessage: vi.fn(),
    onDidReceiveMessage: (listener: Listener) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
  const services = { log: recordingLog() };
  const begun = (): void => pages.begun();
  const host = new HostFunctions(session as never, {} as never, vi.fn(), services as never, begun);
  const uri = { path: '/heap.pb.gz' };
  const pages: PanelPages = new PanelPages(
    webview as never,
    '' as never,
    session as never,
    uri as never,
    host,
    services as never,
  );
  const become = (state: SessionState): void => {
    session.state = state;
    pages.update();
  };
  const say = async (name: string, ...args: unknown[]): Promise<void> => {
    for (const listener of listeners) listener({ t: 'q', m: name, a: args });
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { session, webview, listeners, pages, become, say };
}

const failed: SessionState = { status: 'failed', error: new ProfileError('gzipCut'), isText: true };

test('what a message of the window says is said in the page too, as soon as there is one that hears it', async () => {
  const { webview, pages, say } = start();
  pages.begin(undefined);
  const said = () =>
    webview.postMessage.mock.calls.filter(([{ m }]) => m === 'say').map(([{ a }]) => a as unknown);
  pages.say({ sentence: 'The report top could not be made.', isFault: true });
  expect(said()).toEqual([]);
  await say('ready', null);
  expect(said()).toEqual([['The report top could not be made.', true]]);
  pages.say({ sentence: 'Undone.', isFault: false });
  expect(said()[1]).toEqual(['Undone.', false]);
});

test('a profile that cannot be opened is shown by another page, which can ask to open it again', async () => {
  const { session, webview, pages, become, say } = start();
  pages.begin(undefined);
  expect(webview.html).toContain('src="dist/page.js"');
  become(failed);
  expect(webview.html).toContain('src="dist/errorPage.js"');
  expect(webview.html).toContain('&quot;code&quot;:&quot;gzipCut&quot;');
  await say('retry');
  expect(session.load).toHaveBeenCalledOnce();
});

test('once it opens, its own page is back with what it had kept', async () => {
  const { webview, pages, become, say } = start();
  pages.begin(undefined);
  await say('keep', { view: 'peek' });
  become(failed);
  become({ status: 'opening', progress: undefined });
  expect(webview.html).toContain('src="dist/page.js"');
  expect(webview.html).toContain('data-given="{&quot;view&quot;:&quot;peek&quot;}"');
});

test('only the page on show is told and heard, and none is made anew without need', () => {
  const { webview, listeners, pages, become } = start();
  pages.begin(undefined);
  const { html } = webview;
  become({ status: 'opening', progress: undefined });
  expect(webview.html).toBe(html);
  expect(webview.postMessage).toHaveBeenCalledOnce();
  become(failed);
  const failure = webview.html;
  become({ ...failed });
  expect(webview.html).toBe(failure);
  expect(webview.postMessage).toHaveBeenCalledOnce();
  expect(listeners.size).toBe(1);
  pages.close();
  expect(listeners.size).toBe(0);
});

test('a function is shown, and one goes back, in the page once it has begun; without it VS Code goes back', async () => {
  const { webview, pages, say } = start();
  const subject = {
    printed: 'f',
    func: 'f',
    file: '',
    ref: { kind: 'function', id: 1, generation: 1 },
  } as const;
  const told = () =>
    webview.postMessage.mock.calls
      .map(([message]) => message as { m?: string })
      .filter(({ m }) => m === 'show' || m === 'go');
  pages.begin(undefined);
  await pages.go(-1);
  expect(executed).toEqual(['workbench.action.navigateBack']);
  pages.showFunction('flame', subject);
  expect(told()).toEqual([]);
  await say('ready');
  expect(told()).toMatchObject([{ m: 'show', a: ['flame', subject] }]);
  await pages.go(1);
  expect(told()).toMatchObject([{ m: 'show' }, { m: 'go', a: [1] }]);
  // Put away with its panel, it hears nothing until it begins anew.
  pages.hidden();
  pages.showFunction('peek', subject);
  expect(told().length).toBe(2);
  await say('ready');
  expect(told()).toMatchObject([{}, {}, { m: 'show', a: ['peek', subject] }]);
  await say('navigate', 1);
  expect(executed.at(-1)).toBe('workbench.action.navigateForward');
});
