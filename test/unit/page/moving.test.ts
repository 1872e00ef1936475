import { expect, test } from 'vitest';
import { moveTo, stretchTo } from '../../../webview-ui/src/flame/d3/moving.js';
import { within } from '../../../webview-ui/src/flame/zoom/stretch.js';

/** Frames and labels that have a style and classes. */
function drawing() {
  const classes = new Set<string>();
  const toggle = (name: string, on: boolean) => (on ? classes.add(name) : classes.delete(name));
  const element = (): unknown => ({ style: { transform: '' }, classList: { toggle } });
  return { svg: element() as SVGElement, layer: element() as HTMLElement, classes };
}

/** Where a transform brings a point of the drawing, both as shares of it. */
function moved(transform: string, at: number): number {
  const [, scale = '', by = ''] = /^scaleX\((.*?)\) translateX\((.*)%\)$/.exec(transform) ?? [];
  return Number(scale) * (at + Number(by) / 100);
}

test('a frame that is zoomed to fills the drawing at once, without its labels', () => {
  const drawn = drawing();
  moveTo(drawn, { from: 0.25, to: 0.75 });
  const { transform } = drawn.svg.style;
  expect([0.25, 0.5, 0.75].map((at) => moved(transform, at))).toEqual([0, 0.5, 1]);
  expect([...drawn.classes]).toEqual(['moving', 'scaling']);
});

test('what is zoomed out of becomes as small as its share, where it is', () => {
  const drawn = drawing();
  const seen = { from: 0.6, to: 0.8 };
  moveTo(drawn, within(seen, { from: 0, to: 1 }));
  const { transform } = drawn.svg.style;
  expect(moved(transform, 0)).toBeCloseTo(0.6);
  expect(moved(transform, 1)).toBeCloseTo(0.8);
});

test('what moves aside takes its labels along, and back where it was all is as it was', () => {
  const drawn = drawing();
  moveTo(drawn, { from: 0.1, to: 1.1 });
  expect(moved(drawn.svg.style.transform, 0.1)).toBeCloseTo(0);
  expect(drawn.layer.style.transform).toBe(drawn.svg.style.transform);
  expect([...drawn.classes]).toEqual(['moving']);
  moveTo(drawn, { from: 0, to: 1 });
  expect([drawn.svg.style.transform, drawn.layer.style.transform, ...drawn.classes]).toEqual(['', '']);
});

test('what has no width stays as it is', () => {
  const drawn = drawing();
  moveTo(drawn, { from: 0.5, to: 0.5 });
  expect(drawn.svg.style.transform).toBe('');
});

test('another width stretches what is drawn, and the same takes that back', () => {
  const drawn = drawing();
  stretchTo(drawn, 800, 400);
  expect(drawn.svg.style.transform).toBe('scaleX(0.5)');
  stretchTo(drawn, 800, 800);
  expect(drawn.svg.style.transform).toBe('');
});
