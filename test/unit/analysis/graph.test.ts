import type { GraphNode } from '../../../src/profile/indexes.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, sum, sumAt } from '../../../src/analysis/values/amount.js';
import { framesOf } from '../../../src/analysis/samples/frames.js';
import { type Graph, buildGraph, printedName } from '../../../src/analysis/graph/graph.js';
import { LIST_IDENTITY, PLACE_IDENTITY, identityOf } from '../../../src/analysis/samples/identity.js';
import { Nodes } from '../../../src/analysis/graph/nodes.js';
import { sortNodes } from '../../../src/analysis/graph/order.js';
import { allSamples } from '../../../src/analysis/samples/selected.js';
import { InlineMarks } from '../../../src/analysis/graph/inlineMarks.js';
import { NodeSums } from '../../../src/analysis/graph/sums.js';
import { trimmedGraph } from '../../../src/analysis/graph/trim.js';
import { totalOf, weighedBy } from '../../../src/analysis/samples/weighedSamples.js';
import type { Profile } from '../../../src/profile/profile.js';
import { written } from './written.js';

function graphOf(profile: Profile, identity = identityOf('functions'), noInlines = false): Graph {
  const selected = allSamples(profile);
  const nodes = new Nodes(profile, framesOf(selected, noInlines), identity);
  return buildGraph(weighedBy(selected, 0), nodes, { edges: 'all' });
}

/** Every node as `name flat cum`, in the order of `top`. */
function table(graph: Graph): string[] {
  const list = sortNodes(graph, graph.list.slice(), 'flat');
  return Array.from(list, (node) => `${printedName(graph, node)} ${graph.flat[node]} ${graph.cum[node]}`);
}

function calls(graph: Graph): string[] {
  const { edges } = graph;
  if (edges === undefined) return [];
  const name = (node: GraphNode | undefined) => (node === undefined ? '' : printedName(graph, node));
  return Array.from({ length: edges.count }, (_, e) => {
    const marks = `${edges.residual[e] === 1 ? ' residual' : ''}${edges.inline[e] === 1 ? ' inline' : ''}`;
    return `${name(edges.source[e])} > ${name(edges.target[e])} ${edges.weight[e]}${marks}`;
  }).sort();
}

describe('sums', () => {
  it('give flat to the leaf and cum to every function of the stack', () => {
    expect(table(graphOf(written('main > a > b | 3\n main > a | 4')))).toEqual([
      'a 4 7',
      'b 3 3',
      'main 0 7',
    ]);
  });

  it('count a recursive function once for each sample', () => {
    const graph = graphOf(written('main > f > g > f | 5'));
    expect(table(graph)).toEqual(['f 5 5', 'g 0 5', 'main 0 5']);
    expect(calls(graph)).toEqual(['f > g 5', 'g > f 5', 'main > f 5']);
  });

  it('count a call once for each sample, and none of a function to itself', () => {
    expect(calls(graphOf(written('f > g > f > g > g | 5')))).toEqual(['f > g 5', 'g > f 5']);
  });

  it('leave out what cancels out, and samples of value 0', () => {
    expect(table(graphOf(written('a | 5\n a | -5\n b | 0\n c | 1')))).toEqual(['c 1 1']);
  });

  it('stay exact past 2^53', () => {
    expect(table(graphOf(written(`a | ${2n ** 60n}\n a > b | 1`)))).toEqual([
      `a ${2n ** 60n} ${2n ** 60n + 1n}`,
      'b 1 1',
    ]);
  });

  it('wrap as int64 does', () => {
    expect(table(graphOf(written(`a | ${2n ** 63n - 1n}\n a | 1`)))).toEqual([
      `a ${-(2n ** 63n)} ${-(2n ** 63n)}`,
    ]);
  });
});

