import type { GraphNode } from '../../profile/indexes.js';
import { compareBytewise } from '../../profile/strings.js';
import { type Amount, abs, add, divide, isZero } from '../values/amount.js';
import { NAME_CHECK_MASK } from '../samples/cancelCheck.js';
import { byMagnitude } from './graph.js';
import type { LabelGroups } from '../samples/labelGroups.js';
import { PairSums } from './pairSums.js';
import { type StackNodes, forEachStack } from './stackNodes.js';
import type { WeighedSamples } from '../samples/weighedSamples.js';

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

/** The labels of each wanted graph node, of those marked 1 or of all (Node.addSample of internal/graph). */
export function tagsByNode(
  weighed: WeighedSamples,
  stacks: StackNodes,
  groups: LabelGroups,
  wanted: Uint8Array | undefined,
): Map<GraphNode, NodeTags> {
  const nodes = new Map<GraphNode, NodeTags>();
  if (groups.list.length === 0) return nodes;
  const cum = new PairSums(weighed.values, weighed.divisors);
  const flat = new PairSums(weighed.values, weighed.divisors);
  forEachStack(weighed, stacks, (sample) => {
    const group = groups.ofSample[sample];
    if (group < 0) return;
    for (let i = 0; i < stacks.depth; i++) {
      if (wanted === undefined || wanted[stacks.node[i]] === 1) cum.addSample(stacks.node[i], group, sample);
    }
    const leaf = stacks.node[stacks.depth - 1];
    if (stacks.endsAtLeaf && (wanted === undefined || wanted[leaf] === 1))
      flat.addSample(leaf, group, sample);
  });
  addTags(weighed, nodes, groups, cum, (tag, weight, divisor) => {
    tag.cum = add(tag.cum, weight);
    tag.cumDivisor = add(tag.cumDivisor, divisor);
  });
  addTags(weighed, nodes, groups, flat, (tag, weight, divisor) => {
    tag.flat = add(tag.flat, weight);
    tag.flatDivisor = add(tag.flatDivisor, divisor);
  });
  return nodes;
}

/** Adds what each group of labels weighs in each node to the tags that the group stands for. */
function addTags(
  { selected }: WeighedSamples,
  nodes: Map<GraphNode, NodeTags>,
  groups: LabelGroups,
  sums: PairSums,
  addTo: (tag: Tag, weight: Amount, divisor: Amount) => void,
): void {
  for (let pair = 0; pair < sums.count; pair++) {
    if ((pair & NAME_CHECK_MASK) === 0) selected.check();
    const tags = entryOf(nodes, sums.first[pair] as GraphNode, newNodeTags);
    const { text, numbers } = groups.list[sums.second[pair]];
    const weight = sums.weight[pair];
    const divisor = sums.divisor?.[pair] ?? 0;
    if (text !== '') addTo(tagOf(tags.texts, text, 0n, ''), weight, divisor);
    const numeric = entryOf(tags.numbers, text, () => new Map<string, Tag>());
    for (const { name, value, unit } of numbers) addTo(tagOf(numeric, name, value, unit), weight, divisor);
  }
}

function newNodeTags(): NodeTags {
  return { texts: new Map(), numbers: new Map() };
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function tagOf(tags: Map<string, Tag>, name: string, value: bigint, unit: string): Tag {
  return entryOf(tags, name, () => ({ name, value, unit, flat: 0, cum: 0, flatDivisor: 0, cumDivisor: 0 }));
}

/** What a tag weighs in the samples that end in its node, in the recorded unit; a mean if there are divisors. */
export function tagFlat(tag: Tag): Amount {
  return isZero(tag.flatDivisor) ? tag.flat : divide(tag.flat, tag.flatDivisor);
}

/** What a tag weighs in all samples of its node, in the recorded unit; a mean if there are divisors. */
export function tagCum(tag: Tag): Amount {
  return isZero(tag.cumDivisor) ? tag.cum : divide(tag.cum, tag.cumDivisor);
}

/** Removes tags whose flat and cum are both below the cutoff (TrimLowFrequencyTags). */
export function trimTags(nodes: ReadonlyMap<GraphNode, NodeTags>, cutoff: Amount): void {
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
