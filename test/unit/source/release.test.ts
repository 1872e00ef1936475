import { expect, test } from 'vitest';

import { releaseOf } from '../../../src/source/rules/release.js';

test.each([
  ['/go/pkg/mod/example.com/x@v1.2.3/a/b.go', ['example.com/x@v1.2.3/a/b.go'], 'module'],
  ['/go/pkg/mod/example.com/x@v1.2.3/a/b.go', ['/build/pkg/mod/example.com/x@v1.3.0/a/b.go'], 'other'],
  ['/usr/local/go/src/runtime/proc.go', ['/usr/local/go/src/runtime/proc.go'], 'other'],
  ['/usr/local/gopher/x.go', ['/usr/local/gopher/x.go'], undefined],
  ['/home/me@v1/x.go', ['x.go'], undefined],
])('%s, recorded as %j, is %s', (local, recorded, release) => {
  expect(releaseOf(local, recorded, ['/usr/local/go'])).toBe(release);
});
