import type { LineRow, NodeIndex } from '../../profile/indexes.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import { nameParts, type Nodes } from '../graph/nodes.js';
import type { FrameRef } from './place.js';

/** What a frame or a node is called, whole, and the parts of it that one can look for. */
export interface FrameNames {
  /** Its node as printed at the granularity of the nodes. */
  readonly printed: string;
  /** The function's name alone, or what stands for one that is not known; empty where functions are not told apart. */
  readonly func: string;
  /** Its file as recorded, empty if unknown. */
  readonly file: string;
}

/**
 * The numbers in `nodes` of what a frame belongs to: none where filters leave nothing of it, several for a function whose
 * frames are told apart by their binaries.
 */
export function nodesOf(nodes: Nodes, ref: FrameRef): ReadonlySet<NodeIndex> {
  const { frames, profile } = nodes;
  const found = new Set<NodeIndex>();
  for (let f = 0; f < frames.count; f++) {
    if ((f & CHECK_MASK) === 0) frames.check();
    const row = frames.row[f];
    if (row < 0) continue;
    if ((ref.kind === 'line' ? row : profile.lines.func[row]) === ref.id) found.add(nodes.ofFrame[f]);
  }
  return found;
}

/** The names of a node. */
export function namesOfNode(nodes: Nodes, node: NodeIndex): FrameNames {
  const info = nodes.info(node);
  const name = info.name || nameParts({ ...info, address: 0n }).join(' ');
  return {
    printed: nodes.printable(node),
    func: nodes.identity.name ? name : '',
    file: fileOf(nodes, node),
  };
}

/** The file of a node's first function as recorded, empty if unknown: where functions are told apart by name alone it is a guess. */
export function fileOf(nodes: Nodes, node: NodeIndex): string {
  const { functions, strings } = nodes.profile;
  const func = nodes.func(node);
  return func < 0 ? '' : strings.text(functions.filename[func]);
}

/** The names of a frame. Undefined for one that the profile does not have. */
export function namesOf(nodes: Nodes, ref: FrameRef): FrameNames | undefined {
  const { lines, functions, strings } = nodes.profile;
  if (ref.id >= (ref.kind === 'line' ? lines : functions).count) return undefined;
  const func = ref.kind === 'line' ? lines.func[ref.id as LineRow] : ref.id;
  const name = strings.text(functions.name[func]);
  const [node = -1 as NodeIndex] = nodesOf(nodes, ref);
  return {
    printed: node < 0 ? name : nodes.printable(node),
    func: nodes.identity.name ? name : '',
    file: strings.text(functions.filename[func]),
  };
}
