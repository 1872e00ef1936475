import { beforeEach, describe, expect, test, vi } from 'vitest';
import { registerSaveProfile } from '../../../src/editor/profile/saveProfile.js';
import { ProfileError } from '../../../src/profile/error.js';
import { recordingLog } from '../../support/log.js';

const host = vi.hoisted(() => ({
  /** What happened, in order. */
  done: Array.of<unknown>(),
  run: (): Promise<unknown> => Promise.resolve(),
  tab: {},
}));

vi.mock('vscode', () => {
  class TabInputCustom {
    constructor(
      readonly uri: unknown,
      readonly viewType: string,
    ) {}
  }
  const say = (text: string) => Promise.resolve(void host.done.push(text));
  return {
    TabInputCustom,
    l10n: { t: (text: string) => text },
    Uri: { joinPath: (...parts: unknown[]) => parts.map(String).join('/') },
    commands: {
      registerCommand: (_: string, run: () => Promise<unknown>) => (host.run = run),
      executeCommand: (...given: unknown[]) => Promise.resolve(void host.done.push(given.map(String))),
    },
    window: {
      tabGroups: {
        get activeTabGroup() {
          return { activeTab: host.tab, viewColumn: 1 };
        },
        close: () => say('closed'),
      },
      showSaveDialog: ({ defaultUri }: { defaultUri: unknown }) => {
        host.done.push(['where', defaultUri]);
        return Promise.resolve('file:///w/saved');
      },
      showInformationMessage: say,
      showErrorMessage: say,
    },
    workspace: {
      workspaceFolders: [{ uri: 'file:///w' }],
      fs: {
        writeFile: (to: unknown, bytes: Uint8Array) =>
          Promise.resolve(void host.done.push(['write', to, bytes.length])),
        readFile: () => Promise.reject(new Error('Unable to resolve filesystem provider')),
      },
    },
  };
});

const { TabInputCustom } = await import('vscode');
const document = 'untitled:dump.txt';

/** Runs the command for a document whose bytes are these. */
async function save(bytes: () => Promise<Uint8Array>, isUnsaved = false): Promise<unknown> {
  const uri = { scheme: 'untitled', path: '/dump.txt', toString: () => document };
  host.tab = { input: new TabInputCustom(uri as never, 'pprofLens.profile') };
  const unsaved = { has: () => isUnsaved, forget: () => void host.done.push('forgotten') };
  const sessions = { of: (key: string) => (key === document ? { bytes } : undefined) };
  const editors = {
    handOver: (from: unknown, to: unknown) => void host.done.push(['hand over', String(from), to]),
  };
  const log = recordingLog();
  registerSaveProfile(unsaved as never, sessions as never, editors, log);
  await host.run();
  expect(log.lines).toEqual([]);
  return host.done;
}

beforeEach(() => void host.done.splice(0));

describe('Save Profile As…', () => {
  const asked = ['where', 'file:///w/dump.txt'];
  const written = [
    asked,
    ['write', 'file:///w/saved', 3],
    ['hand over', document, 'file:///w/saved'],
    ['vscode.openWith', 'file:///w/saved', 'pprofLens.profile', '1'],
  ];

  test('writes what the session reads, which no file system may have, and hands over what was chosen', async () => {
    expect(await save(() => Promise.resolve(new Uint8Array(3)))).toEqual(written);
  });

  test('closes a pasted profile once its file is open', async () => {
    expect(await save(() => Promise.resolve(new Uint8Array(3)), true)).toEqual([
      ...written,
      'closed',
      'forgotten',
    ]);
  });

  test('of a file that was deleted says so, and that is no fault', async () => {
    expect(await save(() => Promise.reject(new ProfileError('noFile')))).toEqual([
      asked,
      'There is no such file.',
    ]);
  });
});
