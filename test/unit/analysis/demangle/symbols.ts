import { readFileSync } from 'node:fs';
import type { NameMode } from '../../../../src/analysis/names/demangle/nameMode.js';

/** A symbol, and how pprof (v0.0.0-20261105003125-4bf881d7fb0b) writes it in each mode. */
export type Row = Readonly<Record<'symbol' | Exclude<NameMode, 'none'>, string>>;

/**
 * Symbols of each production of the grammars: of a C++ program that GCC 12 compiled and a Rust program that rustc 1.95
 * compiled, with older and newer mangling, and some written by hand, also such as are none.
 */
export const ROWS: readonly Row[] = readFileSync('test/fixtures/symbols/names.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [symbol = '', simplified = '', templates = '', full = ''] = line.split('\t');
    return { symbol, simplified, templates, full };
  });
