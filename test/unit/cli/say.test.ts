import { afterEach, expect, it, vi } from 'vitest';
import { say } from '../../../src/cli/say.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('says one line, whatever the name of the file', () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  say('pprof-lens: a\u001b[2J\u001b]0;x\u0007\n  b.pb.gz\u202e: no such file');
  say('x'.repeat(1e6));
  expect(error.mock.calls).toEqual([
    ['pprof-lens: a[2J]0;x b.pb.gz: no such file'],
    [`${'x'.repeat(2000)}…`],
  ]);
});
