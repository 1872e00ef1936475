import { compareBytewise } from '../profile/strings.js';
import { type Amount, abs, add, divide, isZero } from './amount.js';
import { byMagnitude } from './graph.js';
import { type LabelUnits, labelsOf } from './labels.js';
import { scaledLabel } from './measurement.js';
import { type StackNodes, forEachStack } from './stackNodes.js';
import type { View } from './view.js';

/** What the samples with one label weigh in one node. */
export interface Tag {
  readonly name: string;
  /** Of a numeric label, else 0 and empty. */
  readonly value: bigint;
  readonly unit: string;
  flat: Amount;
  cum: Amount;
  flatDivisor: Amount;
  cumDivisor: Amount;
}

/** The labels of one node. */
export interface NodeTags {
  /** All text labels of a sample as one tag. */
  readonly texts: Map<string, Tag>;
  /** Numeric labels, by the text labels they came with. */
  readonly numbers: Map<string, Map<string, Tag>>;
}

/** The only numeric label that graphs show, as in pprof. */
const NUMERIC = 'bytes';
/** Marks the samples of a base profile; it is not shown. */
const BASE = 'pprof::base';

/** The labels of each graph node (Node.addSample of internal/graph). */
export function tagsByNode(
  view: View,
  stacks: StackNodes,
  units: LabelUnits,
  outputUnit: string,
): Map<number, NodeTags> {
  const nodes = new Map<number, NodeTags>();
  const { selected, values, divisors } = view;
  const { labels } = view.profile.samples;
  if (labels.key.length === 0) return nodes;
  const unit = units.unit.get(NUMERIC) ?? NUMERIC;
  forEachStack(view, stacks, (sample) => {
    if (labels.offsets[sample] === labels.offsets[sample + 1]) return;
    const { texts, numbers } = labelsOf(selected, sample);
    const joined = joinLabels(texts);
    const amounts = numbers.get(NUMERIC)?.values ?? [];
    if (joined === '' && amounts.length === 0) return;
    const weight = { value: values[sample], divisor: divisors?.[sample] ?? 0 };
    const addTo = (node: number, isFlat: boolean) => {
      const tags = entryOf(nodes, node, newNodeTags);
      if (joined !== '') addWeight(tagOf(tags.texts, joined, 0n, ''), weight, isFlat);
      const numeric = entryOf(tags.numbers, joined, () => new Map<string, Tag>());
      for (const amount of amounts) {
        addWeight(tagOf(numeric, scaledLabel(amount, unit, outputUnit), amount, unit), weight, isFlat);
      }
    };
    for (const node of new Set(stacks.node.slice(0, stacks.depth))) addTo(node, false);
    if (stacks.endsAtLeaf) addTo(stacks.node[stacks.depth - 1], true);
  });
  return nodes;
}

function newNodeTags(): NodeTags {
  return { texts: new Map(), numbers: new Map() };
}

function joinLabels(texts: ReadonlyMap<string, readonly string[]>): string {
  const labels = [...texts].filter(([key]) => key !== BASE);
  return labels
    .flatMap(([key, values]) => values.map((value) => `${key}:${value}`))
    .sort(compareBytewise)
    .join('\\n');
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function tagOf(tags: Map<string, Tag>, name: string, value: bigint, unit: string): Tag {
  return entryOf(tags, name, () => ({ name, value, unit, flat: 0, cum: 0, flatDivisor: 0, cumDivisor: 0 }));
}

function addWeight(tag: Tag, weight: { value: Amount; divisor: Amount }, isFlat: boolean): void {
  if (isFlat) {
    tag.flat = add(tag.flat, weight.value);
    tag.flatDivisor = add(tag.flatDivisor, weight.divisor);
  } else {
    tag.cum = add(tag.cum, weight.value);
    tag.cumDivisor = add(tag.cumDivisor, weight.divisor);
  }
}

/** The flat weight of a tag as printed. */
export function tagFlat(tag: Tag): Amount {
  return isZero(tag.flatDivisor) ? tag.flat : divide(tag.flat, tag.flatDivisor);
}

/** The cum weight of a tag as printed. */
export function tagCum(tag: Tag): Amount {
  return isZero(tag.cumDivisor) ? tag.cum : divide(tag.cum, tag.cumDivisor);
}

/** Removes tags whose flat and cum are both below the cutoff (TrimLowFrequencyTags). */
export function trimTags(nodes: ReadonlyMap<number, NodeTags>, cutoff: Amount): void {
  for (const tags of nodes.values()) {
    for (const map of [tags.texts, ...tags.numbers.values()]) {
      for (const [name, tag] of map) {
        if (abs(tag.flat) < cutoff && abs(tag.cum) < cutoff) map.delete(name);
      }
    }
  }
}

/** How many tags of a node have flat weight. */
export function countTags(tags: NodeTags | undefined): number {
  if (tags === undefined) return 0;
  let count = 0;
  for (const map of [tags.texts, ...tags.numbers.values()]) {
    for (const tag of map.values()) if (!isZero(tag.flat)) count++;
  }
  return count;
}

/** Tags by |flat|, or first by |cum| if not `isFlat`, then by name (SortTags). */
export function sortTags(tags: Iterable<Tag>, isFlat: boolean): Tag[] {
  return [...tags].sort(
    (a, b) =>
      (isFlat ? 0 : byMagnitude(a.cum, b.cum)) ||
      byMagnitude(a.flat, b.flat) ||
      compareBytewise(a.name, b.name),
  );
}
