import { expect, test } from 'vitest';
import type { FrameRef } from '../../../src/protocol/session.js';
import type { Subject } from '../../../webview-ui/src/actions/subject.js';
import { canMove, here, move, NOWHERE, readWalk, stepTo } from '../../../webview-ui/src/model/walk.js';
import { pageWith, ready } from './pageSetUp.js';

/** A function known by its name alone, or by its number of the load 1 too. */
function named(name: string, id?: number, kind: FrameRef['kind'] = 'function'): Subject {
  const ref = id === undefined ? undefined : { kind, id, generation: 1 };
  return { printed: name, func: name, file: '', ref, isCut: false };
}

const names = (steps: readonly Subject[]): string => steps.map(({ printed }) => printed).join(' ');

test('a walk goes back and forth, and a step to the side forgets what was ahead', () => {
  const abc = ['a', 'b', 'c'].reduce((walk, name) => stepTo(walk, named(name)), NOWHERE);
  expect([here(NOWHERE), here(abc), canMove(abc, 1)]).toEqual([undefined, named('c'), false]);
  const a = move(move(move(abc, -1), -1), -1);
  expect([here(a), here(move(a, 1))]).toEqual([named('a'), named('b')]);
  expect(names(stepTo(a, named('d')).steps)).toBe('a d');
  expect(stepTo(a, named('a'))).toBe(a);
  expect(stepTo(a, named('a', 5)).steps, 'two nodes of one name').toEqual([named('a'), named('a', 5)]);
  const five = stepTo(a, named('a', 5));
  expect(stepTo(five, named('a', 9, 'line')), 'a frame of the same function').toBe(five);
});

test('what one only comes by is one step, however much it is', () => {
  let walk = stepTo(NOWHERE, named('a'));
  for (const name of ['b', 'c', 'd']) walk = stepTo(walk, named(name), true);
  expect(names(walk.steps)).toBe('a d');
  // Chosen where one stands, it stays when one walks on.
  walk = stepTo(walk, named('d'));
  expect(names(stepTo(walk, named('e'), true).steps)).toBe('a d e');
});

test('a walk comes back as it was saved, and nonsense does not', () => {
  const walk = stepTo(stepTo(NOWHERE, named('a')), named('b', 5), true);
  expect(readWalk(JSON.parse(JSON.stringify(walk)))).toEqual(walk);
  for (const odd of [
    undefined,
    { steps: [named('a')], at: 3 },
    { steps: 'a', at: 0 },
    { names: ['a'], at: 0 },
  ]) {
    expect(readWalk(odd)).toEqual(NOWHERE);
  }
  expect(readWalk({ steps: [{ printed: 1, ref: { kind: 'x' } }], at: 0 }).steps).toEqual([named('')]);
});

test('the selected function outlives the page: by its number in the same profile, by its name in another', () => {
  const { page, states } = pageWith({});
  page.state.value = ready({ generation: 1 });
  page.choose(named('a', 1));
  page.choose(named('b', 2));
  expect([page.canGo(-1), page.canGo(1), page.go(-1), page.go(-1)]).toEqual([true, false, true, false]);

  const again = pageWith({}, states.at(-1)).page;
  again.state.value = ready({ generation: 7 });
  expect(again.selected.value).toEqual({ ...named('a'), ref: { kind: 'function', id: 1, generation: 7 } });
  again.state.value = ready({ generation: 8, summary: { ...ready().summary, fingerprint: 'another' } });
  expect(again.selected.value).toEqual(named('a'));
  expect(again.go(1)).toBe(true);
  expect(again.selected.value).toEqual(named('b'));
});

test('no more of a name is kept than one may read, where the whole can be asked for', () => {
  const { page, states } = pageWith({});
  page.state.value = ready();
  page.choose(named('x'.repeat(1e6), 1));
  expect(page.selected.value?.isCut).toBe(true);
  expect(JSON.stringify(states.at(-1)).length).toBeLessThan(20_000);
  const typed = named('y'.repeat(10_000));
  page.choose(typed);
  expect(page.selected.value).toEqual(typed);
});
