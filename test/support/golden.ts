import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const BIGKEY = join(import.meta.dirname, '../fixtures/bigkey');

/** One report that pprof printed for a recording. */
export interface Golden {
  /** File in `profiles/`. */
  readonly profile: string;
  readonly flags: readonly string[];
  /** File in `golden/`. */
  readonly golden: string;
}

/** The bytes of a recording of the bigkey program. */
export function recording(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(BIGKEY, 'profiles', name)));
}

/** Every report in `golden/`. */
export function goldens(): readonly Golden[] {
  return JSON.parse(readFileSync(join(BIGKEY, 'golden/index.json'), 'utf8')) as Golden[];
}

export function goldenText(file: string): string {
  return readFileSync(join(BIGKEY, 'golden', file), 'utf8');
}

/** The rows of a `-top` report as the cells between its columns. */
export function topRows(report: string): string[][] {
  const lines = report.trimEnd().split('\n');
  const head = lines.findIndex((line) => /^ +flat +flat%/.test(line));
  return lines.slice(head + 1).map((line) => {
    const [, ...cells] = /^ *(\S+) +(\S+) +(\S+) +(\S+) +(\S+) {2}(.*)$/.exec(line) ?? [];
    return cells;
  });
}

/** Lines with cost of a `-list` report, by line number: flat and cum, empty for a dot. */
export function listedLines(report: string): Map<number, readonly [flat: string, cum: string]> {
  const found = new Map<number, readonly [string, string]>();
  for (const [, flat = '', cum = '', line] of report.matchAll(/^ *(\S+) +(\S+) +(\d+):/gm)) {
    if (flat !== '.' || cum !== '.')
      found.set(Number(line), [flat, cum].map((cell) => cell.replace(/^\.$/, '')) as [string, string]);
  }
  return found;
}