describe('nodes', () => {
  const text = `
    main@m.go:1 > f@f.go:2 | 1
    main@m.go:1 > f@g.go:2 | 2
    main@m.go:3 > f@./f.go:5 | 4`;

  it.each([
    ['functions', ['f 7 7', 'main 0 7']],
    ['filefunctions', ['f f.go 5 5', 'f g.go 2 2', 'main m.go 0 7']],
    ['files', ['f.go 5 5', 'g.go 2 2', 'm.go 0 7']],
    ['lines', ['f f.go:5 4 4', 'f g.go:2 2 2', 'f f.go:2 1 1', 'main m.go:1 0 3', 'main m.go:3 0 4']],
  ] as const)('are told apart by %s', (granularity, rows) => {
    expect(table(graphOf(written(text), identityOf(granularity)))).toEqual(rows);
  });

  it('without lines are named by their address or binary', () => {
    const profile = written('main > [0x10] | 1\n main > [0x20] | 2', { binary: '/bin/service' });
    expect(table(graphOf(profile))).toEqual(['[service] 3 3', 'main 0 3']);
    expect(table(graphOf(profile, identityOf('addresses'))).slice(0, 2)).toEqual([
      '0000000000000020 [service] 2 2',
      '0000000000000010 [service] 1 1',
    ]);
    expect(table(graphOf(written('[0x10] | 1')))).toEqual(['<unknown> 1 1']);
  });

  it('give an inlined frame the flat weight, or its caller without inlined frames', () => {
    const profile = written('main > f + g + h | 1');
    const graph = graphOf(profile);
    expect(table(graph)).toEqual(['h 1 1', 'f 0 1', 'g 0 1', 'main 0 1']);
    expect(calls(graph)).toEqual(['f > g 1 inline', 'g > h 1 inline', 'main > f 1']);
    expect(table(graphOf(profile, identityOf('functions'), true))).toEqual(['f 1 1', 'main 0 1']);
  });

  it('are marked as inlined always, or now and then', () => {
    const profile = written('main > f + g | 1\n main > f + h | 1\n main > h | 1');
    const graph = graphOf(profile);
    const weighed = weighedBy(allSamples(profile), 0);
    const marks = new InlineMarks(weighed, graph.nodes, graph.list, undefined, 0);
    // The first alone, then all others at once: the same either way.
    for (const asked of [graph.list.subarray(0, 1), graph.list.subarray(1), graph.list]) marks.of(asked);
    const all = marks.of(graph.list);
    const names = Array.from(graph.list, (node, i) => `${printedName(graph, node)}${all[i]}`);
    expect(names.sort()).toEqual(['f', 'g (inline)', 'h (partial-inline)', 'main']);
  });
});

describe('trimming', () => {
  function trimmed(text: string, nodeCount: number, nodeFraction: number): string[] {
    const profile = written(text);
    const selected = allSamples(profile);
    const nodes = new Nodes(profile, framesOf(selected, false), identityOf('functions'));
    const { graph, droppedNodes, candidates } = trimmedGraph(weighedBy(selected, 0), nodes, {
      ...{ order: 'flat', edgeFraction: 0, dropNegative: false, edges: true },
      nodeCount,
      nodeFraction,
    });
    const rows = Array.from(graph.list, (node) => printedName(graph, node));
    return [...rows, `-${droppedNodes} of ${candidates}`, ...calls(graph)];
  }

  it('drops nodes whose cum is below the cutoff, and joins their callers to their callees', () => {
    // A cutoff of 4: `small` and `b` go, `exact` stays.
    expect(
      trimmed('a > b > c | 1\n a > c | 36\n a > small | 1\n a > exact | 2\n a > d > exact | 2', 0, 0.1),
    ).toEqual([...['c', 'exact', 'a', '-3 of 3'], ...['a > c 37 residual', 'a > exact 4 residual']]);
  });

  it('keeps the first so many', () => {
    expect(trimmed('a > b | 2\n a > c | 1', 1, 0)).toEqual(['b', '-0 of 3']);
  });
});

