import type { VNode } from 'preact';
import type { Cut } from './cutting.js';

/**
 * A text with parts of it left out for the eye. They are there all the same, for whoever copies it, looks for it or has it
 * read out.
 */
export function CutText(props: {
  readonly text: string;
  /** What comes before this character is the path, in another colour. */
  readonly own: number;
  readonly cuts: readonly Cut[];
}): VNode {
  const { text, own, cuts } = props;
  const ends = [0, own, text.length, ...cuts.flatMap(({ from, to }) => [from, to])];
  const places = [...new Set(ends)].sort((a, b) => a - b);
  return (
    <bdi dir="ltr" class="cut-text">
      {places.slice(0, -1).map((from, i) => {
        const piece = text.slice(from, places[i + 1]);
        const cut = cuts.find((each) => from >= each.from && from < each.to);
        const names = [from < own ? 'package-path' : '', cut === undefined ? '' : 'cut-out'];
        return (
          <span key={from} class={names.join(' ').trim()} data-first={cut?.from === from ? '' : undefined}>
            {piece}
          </span>
        );
      })}
    </bdi>
  );
}
