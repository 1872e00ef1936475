import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PageModel } from '../model/pageModel.js';
import { clip, fill, texts } from '../texts.js';
import { act, actions, type Action } from './actions.js';
import type { OpenMenu } from './subject.js';

/** The one menu of the page, when it is open: what can be done with a function. */
export function ActionMenu({ page }: { readonly page: PageModel }): VNode | null {
  const menu = page.menu.value;
  return menu === undefined ? null : <Menu key={`${menu.x} ${menu.y}`} page={page} menu={menu} />;
}

function Menu({ page, menu }: { readonly page: PageModel; readonly menu: OpenMenu }): VNode {
  const element = useRef<HTMLDivElement>(null);
  const { subject, x, y, from } = menu;
  const shown = actions.filter((action) => action.applies(subject));
  const items = (): readonly HTMLElement[] => [...(element.current?.querySelectorAll('button') ?? [])];

  useLayoutEffect(() => {
    const box = element.current?.getBoundingClientRect();
    if (element.current === null || box === undefined) return;
    element.current.style.left = `${Math.max(4, Math.min(x, window.innerWidth - box.width - 4))}px`;
    element.current.style.top = `${Math.max(4, Math.min(y, window.innerHeight - box.height - 4))}px`;
    items()[0]?.focus();
  }, []);

  useEffect(() => {
    const close = (event: Event): void => {
      if (!(event.target instanceof Node && element.current?.contains(event.target) === true))
        page.closeMenu();
    };
    document.addEventListener('pointerdown', close, true);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('pointerdown', close, true);
      window.removeEventListener('blur', close);
    };
  }, [page]);

  const run = (action: Action): void => {
    page.closeMenu();
    from?.focus();
    act(page, action, subject);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const action = shown.find(({ key }) => key !== 'enter' && key === event.key.toLowerCase());
    if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      page.closeMenu();
      from?.focus();
    } else if (action !== undefined) run(action);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={element}
      class="menu"
      role="menu"
      aria-label={fill(texts.actionsFor, clip(subject.printed, 200))}
      onKeyDown={onKeyDown}
    >
      <p class="menu-title" aria-hidden="true">
        <bdi dir="ltr">{clip(subject.printed, 200)}</bdi>
      </p>
      {shown.map((action) => (
        <button
          key={action.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-action={action.id}
          aria-keyshortcuts={action.key}
          onPointerMove={(event) => {
            event.currentTarget.focus();
          }}
          onClick={() => {
            run(action);
          }}
        >
          <span>{action.title}</span>
          <kbd aria-hidden="true">{action.key === 'enter' ? '↵' : action.key.toUpperCase()}</kbd>
        </button>
      ))}
    </div>
  );
}
