import { cxxName } from '../../src/analysis/names/demangle/cxxName.js';
import type { NameMode } from '../../src/analysis/names/demangle/nameMode.js';
import { RustNames } from '../../src/analysis/names/demangle/rust/rustNames.js';
import { decodeText, encodeText } from '../../src/profile/text.js';

/** The name of a symbol, by the readers that know all symbols; it stands between others in its buffer. */
export function readableName(symbol: string, mode: NameMode = 'simplified'): string {
  if (mode === 'none') return symbol;
  const rust = new RustNames(mode !== 'simplified');
  const bytes = encodeText(`7before${symbol}E3foo`);
  const length = rust.read(bytes, 7, bytes.length - 5);
  return length < 0 ? cxxName(symbol, mode) : decodeText(rust.bytes.subarray(0, length));
}
