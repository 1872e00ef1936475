import { type Amount, sum } from '../analysis/values/amount.js';
import { withCheck } from '../analysis/samples/cancelCheck.js';
import { formatPercent, formatValue } from '../analysis/values/valueFormat.js';
import { byMagnitude } from '../analysis/graph/graph.js';
import { weightsByTag } from '../analysis/answers/tagTable.js';
import { compareBytewise } from '../profile/strings.js';
import { alignRight } from './text/alignRight.js';
import type { Question } from './question.js';

/** The report `tags`: each label key with its values and what they weigh (printTags of internal/report). */
export function tagsReport(question: Question): string {
  const { format, filtered, weighed, units } = question;
  const weights = weightsByTag(filtered.selected, weighed, units, format.outputUnit);
  const total = formatValue(format, format.total);
  const percent = (weight: Amount) => (format.total > 0 ? ` (${formatPercent(format, weight)})` : '');
  const { check } = filtered.selected;
  const lines: string[] = [];
  for (const key of [...weights.keys()].sort(compareBytewise)) {
    const values = [...(weights.get(key) ?? [])].sort(
      withCheck(check, ([a, x], [b, y]) => byMagnitude(x, y) || compareBytewise(a, b)),
    );
    const whole = sum(values.map(([, weight]) => weight));
    lines.push(`${key}:\t Total ${formatValue(format, whole)} of ${total}${percent(whole)}\n`);
    for (const [text, weight] of values) {
      lines.push(` \t${formatValue(format, weight)}${percent(weight)}:\t ${text}\n`);
    }
    lines.push('\n');
  }
  return alignRight(lines.join(''));
}
