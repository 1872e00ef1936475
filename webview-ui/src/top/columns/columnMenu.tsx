import type { VNode } from 'preact';
import { useCallback } from 'preact/hooks';
import { Menu, type MenuItem } from '../../shared/menu.js';
import { fill, texts } from '../../texts.js';
import { AS_PRINTED, withMoved, withShown } from './columnChoice.js';
import { columnOf, type ColumnId } from './columns.js';
import type { ColumnModel } from './columnModel.js';

/** The menu of a column, or of all of them, when it is open. */
export function ColumnMenu(props: {
  readonly columns: ColumnModel;
  /** Makes a column as wide as what is in it. */
  readonly onFit: (id: ColumnId) => void;
}): VNode | null {
  const { columns, onFit } = props;
  const menu = columns.menu.value;
  const onClose = useCallback(() => {
    columns.menu.value = undefined;
  }, [columns]);
  if (menu === undefined) return null;
  const title = menu.id === undefined ? texts.columns : fill(texts.columnMenu, columnOf[menu.id].title);
  const items = [...(menu.id === undefined ? [] : ofColumn(columns, menu.id, onFit)), ...ofAll(columns)];
  return <Menu label={title} title={title} items={items} at={menu} from={menu.from} onClose={onClose} />;
}

/** What can be done with a column. */
function ofColumn(columns: ColumnModel, id: ColumnId, onFit: (id: ColumnId) => void): readonly MenuItem[] {
  const items: MenuItem[] = [{ id: 'fit', title: texts.fitColumn, run: () => onFit(id) }];
  for (const [by, title] of [
    [-1, texts.moveLeft],
    [1, texts.moveRight],
  ] as const) {
    const to = columns.neighbour(id, by);
    if (to === undefined) continue;
    const run = (): void => {
      columns.arrange((choice) => withMoved(choice, id, to));
    };
    items.push({ id: `move ${by}`, title, run });
  }
  if (id !== 'name') {
    const run = (): void => {
      columns.arrange((choice) => withShown(choice, id, false));
    };
    items.push({ id: 'hide', title: texts.hideColumn, key: 'delete', run });
  }
  return items;
}

/** Which columns there are, and the way back to all of them. */
function ofAll(columns: ColumnModel): readonly MenuItem[] {
  const on = new Set(columns.layout.peek().columns.map(({ column }) => column.id));
  const choices = columns.choice
    .peek()
    .order.filter((id) => id !== 'name')
    .map((id, i) => ({
      id: `show ${id}`,
      title: columnOf[id].title,
      isOn: on.has(id),
      isFirst: i === 0,
      run: () => {
        columns.arrange((choice) => withShown(choice, id, !on.has(id)));
      },
    }));
  const reset = (): void => {
    columns.arrange(() => AS_PRINTED);
  };
  return [...choices, { id: 'reset', title: texts.resetColumns, isFirst: true, run: reset }];
}
