import { beforeEach, describe, expect, test, vi } from 'vitest';

import { copyText } from '../../../src/log/clipboard.js';
import { registerCommand } from '../../../src/log/commands.js';
import { createCommandLink, createLens } from '../../../src/log/inEditors.js';
import { showError, showFailure, showInformation, showWarning } from '../../../src/log/notifications.js';
import { whileSaying } from '../../../src/log/progress.js';
import { askForFileToOpen, askForText, pick } from '../../../src/log/questions.js';
import { createStatusEntry, sayInStatusBar } from '../../../src/log/statusBar.js';
import { ProfileError } from '../../../src/profile/error.js';
import { SessionError } from '../../../src/protocol/errors.js';
import { recordingLog } from '../../support/log.js';

const said = vi.hoisted(() => ({
  all: [] as unknown[],
  /** What the person presses or picks: the index of a button or an item. */
  pressed: undefined as number | undefined,
  run: undefined as ((...given: unknown[]) => Promise<unknown>) | undefined,
}));

vi.mock('vscode', () => {
  const message = (...texts: string[]) => {
    said.all.push(...texts);
    return Promise.resolve(said.pressed === undefined ? undefined : texts[said.pressed + 1]);
  };
  return {
    l10n: { t: (text: string) => text },
    QuickPickItemKind: { Separator: -1 },
    StatusBarAlignment: { Left: 1 },
    ProgressLocation: { Notification: 15 },
    Uri: { parse: (text: string) => text },
    CodeLens: class {
      constructor(
        readonly range: unknown,
        readonly command: unknown,
      ) {}
    },
    DocumentLink: class {
      constructor(
        readonly range: unknown,
        readonly target: string,
      ) {}
    },
    commands: {
      registerCommand: (_: string, run: (...given: unknown[]) => Promise<unknown>) => (said.run = run),
    },
    env: { clipboard: { writeText: (text: string) => Promise.resolve(said.all.push(text)) } },
    window: {
      showInformationMessage: message,
      showWarningMessage: message,
      showErrorMessage: message,
      setStatusBarMessage: (text: string) => said.all.push(text),
      createStatusBarItem: () => {
        const item = { show: () => said.all.push(item), hide: () => undefined, dispose: () => undefined };
        return item;
      },
      showQuickPick: (items: unknown[], options: unknown) => {
        said.all.push(items, options);
        return Promise.resolve(said.pressed === undefined ? undefined : items[said.pressed]);
      },
      showInputBox: async (options: { validateInput: (text: string) => Promise<unknown> }) => {
        said.all.push(options, await options.validateInput('x'));
        return 'typed';
      },
      showOpenDialog: (options: unknown) => Promise.resolve(void said.all.push(options)),
      withProgress: (options: unknown, work: (progress: unknown, token: unknown) => unknown) => {
        said.all.push(options);
        return work(undefined, { onCancellationRequested: () => undefined });
      },
    },
  };
});

const EVIL = 'x\n\u202e[Yes](command:evil) $(zap)';
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** All texts that VS Code was given, whatever holds them. */
function texts(value: unknown = said.all): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((each) => texts(each))
    : [];
}

function expectPlain(): void {
  expect(texts().filter((text) => text.includes('Yes'))).not.toEqual([]);
  for (const text of texts()) {
    expect(text).not.toMatch(LINK);
    expect(text).not.toMatch(/\$\((?!flame\)|check\))/);
    expect(text).not.toMatch(/[\n\u202e]/);
  }
}

beforeEach(() => {
  said.all.length = 0;
  said.pressed = said.run = undefined;
});

