import { expect, test } from 'vitest';
import { shortName } from '../../../src/analysis/names/shortName.js';
import { endsOf, labelOf } from '../../../webview-ui/src/flame/d3/labels.js';
import type { TextWidths } from '../../../webview-ui/src/shared/textWidths.js';
import { flamePage } from './flamePage.js';

/** Ten pixels a character. */
const widths = { of: () => 10 } as unknown as TextWidths;

/** The label of a frame with this name, of so many characters and the margins of 10 pixels. */
function label(name: string, characters: number, cum = '12MB'): string {
  const short = shortName(name);
  const page = flamePage({ name, width: 1 });
  const shown = { ...page, short: [short === name ? '' : short], cum: [cum], cumPercent: [' 5%'] };
  const { name: text, value } = labelOf(shown, 0, characters * 10 + 10, widths);
  return value === '' ? text : `${text} | ${value}`;
}

test.each([
  ['a::b::c', ['a::b::c', 'b::c', 'c']],
  ['rdb.(*Loader).NextBinEntry', ['rdb.(*Loader).NextBinEntry', '(*Loader).NextBinEntry', 'NextBinEntry']],
  ['a::b.c::d', ['a::b.c::d', 'b.c::d', 'c::d', 'd']],
  ['foo::operator()', ['foo::operator()', 'operator()']],
  ['foo.bar.', ['foo.bar.', 'bar.']],
  ['slices.SortFunc[...]', ['slices.SortFunc[...]', 'SortFunc[...]']],
  ['std::map<a::b, c::d>::find', ['std::map<a::b, c::d>::find', 'map<a::b, c::d>::find', 'find']],
  ['<alloc::Vec<T> as Drop>::drop', ['<alloc::Vec<T> as Drop>::drop', 'drop']],
  ['', ['']],
])('%s may be cut to its ends', (name, ends) => {
  expect(endsOf(name)).toEqual(ends);
});

test.each([
  ['github.com/acme/store/rdb.(*Loader).Next', 18, 'rdb.(*Loader).Next'],
  ['github.com/acme/store/rdb.(*Loader).Next', 17, '(*Loader).Next'],
  ['github.com/acme/store/rdb.(*Loader).Next', 5, 'Next'],
  ['github.com/acme/store/rdb.(*Loader).Next', 3, 'Next'],
  ['com.acme.platform.checkout.Cart.total(int)', 30, 'Cart.total | 12MB 5%'],
  ['com.acme.platform.checkout.Cart.total', 9, 'total'],
  ['ns::inner::Class::Method', 13, 'Class::Method'],
  ['tokio::runtime::task::poll', 20, 'runtime::task::poll'],
])('%s on a frame of %i characters is %s', (name, characters, expected) => {
  expect(label(name, characters)).toBe(expected);
});

test('a frame carries its value where the whole name leaves room', () => {
  // Name 4, gap 12 pixels, value 7.
  expect(label('main', 12)).toBe('main');
  expect(label('main', 13)).toBe('main | 12MB 5%');
});
