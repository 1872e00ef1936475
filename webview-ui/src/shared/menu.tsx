import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useElements } from './elements.js';
import { Icon } from './icons.js';

/** A line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly title: string;
  /** The key that does the same, as `KeyboardEvent.key` in lower case. */
  readonly key?: string;
  /** Whether what it switches is on, where it switches something. */
  readonly isOn?: boolean;
  /** Whether a line is drawn above it. */
  readonly isFirst?: boolean;
  readonly run: () => void;
}

/** How keys are written that are no letters. */
const KEYS: Readonly<Record<string, string>> = { enter: '↵', delete: 'Del' };

/** A menu beside a point of the window. It closes when something is chosen, and gives the keyboard back. */
export function Menu(props: {
  readonly label: string;
  readonly title: string;
  readonly items: readonly MenuItem[];
  /** In pixels from the window's left and top. */
  readonly at: { readonly x: number; readonly y: number };
  /** Where the keyboard goes back to. */
  readonly from: HTMLElement | undefined;
  readonly onClose: () => void;
}): VNode {
  const { label, title, items, at, from, onClose } = props;
  const element = useRef<HTMLDivElement>(null);
  const buttons = useElements();

  useLayoutEffect(() => {
    const place = (): void => {
      const { current } = element;
      if (current === null) return;
      const box = current.getBoundingClientRect();
      current.style.left = `${Math.max(4, Math.min(at.x, window.innerWidth - box.width - 4))}px`;
      current.style.top = `${Math.max(4, Math.min(at.y, window.innerHeight - box.height - 4))}px`;
    };
    place();
    // The code that a click shows may take half of the window while the menu is open.
    window.addEventListener('resize', place);
    buttons.get(0)?.focus();
    return () => {
      window.removeEventListener('resize', place);
    };
  }, [buttons, at.x, at.y]);

  useEffect(() => {
    const close = (event: Event): void => {
      if (!(event.target instanceof Node && element.current?.contains(event.target) === true)) onClose();
    };
    document.addEventListener('pointerdown', close, true);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', close, true);
      window.removeEventListener('blur', close);
    };
  }, [onClose]);

  const run = (item: MenuItem): void => {
    onClose();
    from?.focus();
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons.all();
    const now = all.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: all.length - 1 }[event.key];
    const item = items.find(({ key }) => key !== 'enter' && key === event.key.toLowerCase());
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      onClose();
      from?.focus();
    } else if (item !== undefined) run(item);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={element} class="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      <p class="menu-title" aria-hidden="true">
        <bdi dir="ltr">{title}</bdi>
      </p>
      {items.map((item, index) => (
        <button
          ref={buttons.at(index)}
          key={item.id}
          type="button"
          role={item.isOn === undefined ? 'menuitem' : 'menuitemcheckbox'}
          aria-checked={item.isOn}
          tabIndex={-1}
          class={item.isFirst === true ? 'first' : undefined}
          data-action={item.id}
          aria-keyshortcuts={item.key}
          onPointerMove={(event) => {
            event.currentTarget.focus();
          }}
          onClick={() => {
            run(item);
          }}
        >
          <span class="menu-text">
            {item.isOn !== undefined && (
              <span class="menu-check">{item.isOn && <Icon name="check" size={13} />}</span>
            )}
            {item.title}
          </span>
          {item.key !== undefined && <kbd aria-hidden="true">{KEYS[item.key] ?? item.key.toUpperCase()}</kbd>}
        </button>
      ))}
    </div>
  );
}
