import { describe, expect, test } from 'vitest';

import type { BuiltText } from '../../../src/source/history/builtText.js';
import { goDeclaration } from '../../../src/inline/match/goDeclarations.js';
import { placementOf, type FileOrigin } from '../../../src/inline/match/placement.js';

describe('the declaration of a function of Go', () => {
  test.each([
    ['main.run', 'func run(ctx context.Context) error {'],
    ['example.com/a.b/pkg/store.Open', 'func Open(name string) (*Store, error) {'],
    ['example.com/x.(*Loader).Next', 'func (l *Loader) Next() {'],
    ['example.com/x.(*Loader).Next', 'func (*Loader) Next() {'],
    ['x.Kind.String', 'func (k Kind) String() string {'],
    ['x.Map[...]', 'func Map[T any](in []T) {'],
    ['x.(*List[...]).Push', 'func (l *List[T]) Push(value T) {'],
    ['main.init.0', 'func init() {'],
  ])('%s is %s', (name, line) => {
    expect(goDeclaration(name)?.test(line)).toBe(true);
  });

  test.each([
    ['main.run', 'func runAll() {'],
    ['main.run', 'func (x *T) run() {'],
    ['x.(*Loader).Next', 'func (l *OtherLoader) Next() {'],
    ['x.(*Loader).Next', 'func (l *Loader) NextKey() {'],
    ['main.run', '// func run() is gone'],
  ])('%s is not %s', (name, line) => {
    expect(goDeclaration(name)?.test(line)).toBe(false);
  });

  test.each([
    'main.run.func1',
    'main.run.gowrap2',
    'main.(*T).run.func1',
    'main.glob..func1',
    'main.init',
    '',
  ])('%s has none of its own', (name) => {
    expect(goDeclaration(name)).toBeUndefined();
  });
});

const origin = (known: Partial<FileOrigin>): FileOrigin => ({
  declarations: [],
  built: undefined,
  release: undefined,
  ...known,
});

describe('where lines are', () => {
  const declarations = [
    { name: 'main.b', line: 5 },
    { name: 'main.a', line: 1 },
    { name: 'main.b.func1', line: 6 },
  ];
  const profiled = ['func a() {', '\t1()', '}', '', 'func b() {', '\tfunc() {', '\t\t2()', '\t}()', '}'];
  const at = (texts: readonly string[], line: number, file = '/x.go') =>
    placementOf(file, origin({ declarations }), texts)(line);

  test('as profiled where the declaration stands', () => {
    expect(at(profiled, 7)).toEqual({ line: 7, certainty: 'asProfiled', declared: { then: 5, now: 5 } });
  });

  test('moved with the function, closures with the one around them', () => {
    const texts = ['// new', ...profiled.slice(0, 4), '// new', ...profiled.slice(4)];
    expect(at(texts, 2)).toEqual({ line: 3, certainty: 'moved', declared: { then: 1, now: 2 } });
    expect(at(texts, 7)).toEqual({ line: 9, certainty: 'moved', declared: { then: 5, now: 7 } });
  });

  test('doubtful where the declaration is not there, or twice', () => {
    expect(at(['func a() {', ...profiled.slice(5)], 7)).toEqual({ line: 7, certainty: 'doubtful' });
    expect(at(['', 'func b() {', '}', 'func b() {', '}'], 7)).toEqual({ line: 7, certainty: 'doubtful' });
  });

  test('gone where the next function has begun', () => {
    expect(at(['func a() {', '}', 'func b() {', '}'], 3)).toBeUndefined();
    expect(at(['func a() {', '}', 'func b() {', '}'], 2)?.line).toBe(2);
  });

  test('doubtful where no code stands and nothing else is known: at a blank line, and past the end', () => {
    const doubtful = { certainty: 'doubtful', isBlank: true };
    expect(placementOf('/x.go', origin({}), profiled)(4)).toEqual({ line: 4, ...doubtful });
    expect(placementOf('/x.py', origin({}), profiled)(10)).toEqual({ line: 10, ...doubtful });
    expect(placementOf('/x.go', origin({ release: 'unnamed' }), profiled)(4)).toMatchObject(doubtful);
    expect(placementOf('/x.go', origin({ release: 'same' }), profiled)(4)?.certainty).toBe('asProfiled');
  });

  test('unknown before the first declaration, without any, and in other languages', () => {
    const unknown = { line: 2, certainty: 'unknown' };
    expect(
      placementOf('/x.go', origin({ declarations: [{ name: 'main.b', line: 5 }] }), profiled)(2),
    ).toEqual(unknown);
    expect(placementOf('/x.go', origin({}), profiled)(2)).toEqual(unknown);
    expect(at(profiled, 2, '/x.py')).toEqual(unknown);
  });
});