/** Stacks over few functions and lines, so that they repeat and recurse. */
const anyProfile = (values: fc.Arbitrary<number>) =>
  fc
    .array(
      fc.record({
        stack: fc.array(
          fc.array(fc.constantFrom('f@x:1', 'f@x:2', 'g@x:2', 'h@y:3', 'i'), { minLength: 1, maxLength: 3 }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        value: values,
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((samples) => {
      return written(
        samples
          .map(({ stack, value }) => `${stack.map((l) => l.join(' + ')).join(' > ')} | ${value}`)
          .join('\n'),
      );
    });

const identities = fc.constantFrom(
  identityOf('functions'),
  identityOf('files'),
  identityOf('lines'),
  LIST_IDENTITY,
  PLACE_IDENTITY,
);

describe('any profile', () => {
  it('has flat values that sum to the sum of its samples', () => {
    fc.assert(
      fc.property(
        anyProfile(fc.integer({ min: -9, max: 9 })),
        identities,
        fc.boolean(),
        (profile, identity, noInlines) => {
          const graph = graphOf(profile, identity, noInlines);
          expect(sumAt(graph.flat, graph.list)).toBe(sum(profile.samples.values[0] ?? []));
        },
      ),
    );
  });

  it('has the same sums when they are taken in pieces', () => {
    fc.assert(
      fc.property(
        anyProfile(fc.nat({ max: 9 })),
        identities,
        fc.integer({ min: 1, max: 3 }),
        (profile, identity, atOnce) => {
          const { nodes, flat, cum } = graphOf(profile, identity);
          const walk = new NodeSums(weighedBy(allSamples(profile), 0), nodes);
          for (let done = 0; !walk.isDone; done = walk.done) {
            walk.advance(atOnce);
            expect(walk.done - done).toBeLessThanOrEqual(atOnce);
          }
          expect(walk.done).toBe(profile.samples.count);
          expect(walk.sums).toMatchObject({ flat, cum });
        },
      ),
    );
  });

  it('calls nodes inlined as its graph does', () => {
    fc.assert(
      fc.property(anyProfile(fc.nat({ max: 9 })), fc.nat({ max: 20 }), (profile, cutoff) => {
        const { nodes, list, edges } = graphOf(profile);
        const weighed = weighedBy(allSamples(profile), 0);
        const marks = new InlineMarks(weighed, nodes, list, undefined, cutoff).of(list);
        list.forEach((node, i) => {
          const calls = Array.from({ length: edges?.count ?? 0 }, (_, e) => e).filter(
            (e) => edges?.target[e] === node && Number(edges.weight[e]) >= cutoff,
          );
          const inlined = calls.filter((e) => edges?.inline[e] === 1).length;
          const mark = inlined === 0 ? '' : inlined === calls.length ? ' (inline)' : ' (partial-inline)';
          expect(marks[i]).toBe(mark);
        });
      }),
    );
  });

  it('with positive values has flat ≤ cum ≤ total everywhere', () => {
    fc.assert(
      fc.property(
        anyProfile(fc.nat({ max: 9 })),
        identities,
        fc.boolean(),
        (profile, identity, noInlines) => {
          const graph = graphOf(profile, identity, noInlines);
          const total = totalOf(weighedBy(allSamples(profile), 0));
          for (const node of graph.list) {
            expect(graph.cum[node]).toBeGreaterThanOrEqual(Number(graph.flat[node]));
            expect(graph.cum[node]).toBeLessThanOrEqual(Number(total));
          }
        },
      ),
    );
  });

  it('with positive values has a node’s cum as its flat and its calls to others, or less by recursion', () => {
    fc.assert(
      fc.property(anyProfile(fc.nat({ max: 9 })), (profile) => {
        const graph = graphOf(profile);
        const { edges } = graph;
        if (edges === undefined) throw new Error('no edges');
        const out = new Map<number, number | bigint>();
        for (let e = 0; e < edges.count; e++) {
          const source = edges.source[e] ?? -1;
          out.set(source, add(out.get(source) ?? 0, edges.weight[e] ?? 0));
        }
        for (const node of graph.list) {
          expect(Number(graph.cum[node])).toBeLessThanOrEqual(
            Number(graph.flat[node]) + Number(out.get(node) ?? 0),
          );
        }
      }),
    );
  });
});
