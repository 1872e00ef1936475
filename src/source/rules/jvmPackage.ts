/**
 * Files of languages for the Java virtual machine. A class file knows its source by the base name only, so profiles of
 * the JVM record `Foo.java`; but the function's name has the package, and the package is the folder.
 */

/** A file of Java, Kotlin, Scala, Groovy or Clojure without a folder. */
const BARE_FILE = /^[^/\\:]+\.(?:java|kts?|scala|groovy|cljc?)$/;

/** A part of a package's name, as it can be the name of a folder. */
const PART = /^[\p{L}\p{N}_$-]+$/u;

/** A file name of more packages than this is looked for in so many of them. */
const MOST_PACKAGES = 8;

/** Whether a recorded file lacks a folder that its functions' names may tell. */
export function isBareJvmFile(recorded: string): boolean {
  return BARE_FILE.test(recorded);
}

/**
 * The path of a recorded file from the folder of its package on: `com/acme/Foo.java` for `Foo.java` of
 * `com.acme.Foo.bar`. The recorded file itself if it has a folder, is of another language, or the function's name has
 * no package.
 */
export function packagePath(recorded: string, func: string): string {
  if (!isBareJvmFile(recorded)) return recorded;
  const parts = packageOf(func);
  return parts === undefined ? recorded : [...parts, recorded].join('/');
}

/** The different paths that a recorded file has by its functions, at least one, and no more than are looked up. */
export function packagePaths(recorded: string, functions: readonly string[]): readonly string[] {
  if (functions.length === 0 || !isBareJvmFile(recorded)) return [recorded];
  const paths = new Set<string>();
  for (const func of functions) {
    paths.add(packagePath(recorded, func));
    if (paths.size === MOST_PACKAGES) break;
  }
  return [...paths];
}

/**
 * The package of a method: of `com.acme.Foo$Inner.bar(int)`, `com/acme/Foo.bar`, `void com.acme.Foo.bar()`,
 * `app//com.acme.Foo.bar` and `com.acme.Foo$$Lambda/0x00007f.run` the same. Undefined if there is none.
 */
function packageOf(func: string): readonly string[] | undefined {
  const [name = ''] = func.split('(', 1);
  // Before the name may stand modifiers and a type; after it the rest of a Kotlin name with spaces.
  const method = name.split(' ').findLast((word) => /[./]/.test(word)) ?? '';
  // The number of a hidden class is no part of its name.
  const path = method.replace(/[./+](?:0x[0-9a-f]+|\d+)(?=\.)/i, '');
  const slash = path.lastIndexOf('/');
  const last = path.slice(slash + 1).split('.');
  // `Foo.bar` after slashes that separate packages; after those of a class loader or a module the whole name.
  const parts = slash >= 0 && last.length === 2 ? path.slice(0, slash).split('/') : last.slice(0, -2);
  return parts.length > 0 && parts.every((part) => PART.test(part)) ? parts : undefined;
}
