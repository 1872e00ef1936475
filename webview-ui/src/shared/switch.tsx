import type { VNode } from 'preact';
import { useElements } from './elements.js';

/** A choice of one among a few, all in sight: one stop for Tab, arrows choose. */
export function Switch<T extends string>(props: {
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly text: string; readonly title: string }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}): VNode {
  const { label, options, chosen, onChoose } = props;
  const buttons = useElements();
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = options.findIndex(({ id }) => id === chosen);
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined || event.altKey) return;
    const index = (at + by + options.length) % options.length;
    const option = options[index];
    if (option === undefined) return;
    onChoose(option.id);
    buttons.get(index)?.focus();
    event.preventDefault();
  };
  return (
    <div class="switch" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map(({ id, text, title }, index) => (
        <button
          ref={buttons.at(index)}
          key={id}
          type="button"
          role="radio"
          title={title}
          aria-checked={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => {
            onChoose(id);
          }}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
