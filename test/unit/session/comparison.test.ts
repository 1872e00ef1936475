import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultSelection } from '../../../src/analysis/samples/selection.js';
import { runCommand } from '../../../src/cli/run.js';
import type { Base } from '../../../src/protocol/session.js';
import { Answers } from '../../../src/session/worker/answers.js';
import { recording } from '../../support/golden.js';

const folder = mkdtempSync(join(tmpdir(), 'pprof-lens-comparison-'));
const [profile, base] = [join(folder, 'profile'), join(folder, 'base')];
writeFileSync(profile, recording('heap.pb.gz'));
beforeAll(async () => {
  // A part of the same profile, so that something is left of it.
  const { bytes } = await runCommand(['-proto', '-focus=growSlice', profile], () => undefined);
  writeFileSync(base, bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['-diff_base', { mode: 'diff_base', isNormalized: false }, []],
  ['-base', { mode: 'base', isNormalized: false }, []],
  ['-diff_base', { mode: 'diff_base', isNormalized: true }, ['-normalize']],
] as const)(
  '%s: a session of two profiles answers as the command line does (%o)',
  async (flag, how, more) => {
    const answers = new Answers(() => undefined);
    const other: Base = { bytes: new Uint8Array(readFileSync(base)), ...how };
    const options = { generation: 1, inflateLimit: 2 ** 31, base: other };
    const summary = await answers.open(recording('heap.pb.gz'), options);
    const sampleIndex = summary.sampleTypes.findIndex(({ type }) => type === 'inuse_space');
    const selection = defaultSelection(sampleIndex);
    const words = ['-top', '-sample_index=inuse_space', ...more, flag, base];
    const { bytes } = await runCommand([...words, profile], () => undefined);
    const printed = new TextDecoder().decode(bytes);
    const report = answers.report({ selection, report: 'top', argument: '', sources: {} });
    expect(report.text.trimEnd()).toBe(printed.trimEnd());
    const page = answers.top({ selection, sort: 'flat', reversed: false, filter: '', from: 0, count: 5 });
    for (const { flat, cum, printed: name } of page.rows) {
      expect(printed.split('\n').some((line) => [flat, cum, name].every((text) => line.includes(text)))).toBe(
        true,
      );
    }
    expect(page.rows.length).toBe(5);
  },
);
