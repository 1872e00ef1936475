import { expect, test } from 'vitest';
import {
  AS_PRINTED,
  readChoice,
  withMoved,
  withShown,
  withWidth,
} from '../../../webview-ui/src/top/columns/columnChoice.js';
import { layOut } from '../../../webview-ui/src/top/columns/columnLayout.js';
import { TopModel } from '../../../webview-ui/src/top/topModel.js';
import { pageWith } from './pageSetUp.js';

const room = { width: 1000, character: 8, flat: 8, cum: 8, percent: 6 };

function shown(choice = AS_PRINTED, width = room.width): readonly string[] {
  return layOut(choice, { ...room, width }).columns.map(({ column }) => column.id);
}

test('narrow pages drop columns by worth: file, sum%, flat%, and cum% at last', () => {
  expect(shown()).toEqual(['flat', 'flatPercent', 'sumPercent', 'cum', 'cumPercent', 'name', 'file']);
  const dropped = [1000, 640, 540, 460, 300].map((width) => shown(AS_PRINTED, width));
  const gone = dropped.map((ids) => AS_PRINTED.order.filter((id) => !ids.includes(id)));
  expect(gone).toEqual([
    [],
    ['file'],
    ['sumPercent', 'file'],
    ['flatPercent', 'sumPercent', 'file'],
    ['flatPercent', 'sumPercent', 'cumPercent', 'file'],
  ]);
});

test('the columns fill the page, and are wider than it only where a person makes them so', () => {
  for (const width of [1000, 700, 480, 400]) {
    const layout = layOut(AS_PRINTED, { ...room, width });
    expect(layout.width).toBeLessThanOrEqual(width);
    expect(layout.width).toBeGreaterThan(width - 8);
  }
  const layout = layOut(withWidth(AS_PRINTED, 'name', 900), room);
  expect(layout.columns.find(({ column }) => column.id === 'name')?.width).toBe(900);
  expect(layout.width).toBeGreaterThan(room.width);
});

test('what a person hides stays hidden, and what they show stays on a narrow page', () => {
  expect(shown(withShown(AS_PRINTED, 'sumPercent', false))).not.toContain('sumPercent');
  expect(shown(withShown(AS_PRINTED, 'file', true), 400)).toContain('file');
  expect(shown(withShown(AS_PRINTED, 'name', false))).toContain('name');
});

test('a column that is moved takes the place of another', () => {
  const ids = ['flat', 'flatPercent', 'sumPercent', 'cum', 'cumPercent', 'name', 'file'];
  expect(withMoved(AS_PRINTED, 'flat', 'sumPercent').order.slice(0, 3)).toEqual([ids[1], ids[2], ids[0]]);
  expect(withMoved(AS_PRINTED, 'name', 'flat').order).toEqual(['name', ...ids.slice(0, 5), 'file']);
  expect(withMoved(withMoved(AS_PRINTED, 'cum', 'cumPercent'), 'cum', 'cumPercent').order).toEqual(ids);
});

test('columns get neither narrower than can be seen nor wider than can be drawn', () => {
  const width = (of: number) => withWidth(AS_PRINTED, 'cum', of).widths.cum ?? 0;
  expect(width(-50)).toBeGreaterThan(20);
  expect(width(1e9)).toBeLessThan(1e5);
  expect(withWidth(withWidth(AS_PRINTED, 'cum', 90), 'cum', undefined)).toEqual(AS_PRINTED);
});

test('the columns are kept, and what is none is not taken for one', () => {
  const { page, states } = pageWith({});
  const { columns } = new TopModel(page);
  columns.arrange((choice) =>
    withMoved(withShown(withWidth(choice, 'name', 300), 'file', false), 'name', 'flat'),
  );
  const saved = states.at(-1);
  expect(new TopModel(pageWith({}, saved).page).columns.choice.value).toEqual(columns.choice.value);
  const odd = {
    order: ['flat', 'flat', 'x'],
    shown: { cum: 'no', x: true },
    widths: { name: 1e9, cum: '3' },
  };
  expect(readChoice(odd)).toEqual(AS_PRINTED);
  expect(readChoice(undefined)).toEqual(AS_PRINTED);
});
