import type { GraphNode } from '../../profile/indexes.js';
import { knownNumber } from '../../profile/int64.js';
import { type Graph, cumValue, flatValue, nodeOf } from '../graph/graph.js';
import { cleanPath } from '../names/paths.js';
import { CHECK_MASK } from '../samples/cancelCheck.js';
import { isZero } from '../values/amount.js';
import type { ValueFormat } from '../values/valueFormat.js';
import { figuresOf, type LineFigure } from './codeLines.js';
import { namesOfNode } from './frameNames.js';
import type { FrameRef } from './place.js';

/** A function of a file with what it costs in all, as Top has it: each sample counts once, however deep the recursion. */
export interface FunctionFigure extends LineFigure {
  /** 1-based: where the function begins, or where that is not recorded its first line that any sample has. */
  readonly line: number;
  /** 1-based: its last line that any sample has. */
  readonly last: number;
  readonly func: string;
  readonly ref: FrameRef;
}

interface Extent {
  first: number;
  last: number;
}

/** The functions of every file. The graph's nodes are functions of files (granularity filefunctions). */
export class FileFunctions {
  /** By cleaned path. */
  private readonly byFile = new Map<string, GraphNode[]>();
  /** By node: the lines that samples have of it. */
  private readonly extents: readonly Extent[];

  constructor(private readonly graph: Graph) {
    const { nodes } = graph;
    this.extents = extentsOf(graph);
    for (const [i, node] of graph.list.entries()) {
      if ((i & CHECK_MASK) === 0) nodes.frames.check();
      const { file } = nodes.info(nodeOf(graph, node));
      if (file === '') continue;
      const known = this.byFile.get(file);
      if (known === undefined) this.byFile.set(file, [node]);
      else known.push(node);
    }
  }

  /** The functions of a recorded file that cost anything, by the line where they begin, of those on one line the costlier first. */
  in(file: string, format: ValueFormat): FunctionFigure[] {
    const { graph } = this;
    return (this.byFile.get(cleanPath(file)) ?? [])
      .flatMap((node): readonly FunctionFigure[] => {
        const [flat, cum] = [flatValue(graph, node), cumValue(graph, node)];
        const func = graph.nodes.func(nodeOf(graph, node));
        const { first, last } = this.extents[nodeOf(graph, node)] ?? { first: 0, last: 0 };
        const line = knownNumber(graph.nodes.profile.functions.startLine[func]) || first;
        if (line === 0 || (isZero(flat) && isZero(cum))) return [];
        const ref = { kind: 'function', id: func } as const;
        const names = namesOfNode(graph.nodes, nodeOf(graph, node));
        return [{ ...figuresOf(format, flat, cum), line, last: Math.max(last, line), func: names.func, ref }];
      })
      .sort((a, b) => a.line - b.line || b.cumShare - a.cumShare);
  }
}

/** By node, its first and last line that any frame has; 0 where none is known. */
function extentsOf({ nodes }: Graph): Extent[] {
  const { lines } = nodes.profile;
  const extents = Array.from({ length: nodes.count }, (): Extent => ({ first: 0, last: 0 }));
  for (let f = 0; f < nodes.frames.count; f++) {
    if ((f & CHECK_MASK) === 0) nodes.frames.check();
    const row = nodes.frames.row[f];
    const line = row < 0 ? 0 : knownNumber(lines.line[row]);
    const extent = extents[nodes.ofFrame[f]];
    if (line === 0) continue;
    extent.first = extent.first === 0 ? line : Math.min(extent.first, line);
    extent.last = Math.max(extent.last, line);
  }
  return extents;
}
