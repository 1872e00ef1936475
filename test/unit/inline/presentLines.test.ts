import { beforeEach, describe, expect, test, vi } from 'vitest';

import type { ActiveProfile, ActiveProfiles } from '../../../src/inline/activeProfile.js';
import { FileOrigins } from '../../../src/inline/match/fileOrigins.js';
import { PresentLines } from '../../../src/inline/match/presentLines.js';
import type { TrackedDocument } from '../../../src/inline/trackedDocument.js';
import type { BuiltText } from '../../../src/source/history/builtText.js';
import { FakeEditor } from '../../support/fakeEditor.js';
import { recordingLog, type RecordingLog } from '../../support/log.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const declarations = vi.fn<ActiveProfile['declarations']>();
let log: RecordingLog;
let built: BuiltText | undefined;
let tracked: TrackedDocument | undefined;

const { document } = new FakeEditor('new\none\nfunc f() {\n\tthree\n}');
const at = (line: number, file = 'x.go') => {
  const origins = new FileOrigins(
    { of: () => Promise.resolve(built), goVersion: () => Promise.resolve(undefined) },
    { release: () => Promise.resolve(undefined) },
  );
  const profiles = { active: { declarations } } as unknown as ActiveProfiles;
  return new PresentLines(profiles, origins, { of: () => tracked }, log).of(document as never, file, line);
};

beforeEach(() => {
  declarations.mockReset().mockResolvedValue([]);
  log = recordingLog();
  built = tracked = undefined;
});

describe('who jumps to a line', () => {
  test('lands where its function is declared now, or where git says', async () => {
    declarations.mockResolvedValue([{ name: 'main.f', line: 10 }]);
    expect(await at(11)).toBe(4);
    declarations.mockResolvedValue([]);
    built = {
      lines: ['one', 'gone', 'func f() {', '\tthree', '}'],
      commit: 'c0ffee',
      basis: 'assumed',
      isModified: false,
    };
    expect(await at(4)).toBe(4);
    expect(await at(1)).toBe(2);
  });

  test('lands on the nearest line before one that is gone', async () => {
    built = { lines: ['one', 'gone', 'lost'], commit: 'c0ffee', basis: 'assumed', isModified: false };
    expect(await at(3)).toBe(2);
  });

  test('lands beside the figure of a document that has some', async () => {
    const presentLine = (line: number) => (line === 7 ? 2 : undefined);
    tracked = { recorded: ['x.go'], presentLine } as unknown as TrackedDocument;
    expect([await at(7), await at(8), await at(6)]).toEqual([3, 3, undefined]);
    expect(await at(8, 'other.go')).toBe(8);
  });

  test('does not wait for a profile at work, nor miss anything if it fails', async () => {
    declarations.mockReturnValue(new Promise(() => undefined));
    expect(await at(4)).toBeUndefined();
    const error = new Error('closed');
    declarations.mockRejectedValue(error);
    expect(await at(4)).toBeUndefined();
    expect(log.lines).toEqual([['warn', 'Line 4 was not looked for in /w/x.go.', error]]);
  });
});
