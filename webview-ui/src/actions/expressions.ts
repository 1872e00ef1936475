/** The RE2 expression that matches just this text. */
export function exactly(text: string): string {
  return `^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`;
}

/** An expression that matches what either does; `first` may be empty, and may have `second` already. */
export function orElse(first: string, second: string): string {
  if (first === '' || first === second) return second;
  const has = first.startsWith(`${second}|`) || first.endsWith(`|${second}`) || first.includes(`|${second}|`);
  return has ? first : `${first}|${second}`;
}
