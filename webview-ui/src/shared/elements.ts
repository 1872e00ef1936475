import { useRef } from 'preact/hooks';

/** The elements of a list by their index from 0, as long as they are drawn. */
export class Elements {
  private readonly drawn: (HTMLElement | null)[] = [];
  private readonly refs: ((element: HTMLElement | null) => void)[] = [];

  /** The ref of the element of an index; always the same one. */
  at(index: number): (element: HTMLElement | null) => void {
    return (this.refs[index] ??= (element) => {
      this.drawn[index] = element;
    });
  }

  /** The element of an index; undefined where none is drawn. */
  get(index: number): HTMLElement | undefined {
    return this.drawn[index] ?? undefined;
  }

  /** Those that are drawn, in their order. */
  all(): readonly HTMLElement[] {
    return this.drawn.filter((element) => element !== null);
  }
}

/** Elements of one drawing of a component after the other. */
export function useElements(): Elements {
  const kept = useRef<Elements | undefined>(undefined);
  return (kept.current ??= new Elements());
}
