/** Measures texts in one font, in pixels. */
export class TextWidths {
  /** Of each character that was seen. */
  private readonly known = new Map<string, number>();
  private readonly context = document.createElement('canvas').getContext('2d');
  private font = '';

  /** Measures in this font from here on, as CSS writes it. */
  use(font: string): void {
    if (font === this.font) return;
    this.font = font;
    this.known.clear();
    if (this.context !== null) this.context.font = font;
  }

  /** The width of a character. */
  of(character: string): number {
    let width = this.known.get(character);
    if (width === undefined) {
      width = this.context?.measureText(character).width ?? 0;
      this.known.set(character, width);
    }
    return width;
  }

  /** The width of the text up to each of its characters, and at last of all of it. */
  sums(text: string): readonly number[] {
    const sums = [0];
    let sum = 0;
    for (let i = 0; i < text.length; i++) {
      sum += this.of(text.charAt(i));
      sums.push(sum);
    }
    return sums;
  }
}

/** The font of an element, as CSS writes it. Its parts are asked for: all in one it is empty where the system chooses the colours. */
export function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}
