import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import { decodeProto } from '../../../src/profile/proto/decodeProto.js';
import { decodeProfile } from '../../../src/profile/open.js';
import type { Profile } from '../../../src/profile/profile.js';
import { alignRight } from '../../../src/report/text/alignRight.js';
import type { ReportKind } from '../../../src/report/kinds.js';
import { DEFAULTS } from '../../../src/report/options.js';
import { Workspace } from '../../../src/analysis/workspace.js';
import { makeReport } from '../../../src/report/report.js';
import { block, file, message, num, packed, strings, varint } from '../profile/proto.js';

/** More than a call may have arguments: about 120,000 fit on the stack. */
const MANY = 150_000;

/** A profile of one sample in main, and what `more` adds to it. */
function profileWith(sample: readonly number[], ...more: readonly Uint8Array[]): Profile {
  const whole = [
    file(
      message(1, num(1, 1), num(2, 1)),
      message(4, num(1, 1), message(4, num(1, 1), num(2, 1))),
      message(5, num(1, 1), num(2, 2)),
      strings('', 'count', 'main'),
    ),
    Uint8Array.from([0x12, ...varint(sample.length)]),
    Uint8Array.from(sample),
  ];
  return decodeProto(Buffer.concat([...whole, ...more]));
}

function many(bytes: (i: number) => readonly number[]): Uint8Array {
  return Buffer.concat(Array.from({ length: MANY }, (_, i) => Uint8Array.from(bytes(i))));
}

function lines(kind: ReportKind, profile: Profile): string[] {
  const options = { ...DEFAULTS, sampleIndex: 0, filters: NO_FILTERS, trim: false };
  const { text } = makeReport(kind, kind === 'peek' ? '.' : '', new Workspace(profile), options, () => []);
  return text.split('\n');
}

const SAMPLE = [...packed(1, [1]), ...packed(2, [5])];

describe('a report of a long list', () => {
  it('has all values of a label, and all labels of a sample', { timeout: 120_000 }, () => {
    const texts = many((i) => block(6, `v${i}`));
    const labels = [...SAMPLE];
    for (let i = 0; i < MANY; i++)
      for (const byte of message(3, num(1, i + 3), num(2, i + 3))) labels.push(byte);
    const profile = profileWith(labels, texts);
    expect(lines('tags', profile).length).toBeGreaterThan(MANY);
    expect(lines('traces', profile).length).toBeGreaterThan(MANY);
    expect(lines('raw', profile).find((line) => line.includes('v149999:[v149999]'))).toBeDefined();
  });

  it('has all comments', () => {
    const profile = profileWith(
      SAMPLE,
      many(() => num(13, 2)),
    );
    expect(lines('top', profile).filter((line) => line === 'main')).toHaveLength(MANY);
  });

  it('has all mappings', () => {
    const profile = profileWith(
      SAMPLE,
      many((i) => message(3, num(1, i + 1))),
    );
    expect(lines('raw', profile).length).toBeGreaterThan(MANY);
  });

  it('has all callers of a function', { timeout: 120_000 }, () => {
    const callers = many((i) => [
      ...message(2, packed(1, [1, i + 2]), packed(2, [1])),
      ...message(4, num(1, i + 2), message(4, num(1, i + 2), num(2, 1))),
      ...message(5, num(1, i + 2), num(2, i + 3)),
      ...block(6, `f${i}`),
    ]);
    const profile = profileWith(SAMPLE, callers);
    for (const kind of ['peek', 'tree'] as const) {
      expect(lines(kind, profile).length).toBeGreaterThan(MANY);
    }
  });

  it('is aligned in time that grows with its cells alone', () => {
    const wide = 'x\t'.repeat(50_000);
    const text = `${wide}\n${'a\tb\n'.repeat(50_000)}`;
    expect(alignRight(text).split('\n')[1]).toBe(' ab');
  });
});

describe('a text profile with a long line', () => {
  it('has all addresses of it', async () => {
    const stack = '0x1'.repeat(20_000);
    const text = `--- threadz 1 ---\n\n--- Thread 1 (name: a/1) stack: ---\n${stack}\n--- Memory map: ---\n`;
    const { samples } = await decodeProfile(new TextEncoder().encode(text), { inflateLimit: 1 });
    expect(samples.locations.length).toBeGreaterThan(0);
  });
});
