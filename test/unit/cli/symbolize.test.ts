import { describe, expect, it } from 'vitest';
import { readSymbolize } from '../../../src/cli/symbolize.js';

describe('-symbolize', () => {
  it.each([
    ['', { mode: 'simplified', force: false }],
    ['local', { mode: 'simplified', force: false }],
    ['fastlocal:remote', { mode: 'simplified', force: false }],
    ['force', { mode: 'simplified', force: true }],
    ['local:force', { mode: 'simplified', force: true }],
    ['demangle=default', { mode: 'simplified', force: false }],
    ['demangle=full', { mode: 'full', force: true }],
    ['Demangle=TEMPLATES', { mode: 'templates', force: true }],
    ['remote:demangle=none', { mode: 'none', force: true }],
    ['templates', { mode: 'templates', force: true }],
    ['demangle=full:demangle=templates', { mode: 'templates', force: true }],
    ['none', undefined],
    ['demangle=full:no', undefined],
  ])('reads %j', (value, naming) => {
    expect(readSymbolize(value)).toEqual({ naming, notes: [] });
  });

  it('says which words it does not know, and goes on', () => {
    const { naming, notes } = readSymbolize('Bogus:demangle=full');
    expect(naming?.mode).toBe('full');
    expect(notes).toEqual([
      'ignoring unrecognized symbolization option: Bogus:demangle=full',
      expect.stringContaining('expecting -symbolize='),
    ]);
  });
});
