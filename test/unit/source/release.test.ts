import { expect, test } from 'vitest';

import { releaseOf } from '../../../src/source/rules/release.js';

test.each([
  ['/go/pkg/mod/example.com/x@v1.2.3/a/b.go', ['example.com/x@v1.2.3/a/b.go'], 'same'],
  ['/go/pkg/mod/example.com/x@v1.2.3/a/b.go', ['/build/pkg/mod/example.com/x@v1.3.0/a/b.go'], 'another'],
  ['/go/pkg/mod/example.com/x@v1.2.3/a/b.go', ['/build/vendor/example.com/x/a/b.go'], 'unnamed'],
  ['/go/pkg/mod/example.com/go-1.2@v1.2.3/src/b.go', ['example.com/go-1.2@v1.2.3/src/b.go'], 'same'],
  ['/home/me@v1/x.go', ['x.go'], undefined],
])('%s, recorded as %j, is %s', (local, recorded, release) => {
  expect(releaseOf(local, recorded, undefined, undefined)).toBe(release);
});

test.each([
  ['/root/sdk/go1.22.3', 'same'],
  ['C:\\sdk\\go1.22.3', 'same'],
  ['/opt/hostedtoolcache/go/1.22.3/x64', 'same'],
  ['/opt/homebrew/Cellar/go/1.22.3/libexec', 'same'],
  ['/home/me/.asdf/installs/golang/1.22.3/go', 'same'],
  ['/nix/store/0a1b-go-1.22.3/share/go', 'same'],
  ['golang.org/toolchain@v0.0.1-go1.22.3.linux-arm64', 'same'],
  ['/root/sdk/go1.22.30', 'another'],
  ['/root/sdk/go1.22rc1', 'another'],
  ['/usr/lib/go-1.19', 'another'],
  ['/usr/lib/go-1.22', 'unnamed'],
  ['/usr/local/go', 'unnamed'],
])('a file of Go 1.22.3, recorded in %s, is %s', (goroot, release) => {
  const separator = goroot.includes('\\') ? '\\' : '/';
  const recorded = [[goroot, 'src', 'runtime', 'proc.go'].join(separator)];
  const version = 'go1.22.3\ntime 2024-05-01T19:49:47Z\n';
  expect(releaseOf('/usr/local/go/src/runtime/proc.go', recorded, version, undefined)).toBe(release);
  const fetched = '/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.22.3.linux-amd64/src/runtime/proc.go';
  expect(releaseOf(fetched, recorded, undefined, undefined)).toBe(release);
});

test.each(['', 'devel +abc', 'no version'])('of a Go whose VERSION says %j nothing is known', (version) => {
  expect(
    releaseOf('/go/src/runtime/proc.go', ['/sdk/go1.22.3/src/runtime/proc.go'], version, 'go1.22.3'),
  ).toBe('unnamed');
});

test.each([
  ['go1.22.3', 'same'],
  ['go1.22.3 X:noswissmap', 'same'],
  ['go1.21.0', 'another'],
  ['devel +abc', 'unnamed'],
  [undefined, 'unnamed'],
])('a file of Go 1.22.3 for a program built with %s is %s', (builtWith, release) => {
  const path = '/usr/local/go/src/runtime/proc.go';
  expect(releaseOf(path, [path], 'go1.22.3\n', builtWith)).toBe(release);
});
