// d3-flame-graph has no types of its own: what the page uses of it.
declare module 'd3-flame-graph' {
  import type { Selection } from 'd3-selection';

  interface FlameGraph<T> {
    (selection: Selection<HTMLElement, T, null, undefined>): void;
    width(pixels: number): this;
    height(pixels: number): this;
    cellHeight(pixels: number): this;
    inverted(on: boolean): this;
    tooltip(tip: unknown): this;
    setColorMapper(colour: (node: { readonly data: T }) => string): this;
  }

  // The library has no other export of it.
  // eslint-disable-next-line no-restricted-exports
  export default function flamegraph<T>(): FlameGraph<T>;
}
