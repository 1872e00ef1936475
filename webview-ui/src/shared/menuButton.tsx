import type { VNode } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { IconButton, type IconName } from './icons.js';
import { Menu, type MenuItem } from './menu.js';

/** A button that opens a menu below itself. */
export function MenuButton(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly items: () => readonly MenuItem[];
}): VNode {
  const { icon, title, items } = props;
  const [button, setButton] = useState<HTMLElement | undefined>(undefined);
  const close = useCallback(() => {
    setButton(undefined);
  }, []);
  const box = button?.getBoundingClientRect();
  return (
    <>
      <IconButton
        icon={icon}
        title={title}
        onClick={({ currentTarget }) => {
          setButton(currentTarget);
        }}
      />
      {box !== undefined && (
        <Menu
          label={title}
          title={title}
          items={items()}
          at={{ x: box.left, y: box.bottom }}
          from={button}
          onClose={close}
        />
      )}
    </>
  );
}
