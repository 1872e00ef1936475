import type { Label } from './labels.js';

/** What is written on a frame, and where it stands in the drawing, in CSS pixels. */
export interface PlacedLabel extends Label {
  readonly row: number;
  /** Whether the search matches the frame. */
  readonly isMatch: boolean;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The labels as elements, by row; none where a frame has none. */
export interface LabelLayer {
  readonly layer: HTMLElement;
  readonly elements: readonly (HTMLElement | undefined)[];
}

/**
 * The labels in a layer of their own above the frames, which screen readers have with the frames. In the drawing itself each would
 * be a foreignObject, which costs more than the frame it is on; and a drawing that is moved hides one layer, not each label.
 */
export function labelLayer(labels: Iterable<PlacedLabel>): LabelLayer {
  const layer = document.createElement('div');
  layer.className = 'frame-labels';
  layer.setAttribute('aria-hidden', 'true');
  const elements: HTMLElement[] = [];
  for (const { row, isMatch, left, top, width, name, value } of labels) {
    const element = document.createElement('div');
    element.className = isMatch ? 'frame-label match' : 'frame-label';
    element.style.cssText = `left:${left}px;top:${top}px;width:${width}px`;
    element.textContent = name;
    if (value !== '') {
      const figure = document.createElement('span');
      figure.className = 'frame-value';
      figure.textContent = value;
      element.append(figure);
    }
    layer.append(element);
    elements[row] = element;
  }
  return { layer, elements };
}
