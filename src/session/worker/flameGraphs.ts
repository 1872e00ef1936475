import type { Analysis } from '../../analysis/analysis.js';
import { framesOf } from '../../analysis/samples/frames.js';
import { identityOf } from '../../analysis/samples/identity.js';
import { Memo } from '../../analysis/memo.js';
import { Nodes } from '../../analysis/graph/nodes.js';
import type { Selection } from '../../analysis/samples/selection.js';
import type { FlameShape } from '../../protocol/session.js';
import { FlameGraph, FlameStacks } from './flamePage.js';

/** Up to how many sample types a flame graph sorts its stacks for all of them at once, so that switching costs nothing. */
const SHARED_TYPES = 8;

/** The flame graphs of a profile, kept for as long as the selection asks for the same. */
export class FlameGraphs {
  private readonly memo = new Memo();

  constructor(private readonly analysis: Analysis) {}

  /** A flame graph. Frames that share a function and file are one, as in pprof's own. Throws RegexError. */
  at(selection: Selection, shape: FlameShape): FlameGraph {
    const { sampleIndex, noInlines, filters, relativePercentages } = selection;
    const { selected } = this.analysis.filtered(selection);
    const { values } = selected.profile.samples;
    const isShared = values.length <= SHARED_TYPES;
    const of = JSON.stringify([noInlines, filters]);
    const nodes = this.memo.get('nodes', of, () => {
      return new Nodes(selected.profile, framesOf(selected, noInlines), identityOf('filefunctions'));
    });
    // A sandwich asks for callers and callees in turn, so each direction keeps its own.
    const stacksKey = JSON.stringify([of, shape.of, isShared ? 'all' : sampleIndex]);
    const { stacks, graphs } = this.memo.get(shape.direction, stacksKey, () => {
      const columns = isShared ? values : [this.analysis.view(selection).values];
      return { stacks: new FlameStacks(selected, nodes, shape, columns), graphs: new Memo() };
    });
    return graphs.get(`${sampleIndex}`, `${relativePercentages}`, () => {
      const format = this.analysis.figures(selection);
      return new FlameGraph(this.analysis.view(selection), stacks, isShared ? sampleIndex : 0, format);
    });
  }
}
