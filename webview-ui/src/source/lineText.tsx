import type { VNode } from 'preact';
import type { ListedRoutine } from '../../../src/protocol/page.js';
import { clip } from '../texts.js';
import { LONGEST_LINE } from './sourceRows.js';
import { tokensOf, type Token } from './tokens.js';

/** What is coloured of a routine, made when the first line of it is drawn. */
const coloured = new WeakMap<ListedRoutine, readonly (readonly Token[])[]>();

/** A line of a routine's text, in colours where its language is known. */
export function LineText(props: {
  readonly routine: ListedRoutine;
  readonly line: number;
  readonly text: string | undefined;
}): VNode {
  const { routine, line, text } = props;
  const tokens = text === undefined ? undefined : linesOf(routine)[line - routine.first];
  return (
    <bdi dir="ltr" class="line-text">
      {tokens === undefined
        ? shown(text ?? '')
        : tokens.map(({ text, kind }) =>
            kind === undefined ? text : <span class={`token-${kind}`}>{text}</span>,
          )}
    </bdi>
  );
}

function linesOf(routine: ListedRoutine): readonly (readonly Token[])[] {
  let lines = coloured.get(routine);
  if (lines === undefined) {
    lines = tokensOf((routine.text ?? []).map(shown), routine.file) ?? [];
    coloured.set(routine, lines);
  }
  return lines;
}

function shown(text: string): string {
  return clip(text, LONGEST_LINE);
}
