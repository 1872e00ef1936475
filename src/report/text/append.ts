/** Puts all of `more` at the end of a list: as arguments of one `push` they would have to fit on the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const each of more) list.push(each);
}
