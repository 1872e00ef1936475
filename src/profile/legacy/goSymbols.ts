import type { LegacyBuilder } from './builder.js';
import { unquoted } from './goQuoted.js';
import { hexadecimal } from './numbers.js';

/**
 * What the Go runtime writes below each stack of a `?debug=1` text: one line `#	0x471d86	bytes.makeSlice+0x76	…/buffer.go:231`
 * for each frame, and `# labels: {…}`. pprof passes over them; here names, files and lines come from them.
 *
 * The runtime leaves out its own frames at the leaf of a stack and `runtime.goexit` at its root
 * (printStackRecord in Go's runtime/pprof/pprof.go), which tells what an unnamed frame there is.
 */
export class GoSymbols {
  private readonly byAddress = new Map<bigint, { readonly func: number; readonly line: bigint }>();

  constructor(private readonly builder: LegacyBuilder) {}

  /** Reads a comment line; one that is neither a symbol nor labels says nothing. */
  comment(line: string): void {
    const symbol = symbolOf(line);
    if (symbol !== undefined) {
      const { name, file, line: lineText } = symbol;
      const address = hexadecimal(symbol.address);
      // No code is at 0: Go writes it for a stack it does not have.
      if (address === undefined || address === 0n || this.byAddress.has(address)) return;
      const func = this.builder.functionNamed(name, file);
      this.byAddress.set(address, { func, line: BigInt.asIntN(64, BigInt(lineText)) });
    } else if (line.startsWith(LABELS) && this.builder.sampleCount > 0) {
      LABEL.lastIndex = LABELS.length;
      for (let label = LABEL.exec(line); label !== null; label = LABEL.exec(line)) {
        this.builder.textLabel(unquoted(label[1]), unquoted(label[2]));
      }
    }
  }

  /** Gives the locations of all samples their lines. */
  apply(): void {
    if (this.byAddress.size === 0) return;
    const { builder } = this;
    const { offsets, locations } = builder.stacks();
    for (const location of new Set(locations)) {
      const address = builder.addressOf(location);
      // A frame is named by its call, one before the return address; a frame stopped by a signal by where it stopped.
      const symbol = this.byAddress.get(address) ?? this.byAddress.get(address + 1n);
      if (symbol !== undefined) builder.setLine(location, symbol.func, symbol.line);
    }
    const hidden = new Set<number>();
    const roots = new Set<number>();
    for (let sample = 0; sample + 1 < offsets.length; sample++) {
      let from = offsets[sample];
      const end = offsets[sample + 1];
      while (from < end && !builder.hasLine(locations[from])) from++;
      if (from === end) continue;
      for (let at = offsets[sample]; at < from; at++) hidden.add(locations[at]);
      if (end - from > 1 && !builder.hasLine(locations[end - 1])) roots.add(locations[end - 1]);
    }
    for (const location of roots) builder.setLine(location, builder.functionNamed('runtime.goexit', ''), 0n);
    for (const location of hidden) builder.setLine(location, builder.functionNamed(HIDDEN, ''), 0n);
  }
}

/** The name for frames of which only that they are the runtime's is known. */
const HIDDEN = 'runtime.(hidden)';

const LABELS = '# labels: {';
/** One label where the one before ends: whatever else is there ends them all. */
const LABEL = /(?:, *)?"((?:[^"\\]|\\[^])*)": *"((?:[^"\\]|\\[^])*)"/y;
/** What stands before the file: address and function. */
const SYMBOL_HEAD = /^#\s+0x([0-9a-f]+)\s+(\S+)\+0x[0-9a-f]+\s+/;

/** The parts of `#	0x471d86	bytes.makeSlice+0x76	…/buffer.go:231`; undefined for any other line. */
function symbolOf(text: string): Record<'address' | 'name' | 'file' | 'line', string> | undefined {
  const head = SYMBOL_HEAD.exec(text);
  if (head === null) return undefined;
  const place = text.slice(head[0].length).trimEnd();
  const colon = place.lastIndexOf(':');
  const line = place.slice(colon + 1);
  if (colon < 1 || !/^\d{1,18}$/.test(line)) return undefined;
  return { address: head[1], name: head[2], file: place.slice(0, colon), line };
}
