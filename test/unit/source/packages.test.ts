import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { LocalResolver } from '../../../src/source/localResolver.js';
import type { Resolution } from '../../../src/source/resolver.js';
import { findRust } from '../../../src/source/node/rustToolchain.js';
import { FakeFiles, type FakeTree } from './fakeFiles.js';

function resolve(recorded: string, tree: FakeTree): Promise<Resolution> {
  return new LocalResolver(new FakeFiles(tree), () => []).resolve(recorded);
}

const found = (file: string) => ({ kind: 'found', path: file });
const ambiguous = (...candidates: string[]) => ({ kind: 'ambiguous', candidates });
const missing = { kind: 'missing' };

describe('Rust', () => {
  const toolchain = (name: string, commit: string) => ({ name, commit, sources: `/r/${name}` });
  const rust = {
    registries: ['/c/index.crates.io-6f17', '/c/other-0123'],
    toolchains: [toolchain('nightly-x', '90b35a6239'), toolchain('stable-x', '0123456789')],
  };
  const mod = 'library/core/src/ops/mod.rs';
  const both = { files: [`/r/nightly-x/${mod}`, `/r/stable-x/${mod}`], rust };

  test.each([
    `/rustc/0123456789abcdef0123456789abcdef01234567/${mod}`,
    `/rustc/0123456789abcdef0123456789abcdef01234567\\library\\core\\src\\ops\\mod.rs`,
    `/home/ci/.rustup/toolchains/stable-x/lib/rustlib/src/rust/${mod}`,
    `C:\\Users\\ci\\.rustup\\toolchains\\stable-x\\lib\\rustlib\\src\\rust\\library\\core\\src\\ops\\mod.rs`,
  ])('%s is in the toolchain of that commit or name', async (recorded) => {
    expect(await resolve(recorded, both)).toEqual(found(`/r/stable-x/${mod}`));
  });

  test('before Rust 1.47', async () => {
    const files = ['/r/stable-x/src/libcore/ops.rs'];
    expect(await resolve('/rustc/0123456789/src/libcore/ops.rs', { files, rust })).toEqual(
      found('/r/stable-x/src/libcore/ops.rs'),
    );
  });

  test('another commit: the only toolchain is taken, several are a choice', async () => {
    const recorded = `/rustc/ffffffffff/${mod}`;
    expect(await resolve(recorded, both)).toEqual(ambiguous(...both.files));
    expect(await resolve(recorded, { ...both, files: both.files.slice(1) })).toEqual(
      found(`/r/stable-x/${mod}`),
    );
  });

  test("a file of the standard library is not the project's file of the same end", async () => {
    const tree = { files: ['/w/src/lib.rs', '/w/core/src/lib.rs'], folders: ['/w'] };
    expect(await resolve('/rustc/0123456789/library/core/src/lib.rs', tree)).toEqual(missing);
    const own = { files: ['/w/library/core/src/lib.rs'], folders: ['/w'] };
    expect(await resolve('/rustc/0123456789/library/core/src/lib.rs', own)).toEqual(
      found('/w/library/core/src/lib.rs'),
    );
  });

  test.each(['/rustc/0123456789/../../etc/passwd', '/rustc/0123456789/library/../../../x/y/z.rs'])(
    '%s leads nowhere among the toolchains',
    async (recorded) => {
      const files = new FakeFiles({ files: [], rust });
      await new LocalResolver(files, () => []).resolve(recorded);
      expect(files.touched.filter((touched) => touched.startsWith('/r'))).toEqual([]);
    },
  );

  test.each(['/root/.cargo', '/usr/local/cargo', 'C:\\Users\\ci\\.cargo'])(
    "crates of another machine's %s",
    async (home) => {
      const file = 'serde-1.0.188/src/de/mod.rs';
      const recorded = `${home}/registry/src/index.crates.io-6f17/${file}`;
      const slashes = home.includes('\\') ? recorded.replaceAll('/', '\\') : recorded;
      const here = [`/c/index.crates.io-6f17/${file}`, `/c/other-0123/${file}`];
      expect(await resolve(slashes, { files: here, rust })).toEqual(found(here[0] ?? ''));
      expect(await resolve(slashes, { files: here.slice(1), rust })).toEqual(found(here[1] ?? ''));
    },
  );

  test('another version of a crate is not taken for it, nor a file of the project', async () => {
    const files = ['/c/index.crates.io-6f17/serde-1.0.189/src/de/mod.rs', '/w/src/de/mod.rs'];
    const recorded = '/root/.cargo/registry/src/index.crates.io-6f17/serde-1.0.188/src/de/mod.rs';
    expect(await resolve(recorded, { files, folders: ['/w'], rust })).toEqual(missing);
  });
});

