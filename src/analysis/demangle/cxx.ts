import { NotMangled, Reader } from './reader.js';

/** Substitutions that have a name of their own. */
const STANDARD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    St: 'std',
    Sa: 'std::allocator',
    Sb: 'std::basic_string',
    Ss: 'std::string',
    Si: 'std::istream',
    So: 'std::ostream',
    Sd: 'std::iostream',
  }),
);

const OPERATORS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nw: 'operator new',
    na: 'operator new[]',
    dl: 'operator delete',
    da: 'operator delete[]',
    aw: 'operator co_await',
    ps: 'operator+',
    ng: 'operator-',
    ad: 'operator&',
    de: 'operator*',
    co: 'operator~',
    pl: 'operator+',
    mi: 'operator-',
    ml: 'operator*',
    dv: 'operator/',
    rm: 'operator%',
    an: 'operator&',
    or: 'operator|',
    eo: 'operator^',
    aS: 'operator=',
    pL: 'operator+=',
    mI: 'operator-=',
    mL: 'operator*=',
    dV: 'operator/=',
    rM: 'operator%=',
    aN: 'operator&=',
    oR: 'operator|=',
    eO: 'operator^=',
    ls: 'operator<<',
    rs: 'operator>>',
    lS: 'operator<<=',
    rS: 'operator>>=',
    eq: 'operator==',
    ne: 'operator!=',
    lt: 'operator<',
    gt: 'operator>',
    le: 'operator<=',
    ge: 'operator>=',
    ss: 'operator<=>',
    nt: 'operator!',
    aa: 'operator&&',
    oo: 'operator||',
    pp: 'operator++',
    mm: 'operator--',
    cm: 'operator,',
    pm: 'operator->*',
    pt: 'operator->',
    cl: 'operator()',
    ix: 'operator[]',
    qu: 'operator?',
  }),
);

const BUILTIN_TYPES = 'vwbcahstijlmxynofdegz';

/**
 * The name that a C++ symbol of the Itanium ABI mangles, without parameters and template arguments, as pprof shows it.
 * Undefined for what is not such a symbol, or one this reader does not understand.
 */
export function demangleCxx(symbol: string): string | undefined {
  const start = /^_{1,4}Z/.exec(symbol);
  if (start === null) return undefined;
  const reader = new Reader(symbol.slice(start[0].length));
  try {
    return encoding(reader);
  } catch (error) {
    if (error instanceof NotMangled) return undefined;
    throw error;
  }
}

/** A function's or object's name; what follows it, its parameters, is of no interest. */
function encoding(reader: Reader): string {
  const thing = special(reader);
  return thing ?? name(reader);
}

/** Tables and other things that the compiler makes of a type. */
function special(reader: Reader): string | undefined {
  const kinds = { TV: 'vtable for ', TT: 'VTT for ', TI: 'typeinfo for ', TS: 'typeinfo name for ' };
  for (const [code, text] of Object.entries(kinds)) if (reader.take(code)) return text + name(reader);
  if (reader.take('GV')) return `guard variable for ${name(reader)}`;
  return undefined;
}

function name(reader: Reader): string {
  return reader.nested(() => {
    if (reader.take('N')) return nestedName(reader);
    if (reader.take('Z')) return localName(reader);
    const first = reader.peek(2);
    let result: string;
    if (first === 'St') {
      reader.at += 2;
      result = `std::${unqualified(reader, '')}`;
    } else if (reader.peek() === 'S') result = substitution(reader);
    else result = unqualified(reader, '');
    if (reader.peek() === 'I') templateArguments(reader);
    return result;
  });
}

function nestedName(reader: Reader): string {
  reader.skip('rVK');
  reader.skip('RO');
  const parts: string[] = [];
  while (!reader.take('E')) {
    if (reader.peek() === 'I') templateArguments(reader);
    else if (reader.peek() === 'S') parts.push(substitution(reader));
    else parts.push(unqualified(reader, parts.at(-1) ?? ''));
  }
  if (parts.length === 0) throw new NotMangled();
  return parts.join('::');
}

/** A thing inside a function: `function::thing`. */
function localName(reader: Reader): string {
  const outer = encoding(reader);
  while (!reader.take('E')) type(reader);
  if (reader.take('s')) return `${outer}::string literal`;
  return `${outer}::${name(reader)}`;
}

function unqualified(reader: Reader, parent: string): string {
  reader.take('L');
  let result: string;
  const code = reader.peek(2);
  if (/^\d/.test(code)) result = sourceName(reader);
  else if (/^C[1-5]/.test(code)) {
    reader.at += 2;
    result = lastPart(parent);
  } else if (/^D[0-5]/.test(code)) {
    reader.at += 2;
    result = `~${lastPart(parent)}`;
  } else if (reader.take('Ut')) {
    reader.skip('0123456789');
    reader.expect('_');
    result = '{unnamed type}';
  } else {
    const operator = OPERATORS.get(code);
    if (operator === undefined) throw new NotMangled();
    reader.at += 2;
    result = operator;
  }
  while (reader.take('B')) sourceName(reader);
  return result;
}

function lastPart(path: string): string {
  if (path === '') throw new NotMangled();
  return path.slice(path.lastIndexOf(':') + 1);
}

function sourceName(reader: Reader): string {
  const word = reader.word(reader.number());
  return word.startsWith('_GLOBAL__N') ? '(anonymous namespace)' : word;
}

function substitution(reader: Reader): string {
  const known = STANDARD.get(reader.peek(2));
  // Others stand for a part of the name that was there before, which only types hold.
  if (known === undefined) throw new NotMangled();
  reader.at += 2;
  return known;
}

/** Goes past `I … E`. */
function templateArguments(reader: Reader): void {
  reader.expect('I');
  while (!reader.take('E')) templateArgument(reader);
}

function templateArgument(reader: Reader): void {
  reader.nested(() => {
    if (reader.take('J')) {
      while (!reader.take('E')) templateArgument(reader);
    } else if (reader.peek() === 'L') literal(reader);
    else type(reader);
  });
}

function literal(reader: Reader): void {
  reader.expect('L');
  if (reader.take('_Z')) encoding(reader);
  else type(reader);
  const end = reader.text.indexOf('E', reader.at);
  if (end < 0) throw new NotMangled();
  reader.at = end + 1;
}

/** Goes past a type. */
function type(reader: Reader): void {
  reader.nested(() => {
    reader.skip('rVKPROCG');
    const code = reader.peek();
    if (BUILTIN_TYPES.includes(code) && code !== '') reader.at++;
    else if (code === 'S' && !STANDARD.has(reader.peek(2))) seen(reader, 'S');
    else if (code === 'T') seen(reader, 'T');
    else if (code === 'D') extendedType(reader);
    else if (reader.take('F')) while (!reader.take('E')) type(reader);
    else if (reader.take('A')) {
      reader.skip('0123456789');
      reader.expect('_');
      type(reader);
    } else if (reader.take('M')) {
      type(reader);
      type(reader);
    } else name(reader);
    if (reader.peek() === 'I') templateArguments(reader);
  });
}

/** A reference to something before: `S_`, `S0_`, `T_`, `T1_`. */
function seen(reader: Reader, letter: string): void {
  const match = new RegExp(`^${letter}[0-9A-Z]*_`).exec(reader.text.slice(reader.at));
  if (match === null) throw new NotMangled();
  reader.at += match[0].length;
}

function extendedType(reader: Reader): void {
  reader.expect('D');
  const code = reader.next();
  if (code === 'p') type(reader);
  else if (!'nacdefhisu'.includes(code)) throw new NotMangled();
}
