import type { Summary } from '../../../src/protocol/session.js';
import { fill, texts } from '../texts.js';

/** What kind of profile this is, from the names of its sample types, and of which binary. */
export function describe(summary: Summary): string {
  const kind = kindOf(new Set(summary.sampleTypes.map((t) => t.type)));
  const binary = baseName(summary.binary);
  return binary === '' ? kind : fill(texts.profileOf, kind, binary);
}

function kindOf(types: ReadonlySet<string>): string {
  if (types.has('inuse_space') || types.has('alloc_space') || types.has('space')) return texts.heapProfile;
  if (types.has('cpu')) return texts.cpuProfile;
  if (types.has('goroutine') || types.has('goroutines')) return texts.goroutineProfile;
  if (types.has('threadcreate')) return texts.threadProfile;
  if (types.has('contentions')) return texts.contentionProfile;
  return texts.profile;
}

/** The last part of a path of either kind of slash. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** When the profile was taken: local time for reading, and to the nanosecond in UTC. Undefined if not recorded. */
export function takenAt(timeNanos: string): { readonly local: string; readonly exact: string } | undefined {
  const nanos = BigInt(timeNanos);
  if (nanos === 0n) return undefined;
  const rest = ((nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  const date = new Date(Number((nanos - rest) / 1_000_000n));
  return {
    local: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(date),
    exact: date.toISOString().replace('.000Z', `.${String(rest).padStart(9, '0')}Z`),
  };
}
