import { type Amount, abs, compare, isZero, scaleBy } from './amount.js';
import { type Graph, cumValue, flatValue } from './graph.js';
import { percentage, scale, scaledLabel, share } from './measurement.js';

/** How one report writes its values. */
export interface Figures {
  readonly total: Amount;
  /** Unit of the values as recorded. */
  readonly unit: string;
  /** The unit they are written in; `minimum` fits each value alone. */
  readonly outputUnit: string;
  /** Values are multiplied by it, before they are scaled. */
  readonly ratio: number;
}

/** The value as the report writes it (report.New). */
export function formatValue(figures: Figures, value: Amount): string {
  return scaledLabel(scaleBy(value, figures.ratio), figures.unit, figures.outputUnit);
}

/** The value as `list` writes it: a dot for nothing. */
export function valueOrDot(figures: Figures, value: Amount): string {
  return isZero(value) ? '.' : formatValue(figures, value);
}

/** |value / total| as pprof writes percentages, at least five characters and a %. */
export function formatPercent(figures: Figures, value: Amount): string {
  return percentage(value, figures.total);
}

/** |value / total|, 0..1 but for recursion and differences. */
export function shareOf(figures: Figures, value: Amount): number {
  return share(value, figures.total);
}

/**
 * With the output unit `minimum`: the one unit for a whole report, in which its smallest value is still at least 0.01
 * (selectOutputUnit of internal/report).
 */
export function withReportUnit(figures: Figures, graph: Graph): Figures {
  if (figures.outputUnit !== 'minimum' || graph.list.length === 0) return figures;
  const { unit, total, ratio } = figures;
  const smallest = scaleBy(smallestValue(graph) ?? total, ratio);
  const largest = scaleBy(total, ratio);
  let outputUnit = scale(smallest, unit, 'minimum').unit;
  const hundredfold = times100(smallest);
  if (outputUnit !== scale(largest, unit, 'minimum').unit && compare(hundredfold, largest) < 0) {
    outputUnit = scale(hundredfold, unit, 'minimum').unit;
  }
  return { ...figures, outputUnit: outputUnit === '' ? unit : outputUnit };
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
