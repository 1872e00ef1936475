import { expect, test } from 'vitest';
import { FocusPlaces } from '../../../webview-ui/src/model/focusPlaces.js';
import { Elements } from '../../../webview-ui/src/shared/elements.js';

/** An element that tells where the keyboard goes. */
function elements() {
  const focused: string[] = [];
  const element = (name: string) => ({ focus: () => focused.push(name) }) as unknown as HTMLElement;
  return { focused, element };
}

test('the keyboard goes to the first place that has an element', () => {
  const { focused, element } = elements();
  const places = new FocusPlaces();
  expect(places.go('view', 'choice')).toBe(false);
  places.at('choice')(element('field'));
  expect(places.go('view', 'choice')).toBe(true);
  places.at('view')(element('table'));
  places.go('view', 'choice');
  expect(focused).toEqual(['field', 'table']);
});

test('where a view gives way to another, the keyboard goes to the new one', () => {
  const { focused, element } = elements();
  const places = new FocusPlaces();
  const [before, after] = [element('before'), element('after')];
  places.at('view')(before);
  places.at('view')(null);
  places.at('view')(after);
  places.go('view');
  expect([focused, places.has('view', before), places.has('view', after)]).toEqual([['after'], true, true]);
  places.at('view')(null);
  expect([places.go('view'), places.has('view', element('other')), places.has('view', null)]).toEqual([
    false,
    false,
    false,
  ]);
});

test('elements of a list are found by their index while they are drawn', () => {
  const { element } = elements();
  const list = new Elements();
  const [a, b] = [element('a'), element('b')];
  list.at(0)(a);
  list.at(1)(b);
  expect([list.get(1), list.all(), list.get(2)]).toEqual([b, [a, b], undefined]);
  // The first is gone, and the second in its place.
  list.at(0)(null);
  list.at(1)(null);
  list.at(0)(b);
  expect([list.get(0), list.all()]).toEqual([b, [b]]);
});
