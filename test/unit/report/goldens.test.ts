import { describe, expect, it } from 'vitest';
import { sampleIndexByName } from '../../../src/analysis/samples/sampleType.js';
import { readCommand } from '../../../src/cli/command.js';
import { sourceReader } from '../../../src/cli/readSource.js';
import { decodeProfile } from '../../../src/profile/open.js';
import { makeReport } from '../../../src/report/report.js';
import { goldens, goldenText, recording } from '../../support/golden.js';

/** The goldens come from Go 1.19, whose reports differ from pprof's own in the form of the time. */
function withoutTime(report: string): string {
  return report.replace(/^Time: .*\n/m, '').replace(/\\lTime: .*?(?=\\l)/, '');
}

/** Its `raw` has no columns, and its `tags` no totals. Its `traces` have no samples without values, as pprof's now have. */
const hasChanged = (kind: string, golden: string) =>
  ['raw', 'tags'].includes(kind) || golden === 'allocs/traces.txt';

const comparable = goldens().flatMap(({ profile, flags, golden }) => {
  const command = readCommand([...flags, profile]);
  return command === undefined || command.kind === 'proto' || hasChanged(command.kind, golden)
    ? []
    : [{ profile, command, kind: command.kind, golden }];
});

describe('the reports on the recorded program', () => {
  it.each(comparable.map((one) => [one.golden, one] as const))(
    'equal %s',
    async (_, { profile, command, kind, golden }) => {
      const decoded = await decodeProfile(recording(profile), { inflateLimit: 2 ** 30 });
      const options = { ...command.options, sampleIndex: sampleIndexByName(decoded, command.sampleType) };
      // Source paths are relative to the repository.
      const readSource = sourceReader(options.sourcePath, options.trimPath);
      const { text } = makeReport(kind, command.argument, decoded, options, readSource);
      expect(withoutTime(text)).toBe(withoutTime(goldenText(golden)));
    },
  );

  it('are many', () => {
    expect(comparable.length).toBeGreaterThan(10);
  });
});
