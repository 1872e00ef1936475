// What names of C++ and Rust cost at opening: a profile of distinct symbols beside one of as many plain names as long.
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { measure, median } from './measure.mjs';
import { message, ProtoWriter } from './protoWriter.mjs';
import { printTable } from './table.mjs';

const COUNT = 100_000;
const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** Measures and prints: seconds of `-top`, from start to end and of a processor, a run of each kind in turn. */
export async function names(rounds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'pprof-lens-names-'));
  try {
    const symbols = distinctSymbols();
    const plain = symbols.map((symbol) => symbol.replace(/^_./, 'go').replaceAll(/[^\w.]/g, '.'));
    const files = [symbols, plain].map((all, i) => path.join(folder, `${i}.pb`));
    [symbols, plain].forEach((all, i) => writeFileSync(files[i], profileOf(all)));
    const runs = [[], []];
    // The first pair brings the program into memory, and does not count.
    for (let round = 0; round <= rounds; round++) {
      for (const kind of round % 2 === 0 ? [0, 1] : [1, 0]) {
        const run = await measure(process.execPath, [cli, '-top', files[kind]]);
        if (round > 0) runs[kind].push(run);
      }
    }
    const letters = symbols.reduce((sum, symbol) => sum + symbol.length, 0);
    printTable(
      `Opening ${COUNT} names, of ${(letters / COUNT).toFixed(0)} characters in the mean, s`,
      ['seconds', 'cpu'].map((unit) => {
        const [mangled, plain] = runs.map((kind) => kind.map((run) => run[unit]));
        return {
          measured: unit === 'cpu' ? 'of a processor' : 'from start to end',
          mangled: median(mangled).toFixed(2),
          plain: median(plain).toFixed(2),
          'mangled beyond plain': median(mangled.map((s, round) => s - plain[round])).toFixed(2),
        };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Symbols of functions of Node, of libraries of Debian 12 and of the Rust programs of `test/fixtures/symbols`. Each is there
 * many times with another number in the place of four characters of an identifier.
 */
function distinctSymbols() {
  const forms = readFileSync(path.join(import.meta.dirname, 'symbols.txt'), 'utf8')
    .trimEnd()
    .split('\n');
  return Array.from({ length: COUNT }, (_, i) => {
    return forms[i % forms.length].replace('####', i.toString(36).padStart(4, '0'));
  });
}

/** A profile with a function, a location and a sample for each name. */
function profileOf(symbols) {
  const chunks = [];
  const out = new ProtoWriter((chunk) => chunks.push(chunk));
  out.bytesField(1, message([1, 1], [2, 2]));
  symbols.forEach((_, i) => {
    const id = i + 1;
    out.bytesField(2, message([1, id], [2, id]));
    const line = message([1, id], [2, 1]);
    out.bytesField(
      4,
      Buffer.concat([message([1, id], [3, id]), Buffer.from([(4 << 3) | 2, line.length]), line]),
    );
    out.bytesField(5, message([1, id], [2, i + 3], [3, i + 3]));
  });
  for (const text of ['', 'samples', 'count', ...symbols]) out.bytesField(6, Buffer.from(text));
  out.flush();
  return Buffer.concat(chunks);
}
