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

/** A name as `exactly` writes it. */
const EXACT = /^\^((?:[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|])*)\$$/;

/** The texts that an expression matches which `exactly` and `orElse` have made; undefined for any other. */
export function exactTexts(expression: string): readonly string[] | undefined {
  const texts = expression.split(/(?<=\$)\|(?=\^)/).map((part) => EXACT.exec(part)?.[1]);
  return texts.every((text) => text !== undefined)
    ? texts.map((text) => text.replace(/\\(.)/g, '$1'))
    : undefined;
}
