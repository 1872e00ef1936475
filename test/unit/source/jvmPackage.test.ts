import { describe, expect, test } from 'vitest';

import { packagePath } from '../../../src/source/rules/jvmPackage.js';
import { LocalResolver } from '../../../src/source/localResolver.js';
import { indexRecordedFiles } from '../../../src/source/recordedFiles.js';
import type { PathMapping, Resolution } from '../../../src/source/resolver.js';
import { FakeFiles } from './fakeFiles.js';

describe('the path that a package gives', () => {
  test.each([
    'com.acme.platform.Foo.bar',
    'com.acme.platform.Foo.bar(int, java.lang.String)',
    'com.acme.platform.Foo.<init>()',
    'com.acme.platform.Foo$Inner.lambda$bar$0(int)',
    'com/acme/platform/Foo.bar',
    'com/acme/platform/Foo$Inner.bar(Ljava/lang/String;)V',
    'public static void com.acme.platform.Foo.bar(int)',
    'java.lang.String com.acme.platform.Foo.bar()',
    'com.acme.platform.FooTest.adds two numbers',
    'app//com.acme.platform.Foo.bar',
    'app/my.module@1.2/com.acme.platform.Foo.bar',
    'com.acme.platform.Foo$$Lambda$14/0x0000000800c03000.run',
    'com.acme.platform.Foo$$Lambda/1828972342.run',
    'com.acme.platform.Foo$$Lambda.0x00007f12.run',
  ])('%s', (func) => {
    expect(packagePath('Foo.java', func)).toBe('com/acme/platform/Foo.java');
  });

  test.each([
    ['Foo.kt', 'com.acme.FooKt.main', 'com/acme/Foo.kt'],
    ['build.gradle.kts', 'com.acme.Build_gradle.<init>', 'com/acme/build.gradle.kts'],
    ['Foo.scala', 'com.acme.Foo$.$anonfun$run$1', 'com/acme/Foo.scala'],
    ['Foo.groovy', 'com.acme.Foo$_run_closure1.doCall', 'com/acme/Foo.groovy'],
    ['core.clj', 'my_app.core$main$fn__5935.invoke', 'my_app/core.clj'],
    ['Foo.java', 'größe.Foo.bar', 'größe/Foo.java'],
  ])('%s of %s', (file, func, path) => {
    expect(packagePath(file, func)).toBe(path);
  });

  test.each([
    ['Foo.java', ''],
    ['Foo.java', 'main'],
    ['Foo.java', 'Foo.bar'],
    ['Foo.java', 'app//Foo.bar'],
    ['Foo.java', '../../etc/Foo.bar'],
    ['Foo.java', '..com.acme.Foo.bar'],
    ['Foo.java', 'com.ac:me.Foo.bar'],
    ['src/Foo.java', 'com.acme.Foo.bar'],
    ['a\\Foo.java', 'com.acme.Foo.bar'],
    ['main.go', 'com.acme.Foo.bar'],
    ['x.py', 'com.acme.Foo.bar'],
    ['', 'com.acme.Foo.bar'],
  ])('%j of %j stays as it is', (file, func) => {
    expect(packagePath(file, func)).toBe(file);
  });
});

const found = (path: string) => ({ kind: 'found', path });
const ambiguous = (...candidates: string[]) => ({ kind: 'ambiguous', candidates });
const missing = { kind: 'missing' };

const ACME = '/w/svc/src/main/java/com/acme/Foo.java';
const OTHER = '/w/lib/src/main/java/org/other/Foo.java';

function resolverOf(files: readonly string[], mappings: readonly PathMapping[] = []): LocalResolver {
  return new LocalResolver(new FakeFiles({ files, folders: ['/w'] }), () => mappings);
}

function resolve(
  func: string | readonly string[],
  files: readonly string[],
  mappings: readonly PathMapping[] = [],
  file = 'Foo.java',
): Promise<Resolution> {
  return resolverOf(files, mappings).resolve(file, typeof func === 'string' ? [func] : func);
}

