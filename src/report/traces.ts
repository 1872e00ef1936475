import { type Amount, divide, isZero } from '../analysis/values/amount.js';
import { NAME_PIECE } from '../analysis/samples/cancelCheck.js';
import { formatValue } from '../analysis/values/valueFormat.js';
import { framesOfStack } from '../analysis/samples/frames.js';
import { type SampleLabels, labelsOf } from '../analysis/samples/labels.js';
import { label } from '../analysis/values/measurement.js';
import { Nodes } from '../analysis/graph/nodes.js';
import { identityOf } from '../analysis/samples/identity.js';
import { refOf } from '../analysis/answers/place.js';
import { samplePieces } from '../analysis/samples/selected.js';
import type { WeighedSamples } from '../analysis/samples/weighedSamples.js';
import { compareBytewise } from '../profile/strings.js';
import { profileHeader } from './header.js';
import type { Question } from './question.js';
import { padLeft } from './text/pad.js';
import { Printout } from './printout.js';

const SEPARATOR = '-----------+-------------------------------------------------------';

/** The report `traces`: the stack of every sample, leaf first (printTraces of internal/report). */
export function tracesReport(question: Question): Printout {
  const { profile, options, frames, format, sampleType, weighed } = question;
  const { selected } = weighed;
  const { granularity, showColumns, noInlines } = options;
  const identity = identityOf(granularity, showColumns, noInlines);
  // Paths are not trimmed here, not even as pprof does unasked.
  const nodes = new Nodes(profile, frames, identity);
  const header = profileHeader(profile, format, sampleType);
  const out = new Printout();
  out.printAll(header.length === 0 ? [''] : header);
  const stack: number[] = [];
  for (const piece of samplePieces(selected, NAME_PIECE)) {
    for (const sample of piece) {
      framesOfStack(selected, frames, sample, stack);
      if (stack.length === 0) continue;
      out.print(SEPARATOR);
      out.printAll(labelLines(question, labelsOf(selected, sample)));
      const value = formatValue(format, sampleValue(weighed, sample));
      for (const [i, f] of stack.entries()) {
        const node = nodes.ofFrame[f];
        const before = `${padLeft(i === 0 ? value : '', 10)}   `;
        // A frame is inlined where another of its location follows.
        const mark = f + 1 < frames.offsets[frames.location[f] + 1] ? ' (inline)' : '';
        out.printName(before, nodes.printable(node), mark, refOf(nodes, node));
      }
    }
  }
  out.print(SEPARATOR);
  return out;
}

function sampleValue({ values, divisors }: WeighedSamples, sample: number): Amount {
  const divisor = divisors?.[sample];
  return divisor === undefined || isZero(divisor) ? values[sample] : divide(values[sample], divisor);
}

function labelLines({ units }: Question, labels: SampleLabels): string[] {
  const line = (key: string, values: readonly string[]) => `${padLeft(key, 10)}:  ${values.join(' ')}`;
  const texts = Array.from(labels.texts, ([key, values]) => line(key, values));
  const numbers = Array.from(labels.numbers, ([key, { values }]) => {
    return line(
      key,
      values.map((value) => label(value, units.unit.get(key) ?? '')),
    );
  });
  return [...texts.sort(compareBytewise), ...numbers.sort(compareBytewise)];
}
