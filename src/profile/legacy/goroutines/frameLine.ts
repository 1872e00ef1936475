/** A function as a dump names it. */
export interface Called {
  readonly name: string;
  /**
   * When the line is a frame: by itself, without a place; always, and a place should follow; if one follows; or if one
   * is right below.
   */
  readonly isFrame: 'alone' | 'always' | 'with place' | 'above place';
  readonly isCreator: boolean;
}

/** A place in the code, below the function. */
export interface Place {
  readonly file: string;
  readonly line: bigint;
  /** Whether it is written as for a function of C: with its `pc` and without an offset. */
  readonly isNative: boolean;
}

const CREATED_BY = 'created by ';
/** What the runtime writes for C code that nobody can name: with its address, or with a place below. */
const NON_GO = /^non-Go function( at pc=0x[0-9a-f]+)?\s*$/;
const NON_GO_NAME = 'non-Go function';
/** How a function of C begins that a symbolizer names, like `(anonymous namespace)::each<int>(int&)`. */
const NATIVE_NAME = /^[\p{L}_~(<]/u;
/** The longest line that may be such a name. */
const NATIVE_LIMIT = 4096;
/** The words of the runtime for arguments: `0xc000012345?, {0x1, ...}, _`. */
const ARGUMENTS = /^[0-9a-fx?{}, ._]*$/;
/** Where a place ends: `:12 +0x1d fp=0x… sp=0x… pc=0x…`, or what a cut leaves of it. */
const PLACE_END =
  /:(\d{1,18})((?: \+[0-9a-fx]*)?)((?: fp?(?:=[0-9a-fx]*)?)?(?: sp?(?:=[0-9a-fx]*)?)?(?: pc?(?:=[0-9a-fx]*)?)?)$/;
const NATIVE_PC = /^pc=0x[0-9a-f]+$/;
/** More than the longest text that `PLACE_END` is for. */
const PLACE_END_LIMIT = 160;

/** The function of a line like `main.(*T).Run(0xc000012345, {0x1, 0x2})` or `created by main.main in goroutine 1`. */
export function functionOf(line: string): Called | undefined {
  if (line.startsWith(CREATED_BY)) {
    const name = line
      .slice(CREATED_BY.length)
      .trimEnd()
      .replace(/ in goroutine \d{1,20}$/, '');
    return isName(name) ? { name, isFrame: 'always', isCreator: true } : undefined;
  }
  const nonGo = line.startsWith(NON_GO_NAME) ? NON_GO.exec(line) : null;
  if (nonGo !== null) {
    const [, address] = nonGo as readonly (string | undefined)[];
    return { name: NON_GO_NAME, isFrame: address === undefined ? 'always' : 'alone', isCreator: false };
  }
  const text = line.trimEnd();
  const open = text.endsWith(')') ? openingParenthesis(text) : -1;
  if (open <= 0) return undefined;
  const name = text.slice(0, open);
  if (!isName(name)) return undefined;
  if (!ARGUMENTS.test(text.slice(open + 1, -1))) return { name, isFrame: 'above place', isCreator: false };
  const isQualified = name.includes('.') || name === 'panic';
  return { name, isFrame: isQualified ? 'always' : 'with place', isCreator: false };
}

/** The function of C that a line names, when the place right below it is one in C. */
export function nativeFunctionOf(line: string): Called {
  const isName = NATIVE_NAME.test(line) && line.length <= NATIVE_LIMIT;
  return { name: isName ? line.trimEnd() : NON_GO_NAME, isFrame: 'above place', isCreator: false };
}

/** The place of a line like `	/src/main.go:12 +0x1d`. */
export function placeOf(line: string): Place | undefined {
  if (line[0] !== '\t' && line[0] !== ' ') return undefined;
  const text = line.trim();
  if (NATIVE_PC.test(text)) return { file: '', line: 0n, isNative: true };
  const tail = Math.max(0, text.length - PLACE_END_LIMIT);
  const end = PLACE_END.exec(text.slice(tail));
  if (end === null) return undefined;
  const file = text.slice(0, tail + end.index);
  const [, number, offset, registers] = end;
  if (file === '') return undefined;
  return { file, line: BigInt(number), isNative: offset === '' && registers.startsWith(' pc=') };
}

/** Where the name of a type has a space: `type:.eq.struct { F uintptr }`. */
const BEFORE_FIELDS = /(?:struct|interface) \{$/;

/** Whether a text can be the name of a function: it has no space but in types. */
function isName(text: string): boolean {
  if (!isLetter(text.charCodeAt(0))) return false;
  if (!text.includes(' ') && !text.includes('\t')) return true;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '(' || letter === '[' || letter === '{') depth++;
    else if (letter === ')' || letter === ']' || letter === '}') depth--;
    else if (depth === 0 && (letter === ' ' || letter === '\t') && !BEFORE_FIELDS.test(around(text, at)))
      return false;
  }
  return true;
}

/** Whether a UTF-16 unit can begin a name; all that is not ASCII can. */
function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || unit === 0x5f || unit >= 0x80;
}

/** As much around a space as `BEFORE_FIELDS` looks at. */
function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 'interface'.length), at + 2);
}

/** Where the parenthesis opens that the last letter closes; -1 if nowhere. */
function openingParenthesis(text: string): number {
  const last = text.lastIndexOf('(');
  if (last < 0 || text.indexOf(')', last) === text.length - 1) return last;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0) return at;
  }
  return -1;
}
