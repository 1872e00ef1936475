import type { FlamePage, FlameStep } from '../../../src/protocol/session.js';
import { frameTree, type DrawnFrame, type FrameNode } from '../../../webview-ui/src/flame/d3/frameTree.js';

/** A frame as a test writes it. */
export interface Frame {
  readonly name: string;
  readonly width: number;
  readonly key?: number;
  /** For an "N more" frame: how many it stands for, and the rank of the first. */
  readonly more?: readonly [count: number, rank: number];
  readonly children?: readonly Frame[];
}

/** The page that shows these frames, of which the first `trail` steps down the first children are the zoomed stack. */
export function flamePage(root: Frame, trail = 0): FlamePage {
  const rows: { frame: Frame; parent: number }[] = [{ frame: root, parent: -1 }];
  for (let row = 0; row < rows.length; row++) {
    for (const frame of rows[row]?.frame.children ?? []) rows.push({ frame, parent: row });
  }
  const text = (): string[] => rows.map(() => '');
  return {
    trail,
    parent: Int32Array.from(rows, (r) => r.parent),
    width: Float64Array.from(rows, (r) => r.frame.width),
    left: leftOf(rows, trail),
    names: rows.map((r) => r.frame.name),
    short: text(),
    isCut: new Uint8Array(rows.length),
    packages: text(),
    flat: text(),
    cum: text(),
    cumPercent: text(),
    parentPercent: text(),
    zoomPercent: text(),
    generation: 1,
    line: new Int32Array(rows.length),
    file: new Int32Array(rows.length),
    lineNumber: new Float64Array(rows.length).fill(7),
    files: ['/src/a.go'],
    more: Uint32Array.from(rows, (r) => r.frame.more?.[0] ?? 0),
    step: Float64Array.from(rows, ({ frame }) => (frame.more ? -1 - frame.more[1] : (frame.key ?? 0))),
    match: new Uint8Array(rows.length),
    matchPercent: '',
    matchTotal: '',
    hasHiddenMatches: false,
    searchError: '',
    isSearched: true,
  };
}

/** The left edges of frames that stand side by side from that of their parent on. */
function leftOf(
  rows: readonly { readonly frame: Frame; readonly parent: number }[],
  trail: number,
): Float64Array {
  const left = new Float64Array(rows.length);
  const next = new Float64Array(rows.length);
  for (const [row, { frame, parent }] of rows.entries()) {
    if (row <= trail) continue;
    left[row] = next[row] = next[parent] ?? 0;
    next[parent] = (next[parent] ?? 0) + frame.width;
  }
  return left;
}

/** Where d3-flame-graph draws the frames of a page: children side by side from the left edge of their parent. */
export function drawn(page: FlamePage): readonly DrawnFrame[] {
  const frames: DrawnFrame[] = [];
  const root = frameTree(page);
  if (root !== undefined) place(root, null, 0);
  return frames;

  function place(data: FrameNode, parent: DrawnFrame | null, x0: number): DrawnFrame {
    const scale = parent === null ? 1 / data.value : (parent.x1 - parent.x0) / parent.data.value;
    const children: DrawnFrame[] = [];
    const depth = parent === null ? 0 : parent.depth + 1;
    const frame = { data, parent, depth, x0, x1: x0 + data.value * scale, children };
    frames[data.row] = frame;
    for (const child of data.children) children.push(place(child, frame, children.at(-1)?.x1 ?? x0));
    return frame;
  }
}

/** Steps by key. */
export function keys(...steps: readonly number[]): readonly FlameStep[] {
  return steps.map((key) => ({ key }));
}
