import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTextField,
  type Checkbox as CheckboxElement,
  type Dropdown as DropdownElement,
  type TextField as TextFieldElement,
} from '@vscode/webview-ui-toolkit';
import { h, type ComponentChild, type ComponentChildren, type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

// The toolkit is archived upstream: this file alone knows it, so that it can be replaced here. Style sheets and other files
// know the controls by classes of our own: checkbox, dropdown, option, text-field, progress-ring.

provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeProgressRing(),
  vsCodeTextField(),
);

/** A push button; `secondary` for the less likely choice. */
export function Button(props: {
  readonly secondary?: boolean;
  readonly title?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}): ComponentChild {
  const { secondary, children, ...rest } = props;
  return h('vscode-button', { appearance: secondary === true ? 'secondary' : 'primary', ...rest }, children);
}

/** A box that is ticked or not. */
export function Checkbox(props: {
  readonly id?: string;
  /** Told the element that takes the keyboard. */
  readonly focusRef?: (element: HTMLElement | null) => void;
  readonly checked: boolean;
  readonly title: string;
  readonly onChange: (checked: boolean) => void;
  readonly children: ComponentChildren;
}): ComponentChild {
  const { id, focusRef, checked, title, onChange, children } = props;
  const change = (event: Event): void => {
    const { checked: now } = event.target as CheckboxElement;
    // The element also reports changes made by the program.
    if (now === checked) return;
    onChange(now);
    // It shows what is the case, which may stay as it was.
    (event.target as CheckboxElement).checked = checked;
  };
  const marks = { ref: focusRef, id, class: 'checkbox', checked, title };
  return h('vscode-checkbox', { ...marks, onChange: change }, children);
}

/** A choice of one among several. */
export function Dropdown(props: {
  readonly id?: string;
  /** Told the element that takes the keyboard. */
  readonly focusRef?: (element: HTMLElement | null) => void;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}): ComponentChild {
  const { id, focusRef, label, options, chosen, onChoose } = props;
  const element = useRef<DropdownElement>(null);
  useTold(element, focusRef);
  // The options are known to the element only after it has been drawn.
  useLayoutEffect(() => {
    const choose = setTimeout(() => {
      if (element.current !== null) element.current.selectedIndex = chosen;
    });
    return () => {
      clearTimeout(choose);
    };
  }, [chosen, options]);
  return h(
    'vscode-dropdown',
    {
      ref: element,
      id,
      class: 'dropdown',
      'aria-label': label,
      onChange: () => {
        const index = element.current?.selectedIndex ?? -1;
        if (index >= 0 && index !== chosen) onChoose(index);
      },
    },
    options.map((text, i) =>
      h('vscode-option', { key: i, class: 'option', value: String(i), selected: i === chosen }, text),
    ),
  );
}

/** A line of text; `onInput` is called at each change. */
export function TextField(props: {
  readonly label: string;
  /** Shown while it is empty; the label if left out. */
  readonly placeholder?: string;
  readonly value: string;
  /** What the pointer is told. */
  readonly title?: string | undefined;
  readonly id?: string;
  /** Told the element that takes the keyboard. */
  readonly focusRef?: (element: HTMLElement | null) => void;
  /** Whether its text is not acceptable. */
  readonly invalid?: boolean;
  /** Why its text is not acceptable, and the id of the element that shows it. */
  readonly error?: { readonly id: string; readonly text: string };
  readonly onInput: (text: string) => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Whether Escape empties it. */
  readonly clearedByEscape?: boolean;
}): ComponentChild {
  const {
    label,
    placeholder = label,
    value,
    title,
    id,
    focusRef,
    error,
    invalid,
    onInput,
    onFocus,
    onKeyDown,
    clearedByEscape,
  } = props;
  const element = useRef<TextFieldElement>(null);
  const clear = (event: KeyboardEvent): boolean => {
    const field = element.current;
    if (clearedByEscape !== true || event.key !== 'Escape' || field === null || field.value === '')
      return false;
    field.value = '';
    onInput('');
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  useTold(element, focusRef);
  // Once it is drawn, the element calls itself "Text field".
  useLayoutEffect(() => {
    element.current?.setAttribute('aria-label', label);
  }, [label]);
  // The input itself is in a shadow tree, from where it cannot find the element that shows the error.
  useLayoutEffect(() => {
    element.current?.control.setAttribute('aria-description', error?.text ?? '');
  }, [error?.text]);
  return h('vscode-text-field', {
    ref: element,
    id,
    class: 'text-field',
    'aria-invalid': invalid === true || error !== undefined ? 'true' : undefined,
    'aria-describedby': error?.id,
    placeholder,
    value,
    title,
    spellcheck: false,
    onInput: (event: Event) => {
      onInput((event.target as TextFieldElement).value);
    },
    onFocus,
    onKeyDown: (event: KeyboardEvent) => {
      if (!clear(event)) onKeyDown?.(event);
    },
  });
}

/** Tells of an element that a control has a ref of its own to, as long as it is drawn. */
function useTold(
  element: RefObject<HTMLElement | null>,
  tell: ((element: HTMLElement | null) => void) | undefined,
): void {
  useLayoutEffect(() => {
    tell?.(element.current);
    return () => tell?.(null);
  }, [element, tell]);
}

/** Something is under way, of unknown length. */
export function ProgressRing(): ComponentChild {
  return h('vscode-progress-ring', { class: 'progress-ring' });
}
