import type { Granularity } from './selection.js';

/** Which attributes tell two nodes apart: what pprof's aggregation leaves of them (driver.aggregate). */
export interface Identity {
  readonly name: boolean;
  readonly file: boolean;
  readonly line: boolean;
  readonly column: boolean;
  readonly address: boolean;
  /** Whether object file and first line of the function count too: pprof needs them for nameless nodes, `list` for all. */
  readonly object: 'nameless' | 'always' | 'never';
}

/**
 * The identity for a granularity. Columns count only if asked for, but always between addresses, which pprof leaves as
 * they are unless inlined frames go.
 */
export function identityOf(granularity: Granularity, columns = false, noInlines = false): Identity {
  const line = granularity === 'lines' || granularity === 'addresses';
  return {
    name: granularity !== 'files',
    file: granularity !== 'functions',
    line,
    column: line && (columns || (granularity === 'addresses' && !noInlines)),
    address: granularity === 'addresses',
    object: 'nameless',
  };
}

/** The identity of `list`: each line of each function of each binary. */
export const LIST_IDENTITY: Identity = { ...identityOf('lines'), object: 'always' };

/** The identity of a place in the code: a line of a file, whatever function it is in. */
export const PLACE_IDENTITY: Identity = {
  name: false,
  file: true,
  line: true,
  column: false,
  address: false,
  object: 'never',
};
