import { beforeEach, expect, test, vi } from 'vitest';
import type { Listing } from '../../../src/documents/listing.js';
import { SessionError } from '../../../src/protocol/errors.js';
import { REPORT_KINDS } from '../../../src/report/kinds.js';
import type { ProfileSession } from '../../../src/session/host/profileSession.js';
import { recordingLog } from '../../support/log.js';

const code = vi.hoisted(() => ({
  shown: [] as string[],
  said: [] as string[],
  offered: [] as { label: string; description: string }[],
  cancel: undefined as (() => void) | undefined,
  isTooLarge: false,
}));

vi.mock('vscode', () => ({
  l10n: { t: (text: string) => text },
  ProgressLocation: { Notification: 15 },
  Uri: { from: ({ path }: { path: string }) => ({ path, toString: () => path }) },
  window: {
    showTextDocument: (path: string) => Promise.resolve(code.shown.push(path)),
    showQuickPick: (items: { label: string; description: string }[]) =>
      Promise.resolve(void code.offered.push(...items)),
    showErrorMessage: (text: string) => Promise.resolve(void code.said.push(text)),
    withProgress: (_: unknown, work: (progress: unknown, token: unknown) => unknown) =>
      work(undefined, { onCancellationRequested: (cancel: () => void) => (code.cancel = cancel) }),
  },
  workspace: {
    openTextDocument: (uri: { toString(): string }) =>
      code.isTooLarge ? Promise.reject(new Error('above 50MB')) : Promise.resolve(uri.toString()),
  },
}));
const { ReportDocuments } = await import('../../../src/documents/reportDocuments.js');

beforeEach(() => {
  code.shown.length = code.said.length = code.offered.length = 0;
  code.cancel = undefined;
  code.isTooLarge = false;
});

/** A session of which a report is made, and what it was asked; `answer` may overrule the answer. */
function start(answer: (nth: number) => void = () => undefined) {
  const asked: unknown[] = [];
  const session = {
    name: 'heap.pb.gz',
    state: { status: 'ready', generation: 1 },
    selection: { sampleIndex: 0 },
    cancelAnswers: () => undefined,
    ask: {
      reportFiles: () => Promise.resolve(['a.go']),
      report: async ({ selection }: { selection: unknown }) => {
        await Promise.resolve();
        asked.push(selection);
        answer(asked.length);
        return { text: 'the report', links: [] };
      },
    },
  };
  const listing = { read: () => Promise.resolve({}) };
  const reports = new ReportDocuments(
    () => undefined,
    listing as unknown as Listing,
    () => Promise.resolve(),
    recordingLog(),
  );
  const open = () => reports.open(session as unknown as ProfileSession, 'top');
  const readAgain = () => {
    session.state = { status: 'ready', generation: 2 };
    session.selection = { sampleIndex: 7 };
  };
  return { session, listing, reports, open, asked, readAgain };
}

test('a report that is cancelled while sources are read is neither made nor shown', async () => {
  const { listing, open, asked } = start();
  let go: (texts: object) => void = () => undefined;
  listing.read = () => new Promise((resolve) => (go = resolve));
  const opening = open();
  await vi.waitFor(() => expect(code.cancel).toBeDefined());
  code.cancel?.();
  go({});
  await opening;
  expect([asked, code.shown, code.said]).toEqual([[], [], []]);
});

test('a report that was made just when it was cancelled is not shown', async () => {
  const { listing, open } = start(() => code.cancel?.());
  listing.read = async () => {
    await vi.waitFor(() => expect(code.cancel).toBeDefined());
    return {};
  };
  await open();
  expect([code.shown, code.said]).toEqual([[], []]);
});

test('a report whose file is read again meanwhile is made of the new load', async () => {
  const { open, asked, readAgain } = start((nth) => {
    if (nth > 1) return;
    readAgain();
    throw new SessionError('closed');
  });
  await open();
  expect(asked).toEqual([{ sampleIndex: 0 }, { sampleIndex: 7 }]);
  expect([code.shown.length, code.said]).toEqual([1, []]);
});

test('a report is not made of one load with the sources of another', async () => {
  const { listing, open, asked, readAgain } = start();
  listing.read = () => {
    if (asked.length === 0) readAgain();
    return Promise.resolve({});
  };
  await open();
  expect(asked).toEqual([{ sampleIndex: 7 }]);
});

test('a report of a profile that was closed meanwhile says so', async () => {
  const { open } = start(() => {
    throw new SessionError('closed');
  });
  await open();
  expect([code.shown, code.said]).toEqual([
    [],
    ['The report {0} could not be made. The profile was closed.'],
  ]);
});

test('a report that a change of the selection ended is made again', async () => {
  const { open, asked } = start((nth) => {
    if (nth === 1) throw new SessionError('abandoned');
  });
  await open();
  expect(asked).toHaveLength(2);
  expect(code.shown).toHaveLength(1);
});

test('a report that VS Code does not open is not kept', async () => {
  const { reports, open } = start();
  const uri = { path: '/pprof-report/1/heap.pb.gz top.txt' } as never;
  await open();
  expect(reports.provideTextDocumentContent(uri)).toBe('the report');
  code.isTooLarge = true;
  await open();
  const second = { path: '/pprof-report/2/heap.pb.gz top.txt' } as never;
  expect(reports.provideTextDocumentContent(second)).toMatch(/^This report is no longer there/);
  expect(code.said).toEqual(['The report {0} could not be made.']);
});

test('every report is offered, described as on the command line', async () => {
  const { reports, session } = start();
  await reports.open(session as unknown as ProfileSession, undefined);
  const described = code.offered.map(({ label, description }) => [label, description]);
  expect(described).toEqual(
    Object.entries(REPORT_KINDS).map(([kind, { description }]) => [kind, description]),
  );
});