describe('where git says that lines are', () => {
  const lines = ['one', 'two', 'three', 'four'];
  const built: BuiltText = { lines, commit: '1a2b3c4d', basis: 'assumed', isModified: false };
  const trace = (then: number, basis: BuiltText['basis'], isModified = false) => ({
    then,
    commit: '1a2b3c4d',
    basis,
    isModified,
  });
  const now = ['one', 'new', 'three', 'FOUR'];
  const at = (line: number, more: Partial<BuiltText> = {}) =>
    placementOf('/x.c', origin({ built: { ...built, ...more } }), now)(line);

  test('moved by an assumed commit, gone where it has no such line', () => {
    expect(at(1)).toEqual({ line: 1, certainty: 'assumed', built: trace(1, 'assumed') });
    expect(at(3)).toEqual({ line: 3, certainty: 'assumed', built: trace(3, 'assumed') });
    expect([at(2), at(4), at(99)]).toEqual([undefined, undefined, undefined]);
  });

  test('as profiled or moved by the commit it was built from, doubtful if that had been changed', () => {
    const moved = (more: Partial<BuiltText>) =>
      placementOf('/x.c', origin({ built: { ...built, ...more } }), ['new', ...lines])(2);
    expect(at(3, { basis: 'recorded' })?.certainty).toBe('asProfiled');
    expect(moved({ basis: 'recorded' })).toEqual({
      line: 3,
      certainty: 'moved',
      built: trace(2, 'recorded'),
    });
    expect(moved({ basis: 'recorded', isModified: true })).toEqual({
      line: 3,
      certainty: 'doubtful',
      built: trace(2, 'recorded', true),
    });
  });

  const go = ['func a() {', '\t1()', '\t2()', '}', 'func b() {', '\t3()', '}'];
  const declarations = [
    { name: 'main.a', line: 1 },
    { name: 'main.b', line: 5 },
  ];
  const inGo = (texts: readonly string[], line: number, then: readonly string[] = go) =>
    placementOf('/x.go', origin({ declarations, built: { ...built, lines: then } }), texts)(line);

  test('within a function that the profile knows, git tells its lines apart', () => {
    const texts = ['// new', 'func a() {', '\tnew()', '\t1()', '}', 'func b() {', '\t3()', '}'];
    expect(inGo(texts, 2)).toEqual({
      line: 4,
      certainty: 'moved',
      declared: { then: 1, now: 2 },
      built: trace(2, 'assumed'),
    });
    expect(inGo(texts, 3)).toBeUndefined();
    expect(inGo(texts, 6)).toMatchObject({ line: 7, certainty: 'moved', declared: { then: 5, now: 6 } });
  });

  test('a renamed function is found by git', () => {
    const texts = go.map((line) => line.replace('func a', 'func renamed'));
    expect(inGo(texts, 2)).toEqual({ line: 2, certainty: 'assumed', built: trace(2, 'assumed') });
  });

  test('a function that moved over another is where its declaration is', () => {
    expect(inGo([...go.slice(4), ...go.slice(0, 4)], 6)?.line).toBe(2);
    expect(inGo([...go.slice(4), ...go.slice(0, 4)], 2)?.line).toBe(5);
  });

  test('a commit that has not the functions where the profile has them is not what was built', () => {
    const other = ['', '', '', ...go];
    const texts = go.map((line) => line.replace('func a', 'func renamed'));
    expect(inGo(texts, 2, other)).toEqual({ line: 2, certainty: 'doubtful' });
    expect(inGo(go, 2, other)).toEqual({ line: 2, certainty: 'asProfiled', declared: { then: 1, now: 1 } });
  });

  test('what is of a released version is as profiled where the profile names the same, and may not match where another', () => {
    const released = (release: FileOrigin['release']) => placementOf('/x.go', origin({ release }), go)(2);
    expect(released('same')).toEqual({ line: 2, certainty: 'asProfiled', release: 'same' });
    expect(released('another')).toEqual({ line: 2, certainty: 'doubtful', release: 'another' });
    expect(released('unnamed')).toEqual({ line: 2, certainty: 'unknown', release: 'unnamed' });
  });
});
