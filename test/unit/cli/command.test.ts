import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/cli/command.js';
import { UsageError } from '../../../src/cli/flags.js';

describe('flags', () => {
  it('have one dash or two, and their value after = or in the next word', () => {
    for (const words of [
      ['-top', '-focus=a=b', 'p'],
      ['--top', '--focus', 'a=b', 'p'],
    ]) {
      const command = readCommand(words);
      expect(command).toMatchObject({ kind: 'top', profiles: ['p'], options: { filters: { focus: 'a=b' } } });
    }
  });

  it('that are booleans take a value only after =', () => {
    expect(readCommand(['-top', '-trim=false', 'p'])?.options.trim).toBe(false);
    expect(readCommand(['-top', '-trim', 'false'])).toMatchObject({
      profiles: ['false'],
      options: { trim: true },
    });
  });

  it('end at the first profile or at --', () => {
    expect(readCommand(['-top', 'p', '-cum'])?.profiles).toEqual(['p', '-cum']);
    expect(readCommand(['-top', '--', '-p'])?.profiles).toEqual(['-p']);
  });

  it('choose report, granularity, order and sample type', () => {
    expect(readCommand(['-list', 'f', '-cum', 'p'])).toMatchObject({ kind: 'list', argument: 'f' });
    expect(readCommand(['-text', '-lines', '-cum', '-inuse_space', 'p'])).toMatchObject({
      ...{ kind: 'top', sampleType: 'inuse_space' },
      options: { granularity: 'lines', sort: 'cum' },
    });
  });

  it.each([
    [['-top', '-nonsense', 'p'], 'flag provided but not defined: -nonsense'],
    [['-top', '-nodecount=x', 'p'], /not a whole number/],
    [['-top', '-divide_by=', 'p'], /not a number/],
    [['-top', '-cum=maybe', 'p'], /invalid boolean value/],
    [['-top', '-focus'], 'flag needs an argument: -focus'],
    [['-top', '---x', 'p'], 'bad flag syntax: ---x'],
    [['-top'], 'no profile source specified'],
    [['p'], /no report asked for/],
    [['-top', '-tree', 'p'], 'must set at most one output format'],
    [['-top', '-lines', '-files', 'p'], 'conflicting options set: [files lines]'],
    [['-top', '-base=a', '-diff_base=b', 'p'], /cannot both be specified/],
    [['-top', '-normalize', 'p'], 'must have base profile to normalize by'],
  ])('are refused: %j', (words, message) => {
    expect(() => readCommand(words)).toThrow(UsageError);
    expect(() => readCommand(words)).toThrow(message);
  });

  it('ask for help', () => {
    expect(readCommand(['-help'])).toBeUndefined();
  });
});
