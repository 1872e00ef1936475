import { selection, type Selection } from 'd3-selection';

/**
 * Stands in for d3-transition (see .scripts/build.mjs), of which d3-flame-graph asks that selections can have transitions.
 * Here they are over at once: the library's drawing is whole when it returns, and nothing is drawn a second time.
 */
Object.assign(selection.prototype, { transition: atOnce });

function atOnce(this: Selection<Element, unknown, null, undefined>): unknown {
  const same = (): unknown => this;
  return Object.assign(this, { delay: same, duration: same, ease: same });
}
