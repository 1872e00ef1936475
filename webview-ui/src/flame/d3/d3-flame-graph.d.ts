// d3-flame-graph has no types of its own: what the page uses of it.
declare module 'd3-flame-graph' {
  import type { Selection } from 'd3-selection';

  /** Of frames of type T, drawn as nodes of d3-hierarchy. */
  interface FlameGraph<T, Node> {
    (selection: Selection<HTMLElement, T, null, undefined>): void;
    width(pixels: number): this;
    height(pixels: number): this;
    cellHeight(pixels: number): this;
    inverted(on: boolean): this;
    tooltip(tip: unknown): this;
    getName(name: (node: Node) => string): this;
    setColorMapper(colour: (node: Node) => string): this;
  }

  // The library has no other export of it.
  // eslint-disable-next-line no-restricted-exports
  export default function flamegraph<T, Node>(): FlameGraph<T, Node>;
}
