import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LocalResolver } from '../../../src/source/localResolver.js';
import { indexRecordedFiles } from '../../../src/source/recordedFiles.js';
import type { PathMapping, Resolution } from '../../../src/source/resolver.js';
import { FakeFiles, type FakeTree } from './fakeFiles.js';

const TOOLCHAIN = {
  goroots: ['/opt/go'],
  gopaths: ['/home/me/go'],
  moduleCaches: ['/home/me/go/pkg/mod'],
};

function resolve(
  recorded: string,
  tree: FakeTree,
  mappings: readonly PathMapping[] = [],
): Promise<Resolution> {
  return new LocalResolver(new FakeFiles({ toolchain: TOOLCHAIN, ...tree }), () => mappings).resolve(
    recorded,
  );
}

const found = (path: string) => ({ kind: 'found', path });
const ambiguous = (...candidates: string[]) => ({ kind: 'ambiguous', candidates });
const missing = { kind: 'missing' };

describe('mappings and the path itself', () => {
  test('a mapping comes before the path itself', async () => {
    const tree = { files: ['/app/x.go', '/home/me/app/x.go'] };
    expect(await resolve('/app/x.go', tree, [{ recorded: '/app', local: '/home/me/app' }])).toEqual(
      found('/home/me/app/x.go'),
    );
    expect(await resolve('/app/x.go', tree)).toEqual(found('/app/x.go'));
  });

  test('a mapping that leads to no file is passed over', async () => {
    const mappings = [
      { recorded: '/app', local: '/gone' },
      { recorded: '/app', local: '/here' },
    ];
    expect(await resolve('/app/x.go', { files: ['/here/x.go'] }, mappings)).toEqual(found('/here/x.go'));
  });

  test('dots do not lead out of a mapped folder', async () => {
    const tree = { files: ['/home/secret', '/home/me/app/secret', '/home/me/app/../secret'] };
    const mappings = [{ recorded: '/app', local: '/home/me/app' }];
    expect(await resolve('/app/../secret', tree, mappings)).toEqual(missing);
    expect(await resolve('/app/a/../secret', tree, mappings)).toEqual(found('/home/me/app/secret'));
  });

  test.each(['', '/', '.', '/app/x\0.go', 'a'.repeat(5000)])('refuses %j', async (recorded) => {
    const files = new FakeFiles({ files: [recorded, '/app/x'] });
    expect(await new LocalResolver(files, () => []).resolve(recorded)).toEqual(missing);
    expect(files.touched).toEqual([]);
  });

  test.each([
    '\\\\host\\share\\x.go',
    '//host/share/x.go',
    '/\\host/share/x.go',
    'file://host/share/x.go',
    '//?/C:/x.go',
  ])('never touches another machine: %s', async (recorded) => {
    for (const platform of ['windows', 'posix'] as const) {
      const files = new FakeFiles({ files: [recorded], folders: ['/w'], toolchain: TOOLCHAIN, platform });
      await new LocalResolver(files, () => []).resolve(recorded);
      expect(files.touched.filter((path) => /^[\\/]{2}/.test(path))).toEqual([]);
    }
  });

  test.each(['/proc/self/environ', '/net/host/x.go', '/dev/zero'])(
    'does not take %s as it is',
    async (path) => {
      expect(await resolve(path, { files: [path] })).toEqual(missing);
    },
  );

  test('a Windows path is itself on Windows only', async () => {
    const tree = { files: ['c:/src/x.go', 'C:/src/x.go'] };
    expect(await resolve('C:\\src\\x.go', { ...tree, platform: 'windows' })).toEqual(found('c:/src/x.go'));
    expect(await resolve('C:\\src\\x.go', tree)).toEqual(missing);
    expect(await resolve('/src/x.go', { files: ['/src/x.go'], platform: 'windows' })).toEqual(missing);
  });

  test("a file: URL is a path, as Node's profilers record it", async () => {
    expect(await resolve('file:///app/a%20b.js', { files: ['/app/a b.js'] })).toEqual(found('/app/a b.js'));
  });
});