describe('a file of Java without a folder', () => {
  test('is the one of its package, whoever else has the name', async () => {
    expect(await resolve('com.acme.Foo.bar', [ACME, OTHER])).toEqual(found(ACME));
    expect(await resolve('org/other/Foo$Inner.bar', [ACME, OTHER])).toEqual(found(OTHER));
  });

  test('several of the package are a choice, without the others', async () => {
    const copy = '/w/copy/src/main/java/com/acme/Foo.java';
    expect(await resolve('com.acme.Foo.bar', [ACME, OTHER, copy])).toEqual(ambiguous(ACME, copy));
  });

  test('a package that begins like one of the Go library is none of Go', async () => {
    const netty = '/w/common/src/main/java/io/netty/Foo.java';
    expect(await resolve('io.netty.Foo.bar', [netty, OTHER])).toEqual(found(netty));
  });

  test('where only the file name is the same, the person says', async () => {
    expect(await resolve('net.third.Foo.bar', [ACME, OTHER])).toEqual(ambiguous(ACME, OTHER));
    expect(await resolve('net.third.Foo.bar', [ACME])).toEqual(ambiguous(ACME));
    expect(await resolve('me.acme.Foo.bar', [ACME])).toEqual(ambiguous(ACME));
    expect(await resolve('net.third.Foo.bar', [])).toEqual(missing);
  });

  test('without a package it is looked for by its name, as any file', async () => {
    expect(await resolve('Foo.bar', [ACME])).toEqual(ambiguous(ACME));
    expect(await resolve([], [ACME])).toEqual(ambiguous(ACME));
  });

  test('one answer for a package is none for another', async () => {
    const resolver = resolverOf([ACME, OTHER]);
    expect(await resolver.resolve('Foo.java', ['com.acme.Foo.bar'])).toEqual(found(ACME));
    expect(await resolver.resolve('Foo.java', ['org.other.Foo.bar'])).toEqual(found(OTHER));
    expect(await resolver.resolve('Foo.java')).toEqual(ambiguous(ACME, OTHER));
  });

  test('functions of several packages are found together only in one file', async () => {
    expect(await resolve(['com.acme.Foo.a', 'com.acme.Foo$B.b'], [ACME, OTHER])).toEqual(found(ACME));
    expect(await resolve(['com.acme.Foo.a', 'org.other.Foo.b'], [ACME, OTHER])).toEqual(
      ambiguous(ACME, OTHER),
    );
    expect(await resolve(['com.acme.Foo.a', 'net.third.Foo.b'], [ACME])).toEqual(ambiguous(ACME));
    const countless = Array.from({ length: 100_000 }, (_, i) => `p${i}.Foo.run`);
    expect(await resolve(['com.acme.Foo.a', ...countless], [ACME])).toEqual(ambiguous(ACME));
  });

  test("a mapping of a package's folder comes first; one of the bare name only where the package has no file", async () => {
    const moved = '/elsewhere/acme/Foo.java';
    const ofPackage = [{ recorded: 'com', local: '/elsewhere' }];
    expect(await resolve('com.acme.Foo.bar', [ACME, moved], ofPackage)).toEqual(found(moved));
    const ofName = [{ recorded: 'Foo.java', local: moved }];
    expect(await resolve('com.acme.Foo.bar', [ACME, moved], ofName)).toEqual(found(ACME));
    expect(await resolve('net.third.Foo.bar', [ACME, moved], ofName)).toEqual(found(moved));
  });
});

test('a Kotlin file may lie without the beginning of its package: asked once, a mapping knows it', async () => {
  const files = ['/w/app/src/main/kotlin/ui/Foo.kt', '/w/app/src/main/kotlin/ui/Bar.kt'];
  expect(await resolve('com.acme.ui.FooKt.main', files, [], 'Foo.kt')).toEqual(ambiguous(files[0] ?? ''));
  const answered = [{ recorded: 'com/acme', local: '/w/app/src/main/kotlin' }];
  expect(await resolve('com.acme.ui.Bar.run', files, answered, 'Bar.kt')).toEqual(found(files[1] ?? ''));
});

test('on Windows nothing of a name leads out of the workspace', async () => {
  const files = new FakeFiles({ files: [], folders: ['c:/w'], platform: 'windows' });
  const resolver = new LocalResolver(files, () => [{ recorded: '', local: 'c:/w' }]);
  await resolver.resolve('Foo .java ', ['..\\..\\secret.Foo.bar']);
  await resolver.resolve('Foo.java', ['..\\..\\secret.Foo.bar', 'com.a:b.Foo.bar', '.. /x/Foo.bar']);
  expect(files.touched).toContain('c:/w/Foo.java');
  expect(files.touched.filter((path) => !/^c:\/w\/(?:vendor\/)?Foo\.java$/.test(path))).toEqual([]);
});

describe('from a local file of Java back to the recorded one', () => {
  const recordedWith = (functions: readonly string[]) =>
    indexRecordedFiles(['Foo.java'], () => Promise.resolve(functions));

  test('it is the file of the package, and not another of the name', async () => {
    const recorded = await recordedWith(['com.acme.Foo.a', 'com.acme.Foo$B.b']);
    const resolver = resolverOf([ACME, OTHER]);
    expect(await resolver.recordedFor(ACME, recorded)).toEqual(['Foo.java']);
    expect(await resolver.recordedFor(OTHER, recorded)).toEqual([]);
  });

  test('what is recorded of several packages under one name stands in none of their files', async () => {
    const recorded = await recordedWith(['com.acme.Foo.a', 'org.other.Foo.b']);
    for (const local of [ACME, OTHER]) {
      expect(await resolverOf([ACME, OTHER]).recordedFor(local, recorded)).toEqual([]);
      expect(await resolverOf([local]).recordedFor(local, recorded)).toEqual([]);
    }
  });

  test('a profile is asked for the functions of such files only', async () => {
    const asked: string[] = [];
    const functionsIn = (file: string) => {
      asked.push(file);
      return Promise.resolve([]);
    };
    const recorded = await indexRecordedFiles(['x.go', '/app/x.go', 'src/Foo.java', 'Foo.java'], functionsIn);
    const resolver = resolverOf([ACME]);
    for (const local of ['/w/x.go', ACME, ACME]) await resolver.recordedFor(local, recorded);
    expect(asked).toEqual(['Foo.java']);
  });
});
