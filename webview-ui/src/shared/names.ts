/** Mean width of a character of the label font in pixels, and the room a label's margins take. */
const CHARACTER = 7;
const MARGINS = 8;

/** A function's name without the path of its package: `github.com/a/b.(*T).M` is `b.(*T).M`. */
export function shortName(name: string): string {
  const [path] = /^(?:[\w.~%+-]+\/)+(?=.)/.exec(name) ?? [''];
  return name.slice(path.length);
}

/** The most of a name that fits a frame of so many pixels, preferring the whole one. */
export function labelFor(name: string, width: number): string {
  return name.length * CHARACTER + MARGINS <= width ? name : shortName(name);
}