describe('modules of the workspace', () => {
  const tree = {
    files: ['/w/pkg/file.go', '/w/tools/gen.go', '/w/main.go'],
    folders: ['/w'],
    modules: { '/w': 'module example.com/mod\n', '/w/tools': 'module example.com/mod/tools\n' },
  };

  test.each([
    ['example.com/mod/pkg/file.go', '/w/pkg/file.go'],
    ['example.com/mod@v1.2.3/pkg/file.go', '/w/pkg/file.go'],
    ['/go/pkg/mod/example.com/mod@v1.2.3/pkg/file.go', '/w/pkg/file.go'],
    ['/go/src/example.com/mod/pkg/file.go', '/w/pkg/file.go'],
    ['/build/example.com/mod/pkg/file.go', '/w/pkg/file.go'],
    ['example.com/mod/main.go', '/w/main.go'],
    ['example.com/mod/tools/gen.go', '/w/tools/gen.go'],
  ])('%s', async (recorded, local) => {
    expect(await resolve(recorded, tree)).toEqual(found(local));
  });

  test('the longest module name comes first', async () => {
    const nested = {
      files: ['/w/sub/x.go', '/elsewhere/x.go'],
      folders: ['/w', '/elsewhere'],
      modules: { '/w': 'module example.com/mod', '/elsewhere': 'module example.com/mod/sub' },
    };
    expect(await resolve('example.com/mod/sub/x.go', nested)).toEqual(found('/elsewhere/x.go'));
  });

  test('escaped capitals and major versions', async () => {
    const escaped = {
      files: ['/w/x.go'],
      folders: ['/w'],
      modules: { '/w': 'module github.com/Code/mod/v2' },
    };
    expect(await resolve('/m/pkg/mod/github.com/!code/mod/v2@v2.0.1/x.go', escaped)).toEqual(
      found('/w/x.go'),
    );
  });

  test('two checkouts of one module are a choice', async () => {
    const twice = {
      files: ['/a/x/y.go', '/b/x/y.go'],
      folders: ['/a', '/b'],
      modules: { '/a': 'module example.com/mod', '/b': 'module example.com/mod' },
    };
    expect(await resolve('example.com/mod/x/y.go', twice)).toEqual(ambiguous('/a/x/y.go', '/b/x/y.go'));
  });

  test('a link to a file found already is no second candidate', async () => {
    const linked = {
      files: ['/a/x/y.go', '/b/x/y.go'],
      folders: ['/a', '/b'],
      modules: { '/a': 'module example.com/mod', '/b': 'module example.com/mod' },
      links: { '/b/x/y.go': '/a/x/y.go' },
    };
    expect(await resolve('example.com/mod/x/y.go', linked)).toEqual(found('/a/x/y.go'));
  });
});

