import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useElements } from '../shared/elements.js';
import { Icon, IconButton } from '../shared/icons.js';
import { clip, fill, texts } from '../texts.js';
import type { Chip } from './chips.js';

/**
 * The chips: one stop for Tab, arrows go along them, Enter edits one, Delete or Backspace removes it and goes on to the
 * next.
 */
export function ChipList(props: {
  readonly chips: readonly Chip[];
  /** What is wrong with one, undefined for nothing. */
  readonly warning: (chip: Chip) => string | undefined;
  readonly onEdit: (chip: Chip) => void;
  readonly onRemove: (chip: Chip) => void;
  /** The keyboard was on a chip, and none is left. */
  readonly onNone: () => void;
}): VNode {
  const { chips, warning, onEdit, onRemove, onNone } = props;
  const texted = useElements();
  /** Where the keyboard goes once the chips are fewer. */
  const focusNext = useRef<number | undefined>(undefined);
  const focus = (index: number): void => {
    texted.get(index)?.focus();
  };
  useLayoutEffect(() => {
    const next = focusNext.current;
    focusNext.current = undefined;
    // Where the person types elsewhere by now, the keyboard stays there.
    if (next === undefined || !document.hasFocus()) return;
    if (chips.length === 0) onNone();
    else texted.get(Math.min(next, chips.length - 1))?.focus();
  }, [chips.length, texted, onNone]);

  const remove = (chip: Chip, index: number): void => {
    focusNext.current = index;
    onRemove(chip);
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const chip = chips[index];
    if (chip === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: chips.length - 1 }[event.key];
    if (to !== undefined) focus(Math.min(Math.max(to, 0), chips.length - 1));
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(chip, index);
    else return;
    event.preventDefault();
  };

  return (
    <ul class="chips" aria-label={texts.activeFilters}>
      {chips.map((chip, index) => {
        const wrong = warning(chip);
        const text = clip(chip.text, 200);
        return (
          <li
            key={chip.id}
            class={`chip${wrong === undefined ? '' : ' unmatched'}`}
            data-filter={chip.id}
            onKeyDown={(event) => {
              onKeyDown(event, index);
            }}
          >
            <button
              ref={texted.at(index)}
              type="button"
              class="chip-text"
              title={wrong ?? fill(texts.editFilter, text)}
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => {
                onEdit(chip);
              }}
            >
              {wrong !== undefined && <Icon name="warning" size={12} />}
              <bdi dir="ltr">{clip(chip.label, 200)}</bdi>
            </button>
            <IconButton
              icon="close"
              class="chip-remove"
              title={fill(texts.removeFilter, text)}
              onClick={() => {
                remove(chip, index);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
