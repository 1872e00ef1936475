import type { Holding, NodeIndex } from '../../profile/indexes.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import type { Nodes } from '../graph/nodes.js';

/** Keys from here on stand for locations without lines. */
const FIRST_LOCATION = 2 ** 32;

const NONE = -1 as NodeIndex;

/**
 * Names nodes by what the profile numbers: filters change the numbers of nodes, but not those of lines and locations.
 * A key is the row of `profile.lines` of a node's first frame, or 2^32 more than its location where that has no lines.
 */
export class StepKeys {
  private byRow: Holding<NodeIndex, Int32Array> | undefined;

  constructor(private readonly nodes: Nodes) {}

  /** The key of a node, ≥ 0. */
  keyOf(node: NodeIndex): number {
    const row = this.nodes.row[node];
    return row < 0 ? FIRST_LOCATION + this.nodes.location[node] : row;
  }

  /** The node of a key that may be of other filters; -1 where these leave nothing of it. */
  nodeOf(key: number): NodeIndex {
    const { frames, ofFrame, profile } = this.nodes;
    if (key >= FIRST_LOCATION) {
      const location = key - FIRST_LOCATION;
      const frame = frames.offsets[location];
      return location < profile.locations.count && frames.row[frame] === -1 ? ofFrame[frame] : NONE;
    }
    this.byRow ??= this.nodesByRow();
    return this.byRow[key] ?? NONE;
  }

  private nodesByRow(): Holding<NodeIndex, Int32Array> {
    const { frames, ofFrame, profile } = this.nodes;
    const byRow = new Int32Array(profile.lines.count).fill(-1);
    for (let f = 0; f < frames.count; f++) {
      if ((f & CHECK_MASK) === 0) frames.check();
      if (frames.row[f] >= 0) byRow[frames.row[f]] = ofFrame[f];
    }
    return byRow as Holding<NodeIndex, Int32Array>;
  }
}
