import { describe, expect, test } from 'vitest';

import { parseGoMod } from '../../../src/source/rules/goMod.js';
import { toolchainFrom } from '../../../src/source/node/goToolchain.js';

describe('parseGoMod', () => {
  test('module and requirements, in every way to write them', () => {
    const text = `// a comment
module "example.com/mod" // another

go 1.19

require github.com/a/b v1.0.0
require (
\tgithub.com/c/d/v2 v2.1.0 // indirect
\t// github.com/no/no v1.0.0
)
exclude (
\tgithub.com/e/f v1.0.0
)
`;
    const module = parseGoMod('/w', text);
    expect(module?.name).toBe('example.com/mod');
    expect([...(module?.requires ?? [])]).toEqual([
      ['github.com/a/b', 'v1.0.0'],
      ['github.com/c/d/v2', 'v2.1.0'],
    ]);
  });

  test('carriage returns', () => {
    expect(parseGoMod('/w', 'module x/y\r\n')?.name).toBe('x/y');
  });

  test('no module', () => {
    expect(parseGoMod('/w', 'go 1.19\n')).toBeUndefined();
    expect(parseGoMod('/w', '')).toBeUndefined();
  });
});

describe('toolchainFrom', () => {
  test('the go command, then the environment, then the usual folders', () => {
    const answers = { GOROOT: '/usr/lib/go-1.19', GOPATH: '/p:/q/', GOMODCACHE: '/cache' };
    const env = { GOROOT: '/env/go', GOPATH: '/q' };
    expect(toolchainFrom(answers, env, '/home/me', ['/usr/local/go', '/env/go'])).toEqual({
      goroots: ['/usr/lib/go-1.19', '/env/go', '/usr/local/go'],
      gopaths: ['/p', '/q', '/home/me/go'],
      moduleCaches: ['/cache', '/p/pkg/mod', '/q/pkg/mod', '/home/me/go/pkg/mod'],
    });
  });

  test('without any answer', () => {
    expect(toolchainFrom({}, {}, '/home/me', [])).toEqual({
      goroots: [],
      gopaths: ['/home/me/go'],
      moduleCaches: ['/home/me/go/pkg/mod'],
    });
  });
});
