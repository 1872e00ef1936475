/** Lines of a file, from 1. */
export interface TextLines {
  readonly count: number;
  line(number: number): string;
}

export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** What a profile says of a function. */
export interface DeclaredFunction {
  /** As printed. */
  readonly name: string;
  /** Path as recorded; its ending tells the language. */
  readonly file: string;
  /** Its first line; undefined if the profile does not say so. */
  readonly start: number | undefined;
}

/** Columns that a tab counts as where indentation is compared. */
const TAB = 8;

/** Characters of a line that are looked at: no line that a person wrote tells more further on. */
const LINE_START = 1000;

/** The most lines above a cost, or below one, that are looked at for where its function begins or ends. */
const REACH = 2000;

/** A line that goes on with what begins above it at the same indentation: `) -> int:`, `} else {`, a brace of its own. */
const CONTINUES = /^\s*[)\]}{]/;

/** What ends a block at the indentation at which it began, and begins no other. */
const CLOSES = /^\s*[)\]}](?!.*[{[(:]\s*$)/;

/** What a line that declares a function has before the name, in languages that have such a word. */
const KEYWORDS: Readonly<Record<string, RegExp>> = {
  go: /\bfunc\b/,
  rs: /\bfn\b/,
  py: /\bdef\b/,
  kt: /\bfun\b/,
};

/** What a line that declares a function is not, in the others: a call, or a statement. */
const NO_DECLARATION = /;\s*$|^\s*\}?\s*(?:if|else|for|while|switch|return|case|throw|do|try|await)\b/;

/** What stands at the left whatever it is in: comments, directives, labels. */
const ANYWHERE = /^\s*(?:#|\/\/|\/\*|\*|[A-Za-z_]\w*:\s*$)/;

/**
 * Where a function's text begins and ends, both from 1, by indentation: at least from the first to the last of the lines
 * that are known to be its own. Undefined if neither the profile nor the text tells where it begins.
 * @param own the first and the last line known to be the function's; those behind the end of the text count as its last line
 */
export function functionSpan(
  text: TextLines,
  { name, file, start }: DeclaredFunction,
  own: LineSpan,
): LineSpan | undefined {
  const from = Math.min(own.first, text.count);
  const to = Math.min(own.last, text.count);
  const declared = start !== undefined && start <= from ? start : declarationAbove(text, name, file, from);
  if (declared === undefined) return undefined;
  return { first: declared, last: endBelow(text, declared, Math.max(declared, to)) };
}

/** The nearest line that encloses another and names the function as a declaration does. */
function declarationAbove(text: TextLines, name: string, file: string, from: number): number | undefined {
  const word = declaredName(name);
  if (word === undefined) return undefined;
  const declares = declarationOf(word, file);
  let least = Infinity;
  let goesOn = true;
  for (let at = from; at >= Math.max(1, from - REACH); at--) {
    const line = lineAt(text, at);
    const depth = indentation(line);
    if (depth === undefined || ANYWHERE.test(line)) continue;
    if (depth > least || (depth === least && !goesOn)) continue;
    if (declares(line)) return keywordOf(file) === undefined ? withHead(text, at) : at;
    least = depth;
    goesOn = CONTINUES.test(line);
  }
  return undefined;
}

function keywordOf(file: string): RegExp | undefined {
  return KEYWORDS[/\.(\w+)$/.exec(file)?.[1] ?? ''];
}

/** Whether a line declares a function of a name, as far as one line tells. */
function declarationOf(word: string, file: string): (line: string) => boolean {
  const name = word.replaceAll('$', '\\$');
  const keyword = keywordOf(file);
  if (keyword !== undefined) {
    const named = new RegExp(`(?<![\\w.])${name}\\s*[<[(]`);
    return (line) => keyword.test(line) && named.test(line);
  }
  const named = new RegExp(
    `(?<![\\w$.]|[=(,+\\-*/!&|?]\\s*)${name}\\s*[<(]|(?<![\\w$])${name}\\s*[:=].*(?:=>|\\{|function)`,
  );
  return (line) => !NO_DECLARATION.test(line) && named.test(line);
}

/** A declaration whose result or template stands on a line of its own above it begins there. */
function withHead(text: TextLines, at: number): number {
  const above = at > 1 ? lineAt(text, at - 1) : '';
  const isHead =
    indentation(above) === indentation(lineAt(text, at)) && /^\s*[A-Za-z_][\w\s:<>*&,]*$/.test(above);
  return isHead && !ANYWHERE.test(above) ? at - 1 : at;
}

/** The last line of a block that begins at one line and reaches at least to another. */
function endBelow(text: TextLines, first: number, atLeast: number): number {
  const depth = indentation(lineAt(text, first)) ?? 0;
  const end = Math.min(text.count, atLeast + REACH);
  let last = atLeast;
  for (let at = atLeast; at <= end; at++) {
    const line = lineAt(text, at);
    const here = indentation(line);
    if (here === undefined || ANYWHERE.test(line)) continue;
    if (here > depth || at <= first) last = at;
    else if (here === depth && CLOSES.test(line)) return at;
    else if (at > atLeast && !CONTINUES.test(line)) return last;
  }
  return last;
}

function lineAt(text: TextLines, at: number): string {
  return text.line(at).slice(0, LINE_START);
}

/** Columns before a line's first character; undefined of an empty line. */
function indentation(line: string): number | undefined {
  let column = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\t') column += TAB - (column % TAB);
    else if (line[at] === ' ') column++;
    else return column;
  }
  return undefined;
}

/** Parts of names that stand for code inside a function: closures of Go and Rust, lambdas of Java. */
const WITHIN = /^(?:func\d+|gowrap\d+|deferwrap\d+|\d+|\{\{closure\}\}|\{closure#\d+\}|-?fm|-?range\d+)$/;

/** The name by which the text declares a function; undefined if it has none there. */
function declaredName(name: string): string | undefined {
  const bare = withoutArguments(name.replace(/lambda\$([^$]+)\$\d+$/, '$1'));
  const parts = bare.split(/[./]|::|-(?=fm$|range\d)/).filter((part) => part !== '' && !WITHIN.test(part));
  const last = parts.at(-1) === '<init>' ? parts.at(-2) : parts.at(-1);
  return last !== undefined && /^~?[\p{L}_$][\p{L}\p{N}_$]*$/u.test(last) ? last : undefined;
}

/** A name without what stands in brackets after a part of it: receivers, parameters, arguments of types. */
function withoutArguments(name: string): string {
  let depth = 0;
  let bare = '';
  for (const character of name) {
    if ('([<'.includes(character)) depth++;
    if (depth === 0) bare += character;
    if (')]>'.includes(character)) depth = Math.max(0, depth - 1);
  }
  return bare;
}