describe('the Go toolchain', () => {
  test.each([
    '/usr/local/go/src/bytes/buffer.go',
    'bytes/buffer.go',
    '$GOROOT/src/bytes/buffer.go',
    'go1.19/src/bytes/buffer.go',
    '/usr/share/go-1.19/src/bytes/buffer.go',
    '/usr/lib/go-1.19/src/bytes/buffer.go',
    '/usr/lib/golang/src/bytes/buffer.go',
    '/opt/homebrew/Cellar/go/1.21.0/libexec/src/bytes/buffer.go',
    '/opt/hostedtoolcache/go/1.20.1/x64/src/bytes/buffer.go',
    'C:\\Program Files\\Go\\src\\bytes\\buffer.go',
    'external/go_sdk/src/bytes/buffer.go',
    'external/rules_go~~go_sdk~main___download_0/src/bytes/buffer.go',
    '/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.21.0.linux-amd64/src/bytes/buffer.go',
  ])('GOROOT: %s', async (recorded) => {
    expect(await resolve(recorded, { files: ['/opt/go/src/bytes/buffer.go'] })).toEqual(
      found('/opt/go/src/bytes/buffer.go'),
    );
  });

  test('what the standard library vendors', async () => {
    const file = '/opt/go/src/vendor/golang.org/x/net/idna/idna.go';
    const tree = { files: [file, '/w/vendor/golang.org/x/net/idna/idna.go'], folders: ['/w'] };
    expect(await resolve('vendor/golang.org/x/net/idna/idna.go', tree)).toEqual(found(file));
    expect(await resolve('/usr/local/go/src/vendor/golang.org/x/net/idna/idna.go', tree)).toEqual(
      found(file),
    );
  });

  test("a project's own src folder is no GOROOT", async () => {
    const tree = { files: ['/opt/go/src/bytes/buffer.go'] };
    expect(await resolve('/home/ci/proj/src/bytes/buffer.go', tree)).toEqual(missing);
  });

  test("a file of the standard library is not the project's file of the same end", async () => {
    const tree = { files: ['/w/http/server.go', '/w/pkg/http/server.go'], folders: ['/w'] };
    expect(await resolve('/usr/local/go/src/net/http/server.go', tree)).toEqual(missing);
    expect(await resolve('net/http/server.go', tree)).toEqual(missing);
  });

  test.each([
    '/go/pkg/mod/github.com/!code/x@v1.2.3/sub/y.go',
    'github.com/Code/x@v1.2.3/sub/y.go',
    '/cache/gomod/github.com/!code/x@v1.2.3/sub/y.go',
    'C:\\Users\\me\\go\\pkg\\mod\\github.com\\!code\\x@v1.2.3\\sub\\y.go',
  ])('module cache: %s', async (recorded) => {
    const file = '/home/me/go/pkg/mod/github.com/!code/x@v1.2.3/sub/y.go';
    expect(await resolve(recorded, { files: [file] })).toEqual(found(file));
  });

  test('another version of a module is not taken for it', async () => {
    const tree = {
      files: ['/home/me/go/pkg/mod/github.com/a/x@v1.2.4/sub/y.go', '/w/sub/y.go'],
      folders: ['/w'],
    };
    expect(await resolve('github.com/a/x@v1.2.3/sub/y.go', tree)).toEqual(missing);
  });

  test.each(['/home/ci/go_workspace/src/app/x.go', 'go_workspace/src/app/x.go', '/go/src/app/x.go'])(
    'GOPATH: %s',
    async (recorded) => {
      const file = '/home/me/go/src/app/x.go';
      expect(await resolve(recorded, { files: [file] })).toEqual(found(file));
    },
  );

  test('vendor folders, then the version that go.mod requires', async () => {
    const cached = '/home/me/go/pkg/mod/github.com/a/b@v1.4.0/c.go';
    const modules = { '/w': 'module example.com/w\nrequire (\n\tgithub.com/a/b v1.4.0 // indirect\n)\n' };
    const recorded = '/app/vendor/github.com/a/b/c.go';
    const vendored = '/w/vendor/github.com/a/b/c.go';
    const tree = { folders: ['/w'], modules };
    expect(await resolve(recorded, { ...tree, files: [vendored, cached] })).toEqual(found(vendored));
    expect(await resolve(recorded, { ...tree, files: [cached] })).toEqual(found(cached));
    expect(await resolve('github.com/a/b@v1.4.0/c.go', { ...tree, files: [vendored] })).toEqual(
      found(vendored),
    );
  });
});

