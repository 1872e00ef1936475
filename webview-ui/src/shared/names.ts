/** A function's name without the path of its package: `github.com/a/b.(*T).M` is `b.(*T).M`. */
export function shortName(name: string): string {
  const [path] = /^(?:[\w.~%+-]+\/)+(?=.)/.exec(name) ?? [''];
  return name.slice(path.length);
}
