import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import type { PageModel } from '../model/pageModel.js';
import { Menu } from '../shared/menu.js';
import { clip, fill, texts } from '../texts.js';
import { act, actions } from './actions.js';
import type { OpenMenu } from './subject.js';

/** The menu of what can be done with a function, when it is open. */
export function ActionMenu({ page }: { readonly page: PageModel }): VNode | null {
  const menu = page.menu.value;
  return menu === undefined ? null : <Actions key={`${menu.x} ${menu.y}`} page={page} menu={menu} />;
}

function Actions({ page, menu }: { readonly page: PageModel; readonly menu: OpenMenu }): VNode {
  const { subject, from } = menu;
  const name = clip(subject.printed, 200);
  const onClose = useCallback(() => {
    page.closeMenu();
  }, [page]);
  const common = actions
    .filter((action) => action.applies(subject))
    .map((action) => ({
      ...action,
      run: () => {
        act(page, action, subject);
      },
    }));
  return (
    <Menu
      label={fill(texts.actionsFor, name)}
      title={name}
      items={[...common, ...menu.more]}
      at={menu}
      from={from}
      onClose={onClose}
    />
  );
}
