import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSelection, NO_FILTERS } from '../../../src/analysis/samples/selection.js';
import { commandLine, type Command } from '../../../src/session/host/commandLine.js';
import { shellWord } from '../../../src/session/host/shellWords.js';

const COMMAND: Command = {
  selection: defaultSelection(0),
  sampleType: 'inuse_space',
  report: 'top',
  argument: '',
  file: '/p/heap.pb.gz',
};

/** The bytes of the arguments that bash gives a program, for a command line typed to it. */
function argumentsInBash(line: string): readonly string[] {
  const script = `show() { printf '%s\\0' "$@"; }\nshow ${line}\n`;
  const { stdout } = spawnSync('bash', ['--norc', '-s'], { input: Buffer.from(script) });
  return stdout.toString('latin1').split('\0').slice(0, -1);
}

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

/** What a terminal takes for keys, or nobody sees. */
const KEYS = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('the pprof command', () => {
  it('names the report, the sample type and the file', () => {
    expect(commandLine(COMMAND, 'posix')).toBe('go tool pprof -top -sample_index=inuse_space /p/heap.pb.gz');
  });

  it('has a flag for everything chosen, quoted for the shell', () => {
    const selection = {
      ...defaultSelection(0),
      granularity: 'lines',
      noInlines: true,
      trim: false,
      relativePercentages: true,
      names: 'templates',
      allFrames: true,
      filters: { ...NO_FILTERS, focus: `it's (a|b)`, showFrom: 'main' },
    } as const;
    const command: Command = { ...COMMAND, selection, sampleType: 'cpu', report: 'peek', argument: '.' };
    expect(commandLine({ ...command, file: '/a b.pb.gz' }, 'posix')).toBe(
      `go tool pprof -peek=. -sample_index=cpu -lines -noinlines -trim=false -relative_percentages ` +
        `-symbolize=demangle=templates -all_frames '-focus=it'\\''s (a|b)' -show_from=main '/a b.pb.gz'`,
    );
    expect(commandLine({ ...command, file: 'C:\\a b.pb.gz' }, 'windows')).toBe(
      `go tool pprof "-peek=." -sample_index=cpu -lines -noinlines -trim=false -relative_percentages ` +
        `-symbolize=demangle=templates -all_frames "-focus=it's (a|b)" -show_from=main "C:\\a b.pb.gz"`,
    );
  });

  it('takes a file for a file, whatever its name', () => {
    expect(commandLine({ ...COMMAND, file: '-http=localhost:1.pb.gz' }, 'posix')).toMatch(
      / \.\/-http=localhost:1\.pb\.gz$/,
    );
    expect(commandLine({ ...COMMAND, file: '-http=localhost:1.pb.gz' }, 'windows')).toMatch(
      / "\.\/-http=localhost:1\.pb\.gz"$/,
    );
  });

  it('presses no keys in a terminal', () => {
    const sampleType = 'samples\u0003\ntouch PWNED\n#\u001b[201~\u009b';
    const line = commandLine({ ...COMMAND, sampleType }, 'posix');
    expect(line).not.toMatch(KEYS);
    expect(line).toContain(String.raw`$'-sample_index=samples\x03\x0atouch PWNED\x0a#\x1b[201~\xc2\x9b'`);
    expect(argumentsInBash(line)).toContain(utf8(`-sample_index=${sampleType}`));
  });

  it('names a sample type by its number where Windows has no word for it', () => {
    const selection = defaultSelection(3);
    for (const sampleType of ['x" -output=C:\\x "', 'x\u0003', 'x\\']) {
      const line = commandLine({ ...COMMAND, selection, sampleType }, 'windows');
      expect(line).toBe('go tool pprof -top -sample_index=3 "/p/heap.pb.gz"');
    }
  });

  it('keeps the meaning of an expression without quotation marks on Windows', () => {
    const filters = { ...NO_FILTERS, focus: String.raw`a"b\"c\\"d\\` };
    const line = commandLine({ ...COMMAND, selection: { ...defaultSelection(0), filters } }, 'windows');
    expect(line).toContain(String.raw`"-focus=a\x22b\x22c\\\x22d\x5c"`);
  });
});

describe('a word for bash', () => {
  const read = (text: string): string | undefined => argumentsInBash(shellWord(text, 'posix'))[0];

  it.each([
    ...[
      "it's",
      '$(touch x)',
      '`touch x`',
      '!!',
      '*',
      '~',
      '{a,b}',
      'a&b|c>d',
      'a\\',
      '\\',
      "'",
      '',
      ' ',
      '"',
    ],
    ...[
      'a\nb',
      '\u0003\nx',
      "\u0003'\\!$x",
      '\u001b[201~',
      '\u202egnp.exe',
      'x\u200by',
      '\u00853',
      'größe 😀',
    ],
  ])('%j', (text) => {
    const word = shellWord(text, 'posix');
    expect(word).not.toMatch(KEYS);
    expect(read(text)).toBe(utf8(text));
  });

  it('keeps bytes that are no text, and has no NUL', () => {
    expect(read('a\udcff\udc80b')).toBe('a\xff\x80b');
    expect(read('a\0b')).toBe('ab');
  });

  it('whatever the text', () => {
    const any = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(any, (texts) => {
        const line = texts.map((text) => shellWord(text, 'posix')).join(' ');
        expect(line).not.toMatch(KEYS);
        expect(argumentsInBash(line)).toEqual(texts.map((text) => utf8(text.replaceAll('\0', ''))));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a word for PowerShell', () => {
  it.each([
    ['inuse_space', 'inuse_space'],
    ['-focus=a.b|c', '"-focus=a.b|c"'],
    ['x&calc&', '"x&calc&"'],
    ["x'; calc; '", `"x'; calc; '"`],
    ["it's main$", "'it''s main$'"],
    ['$(calc)', "'$(calc)'"],
    ['`calc', "'`calc'"],
    ['\u201d; calc; \u2019$', "'\u201d; calc; \u2019\u2019$'"],
    ['a$|calc', "('a$'+[char]124+'calc')"],
    ['%PATH%', "(''+[char]37+'PATH'+[char]37+'')"],
    ['x\u0003\ncalc', "('x'+[char]3+[char]10+'calc')"],
    ['a"b\0c', 'abc'],
    ['', '""'],
  ])('%j', (text, word) => {
    expect(shellWord(text, 'windows')).toBe(word);
  });

  it('presses no keys, ends no quotes and gives cmd nothing to run, whatever the text', () => {
    const unit = fc.constantFrom(...Array.from(`ab -=.'"$\`%!&|<>^()\\\n\u0003\u2019\u201d\u202e\udcff`));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
        const word = shellWord(text, 'windows');
        expect(word).not.toMatch(KEYS);
        if (word.startsWith('"')) expect(word.slice(1, -1)).not.toMatch(/["$`%!\u201c-\u201e]/);
        else {
          expect(word).not.toMatch(/["&|<>^%]/);
          const withoutStrings = word.replace(/'(?:[^'\u2018-\u201b]|(['\u2018-\u201b])\1)*'/g, '');
          expect(withoutStrings).toMatch(/^(?:[\w=-]*|\([+[\]\w]*\))$/);
        }
      }),
    );
  });
});
