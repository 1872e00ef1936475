import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RegexError } from '../../../src/analysis/filter/regex.js';
import { failureOf } from '../../../src/editor/profile/errorPage.js';
import { HostFunctions } from '../../../src/editor/profile/hostFunctions.js';
import { problemText, troubleOf } from '../../../src/log/trouble.js';
import { ProfileError } from '../../../src/profile/error.js';
import { SessionError } from '../../../src/protocol/errors.js';
import { sent } from '../../../src/protocol/sentError.js';
import type { ProfileSession } from '../../../src/session/host/profileSession.js';
import type { SessionState } from '../../../src/session/host/sessionState.js';
import { recordingLog } from '../../support/log.js';

const host = vi.hoisted(() => ({ update: (): Promise<void> => Promise.resolve(), copied: [] as string[] }));

vi.mock('vscode', () => ({
  l10n: {
    t: (text: string, values: Readonly<Record<string, unknown>> = {}) =>
      `(${text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))})`,
  },
  env: { clipboard: { writeText: (text: string) => Promise.resolve(host.copied.push(text)) } },
  window: { setStatusBarMessage: () => undefined },
  ConfigurationTarget: { Workspace: 2, Global: 1 },
  workspace: {
    getConfiguration: () => ({ inspect: () => undefined, update: () => host.update(), get: () => true }),
  },
}));

function start(state?: SessionState, askSelected?: () => Promise<unknown>) {
  const log = recordingLog();
  const session = { name: 'heap.pb.gz', state, askSelected } as unknown as ProfileSession;
  const refuse = () => Promise.reject(new Error('The editor could not be opened.'));
  const services = { listing: {}, openReport: refuse, log, deletedMarks: {} };
  const uri = { scheme: 'file' };
  const functions = new HostFunctions(session, uri as never, refuse, services as never, () => undefined);
  return { functions, session, log };
}

describe('what a page asks the host to do', () => {
  beforeEach(() => {
    host.update = () => Promise.resolve();
  });

  test('is waited for, so that the page says what failed', async () => {
    const { functions, log } = start();
    await expect(functions.api.openReport()).rejects.toThrow('The editor could not be opened.');
    const why = new Error('Unable to write into user settings.');
    host.update = () => Promise.reject(why);
    await expect(functions.api.setFollowCode(true)).rejects.toMatchObject({ code: 'settingNotWritten' });
    expect(log.lines).toEqual([['error', 'A setting could not be written.', why]]);
  });
});

test('the whole build ID is copied, though the page shows only its beginning', async () => {
  const summary = { buildId: 'b'.repeat(40) } as never;
  const { functions } = start({
    status: 'ready',
    summary,
    generation: 1,
    reload: undefined,
    rereading: undefined,
  });
  await functions.api.copyBuildId();
  expect(host.copied).toEqual(['b'.repeat(40)]);
});

describe('an error on its way to a page', () => {
  test('becomes a sentence in the language of the person, from its values', () => {
    expect(troubleOf(new SessionError('notOpen', { name: 'heap.pb.gz' }))).toEqual({
      code: 'notOpen',
      message: '(heap.pb.gz is not open.)',
      isFault: false,
    });
  });

  test('and is none of ours, says only that something failed, and leads to the log', () => {
    const { message, ...rest } = troubleOf(new RangeError('Invalid array length'));
    expect(rest).toEqual({ code: 'internal', isFault: true });
    expect(message).not.toMatch(/array/);
  });

  test('about a filter is a sentence made of what the session sends', async () => {
    const wrong = sent(new RegexError('regexUnreadable', { name: 'focus', expression: '(' }));
    const { functions } = start(undefined, () => Promise.resolve(wrong));
    const sentence = '(parsing focus regexp: it cannot be read: `(`)';
    expect(await functions.api.checkFilter('focus', '(')).toBe(sentence);
    expect([problemText(wrong), problemText(undefined)]).toEqual([sentence, '']);
  });

  test('is what is said of a profile that could not be opened, or not again', () => {
    const error = new ProfileError('gzipCut');
    const failed = start({ status: 'failed', error, isText: true });
    expect(failed.functions.state()).toBeUndefined();
    expect(failureOf(failed.session)).toMatchObject({
      name: 'heap.pb.gz',
      isText: true,
      trouble: { code: 'gzipCut', isFault: false },
    });
    const summary = {} as never;
    const reload = error;
    const rereading = 5;
    expect(
      start({ status: 'ready', summary, generation: 1, reload, rereading }).functions.state(),
    ).toMatchObject({
      status: 'ready',
      reload: { code: 'gzipCut' },
      rereading: 5,
    });
  });
});
