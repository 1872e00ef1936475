import { describe, expect, test } from 'vitest';

import { goDeclaration } from '../../../src/inline/match/goDeclarations.js';
import { placementOf } from '../../../src/inline/match/placement.js';

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

describe('where lines are', () => {
  const declarations = [
    { name: 'main.b', line: 5 },
    { name: 'main.a', line: 1 },
    { name: 'main.b.func1', line: 6 },
  ];
  const profiled = ['func a() {', '\t1()', '}', '', 'func b() {', '\tfunc() {', '\t\t2()', '\t}()', '}'];
  const at = (texts: readonly string[], line: number, file = '/x.go') =>
    placementOf(file, declarations, texts)(line);

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

  test('unknown before the first declaration, without any, and in other languages', () => {
    const unknown = { line: 2, certainty: 'unknown' };
    expect(placementOf('/x.go', [{ name: 'main.b', line: 5 }], profiled)(2)).toEqual(unknown);
    expect(placementOf('/x.go', [], profiled)(2)).toEqual(unknown);
    expect(at(profiled, 2, '/x.py')).toEqual(unknown);
  });
});
