import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hoverMarkdown, parseFrameLink, REVEAL_FRAME } from '../../../src/inline/hover/hover.js';
import { commandLink, escapeMarkdown } from '../../../src/inline/hover/markdown.js';

const WORDS = {
  flat: 'flat',
  cum: 'cum',
  callers: 'Callers',
  callees: 'Callees',
  showIn: 'Show in',
  views: { flame: 'Flame Graph', peek: 'Peek', top: 'Top' },
  more: (count: number) => `${count} more`,
};

describe('hoverMarkdown', () => {
  const text = hoverMarkdown(
    {
      profileId: '1',
      profileName: 'heap.pb.gz',
      sampleIndex: 1,
      detail: {
        functions: ['rdb.(*Loader).NextBinEntry'],
        moreFunctions: 0,
        figures: [
          { type: 'inuse_objects', flat: '0', flatPercent: '0%', cum: '12', cumPercent: '3.10%' },
          { type: 'inuse_space', flat: '1B', flatPercent: '1e-05%', cum: '3.70GB', cumPercent: '98.94%' },
        ],
        callers: [{ name: 'main.main', weight: '3.70GB', ref: { kind: 'function', id: 7, generation: 3 } }],
        callees: [],
      },
      func: { kind: 'function', id: 9, generation: 3 },
      notes: ['The file is newer.'],
    },
    WORDS,
  );

  test('profile, functions, each sample type, links and note', () => {
    const show =
      '%5B%7B%22profile%22%3A%221%22%2C%22ref%22%3A%7B%22kind%22%3A%22function%22%2C%22id%22%3A9%2C%22generation%22%3A3%7D%7D%5D';
    expect(text).toBe(
      [
        '**heap\\.pb\\.gz** · rdb\\.\\(\\*Loader\\)\\.NextBinEntry',
        '',
        '|  | &nbsp;&nbsp;flat | &nbsp;&nbsp;flat\\% | &nbsp;&nbsp;cum | &nbsp;&nbsp;cum\\% |',
        '|:--|--:|--:|--:|--:|',
        '| inuse\\_objects | &nbsp;&nbsp;0 | &nbsp;&nbsp;0\\% | &nbsp;&nbsp;12 | &nbsp;&nbsp;3\\.10\\% |',
        '| **inuse\\_space** | &nbsp;&nbsp;**1B** | &nbsp;&nbsp;**1e\\-05\\%** | &nbsp;&nbsp;**3\\.70GB** | &nbsp;&nbsp;**98\\.94\\%** |',
        '',
        '*The file is newer\\.*',
        '',
        'Callers: [main\\.main](command:pprofLens.revealFrame?%5B%7B%22profile%22%3A%221%22%2C%22ref%22%3A%7B%22kind%22%3A%22function%22%2C%22id%22%3A7%2C%22generation%22%3A3%7D%7D%5D) 3\\.70GB',
        '',
        `Show in: [Flame Graph](command:pprofLens.showInFlameGraph?${show}) · [Peek](command:pprofLens.showInPeek?${show}) · [Top](command:pprofLens.showInTop?${show})`,
      ].join('\n'),
    );
  });

  test('is bounded, and says what it leaves out', () => {
    const figures = Array.from({ length: 100 }, (_, i) => ({
      type: `t${i}`.padEnd(1000, 'x'),
      ...{ flat: '1', flatPercent: '1%', cum: '1', cumPercent: '1%' },
    }));
    const functions = Array.from({ length: 5 }, () => 'f'.repeat(1000));
    const detail = { functions, moreFunctions: 299_995, figures, callers: [], callees: [] };
    const content = { profileId: '1', profileName: 'x', sampleIndex: 50, detail, func: undefined, notes: [] };
    const long = hoverMarkdown(content, WORDS);
    expect(long).toContain(', 299995 more');
    expect(long).toContain('| **t50x');
    expect(long).toContain('| 87 more |');
    expect(long.length).toBeLessThan(10_000);
  });

  test('a link names its frame and nothing else', () => {
    const query = /\(command:([^?]*)\?([^)]*)\)/.exec(text);
    expect(query?.[1]).toBe(REVEAL_FRAME);
    const parsed: unknown = JSON.parse(decodeURIComponent(query?.[2] ?? ''));
    expect(parsed).toEqual([{ profile: '1', ref: { kind: 'function', id: 7, generation: 3 } }]);
    expect(parseFrameLink((parsed as unknown[])[0])).toEqual({
      profile: '1',
      ref: { kind: 'function', id: 7, generation: 3 },
    });
  });
});

test.each([
  undefined,
  null,
  'x',
  {},
  { profile: 1, ref: { kind: 'line', id: 1, generation: 3 } },
  { profile: '1', ref: { kind: 'file', id: 1, generation: 3 } },
  { profile: '1', ref: { kind: 'line', id: -1, generation: 3 } },
  { profile: '1', ref: { kind: 'line', id: '1', generation: 3 } },
  { profile: '1', ref: { kind: 'line', id: 1.5, generation: 3 } },
  { profile: '1', ref: { kind: 'line', id: 1 } },
  { profile: '1', ref: { kind: 'line', id: 1, generation: '3' } },
])('%j is no link of ours', (argument) => {
  expect(parseFrameLink(argument)).toBeUndefined();
});

describe('text of a profile in Markdown', () => {
  test.each([
    ['[x](command:evil)', '\\[x\\]\\(command\\:evil\\)'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['a|b\nc', 'a\\|b c'],
    [
      '$(flame) &lt; `x` http://a.b www.a.b',
      '\\$\\(flame\\) \\&lt\\; \\`x\\` http\\:\\/\\/a\\.b www\\.a\\.b',
    ],
    ['\u202eevil\u0000\u200b', 'evil'],
    ['größe λ', 'größe λ'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('no mark of Markdown is left, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const rest = escapeMarkdown(text).replace(/\\[!-/:-@[-`{-~]/g, '');
        expect(rest).not.toMatch(/[!-/:-@[-`{-~\r\n\t]/);
      }),
    );
  });

  test('a link target cannot be left early', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (label, argument) => {
        expect(commandLink(label, 'c', argument)).toMatch(/\(command:c\?[\w%.-]*\)$/);
      }),
    );
  });
});
