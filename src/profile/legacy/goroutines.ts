import type { Profile } from '../profile.js';
import { refuseMany } from '../limits.js';
import { withoutNuls } from '../sniff.js';
import { LegacyBuilder } from './builder.js';
import { DumpLines } from './goroutines/dumpLines.js';
import { findHeader, type Header } from './goroutines/header.js';
import { Places, StackReader } from './goroutines/stackReader.js';
import { Streams } from './goroutines/streams.js';
import { addTags } from './goroutines/tags.js';

interface Goroutine {
  readonly header: Header;
  readonly stack: StackReader;
  readonly dump: number;
}

/**
 * Reads the stacks of goroutines as Go writes them for `?debug=2`, in a crash or on SIGQUIT, which pprof cannot, wherever
 * they are in a log, whatever control characters it has: each header is a sample, with its state and its labels as tags
 * (`addTags`). The function that created a goroutine is the root of its stack. Undefined if there is none; throws a
 * `ProfileError` past the limits.
 */
export function parseGoroutines(bytes: Uint8Array): Profile | undefined {
  const builder = new LegacyBuilder({
    sampleTypes: [['goroutine', 'count']],
    periodType: ['goroutine', 'count'],
    period: 1n,
  });
  const { goroutines, dumps } = readGoroutines(bytes, new Places(builder));
  if (goroutines.length === 0) return undefined;
  for (const { header, stack, dump } of goroutines) {
    builder.sample(stack.locations, [1n]);
    addTags(builder, header, dumps > 1 ? dump : undefined);
  }
  builder.renumber();
  return builder.build([]);
}

function readGoroutines(
  bytes: Uint8Array,
  places: Places,
): { readonly goroutines: readonly Goroutine[]; readonly dumps: number } {
  const lines = new DumpLines(withoutNuls(bytes));
  const isForTerminal = bytes.includes(ESCAPE);
  const streams = new Streams(() => new StackReader(places));
  const goroutines: Goroutine[] = [];
  let labels = 0;
  while (lines.next()) {
    const text = isForTerminal ? lines.text.replace(FOR_TERMINAL, '') : lines.text;
    const header = findHeader(text, lines.isCut);
    const begun = header === undefined ? undefined : streams.begin(header);
    if (header !== undefined && begun !== undefined) {
      refuseMany('goroutines', goroutines.push({ header, ...begun }));
      refuseMany('labels of goroutines', (labels += header.labels.length));
    } else streams.take(text);
  }
  streams.end();
  return { goroutines, dumps: streams.dumps };
}

/** What tells a terminal colours, and links and titles, which end at BEL or ESC \. */
const ESCAPE = 0x1b;
const FOR_TERMINAL = /\u001b(?:\[[\d;]{0,32}[A-Za-z]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;