describe('where cargo and rustup keep sources', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'pprof-lens-rust-')).replaceAll('\\', '/');
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const toolchain = `${home}/.rustup/toolchains/stable-x`;
  mkdirSync(`${toolchain}/lib/rustlib`, { recursive: true });
  mkdirSync(`${home}/.cargo/registry/src/index.crates.io-6f17`, { recursive: true });
  mkdirSync(`${home}/elsewhere/registry/src/other-0123`, { recursive: true });
  writeFileSync(
    `${toolchain}/lib/rustlib/multirust-channel-manifest.toml`,
    '[pkg.cargo]\ngit_commit_hash = "aaaa"\n\n[pkg.rustc]\nversion = "1.75.0"\ngit_commit_hash = "82e1608df"\n\n[pkg.rustc.target.x]\n',
  );
  const usual = `${home}/.cargo/registry/src/index.crates.io-6f17`;
  const set = { CARGO_HOME: `${home}/elsewhere`, RUSTUP_HOME: `${home}/nothing` };

  test('in the usual folders, with the commit of each toolchain', async () => {
    const sources = `${toolchain}/lib/rustlib/src/rust`;
    expect(await findRust(true, {}, home)).toEqual({
      registries: [usual],
      toolchains: [{ name: 'stable-x', commit: '82e1608df', sources }],
    });
  });

  test('CARGO_HOME comes first, in a trusted workspace only', async () => {
    const { registries } = await findRust(true, set, home);
    expect(registries).toEqual([`${home}/elsewhere/registry/src/other-0123`, usual]);
    expect((await findRust(false, set, home)).registries).toEqual([usual]);
  });

  test('on a machine without Rust', async () => {
    expect(await findRust(true, {}, `${home}/nobody`)).toEqual({ registries: [], toolchains: [] });
  });
});

describe('installed packages', () => {
  const inW = (...files: string[]) => ({ files, folders: ['/w'] });

  test.each([
    ['/app/node_modules/express/lib/index.js', '/w/node_modules/express/lib/index.js'],
    ['/app/web/node_modules/@a/b/index.js', '/w/web/node_modules/@a/b/index.js'],
    ['/app/node_modules/@a/b/index.js', '/w/node_modules/@a/b/index.js'],
    ['file:///app/node_modules/a/node_modules/b/i.js', '/w/node_modules/a/node_modules/b/i.js'],
    [
      '/usr/local/lib/python3.11/site-packages/flask/app.py',
      '/w/.venv/lib/python3.11/site-packages/flask/app.py',
    ],
    ['C:\\Python311\\Lib\\site-packages\\flask\\app.py', '/w/venv/Lib/site-packages/flask/app.py'],
    ['/usr/lib/python3/dist-packages/six.py', '/w/.venv/lib/python3/site-packages/six.py'],
    ['/usr/lib/python3/dist-packages/six.py', '/w/deep/er/lib/python3.12/site-packages/six.py'],
    ['/opt/conda/lib/python3.9/site-packages/flask/app.py', '/w/src/flask/app.py'],
    ['/app/node_modules/mine/lib/x.js', '/w/packages/mine/lib/x.js'],
  ])('%s', async (recorded, local) => {
    expect(await resolve(recorded, inW(local, '/w/app.py', '/w/other/six.py'))).toEqual(found(local));
  });

  test.each([
    ['/app/node_modules/express/lib/x.js', '/w/lib/x.js'],
    ['/usr/lib/python3.11/site-packages/foo/util/x.py', '/w/util/x.py'],
    ['/usr/lib/python3.11/json/decoder.py', '/w/json/decoder.py'],
    ['/usr/lib/python3/dist-packages/six.py', '/w/six.py'],
  ])("%s is not the project's %s", async (recorded, local) => {
    expect(await resolve(recorded, inW(local))).toEqual(missing);
  });

  test('the package of the same nesting, not the one inside another', async () => {
    const files = ['/w/sub/node_modules/a/node_modules/b/i.js', '/w/sub/node_modules/b/i.js'];
    expect(await resolve('/app/node_modules/b/i.js', inW(...files))).toEqual(found(files[1] ?? ''));
    expect(await resolve('/app/node_modules/a/node_modules/b/i.js', inW(...files))).toEqual(
      found(files[0] ?? ''),
    );
  });

  test('two environments that have it are a choice', async () => {
    const files = ['/w/.venv', '/w/venv'].map((env) => `${env}/lib/python3.11/site-packages/flask/app.py`);
    expect(await resolve('/usr/lib/python3.11/site-packages/flask/app.py', inW(...files))).toEqual(
      ambiguous(...files),
    );
  });
});

describe('on Windows', () => {
  test.each([
    'github.com/x/y@v1.0.0/..\\..\\..\\..\\..\\..\\Windows\\win.ini',
    '/proc/self/cwd/a\\..\\..\\..\\secret',
    '/rustc/0123456789/library/core/..\\..\\..\\secret.rs',
    'pkg/x.go:stream',
    'pkg/c:/secret',
    'pkg/.. /.. /secret',
    'pkg/.../secret.',
  ])('nothing is looked for at %s', async (recorded) => {
    const files = new FakeFiles({
      files: [],
      folders: ['c:/w'],
      platform: 'windows',
      toolchain: { goroots: ['c:/go'], gopaths: ['c:/g'], moduleCaches: ['c:/g/pkg/mod'] },
      rust: { registries: ['c:/r'], toolchains: [{ name: 'x', commit: '', sources: 'c:/s' }] },
    });
    await new LocalResolver(files, () => [{ recorded: 'pkg', local: 'c:/w/pkg' }]).resolve(recorded);
    expect(files.touched).toEqual([]);
    expect(files.searches).toBe(0);
  });

  test('a backslash in a name is nothing special elsewhere', async () => {
    const tree = { files: ['/w/a/b\\c.go'], folders: ['/w'] };
    expect(await resolve('/app/a/b\\c.go', tree)).toEqual(found('/w/a/b\\c.go'));
  });
});