const faces: readonly [where: string, show: () => unknown][] = [
  ['information', () => showInformation(EVIL, EVIL)],
  ['a warning', () => showWarning(EVIL, EVIL)],
  ['an error', () => showError(EVIL, EVIL)],
  ['a failure', () => showFailure(recordingLog(), EVIL, new Error(EVIL))],
  ['the status bar', () => sayInStatusBar(EVIL)],
  [
    'its entry',
    () => createStatusEntry('id', 'name', 'c', 1).show({ icon: 'flame', text: EVIL, tooltip: EVIL }),
  ],
  [
    'a list',
    () =>
      pick([{ heading: EVIL }, { icon: 'check', label: EVIL, description: EVIL, detail: EVIL }], {
        title: EVIL,
        placeHolder: EVIL,
      }),
  ],
  ['a question', () => askForText({ title: EVIL, prompt: EVIL, check: () => EVIL })],
  ['a dialogue', () => askForFileToOpen(EVIL)],
  [
    'progress',
    () =>
      whileSaying(
        EVIL,
        () => new Promise((resolve) => setTimeout(resolve, 500)),
        () => undefined,
      ),
  ],
];

describe('text from outside is plain', () => {
  test.each(faces)('in %s', async (_, show) => {
    await show();
    expectPlain();
  });

  test('above the code and on links', () => {
    const range = {} as never;
    said.all.push(
      createLens(range, { icon: 'flame', title: EVIL, command: 'c', arguments: [] }),
      createCommandLink(range, 'c', [EVIL], EVIL),
    );
    expectPlain();
  });
});

test('a button answers as it was given', async () => {
  said.pressed = 1;
  expect(await showWarning('Well?', 'No', `Yes ${EVIL}`)).toBe(`Yes ${EVIL}`);
});

test('a choice answers as it was given', async () => {
  said.pressed = 1;
  const choice = { label: EVIL, path: '/x' };
  expect(await pick([{ heading: '' }, choice], { title: '' })).toBe(choice);
});

describe('what failed of itself', () => {
  test('leads to the log', async () => {
    said.pressed = 0;
    const log = recordingLog();
    const error = new RangeError('Invalid array length');
    await showFailure(log, 'It failed.', error);
    expect(said.all).toEqual(['It failed.', 'Show Log']);
    expect(log.lines).toEqual([['error', 'It failed.', error], ['show']]);
    expect(log.told, 'for the page').toEqual([{ sentence: 'It failed.', isFault: true }]);
  });

  test('says why if that is a sentence of ours', async () => {
    await showFailure(recordingLog(), 'It failed.', new ProfileError('fileEmpty'));
    expect(said.all[0]).toBe('It failed. The file is empty: it has 0 bytes.');
  });
});

test('a command that throws makes no message of its own', async () => {
  const log = recordingLog();
  const error = new Error(EVIL);
  registerCommand(log, 'c', () => Promise.reject(error));
  await said.run?.();
  expect(said.all).toEqual(['This could not be done.', 'Show Log']);
  expect(log.lines).toEqual([['error', 'This could not be done.', error]]);
});

test('a command that is refused says so in our words, as no failure of ours', async () => {
  const log = recordingLog();
  registerCommand(log, 'c', () => Promise.reject(new SessionError('earlierLoad')));
  await said.run?.();
  expect(said.all[0]).toMatch(/earlier load/);
  expect([said.all.length, log.lines.length]).toEqual([1, 0]);
});

test.each(['internal', 'workerFailed', 'outOfMemory'] as const)(
  'a command that fails of itself with the code %s leads to the log',
  async (code) => {
    const log = recordingLog();
    const error = new SessionError(code);
    registerCommand(log, 'c', () => Promise.reject(error));
    await said.run?.();
    expect(said.all).toEqual([`This could not be done. ${error.message}`, 'Show Log']);
    expect(log.lines).toEqual([['error', 'This could not be done.', error]]);
  },
);

test.each([
  ['rejects with a sentence', () => Promise.reject(new SessionError('closed')), 'The profile was closed.'],
  ['rejects with something else', () => Promise.reject(new Error('deep inside')), /fault of pprof Lens/],
  [
    'throws',
    () => {
      throw new SessionError('closed');
    },
    'The profile was closed.',
  ],
])('a check of what is typed that %s says why', async (_, check, why) => {
  await askForText({ title: 't', prompt: 'p', check });
  expect(said.all[1]).toMatch(why);
});

test('the clipboard gets no keys', async () => {
  await copyText("a\tb\nc\u0003\u001b[201~\r\u009bd'$()");
  expect(said.all).toEqual(["a\tb\nc[201~d'$()"]);
});