describe('Bazel', () => {
  const tree = {
    files: [
      '/w/pkg/x.go',
      '/w/main.go',
      '/w/bazel-w/external/com_github_a_b/c.go',
      '/w/bazel-bin/pkg/gen.pb.go',
      '/w/pkg/checked.pb.go',
    ],
    folders: ['/w'],
  };

  test.each([
    ['/proc/self/cwd/pkg/x.go', '/w/pkg/x.go'],
    ['/proc/self/cwd/./main.go', '/w/main.go'],
    [
      '/home/ci/.cache/bazel/_bazel_ci/0a1b/sandbox/linux-sandbox/7/execroot/__main__/pkg/x.go',
      '/w/pkg/x.go',
    ],
    ['external/com_github_a_b/c.go', '/w/bazel-w/external/com_github_a_b/c.go'],
    ['bazel-out/k8-fastbuild/bin/pkg/gen.pb.go', '/w/bazel-bin/pkg/gen.pb.go'],
    ['bazel-out/k8-fastbuild/bin/pkg/checked.pb.go', '/w/pkg/checked.pb.go'],
    ['/proc/self/cwd/bazel-out/k8-opt/bin/pkg/gen.pb.go', '/w/bazel-bin/pkg/gen.pb.go'],
  ])('%s', async (recorded, local) => {
    expect(await resolve(recorded, tree)).toEqual(found(local));
  });
});

describe('the longest common suffix', () => {
  const in2 = (...files: string[]) => ({ files, folders: ['/w'] });

  test.each([
    '/app/cmd/serve.go',
    '/workspace/cmd/serve.go',
    '/build/src/cmd/serve.go',
    'C:\\src\\cmd\\serve.go',
    '../../cmd/serve.go',
  ])('%s is the file at the same place in the workspace', async (recorded) => {
    const tree = in2('/w/cmd/serve.go', '/w/other/serve.go');
    expect(await resolve(recorded, tree)).toEqual(found('/w/cmd/serve.go'));
  });

  test('a file name alone is never enough, even if there is one such file', async () => {
    expect(await resolve('/app/main.go', in2('/w/main.go'))).toEqual(ambiguous('/w/main.go'));
    expect(await resolve('main.go', in2('/w/main.go'))).toEqual(ambiguous('/w/main.go'));
    expect(await resolve('/app/main.go', in2('/w/a/main.go', '/w/b/main.go'))).toEqual(
      ambiguous('/w/a/main.go', '/w/b/main.go'),
    );
  });

  test('the name of the workspace folder counts', async () => {
    expect(await resolve('/ci/w/main.go', in2('/w/main.go'))).toEqual(found('/w/main.go'));
  });

  test('folders that differ inside the project leave it to the person', async () => {
    const tree = in2('/w/services/api/cmd/main.go');
    expect(await resolve('/app/cmd/main.go', tree)).toEqual(ambiguous('/w/services/api/cmd/main.go'));
  });

  test('a module inside the workspace is a root', async () => {
    const tree = {
      ...in2('/w/services/api/cmd/main.go'),
      modules: { '/w/services/api': 'module example.com/api' },
    };
    expect(await resolve('/app/cmd/main.go', tree)).toEqual(found('/w/services/api/cmd/main.go'));
  });

  test('equally good files are a choice', async () => {
    const modules = { '/w/a': 'module example.com/a', '/w/b': 'module example.com/b' };
    const tree = { ...in2('/w/a/cmd/main.go', '/w/b/cmd/main.go'), modules };
    expect(await resolve('/app/cmd/main.go', tree)).toEqual(
      ambiguous('/w/a/cmd/main.go', '/w/b/cmd/main.go'),
    );
  });

  test('a relative path is meant from the root, where that exists', async () => {
    const tree = in2('/w/pkg/x.cc', '/w/old/pkg/x.cc');
    expect(await resolve('pkg/x.cc', tree)).toEqual(found('/w/pkg/x.cc'));
    expect(await resolve('pkg/x.cc', in2('/w/old/pkg/x.cc'))).toEqual(found('/w/old/pkg/x.cc'));
  });

  test("another project's import path needs the name of the project too", async () => {
    const recorded = 'github.com/other/lib/http/serve.go';
    expect(await resolve(recorded, in2('/w/http/serve.go'))).toEqual(ambiguous('/w/http/serve.go'));
    const lib = { files: ['/src/lib/http/serve.go'], folders: ['/src/lib'] };
    expect(await resolve(recorded, lib)).toEqual(found('/src/lib/http/serve.go'));
  });

  test('nothing like it', async () => {
    expect(await resolve('/app/x.go', in2('/w/y.go'))).toEqual(missing);
    expect(await resolve('<autogenerated>', in2('/w/y.go'))).toEqual(missing);
  });

  test('what is found shares more than its name with what was recorded', async () => {
    const segment = fc.constantFrom('a', 'b', 'src', 'cmd', 'go', 'pkg', 'mod', 'bytes', 'x.io', 'v@v1.0.0');
    const path = fc.array(segment, { maxLength: 5 }).map((folders) => `/${[...folders, 'x.go'].join('/')}`);
    await fc.assert(
      fc.asyncProperty(path, fc.uniqueArray(path, { maxLength: 4 }), async (recorded, files) => {
        const inWorkspace = files.map((file) => `/w${file}`);
        const answer = await resolve(recorded, { files: inWorkspace, folders: ['/w'] });
        if (answer.kind !== 'found') return;
        expect(inWorkspace).toContain(answer.path);
        // A module's folder may be named with or without its version.
        const folder = (file: string) => file.split('/').at(-2)?.replace(/@.*/, '');
        expect(folder(answer.path)).toBe(folder(`/w${recorded}`));
      }),
    );
  });
});

