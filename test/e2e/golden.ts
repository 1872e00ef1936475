import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../fixtures/bigkey/golden');

function read(name: string): readonly string[] {
  return readFileSync(path.join(folder, name), 'utf8').split('\n');
}

/** The rows that `go tool pprof -top` printed: flat, flat%, sum%, cum, cum%, function. */
export function goldenTop(name: string): readonly (readonly string[])[] {
  const lines = read(name);
  const head = lines.findIndex((line) => /^ +flat +flat%/.test(line));
  return lines
    .slice(head + 1)
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.trim().split(/ +/);
      return [...cells.slice(0, 5), cells.slice(5).join(' ')];
    });
}

/** The line that begins with these words in the part above the table. */
export function goldenLegend(name: string, begin: string): string {
  const found = read(name).find((line) => line.startsWith(begin));
  if (found === undefined) throw new Error(`${name} has no line that begins with "${begin}"`);
  return found;
}

/**
 * Flat and cum of each line that `go tool pprof -list` printed with a figure; a dot where there is none.
 *
 * @param file only of routines in this file; any if not given
 */
export function goldenList(
  name: string,
  file = '',
): ReadonlyMap<number, { readonly flat: string; readonly cum: string }> {
  const figures = new Map<number, { flat: string; cum: string }>();
  let wanted = true;
  for (const line of read(name)) {
    if (line.startsWith('ROUTINE')) wanted = line.endsWith(` in ${file}`) || file === '';
    const found = /^ *(\S+) +(\S+) +(\d+):/.exec(line);
    if (found === null || !wanted) continue;
    const [, flat = '', cum = '', number] = found;
    if (flat !== '.' || cum !== '.') figures.set(Number(number), { flat, cum });
  }
  return figures;
}

/** What is written at the end of a line with these figures of `goldenList`, whatever its share of the total. */
export function inlineText(figure: { readonly flat: string; readonly cum: string } | undefined): RegExp {
  const { flat = '.', cum = '.' } = figure ?? {};
  if (flat === '.' && cum === '.') return /^$/;
  const parts = [flat === '.' ? '' : `${flat} flat`, cum === '.' ? '' : `${cum} cum`].filter(Boolean);
  const text = flat === cum ? flat : parts.join(' · ');
  return new RegExp(`^${text.replaceAll('.', '\\.')} [\\d.]+%$`);
}
