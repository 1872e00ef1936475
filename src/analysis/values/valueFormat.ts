import { type Amount, isZero, scaleBy } from './amount.js';
import { percentage, scaledLabel, share, signedShare } from './measurement.js';

/** How one report writes its values. */
export interface ValueFormat {
  readonly total: Amount;
  /** Unit of the values as recorded. */
  readonly unit: string;
  /** The unit they are written in; `minimum` fits each value alone. */
  readonly outputUnit: string;
  /** Values are multiplied by it, before they are scaled. */
  readonly ratio: number;
}

/** The value, in the unit recorded, as the report writes it: times the ratio, scaled to the output unit, with its name (report.New). */
export function formatValue(format: ValueFormat, value: Amount): string {
  return scaledLabel(scaleBy(value, format.ratio), format.unit, format.outputUnit);
}

/** The value as `list` writes it: a dot for nothing. */
export function valueOrDot(format: ValueFormat, value: Amount): string {
  return isZero(value) ? '.' : formatValue(format, value);
}

/** |value / total| as pprof writes percentages, at least five characters and a %. */
export function formatPercent(format: ValueFormat, value: Amount): string {
  return percentage(value, format.total);
}

/** |value / total| as a fraction: 0..1 but for recursion and differences; 0 of a total of 0. */
export function shareOf(format: ValueFormat, value: Amount): number {
  return share(value, format.total);
}

/** As `shareOf`, but negative for a negative value. */
export function signedShareOf(format: ValueFormat, value: Amount): number {
  return signedShare(value, format.total);
}