describe('what is remembered', () => {
  test('an answer is kept until told to forget', async () => {
    const files = new FakeFiles({ files: [], folders: ['/w'] });
    const resolver = new LocalResolver(files, () => []);
    expect(await resolver.resolve('/app/cmd/x.go')).toEqual(missing);
    files.files = new Set(['/w/cmd/x.go']);
    expect(await resolver.resolve('/app/cmd/x.go')).toEqual(missing);
    expect(files.searches).toBe(1);
    resolver.forget();
    expect(await resolver.resolve('/app/cmd/x.go')).toEqual(found('/w/cmd/x.go'));
  });
});

describe('from a local file back to recorded paths', () => {
  const recorded = indexRecordedFiles([
    'example.com/mod/pkg/x.go',
    '/app/pkg/x.go',
    '/other/x.go',
    'C:\\b\\x.go',
    'example.com/mod/pkg/y.go',
    '/app/renamed.go',
    '',
  ]);
  const tree = {
    files: ['/w/pkg/x.go', '/w/pkg/y.go'],
    folders: ['/w'],
    modules: { '/w': 'module example.com/mod' },
  };

  test('all paths that resolve to the file, and only those', async () => {
    const resolver = new LocalResolver(new FakeFiles(tree), () => [
      { recorded: '/app/renamed.go', local: '/w/pkg/y.go' },
    ]);
    expect([...(await resolver.recordedFor('/w/pkg/x.go', await recorded))].sort()).toEqual([
      '/app/pkg/x.go',
      'example.com/mod/pkg/x.go',
    ]);
    expect(await resolver.recordedFor('/w/pkg/y.go', await recorded)).toEqual([
      'example.com/mod/pkg/y.go',
      '/app/renamed.go',
    ]);
    expect(await resolver.recordedFor('/w/z.go', await recorded)).toEqual([]);
  });

  test('through a link', async () => {
    const files = new FakeFiles({ ...tree, links: { '/link/pkg/y.go': '/w/pkg/y.go' } });
    const resolver = new LocalResolver(files, () => []);
    expect(await resolver.recordedFor('/link/pkg/y.go', await recorded)).toEqual([
      'example.com/mod/pkg/y.go',
    ]);
  });

  test('only files of that name are looked up', async () => {
    const files = new FakeFiles(tree);
    const many = await indexRecordedFiles(Array.from({ length: 10_000 }, (_, i) => `/app/${i}/x${i % 3}.go`));
    await new LocalResolver(files, () => []).recordedFor('/w/pkg/y.go', many);
    expect(files.touched).toEqual([]);
  });

  test('a profile with countless files of one name is looked up for the most alike of them', async () => {
    const files = new FakeFiles(tree);
    const many = [...Array.from({ length: 10_000 }, (_, i) => `/app/${i}/x.go`), 'example.com/mod/pkg/x.go'];
    const answer = await new LocalResolver(files, () => []).recordedFor(
      '/w/pkg/x.go',
      await indexRecordedFiles(many),
    );
    expect(answer).toEqual(['example.com/mod/pkg/x.go']);
    expect(files.touched.length).toBeLessThan(200);
  });
});

