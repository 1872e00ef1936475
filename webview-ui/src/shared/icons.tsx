import type { VNode } from 'preact';

/** Lines on a field of 16 by 16. */
const lines = {
  back: 'M13 8H3.5M7.5 3.5 3 8l4.5 4.5',
  check: 'm3.5 8.5 3 3 6-7',
  close: 'm4.5 4.5 7 7m0-7-7 7',
  code: 'M6 3H3v10h10v-3M9 3h4v4M13 3 7 9',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  command: 'M2.5 3.5h11v9h-11zM5 6l2 2-2 2M8.5 10H11',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  filter: 'M2.5 3.5h11l-4 5V13l-3-1.5v-3z',
  fold: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  forward: 'M3 8h9.5M8.5 3.5 13 8l-4.5 4.5',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  redo: 'M13 6H6.5a3.5 3.5 0 0 0 0 7H10M13 6l-3-3M13 6l-3 3',
  report: 'M4 2.5h5.5l3 3v8H4zM9.5 2.5v3h3M6 8.5h4.5M6 11h4.5',
  undo: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M3 6l3-3M3 6l3 3',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.01',
};

export type IconName = keyof typeof lines;

/** A drawing in the colour of the text around it, for the eye only. */
export function Icon({ name, size = 14 }: { readonly name: IconName; readonly size?: number }): VNode {
  return (
    <svg class="icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path
        d={lines[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={name === 'more' ? 2.2 : 1.3}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** A button that is a drawing alone: its title says what it does. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly disabled?: boolean;
  readonly class?: string;
  readonly onClick: (event: MouseEvent & { readonly currentTarget: HTMLElement }) => void;
}): VNode {
  const { icon, title, disabled, onClick } = props;
  return (
    <button
      type="button"
      class={`icon-button ${props.class ?? ''}`}
      title={title}
      aria-label={title}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
