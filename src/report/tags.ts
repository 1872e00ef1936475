import { type Amount, add, sum } from '../analysis/amount.js';
import { formatPercent, formatValue } from '../analysis/figures.js';
import { byMagnitude } from '../analysis/graph.js';
import { labelsOf } from '../analysis/labels.js';
import { scaledLabel } from '../analysis/measurement.js';
import { keptCount } from '../analysis/selected.js';
import { compareBytewise } from '../profile/strings.js';
import { alignRight } from './alignRight.js';
import type { Question } from './question.js';

/** The report `tags`: each label key with its values and what they weigh (printTags of internal/report). */
export function tagsReport(question: Question): string {
  const { figures } = question;
  const weights = weightsByKey(question);
  const total = formatValue(figures, figures.total);
  const rows: string[][] = [];
  for (const key of [...weights.keys()].sort(compareBytewise)) {
    const values = [...(weights.get(key) ?? [])].sort(
      ([a, x], [b, y]) => byMagnitude(x, y) || compareBytewise(a, b),
    );
    const whole = sum(values.map(([, weight]) => weight));
    rows.push([
      `${key}:`,
      ` Total ${formatValue(figures, whole)} of ${total} (${formatPercent(figures, whole)})`,
    ]);
    for (const [text, weight] of values) {
      rows.push([' ', `${formatValue(figures, weight)} (${formatPercent(figures, weight)}):`, ` ${text}`]);
    }
    rows.push(['']);
  }
  return alignRight(rows);
}

function weightsByKey({ filtered, view, units, figures }: Question): Map<string, Map<string, Amount>> {
  const { selected } = filtered;
  const keys = new Map<string, Map<string, Amount>>();
  const count = keptCount(selected);
  for (let k = 0; k < count; k++) {
    const sample = selected.samples === undefined ? k : selected.samples[k];
    const { texts, numbers } = labelsOf(selected, sample);
    const addTo = (key: string, text: string) => {
      let weights = keys.get(key);
      if (weights === undefined) keys.set(key, (weights = new Map<string, Amount>()));
      weights.set(text, add(weights.get(text) ?? 0, view.values[sample]));
    };
    for (const [key, values] of texts) for (const text of values) addTo(key, text);
    for (const [key, { values }] of numbers) {
      const unit = units.unit.get(key) ?? '';
      for (const value of values) addTo(key, scaledLabel(value, unit, figures.outputUnit));
    }
  }
  return keys;
}
