import { expect, test } from 'vitest';
import { around, scaleTo, stretchTo } from '../../../webview-ui/src/flame/d3/moving.js';

/** An element that has a style and classes. */
function element() {
  const classes = new Set<string>();
  const svg = {
    style: { transform: '' },
    classList: { add: (name: string) => classes.add(name) },
  } as unknown as SVGElement;
  return { svg, classes };
}

/** Where a transform brings a point of the drawing, both as shares of it. */
function moved(transform: string, at: number): number {
  const [, scale = '', by = ''] = /^scaleX\((.*?)\) translateX\((.*)%\)$/.exec(transform) ?? [];
  return Number(scale) * (at + Number(by) / 100);
}

test('a frame that is zoomed to fills the drawing at once, without its labels', () => {
  const { svg, classes } = element();
  scaleTo(svg, 0.25, 0.75);
  const { transform } = svg.style;
  expect([0.25, 0.5, 0.75].map((at) => moved(transform, at))).toEqual([0, 0.5, 1]);
  expect(classes).toContain('moving');
});

test('what is zoomed out of becomes as small as its share', () => {
  const { svg } = element();
  const { from, to } = around(0.2);
  scaleTo(svg, from, to);
  const { transform } = svg.style;
  expect(moved(transform, 1) - moved(transform, 0)).toBeCloseTo(0.2);
});

test('what is as wide already, or has no width, stays as it is', () => {
  const { svg } = element();
  scaleTo(svg, 0, 1);
  scaleTo(svg, 0.5, 0.5);
  expect(svg.style.transform).toBe('');
});

test('another width stretches what is drawn, and the same takes that back', () => {
  const { svg } = element();
  stretchTo(svg, 800, 400);
  expect(svg.style.transform).toBe('scaleX(0.5)');
  stretchTo(svg, 800, 800);
  expect(svg.style.transform).toBe('');
});
