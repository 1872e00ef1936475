import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Subject } from '../actions/subject.js';
import { TextField } from '../shared/controls.js';
import type { PageModel } from '../model/pageModel.js';
import { useElements } from '../shared/elements.js';
import { clip, fill, texts } from '../texts.js';
import { FunctionName } from '../shared/table/functionName.js';
import { Suggestions, type Suggestion, type Wanted } from './suggestions.js';

/**
 * A field for the name of a function (or file), with suggestions under it: the arrow down goes into them, Enter takes
 * the one at hand, or the first one while typing.
 */
export function FunctionField(props: {
  readonly page: PageModel;
  readonly label: string;
  readonly value: string;
  readonly wanted: Wanted;
  readonly onChoose: (subject: Subject) => void;
  /** Takes what is typed and not suggested; as a function's name if left out. */
  readonly onType?: (text: string) => void;
}): VNode {
  const { page, label, value, wanted, onChoose, onType } = props;
  const suggestions = useMemo(() => new Suggestions(page, wanted), [page, wanted]);
  const [typed, type] = useState<string | undefined>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const found = typed === undefined ? [] : suggestions.found.value;

  const close = (): void => {
    type(undefined);
    suggestions.clear();
  };
  const options = useElements();
  const choose = ({ kind, text, subject }: Suggestion): void => {
    close();
    if (kind === 'typed' && onType !== undefined) onType(text);
    else page.tell(page.whole(subject).then(onChoose));
    page.focus.soon('view', 'choice');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = options.all();
    const at = items.findIndex((item) => item === document.activeElement);
    if (event.key === 'ArrowDown' && items.length > 0) items[Math.min(at + 1, items.length - 1)]?.focus();
    else if (event.key === 'ArrowDown') page.focus.soon('view', 'choice');
    else if (event.key === 'ArrowUp' && at > 0) items[at - 1]?.focus();
    else if (event.key === 'ArrowUp' && at === 0) page.focus.go('choice');
    else if (event.key === 'Escape' && typed !== undefined) {
      close();
      page.focus.go('choice');
    } else if (event.key === 'Enter' && at < 0 && typed !== undefined && typed.trim() !== '') {
      const exact = suggestions.exact(typed.trim());
      choose(exact.kind === 'typed' ? (found[0] ?? exact) : exact);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={root}
      class="function-field"
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && root.current?.contains(to) === true)) close();
      }}
    >
      <TextField
        focusRef={page.focus.at('choice')}
        label={label}
        value={typed ?? value}
        title={typed === undefined && value !== '' ? clip(value) : undefined}
        onInput={(text) => {
          if (text === (typed ?? value)) return;
          type(text);
          suggestions.type(text);
        }}
      />
      <ul class="suggestions" role="listbox" aria-label={label} hidden={found.length === 0}>
        {found.map((suggestion, index) => (
          <li
            ref={options.at(index)}
            key={`${suggestion.kind} ${suggestion.text}`}
            role="option"
            tabIndex={-1}
            aria-selected={false}
            title={clip(suggestion.text)}
            onClick={() => {
              choose(suggestion);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              choose(suggestion);
              event.preventDefault();
              event.stopPropagation();
            }}
          >
            {suggestion.kind === 'file' ? (
              <bdi dir="ltr" class="suggested-file">
                {clip(suggestion.text)}
              </bdi>
            ) : (
              <FunctionName name={suggestion.text} />
            )}
          </li>
        ))}
      </ul>
      <span class="for-readers" role="status">
        {found.length > 0 && fill(texts.suggestions, found.length)}
      </span>
    </div>
  );
}
