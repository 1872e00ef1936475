import type { LineRow } from '../../../src/profile/indexes.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFilters } from '../../../src/analysis/filter/filters.js';
import { framesOf } from '../../../src/analysis/samples/frames.js';
import { labelsOf } from '../../../src/analysis/samples/labels.js';
import { RegexError } from '../../../src/analysis/filter/regex.js';
import { type Selected, keptCount } from '../../../src/analysis/samples/selected.js';
import { type Filters, NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import type { Profile } from '../../../src/profile/profile.js';
import { written } from './written.js';

const NO_ROW = -1 as LineRow;

/** The stacks that are left, root first, each with its value. */
function stacks(selected: Selected): string[] {
  const { profile, samples, start, end } = selected;
  const { strings, functions, lines } = profile;
  const frames = framesOf(selected, false);
  return Array.from({ length: keptCount(selected) }, (_, k) => {
    const sample = samples?.[k] ?? k;
    const names: string[] = [];
    for (const location of profile.samples.locations.subarray(start[sample], end[sample])) {
      for (let f = frames.offsets[location] ?? 0; f < (frames.offsets[location + 1] ?? 0); f++) {
        const row = frames.row[f] ?? NO_ROW;
        names.push(row < 0 ? '?' : strings.text(functions.name[lines.func[row] ?? 0] ?? 0));
      }
    }
    return `${names.reverse().join(' ')} ${profile.samples.values[0]?.[sample]}`;
  });
}

function left(profile: Profile, filters: Partial<Filters>): string[] {
  return stacks(applyFilters(profile, { ...NO_FILTERS, ...filters }).selected);
}

function notes(profile: Profile, filters: Partial<Filters>): readonly string[] {
  return applyFilters(profile, { ...NO_FILTERS, ...filters }).notes;
}

const PROFILE = written(
  `
    main@main.go > handle@web.go > parse@json.go > scan@json.go | 1
    main@main.go > handle@web.go > write@web.go | 2
    main@main.go > idle@main.go | 4
    [0x10] | 8`,
  { binary: '/bin/service' },
);

describe('focus and ignore', () => {
  it('keep samples by function, file or binary', () => {
    expect(left(PROFILE, { focus: 'parse' })).toEqual(['main handle parse scan 1']);
    expect(left(PROFILE, { focus: 'json\\.go$' })).toEqual(['main handle parse scan 1']);
    expect(left(PROFILE, { focus: 'service' })).toHaveLength(4);
    expect(left(PROFILE, { ignore: 'handle' })).toEqual(['main idle 4', '? 8']);
  });

  it('ignore more than they focus', () => {
    expect(left(PROFILE, { focus: 'handle', ignore: 'scan' })).toEqual(['main handle write 2']);
    expect(left(PROFILE, { focus: 'main', ignore: 'main' })).toEqual([]);
  });
});

describe('hide and show', () => {
  it('take frames out of stacks', () => {
    expect(left(PROFILE, { hide: 'handle|idle' })).toEqual([
      'main parse scan 1',
      'main write 2',
      'main 4',
      '? 8',
    ]);
    expect(left(PROFILE, { show: 'parse|write' })).toEqual(['parse 1', 'write 2']);
  });

  it('hide whole binaries', () => {
    expect(left(PROFILE, { hide: 'service' })).toEqual([]);
  });

  it('hide frames inlined into others, one by one', () => {
    expect(left(written('main > a + b + c | 1'), { hide: 'b' })).toEqual(['main a c 1']);
    expect(left(written('main > a + b + c | 1'), { show: 'b' })).toEqual(['b 1']);
  });

  it('focus on what they hide', () => {
    expect(left(PROFILE, { focus: 'parse', hide: 'parse' })).toEqual(['main handle scan 1']);
  });
});

it('show_from drops what is above the topmost match', () => {
  const profile = written('a > b > c > b > d | 1\n a > c | 2\n x + b + y > z | 3');
  expect(left(profile, { showFrom: 'b' })).toEqual(['b c b d 1', 'b y z 3']);
  expect(left(profile, { showFrom: 'a' })).toEqual(['a b c b d 1', 'a c 2']);
});

it('prune_from drops what is below the match nearest the leaf', () => {
  const profile = written('a > b > c > b > d | 1\n a > c | 2\n x + b(int) + y > z | 3');
  expect(left(profile, { pruneFrom: '^b$' })).toEqual(['a b c b 1', 'a c 2', 'x b(int) 3']);
});

describe('drop_frames of the profile', () => {
  const drop = (text: string, dropFrames: string, keepFrames = '') =>
    left(written(text, { dropFrames, keepFrames }), {});

  it('drop the match nearest the root and all below it, after the first other frame', () => {
    expect(drop('main > malloc > mmap | 1', 'malloc')).toEqual(['main 1']);
    expect(drop('malloc > main > malloc > x > malloc | 1', 'malloc')).toEqual(['malloc main 1']);
    expect(drop('malloc > malloc | 1', 'malloc')).toEqual(['malloc malloc 1']);
  });

  it('cut a location below the frame that is inlined last', () => {
    expect(drop('main > f + malloc + g > h | 1', 'malloc')).toEqual(['main f 1']);
  });

  it('match whole names, without their arguments, and give way to keep_frames', () => {
    expect(drop('main > mallocgc | 1', 'malloc')).toEqual(['main mallocgc 1']);
    expect(drop('main > malloc(int) | 1', 'malloc')).toEqual(['main 1']);
    expect(
      drop('main > runtime.panic | 1\n main > runtime.gc | 2', 'runtime\\..*', 'runtime\\.panic'),
    ).toEqual(['main runtime.panic 1', 'main 2']);
  });

  it('are passed over where they are no expression', () => {
    expect(drop('main > malloc | 1', '(')).toEqual(['main malloc 1']);
  });
});

describe('tag filters', () => {
  const profile = written(`
    a | 1 | user=ann size#32:kilobytes
    b | 2 | user=bob size#64:kilobytes
    c | 4 | group=ann
    d | 8 | latency#5:ms
    e | 16 |`);

  it('match key:value pairs, all of them', () => {
    expect(left(profile, { tagFocus: 'ann' })).toEqual(['a 1', 'c 4']);
    expect(left(profile, { tagFocus: 'user:ann' })).toEqual(['a 1']);
    expect(left(profile, { tagFocus: 'user,bob' })).toEqual(['b 2']);
    expect(left(profile, { tagIgnore: 'ann|bob' })).toEqual(['d 8', 'e 16']);
  });

  it('match the values of one key, any of them', () => {
    expect(left(profile, { tagFocus: 'user=ann,bob' })).toEqual(['a 1', 'b 2']);
    expect(left(profile, { tagFocus: 'group=bob' })).toEqual([]);
  });

  it('match ranges of numbers in other units', () => {
    expect(left(profile, { tagFocus: '32kb' })).toEqual(['a 1']);
    expect(left(profile, { tagFocus: ':0032768b' })).toEqual(['a 1']);
    expect(left(profile, { tagFocus: '33kb:' })).toEqual(['b 2']);
    expect(left(profile, { tagFocus: '1kb:1mb' })).toEqual(['a 1', 'b 2']);
    expect(left(profile, { tagFocus: 'size=64kb' })).toEqual(['b 2']);
    expect(left(profile, { tagFocus: 'latency=1ms:1s' })).toEqual(['d 8']);
    expect(notes(profile, { tagFocus: '32kb' })).toEqual([
      "tagfocus:Interpreted '32kb' as range, not regexp",
    ]);
  });

  it('are expressions where a range has units of two kinds', () => {
    expect(left(profile, { tagFocus: '1kb:1s' })).toEqual([]);
    expect(notes(profile, { tagFocus: '1kb:1s' })).toEqual(['TagFocus expression matched no samples']);
  });

  it('tagshow and taghide leave labels by key', () => {
    const keys = (filters: Partial<Filters>) => {
      const { selected } = applyFilters(profile, { ...NO_FILTERS, ...filters });
      const { texts, numbers } = labelsOf(selected, 0);
      return [...texts.keys(), ...numbers.keys()];
    };
    expect(keys({ tagShow: '^s' })).toEqual(['size']);
    expect(keys({ tagHide: '^s' })).toEqual(['user']);
  });
});

describe('tagroot and tagleaf', () => {
  const profile = written('main > f | 1 | user=ann user=bob size#2048:bytes\n main | 2 |');

  it('make frames of labels, in the order of the keys', () => {
    expect(left(profile, { tagRoot: 'user,size' })).toEqual(['ann,bob 2kB main f 1', '  main 2']);
    expect(left(profile, { tagLeaf: 'user,size' })).toEqual(['main f ann,bob 2kB 1', 'main   2']);
  });

  it('make frames that other filters match, by value and key', () => {
    expect(left(profile, { tagRoot: 'user', focus: 'ann' })).toEqual(['ann,bob main f 1']);
    expect(left(profile, { tagRoot: 'user', focus: '^user$' })).toHaveLength(2);
  });
});

it('what matched nothing is told', () => {
  expect(notes(PROFILE, { focus: 'main', hide: 'nowhere', tagFocus: 'x' })).toEqual([
    'Hide expression matched no samples',
    'TagFocus expression matched no samples',
  ]);
});

it('what cannot be read is refused', () => {
  expect(() => left(PROFILE, { focus: '(' })).toThrow(RegexError);
  expect(() => left(PROFILE, { focus: 'a(?=b)' })).toThrow(/parsing focus regexp/);
  expect(() => left(PROFILE, { tagFocus: 'a,(' })).toThrow(RegexError);
  expect(() => left(PROFILE, { tagIgnore: '1'.repeat(70_000) })).toThrow(/has 70000 characters/);
});

it('a filter that cannot match in linear time elsewhere does here', () => {
  const profile = written(`${'a'.repeat(5000)} | 1`);
  expect(left(profile, { focus: '(a*)*b' })).toEqual([]);
});

describe('any two filters of samples', () => {
  const stack = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 5 });
  const profile = fc
    .array(stack, { minLength: 1, maxLength: 10 })
    .map((list) =>
      written(list.map((frames, i) => `${frames.join(' > ')} | ${i + 1} | k=${frames[0] ?? ''}`).join('\n')),
    );
  const name = fc.constantFrom('a', 'b', '[bc]', 'd');

  it('keep what each alone keeps', () => {
    fc.assert(
      fc.property(profile, name, name, (one, a, b) => {
        for (const [x, y] of [
          [{ focus: a }, { ignore: b }],
          [{ focus: a }, { tagFocus: `k:${b}` }],
          [{ tagFocus: `k:${a}` }, { tagIgnore: `k:${b}` }],
        ] as const) {
          const both = new Set(left(one, y));
          expect(left(one, { ...x, ...y })).toEqual(left(one, x).filter((kept) => both.has(kept)));
        }
      }),
    );
  });
});
