import type { Filters } from '../../../src/analysis/samples/selection.js';

/** What the keyboard can be sent to: of the view on show its main part, its find and the field that chooses a function; the filters. */
export type FocusPlace =
  'view' | 'find' | 'choice' | 'filters' | `filter ${keyof Filters}` | `option ${string}`;

/** The ref of an element. */
export type ElementRef = (element: HTMLElement | null) => void;

/** Where the keyboard can be sent to: an element is there as long as it is drawn. */
export class FocusPlaces {
  private readonly elements = new Map<FocusPlace, HTMLElement>();
  private readonly refs = new Map<FocusPlace, ElementRef>();
  private readonly known = new Map<FocusPlace, WeakSet<Element>>();

  /** The ref of the element at a place; always the same one. */
  at(place: FocusPlace): ElementRef {
    const ref = this.refs.get(place) ?? ((element: HTMLElement | null) => this.put(place, element));
    this.refs.set(place, ref);
    return ref;
  }

  /** Moves the keyboard to the first of these places that has an element; false if none has. */
  go(...places: readonly FocusPlace[]): boolean {
    const element = places.map((place) => this.elements.get(place)).find((each) => each !== undefined);
    element?.focus();
    return element !== undefined;
  }

  /** As `go`, before the next frame: what is changed now is drawn then. */
  soon(...places: readonly FocusPlace[]): void {
    requestAnimationFrame(() => this.go(...places));
  }

  /** Whether an element is or has been at a place: one that has been may have the keyboard still. */
  has(place: FocusPlace, element: Element | null): boolean {
    return element !== null && this.known.get(place)?.has(element) === true;
  }

  private put(place: FocusPlace, element: HTMLElement | null): void {
    // Of what is drawn at once, elements that leave are told before those that come.
    this.elements.delete(place);
    if (element === null) return;
    this.elements.set(place, element);
    const known = this.known.get(place) ?? new WeakSet();
    this.known.set(place, known.add(element));
  }
}
