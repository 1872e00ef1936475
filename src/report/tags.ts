import { type Amount, sum } from '../analysis/amount.js';
import { withBeats } from '../analysis/beat.js';
import { formatPercent, formatValue } from '../analysis/figures.js';
import { byMagnitude } from '../analysis/graph.js';
import { weightsByTag } from '../analysis/tagTable.js';
import { compareBytewise } from '../profile/strings.js';
import { alignRight } from './alignRight.js';
import type { Question } from './question.js';

/** The report `tags`: each label key with its values and what they weigh (printTags of internal/report). */
export function tagsReport(question: Question): string {
  const { figures, filtered, view, units } = question;
  const weights = weightsByTag(filtered.selected, view, units, figures.outputUnit);
  const total = formatValue(figures, figures.total);
  const percent = (weight: Amount) => (figures.total > 0 ? ` (${formatPercent(figures, weight)})` : '');
  const { beat } = filtered.selected;
  const lines: string[] = [];
  for (const key of [...weights.keys()].sort(compareBytewise)) {
    const values = [...(weights.get(key) ?? [])].sort(
      withBeats(beat, ([a, x], [b, y]) => byMagnitude(x, y) || compareBytewise(a, b)),
    );
    const whole = sum(values.map(([, weight]) => weight));
    lines.push(`${key}:\t Total ${formatValue(figures, whole)} of ${total}${percent(whole)}\n`);
    for (const [text, weight] of values) {
      lines.push(` \t${formatValue(figures, weight)}${percent(weight)}:\t ${text}\n`);
    }
    lines.push('\n');
  }
  return alignRight(lines.join(''));
}