describe('countless recorded files of one name', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => `/app/${i}/main.go`);

  test('let others have the thread while they are indexed and compared', async () => {
    let turns = 0;
    const ticking = setInterval(() => turns++, 0);
    const recorded = await indexRecordedFiles(many);
    const whileIndexed = turns;
    const resolver = new LocalResolver(new FakeFiles({ files: [] }), () => []);
    expect(await resolver.recordedFor('/w/77/main.go', recorded)).toEqual([]);
    clearInterval(ticking);
    expect(whileIndexed).toBeGreaterThan(1);
    expect(turns - whileIndexed).toBeGreaterThan(1);
  });
});

describe('what is known', () => {
  const files = ['/w/main.go', '/w/pkg/rdb/loader.go', '/w/svc/a/util/util.go', '/w/svc/b/util/util.go'];
  const recorded = ['/app/main.go', '/app/util/util.go', '/app/pkg/rdb/loader.go', '/go/pkg/x.go'];
  const resolverOf = (mappings: readonly PathMapping[] = []) => {
    const tree = { files: [...files, '/w/util/util_test.go'], folders: ['/w'], toolchain: TOOLCHAIN };
    return new LocalResolver(new FakeFiles(tree), () => mappings);
  };

  test('a file found speaks for the one candidate of another, whichever was asked for first', async () => {
    const resolver = resolverOf();
    expect(await resolver.resolve('/app/main.go')).toEqual(ambiguous('/w/main.go'));
    expect(await resolver.resolve('/app/pkg/rdb/loader.go')).toEqual(found('/w/pkg/rdb/loader.go'));
    expect(await resolver.resolve('/app/main.go')).toEqual(found('/w/main.go'));
  });

  test('the files near it are looked up before anyone is asked, and no others', async () => {
    const resolver = resolverOf();
    await resolver.lookAround('/app/main.go', recorded);
    expect(await resolver.resolve('/app/main.go')).toEqual(found('/w/main.go'));
    const elsewhere = resolverOf();
    await elsewhere.lookAround('/go/main.go', recorded);
    expect(await elsewhere.resolve('/app/main.go')).toEqual(ambiguous('/w/main.go'));
  });

  test('of several alike nothing is guessed, and the answer leaves the known files where they are', async () => {
    const resolver = resolverOf();
    await resolver.lookAround('/app/util/util.go', recorded);
    expect((await resolver.resolve('/app/util/util.go')).kind).toBe('ambiguous');
    const answer = resolver.learnt('/app/util/util.go', '/w/svc/a/util/util.go');
    expect(answer).toEqual({ recorded: '/app/util', local: '/w/svc/a/util' });
    const after = resolverOf(answer && [answer]);
    expect(await after.resolve('/app/util/util.go')).toEqual(found('/w/svc/a/util/util.go'));
    expect(await after.resolve('/app/pkg/rdb/loader.go')).toEqual(found('/w/pkg/rdb/loader.go'));
    // The answer is an exception to what the known files say of the folder around it.
    expect(await after.resolve('/app/main.go')).toEqual(found('/w/main.go'));
  });

  test('is forgotten with the answers', async () => {
    const resolver = resolverOf();
    await resolver.resolve('/app/pkg/rdb/loader.go');
    resolver.forget();
    expect(await resolver.resolve('/app/main.go')).toEqual(ambiguous('/w/main.go'));
  });

  test('of a profile with very many files, a few near it are looked up', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `/app/${i % 1000}/f${i}.go`);
    const machine = new FakeFiles({ files: ['/w/main.go'], folders: ['/w'] });
    await new LocalResolver(machine, () => []).lookAround('/app/main.go', many);
    expect(machine.searches).toBeLessThanOrEqual(16);
  });
});
