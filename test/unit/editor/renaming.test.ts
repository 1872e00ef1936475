import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { ProfileEditorProvider } from '../../../src/editor/profile/profileEditor.js';
import { Sessions } from '../../../src/session/host/sessions.js';
import { recordingLog } from '../../support/log.js';

type Renamed = (event: { files: readonly { oldUri: unknown; newUri: unknown }[] }) => void;

const host = vi.hoisted((): { renamed: Renamed } => ({ renamed: () => undefined }));

vi.mock('vscode', () => {
  const disposable = { dispose: () => undefined };
  const nothing = () => disposable;
  return {
    Disposable: { from: nothing },
    Uri: {
      parse: (text: string) => ({ path: text, toString: () => text }),
      joinPath: (...parts: unknown[]) => parts.join('/'),
    },
    RelativePattern: vi.fn(),
    window: { registerCustomEditorProvider: nothing },
    workspace: {
      onWillRenameFiles: nothing,
      onDidRenameFiles: (listener: Renamed) => ((host.renamed = listener), disposable),
      onDidChangeConfiguration: nothing,
      createFileSystemWatcher: () => ({
        ...disposable,
        onDidChange: nothing,
        onDidCreate: nothing,
        onDidDelete: nothing,
      }),
    },
  };
});

// Nothing needs to be read, so that there is nothing to wait for.
vi.mock('../../../src/editor/profile/profileFile.js', () => ({
  profileSource: (uri: { path: string }) => ({
    name: uri.path,
    read: () => new Promise(() => undefined),
    startWorker: () => undefined,
  }),
}));
vi.mock('../../../src/session/host/workerClient.js', () => ({
  WorkerClient: class {
    dispose(): void {
      return undefined;
    }
  },
}));

const uri = (name: string): vscode.Uri => ({ path: name, toString: () => name }) as never;

function start() {
  const log = recordingLog();
  const sessions = new Sessions(log);
  const mark = { set: () => undefined, dispose: () => undefined };
  const services = { log, deletedMarks: { open: () => mark }, platform: {} };
  const reveal = () => Promise.resolve({ kind: 'shown', file: '' } as const);
  const editors = new ProfileEditorProvider(uri('/x'), sessions, reveal, services as never, () => false);
  editors.register();
  /** Opens an editor; `say` is what its page tells the host. */
  const open = (name: string) => {
    const document = editors.openCustomDocument(uri(name), {} as never);
    let say: (message: unknown) => void = () => undefined;
    const webview = {
      html: '',
      asWebviewUri: String,
      postMessage: () => Promise.resolve(true),
      onDidReceiveMessage: (listener: typeof say) => ((say = listener), { dispose: () => undefined }),
    };
    const panel = { webview, onDidChangeViewState: () => ({}), onDidDispose: () => ({}) };
    editors.resolveCustomEditor(document, panel as never);
    return { document, webview, say };
  };
  return { sessions, open };
}

/** An editor of `new` in which somebody has chosen, before renaming from `old` is undone. */
async function chosen() {
  const all = start();
  const editor = all.open('new');
  editor.say({ t: 'q', i: '1', m: 'keep', a: [{ view: 'peek' }] });
  await vi.waitFor(() => expect(all.sessions.of('new')).toBeDefined());
  all.sessions.of('new')?.select({ granularity: 'lines' });
  await new Promise((resolve) => setImmediate(resolve));
  return { ...all, editor };
}

const undo = () => host.renamed({ files: [{ oldUri: uri('new'), newUri: uri('old') }] });

describe('renaming that is undone, of which VS Code tells only afterwards', () => {
  let all: Awaited<ReturnType<typeof chosen>>;
  beforeEach(async () => {
    all = await chosen();
  });
  const expectSame = ({ webview }: { webview: { html: string } }) => {
    expect(webview.html).toContain('data-given="{&quot;view&quot;:&quot;peek&quot;}"');
    const past = [{ granularity: 'functions' }];
    expect(all.sessions.of('old')).toMatchObject({ selection: { granularity: 'lines' }, steps: { past } });
  };

  test('keeps what is on show when the file is opened after that', () => {
    undo();
    all.editor.document.dispose();
    expectSame(all.open('old'));
  });

  test('keeps it when the file is open by then', () => {
    const again = all.open('old');
    expect(again.webview.html).toContain('data-given="null"');
    undo();
    expectSame(again);
  });

  test('keeps it when the editor of the other name was closed first', () => {
    all.editor.document.dispose();
    undo();
    expectSame(all.open('old'));
  });
});
