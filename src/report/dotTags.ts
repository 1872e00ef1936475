import { add, isZero, toNumber, truncate } from '../analysis/values/amount.js';
import { MAX_TAGS } from '../analysis/graph/drawnGraph.js';
import { type ValueFormat, formatValue } from '../analysis/values/valueFormat.js';
import { label, scale } from '../analysis/values/measurement.js';
import { append } from './text/append.js';
import { type NodeTags, type Tag, sortTags, tagCum, tagFlat } from '../analysis/graph/nodeTags.js';

/**
 * The boxes with a node's labels (addNodelets of internal/graph). A leaf shows cum weights, which include those of
 * callees that were left out; other nodes only their own.
 */
export function nodelets(tags: NodeTags, format: ValueFormat, id: number, isCaller: boolean): string[] {
  const lines: string[] = [];
  sortTags(tags.texts.values(), isCaller)
    .slice(0, MAX_TAGS)
    .forEach((tag, i) => {
      const weight = isCaller ? tagFlat(tag) : tagCum(tag);
      if (isZero(weight)) return;
      append(lines, box(`N${id}`, `N${id}_${i}`, tag.name, formatValue(format, weight), ''));
      const numbers = tags.numbers.get(tag.name);
      if (numbers) append(lines, numericNodelets(numbers, format, `N${id}_${i}`, isCaller));
    });
  const numbers = tags.numbers.get('');
  if (numbers) append(lines, numericNodelets(numbers, format, `N${id}`, isCaller));
  return lines;
}

function numericNodelets(
  numbers: ReadonlyMap<string, Tag>,
  format: ValueFormat,
  source: string,
  isCaller: boolean,
): string[] {
  return collapsed([...numbers.values()], isCaller).flatMap((tag, i) => {
    const isOwn = isCaller || tagFlat(tag) === tagCum(tag);
    const weight = isOwn ? tagFlat(tag) : tagCum(tag);
    if (isZero(weight)) return [];
    const style = isOwn ? '' : ' style="dotted"';
    return box(source, `N${source}_${i}`, tag.name, formatValue(format, weight), style);
  });
}

function box(source: string, id: string, name: string, weight: string, style: string): string[] {
  return [
    `${id} [label = "${name}" id="${id}" fontsize=8 shape=box3d tooltip="${weight}"]`,
    `${source} -> ${id} [label=" ${weight}" weight=100 tooltip="${weight}" labeltooltip="${weight}"${style}]`,
  ];
}

/** At most as many tags as are drawn: the lighter ones join the nearest of the heaviest (collapsedTags). */
function collapsed(tags: Tag[], isFlat: boolean): Tag[] {
  const sorted = sortTags(tags, isFlat);
  if (sorted.length <= MAX_TAGS) return sorted;
  const groups = sorted.slice(0, MAX_TAGS).map((tag) => [tag]);
  for (const tag of sorted.slice(MAX_TAGS)) {
    groups
      .map((group) => ({ group, away: distance(tag, group[0]) }))
      .reduce((nearest, next) => (next.away < nearest.away ? next : nearest))
      .group.push(tag);
  }
  return sortTags(groups.map(joined), isFlat);
}

function distance(tag: Tag, other: Tag): number {
  return Math.abs(scale(other.value, other.unit, tag.unit).value - toNumber(tag.value));
}

/** One tag for a group, named by its smallest and largest value, with its means worked out (tagGroupLabel). */
function joined(group: readonly Tag[]): Tag {
  const [first] = group;
  let [min, max] = [first, first];
  const all = { ...first, name: label(first.value, first.unit) };
  for (const tag of group.slice(1)) {
    if (truncate(scale(tag.value, tag.unit, min.unit).value) < min.value) min = tag;
    if (truncate(scale(tag.value, tag.unit, max.unit).value) > max.value) max = tag;
    all.flat = add(all.flat, tag.flat);
    all.cum = add(all.cum, tag.cum);
    all.flatDivisor = add(all.flatDivisor, tag.flatDivisor);
    all.cumDivisor = add(all.cumDivisor, tag.cumDivisor);
    all.name = `${label(min.value, min.unit)}..${label(max.value, max.unit)}`;
  }
  return { ...all, flat: tagFlat(all), cum: tagCum(all), flatDivisor: 0, cumDivisor: 0 };
}
