import { describe, expect, it } from 'vitest';
import { defaultSelection, NO_FILTERS } from '../../../src/analysis/selection.js';
import { commandLine } from '../../../src/session/commandLine.js';

describe('the pprof command', () => {
  it('names the report, the sample type and the file', () => {
    expect(commandLine(defaultSelection(0), 'inuse_space', 'top', '', 'p/heap.pb.gz')).toBe(
      'go tool pprof -top -sample_index=inuse_space p/heap.pb.gz',
    );
  });

  it('has a flag for everything chosen, quoted for the shell', () => {
    const selection = {
      ...defaultSelection(0),
      granularity: 'lines',
      noInlines: true,
      trim: false,
      relativePercentages: true,
      filters: { ...NO_FILTERS, focus: `it's (a|b)`, showFrom: 'main' },
    } as const;
    expect(commandLine(selection, 'cpu', 'peek', '.', 'a b.pb.gz')).toBe(
      `go tool pprof -peek=. -sample_index=cpu -lines -noinlines -trim=false -relative_percentages ` +
        `'-focus=it'\\''s (a|b)' -show_from=main 'a b.pb.gz'`,
    );
  });
});
