import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutsOf, likenesses, UNLIKE } from '../../../webview-ui/src/top/names/cutting.js';
import { shortName } from '../../../webview-ui/src/shared/names.js';

/** The texts as they are seen in so much room, where every character is one wide. */
function shown(texts: readonly string[], room: number): readonly string[] {
  const alike = likenesses(texts);
  return texts.map((text) => {
    const cuts = cutsOf(text, {
      own: text.length - shortName(text).length,
      likeness: alike.get(text) ?? UNLIKE,
      room,
      widths: Array.from({ length: text.length + 1 }, (_, i) => i),
      ellipsis: 1,
    });
    let seen = '';
    let at = 0;
    for (const { from, to } of cuts) {
      seen += `${text.slice(at, from)}…`;
      at = to;
    }
    return seen + text.slice(at);
  });
}

test('a name that fits is whole, one that does not loses its path first, folder by folder', () => {
  const names = [
    'example.com/bigkey/pkg/rdb.(*Loader).Next',
    'example.com/bigkey/pkg/store.(*Store).Restore',
  ];
  expect(shown(names, 60)).toEqual(names);
  expect(shown(names, 34)).toEqual(['…/bigkey/pkg/rdb.(*Loader).Next', '…/pkg/store.(*Store).Restore']);
});

test('names that begin alike keep their ends', () => {
  const names = ['com.acme.checkout.AbstractOrder.first', 'com.acme.checkout.AbstractOrder.second'];
  const [first, second] = shown(names, 16);
  expect(first).toMatch(/^….*\.first$/);
  expect(second).toMatch(/^….*\.second$/);
});

test('names that end alike keep their beginnings', () => {
  const names = ['core::alpha::iter::Iterator::fold', 'core::gamma::iter::Iterator::fold'];
  for (const name of shown(names, 20)) expect(name).toMatch(/(alpha|gamma).*…/);
});

test('names that differ in their middle keep that, and are cut on both sides', () => {
  const middle = (x: string): string => `service.handlers.Order.${x}.Process.handleTheRequest`;
  for (const [i, name] of shown([middle('Create'), middle('Delete')], 18).entries()) {
    expect(name).toContain(['Create', 'Delete'][i]);
    expect(name.length).toBeLessThanOrEqual(18);
  }
});

test('a name between one that begins like it and one that ends like it keeps both ends', () => {
  const [name] = shown(
    ['alpha.sharedMiddlePart.one', 'alpha.sharedMiddlePart.two', 'other.sharedMiddlePart.one'],
    12,
  );
  expect(name).toMatch(/^alp.*…e$|^alpha.*…ne$|^a.*….*one$/);
});

test('what is left of a text is never wider than its room, in its order, and no half of a character', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', '😀'), maxLength: 60 });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 2, max: 40 }),
      (texts, room) => {
        for (const [i, seen] of shown(texts, room).entries()) {
          const pieces = seen.split('…');
          const pattern = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('.*');
          expect(texts[i]).toMatch(new RegExp(`^${pattern}$`, 's'));
          expect(seen.length).toBeLessThanOrEqual(Math.max(room, texts[i]?.length ?? 0));
          if (pieces.length > 1) expect(seen.length).toBeLessThanOrEqual(room);
          expect(seen).not.toMatch(/(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/);
        }
      },
    ),
  );
});

test('texts that are the same are not alike, they are one', () => {
  const alike = likenesses(['abc', 'abc', 'abd', 'xbd']);
  expect([...alike]).toEqual([
    ['abc', { prefix: 2, suffix: 0 }],
    ['abd', { prefix: 2, suffix: 2 }],
    ['xbd', { prefix: 0, suffix: 2 }],
  ]);
});
