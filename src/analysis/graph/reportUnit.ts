import { type Amount, abs, compare, isZero, scaleBy } from '../values/amount.js';
import { scale } from '../values/measurement.js';
import type { ValueFormat } from '../values/valueFormat.js';
import { type Graph, cumValue, flatValue } from './graph.js';

/**
 * With the output unit `minimum`: the one unit for a whole report, in which its smallest value is still at least 0.01
 * (selectOutputUnit of internal/report).
 */
export function withReportUnit(format: ValueFormat, graph: Graph): ValueFormat {
  if (format.outputUnit !== 'minimum' || graph.list.length === 0) return format;
  const { unit, total, ratio } = format;
  const smallest = scaleBy(smallestValue(graph) ?? total, ratio);
  const largest = scaleBy(total, ratio);
  let outputUnit = scale(smallest, unit, 'minimum').unit;
  const hundredfold = times100(smallest);
  if (outputUnit !== scale(largest, unit, 'minimum').unit && compare(hundredfold, largest) < 0) {
    outputUnit = scale(hundredfold, unit, 'minimum').unit;
  }
  return { ...format, outputUnit: outputUnit === '' ? unit : outputUnit };
}

/** The smallest |flat| of a node, or |cum| where there is no flat; undefined if all are zero. */
function smallestValue(graph: Graph): Amount | undefined {
  let smallest: Amount | undefined;
  for (const node of graph.list) {
    const flat = abs(flatValue(graph, node));
    const value = isZero(flat) ? abs(cumValue(graph, node)) : flat;
    if (value > 0 && (smallest === undefined || value < smallest)) smallest = value;
  }
  return smallest;
}

function times100(value: Amount): Amount {
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER / 100) return value * 100;
  return BigInt.asIntN(64, BigInt(value) * 100n);
}
