import { selection, type Selection } from 'd3-selection';

/**
 * Stands in for d3-transition (see .scripts/build.mjs), of which d3-flame-graph asks that selections can have transitions.
 * The real ones end in a later frame, however short: widths and labels would be missing when the library's drawing
 * returns, and everything would be laid out twice. Here they are over at once.
 */
Object.assign(selection.prototype, { transition: atOnce });

function atOnce(this: Selection<Element, unknown, null, undefined>): unknown {
  const same = (): unknown => this;
  return Object.assign(this, { delay: same, duration: same, ease: same });
}
