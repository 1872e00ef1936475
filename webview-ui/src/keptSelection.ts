import {
  GRANULARITIES,
  NO_FILTERS,
  type Filters,
  type Selection,
} from '../../src/analysis/samples/selection.js';
import { fields } from './shared/kept.js';

/** The selection as it was saved; undefined if what was saved is none. */
export function readSelection(saved: unknown): Selection | undefined {
  const { sampleIndex, granularity, noInlines, filters, trim, relativePercentages } = fields(saved);
  if (typeof sampleIndex !== 'number' || !Number.isSafeInteger(sampleIndex)) return undefined;
  return {
    sampleIndex,
    granularity: GRANULARITIES.find((known) => known === granularity) ?? 'functions',
    noInlines: noInlines === true,
    filters: readFilters(filters),
    trim: trim !== false,
    relativePercentages: relativePercentages === true,
  };
}

function readFilters(saved: unknown): Filters {
  const texts = Object.entries(fields(saved)).filter(
    ([name, text]) => name in NO_FILTERS && typeof text === 'string',
  );
  return { ...NO_FILTERS, ...Object.fromEntries(texts) };
}
