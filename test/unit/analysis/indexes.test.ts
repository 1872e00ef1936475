import { describe, expect, it } from 'vitest';
import { buildTree } from '../../../src/analysis/graph/callTree.js';
import { buildGraph, graphNodeOf, nodeOf, printedName } from '../../../src/analysis/graph/graph.js';
import { Nodes } from '../../../src/analysis/graph/nodes.js';
import { framesOf } from '../../../src/analysis/samples/frames.js';
import { identityOf } from '../../../src/analysis/samples/identity.js';
import { allSamples } from '../../../src/analysis/samples/selected.js';
import { weighedBy } from '../../../src/analysis/samples/weighedSamples.js';
import type { GraphNode, LineRow, LocationIndex, NodeIndex } from '../../../src/profile/indexes.js';
import { written } from './written.js';

const profile = written('main > a > shared | 1\n main > b > shared | 2');
const weighed = weighedBy(allSamples(profile), 0);
const nodes = new Nodes(profile, framesOf(weighed.selected, false), identityOf('functions'));

// Each line below `@ts-expect-error` is refused by the compiler; one that is accepted fails `tsc`.
describe('an index of one space', () => {
  const row = 0 as LineRow;
  const node = 0 as NodeIndex;
  const graphNode = 0 as GraphNode;
  const location: LocationIndex = 0;

  it('does not read the columns of another', () => {
    const { func } = profile.lines;
    expect(func[row]).toBeDefined();
    // @ts-expect-error a location is no row of lines
    expect(func[location]).toBeDefined();
    // @ts-expect-error a node is no row of lines
    expect(func[node]).toBeDefined();
    expect(nodes.row[node]).toBeDefined();
    // @ts-expect-error a node of a graph is no node of the profile
    expect(nodes.row[graphNode]).toBeDefined();
  });

  it('is not taken for another by what names nodes', () => {
    const graph = buildGraph(weighed, nodes, { edges: 'none' });
    expect(nodes.printable(node)).toBe(printedName(graph, graphNodeOf(graph, node)));
    // @ts-expect-error a node of a graph is no node of the profile
    expect(nodes.printable(graphNode)).toBeDefined();
    // @ts-expect-error a node of the profile is no node of a graph
    expect(printedName(graph, node)).toBeDefined();
  });
});

describe('the nodes of a call tree', () => {
  const tree = buildTree(weighed, nodes, false);

  it('stand for one node of the profile each, of which there may be several', () => {
    const names = Array.from(tree.list, (node) => nodes.printable(nodeOf(tree, node)));
    expect(names.sort()).toEqual(['a', 'b', 'main', 'shared', 'shared']);
  });

  it('are not found by the node they stand for', () => {
    expect(() => graphNodeOf(tree, 0 as NodeIndex)).toThrow();
  });
});
