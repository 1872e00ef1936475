import { describe, expect, test, vi } from 'vitest';

import {
  columnWidth,
  effectivePosition,
  textAtEnd,
  textBefore,
  widthsOf,
} from '../../../src/inline/paint/figureText.js';
import { mergeFigures } from '../../../src/inline/activeProfile.js';
import { BARS, barOf, heatOf } from '../../../src/protocol/heat.js';
import { hotLines, nextStop } from '../../../src/inline/hotLines.js';
import type { LineFigure } from '../../../src/protocol/session.js';

vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode);

const figure = (line: number, flat: string, cum: string, flatShare = 0, cumShare = 0): LineFigure => ({
  line,
  flat,
  cum,
  flatShare,
  cumShare,
  percent: '',
});

const words = { flat: 'flat', cum: 'cum' };

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the text of a line', () => {
  const figures = [figure(98, '85203', '85203'), figure(142, '', '3.70GB')];
  const widths = widthsOf(figures);

  test.each([
    ['what there is', '', '3.71GB', 0, 0.99, '99.08%', '3.71GB cum 99.08%'],
    ['both where they differ', '18MB', '31.30MB', 0.005, 0.0082, '0.82%', '18MB flat · 31.30MB cum 0.82%'],
    ['one where they are the same', '450ms', '450ms', 0.0127, 0.0127, '1.27%', '450ms 1.27%'],
    [
      'of a difference, the share of the larger',
      '-5MB',
      '3MB',
      0.5,
      0.3,
      '50.00%',
      '-5MB flat 50.00% · 3MB cum',
    ],
    ['of a difference, flat alone', '5MB', '', 0.5, 0, '50.00%', '5MB flat 50.00%'],
    ['no share of nothing', '', '2B', 0, 0, '', '2B cum'],
    ['no share of nothing, where they are the same', '2B', '2B', 0, 0, '', '2B'],
  ])('at the end: %s', (_, flat, cum, flatShare, cumShare, percent, expected) => {
    const line = { ...figure(1, flat, cum, flatShare, cumShare), percent };
    expect(plain(textAtEnd(line, words))).toBe(expected);
  });

  test('in the words of the person', () => {
    const german = { flat: 'selbst', cum: 'gesamt' };
    expect(plain(textAtEnd(figure(1, '1B', '2B'), german))).toBe('1B selbst · 2B gesamt');
  });

  test('in columns before the code', () => {
    expect(figures.map((each) => plain(textBefore(each, widths)))).toEqual(['85203  85203', '    . 3.70GB']);
  });

  test('a unit of any text and length stays a figure', () => {
    const odd = figure(1, '3\u202e\nx', `4${'y'.repeat(10_000)}`);
    expect(plain(textAtEnd(odd, words))).toBe(`3 x flat · 4${'y'.repeat(39)}… cum`);
    expect(columnWidth(widthsOf([odd]))).toBe(45);
    expect(textBefore(odd, widthsOf([odd]))).toHaveLength(45);
  });

  test('no space that an editor would collapse', () => {
    for (const each of figures) {
      expect(textAtEnd(each, words) + textBefore(each, widths)).not.toContain(' ');
      expect(textBefore(each, widths)).toHaveLength(columnWidth(widths));
    }
  });
});

test.each([
  ['end', undefined, 'end'],
  ['before', true, 'before'],
  ['before', false, 'off'],
  ['off', undefined, 'off'],
  ['off', true, 'end'],
  ['off', false, 'off'],
] as const)('setting %s, toggled %s → %s', (setting, shown, position) => {
  expect(effectivePosition(setting, shown)).toBe(position);
});

test('heat rises with the share, of flat or cum, whichever is more', () => {
  const shares = [0.0001, 0.0099, 0.01, 0.05, 0.15, 0.5, 1, 2];
  expect(shares.map((share) => heatOf(figure(1, '', '', 0, share)))).toEqual([1, 1, 2, 3, 4, 5, 5, 5]);
  expect(heatOf(figure(1, '', '', 0.6, 0))).toBe(5);
});

test('the bar is the wider the more a line costs, and of one colour', () => {
  const shares = [0, 0.004, 0.005, 0.01, 0.025, 0.05, 0.15, 0.3, 0.5, 2];
  const bars = shares.map((share) => BARS[barOf(figure(1, '', '', share, 0))]);
  expect(bars.map((bar) => bar?.width)).toEqual([2, 2, 4, 6, 8, 11, 15, 19, 24, 24]);
  expect(bars.map((bar) => bar?.heat)).toEqual(shares.map((share) => heatOf(figure(1, '', '', share, 0))));
});

test('figures of several recorded paths: the greater of each line', () => {
  const merged = mergeFigures([
    [figure(1, '', '1B', 0, 0.1), figure(3, '', '3B', 0, 0.3)],
    [figure(1, '', '2B', 0, 0.2), figure(2, '', '2B', 0, 0.2)],
  ]);
  expect(merged.map(({ line, cum }) => [line, cum])).toEqual([
    [1, '2B'],
    [2, '2B'],
    [3, '3B'],
  ]);
});

describe('hot lines', () => {
  test('those with 1% of the total, or all', () => {
    const cold = [figure(9, '', '', 0, 0.001), figure(2, '', '', 0, 0.0099)];
    expect(hotLines([...cold, figure(5, '', '', 0, 0.01), figure(3, '', '', 0.2, 0)])).toEqual([3, 5]);
    expect(hotLines(cold)).toEqual([2, 9]);
    expect(hotLines([])).toEqual([]);
  });

  test('one after the other, round and round', () => {
    const stops = [3, 5, 9];
    expect([1, 3, 4, 9, 10].map((line) => nextStop(stops, line, 'next'))).toEqual([3, 5, 5, 3, 3]);
    expect([1, 3, 4, 9, 10].map((line) => nextStop(stops, line, 'previous'))).toEqual([9, 9, 3, 5, 9]);
    expect(nextStop([], 1, 'next')).toBeUndefined();
  });
});
