import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sampleIndexByName } from '../../../src/analysis/samples/sampleType.js';
import { readCommand } from '../../../src/cli/command.js';
import { sourceReader } from '../../../src/cli/readSource.js';
import { decodeProfile } from '../../../src/profile/open.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { makeReport } from '../../../src/report/report.js';
import { goldens, goldenText, recording } from '../../support/golden.js';

const comparable = goldens().flatMap(({ profile, flags, golden }) => {
  const command = readCommand([...flags, profile]);
  return command === undefined || command.kind === 'proto'
    ? []
    : [{ profile, command, kind: command.kind, golden }];
});

describe('the reports on the recorded program', () => {
  // The goldens say their times in UTC.
  beforeAll(() => void vi.stubEnv('TZ', 'UTC'));
  afterAll(() => void vi.unstubAllEnvs());

  it.each(comparable.map((one) => [one.golden, one] as const))(
    'equal %s',
    async (_, { profile, command, kind, golden }) => {
      const decoded = await decodeProfile(recording(profile), { inflateLimit: 2 ** 30 });
      const options = { ...command.options, sampleIndex: sampleIndexByName(decoded, command.sampleType) };
      // Source paths are relative to the repository.
      const readSource = sourceReader(options.sourcePath, options.trimPath);
      const { text } = makeReport(kind, command.argument, new Workspace(decoded), options, readSource);
      expect(text).toBe(goldenText(golden));
    },
  );

  it('are many', () => {
    expect(comparable.length).toBeGreaterThan(10);
  });
});
