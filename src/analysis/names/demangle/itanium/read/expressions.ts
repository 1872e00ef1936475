import { NotMangled, isDigit } from '../../reader.js';
import { OPERATORS, type Operator } from '../operators.js';
import { type Node, word } from '../tree.js';
import { designated, initialized } from './initializers.js';
import { identifier } from './identifiers.js';
import { literal } from './literals.js';
import { qualifiers } from './qualifiers.js';
import { requiresExpression } from './requirements.js';
import type { SymbolReader } from './symbolReader.js';
import { templateArgument, templateParameter } from './templates.js';
import { baseName, memberName, unresolvedName } from './unresolvedNames.js';

/** An expression, as types and template arguments hold it. */
export function expression(reader: SymbolReader): Node {
  reader.limits.enter();
  const result = anyExpression(reader);
  reader.limits.leave();
  return result;
}

type Rule = (reader: SymbolReader) => Node;

/** What is no plain operator with plain operands, by its two letters, which are read already. */
const SPECIAL: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['so', subobject],
  ['sp', (reader) => ({ kind: 'expansion', of: expression(reader) })],
  ['sZ', (reader) => ({ kind: 'sizeofPack', of: expression(reader) })],
  ['sP', (reader) => ({ kind: 'sizeofArguments', args: reader.list(() => templateArgument(reader)) })],
  ['fp', functionParameter],
  ['fl', (reader) => fold(reader, true, false)],
  ['fr', (reader) => fold(reader, false, false)],
  ['fL', (reader) => fold(reader, true, true)],
  ['fR', (reader) => fold(reader, false, true)],
  ['mc', memberCast],
  ['tl', (reader) => initialized(reader, reader.grammar.type(reader))],
  ['il', (reader) => initialized(reader, undefined)],
  ['st', (reader) => ofType(reader, 'st', true)],
  ['ti', (reader) => ofType(reader, 'ti', false)],
  ['at', (reader) => ofType(reader, 'at', false)],
  ['tr', () => ({ kind: 'throw' })],
  ['rq', (reader) => requiresExpression(reader, false)],
  ['rQ', (reader) => requiresExpression(reader, true)],
  ['cv', cast],
  ['cl', call],
  ['cp', call],
  ['ix', (reader) => ({ kind: 'index', of: expression(reader), at: expression(reader) })],
  ['qu', conditional],
  ['di', (reader) => designated(reader, 'name')],
  ['dx', (reader) => designated(reader, 'index')],
  ['dX', (reader) => designated(reader, 'range')],
  ['nw', allocation],
  ['na', allocation],
  ['pp', (reader) => step(reader, 'pp')],
  ['mm', (reader) => step(reader, 'mm')],
  ['dt', (reader) => memberOf(reader, 'dt')],
  ['pt', (reader) => memberOf(reader, 'pt')],
  ...['sc', 'dc', 'cc', 'rc'].map((code): [string, Rule] => [code, (reader) => namedCast(reader, code)]),
]);

function anyExpression(reader: SymbolReader): Node {
  const start = reader.peek();
  if (start === 'L') return literal(reader);
  if (start === 'T') return templateParameter(reader);
  if (isDigit(start) || reader.isNext('on')) return baseName(reader);
  if (reader.isNext('sr')) return unresolvedName(reader);
  if (start === 'u') return vendorExpression(reader);
  if (reader.isNext('fL') && isDigit(reader.peek(2))) return outerFunctionParameter(reader);
  const code = reader.word(2);
  const rule = SPECIAL.get(code);
  return rule === undefined ? plainOperator(reader, code) : rule(reader);
}

/** An operator and as many expressions as it takes. */
function plainOperator(reader: SymbolReader, code: string): Node {
  if (code.startsWith('v') && isDigit(code.charAt(1))) return vendorOperator(reader, Number(code.charAt(1)));
  const operator = operatorOf(code);
  const first = expression(reader);
  if (operator.operands === 1) return unary(operator, first);
  return { kind: 'binary', operator, left: first, right: expression(reader) };
}

function unary(operator: Operator, operand: Node, isSuffix = false, ofType = false): Node {
  return { kind: 'unary', operator, operand, isSuffix, ofType };
}

function operatorOf(code: string): Operator {
  const operator = OPERATORS.get(code);
  if (operator === undefined) throw new NotMangled();
  return operator;
}

function vendorOperator(reader: SymbolReader, operands: number): Node {
  const operator: Operator = { text: identifier(reader), operands: 1 };
  if (operands === 1) return unary(operator, expression(reader));
  if (operands !== 2) throw new NotMangled();
  return { kind: 'binary', operator, left: expression(reader), right: expression(reader) };
}

/** `++` and `--` stand behind their operand unless a `_` follows. */
function step(reader: SymbolReader, code: string): Node {
  const isSuffix = !reader.take('_');
  return unary(operatorOf(code), expression(reader), isSuffix);
}

function ofType(reader: SymbolReader, code: string, isSizeof: boolean): Node {
  return unary(operatorOf(code), reader.grammar.type(reader), false, isSizeof);
}

function conditional(reader: SymbolReader): Node {
  return { kind: 'conditional', test: expression(reader), yes: expression(reader), no: expression(reader) };
}

function cast(reader: SymbolReader): Node {
  const type = reader.grammar.type(reader);
  const operand: Node = reader.take('_')
    ? { kind: 'list', items: reader.list(() => expression(reader)) }
    : expression(reader);
  return { kind: 'cast', type, operand };
}

function namedCast(reader: SymbolReader, code: string): Node {
  const type = reader.grammar.type(reader);
  return { kind: 'namedCast', word: operatorOf(code).text, type, operand: expression(reader) };
}

/** A class's value or a pointer made one of another member's type. */
function memberCast(reader: SymbolReader): Node {
  const type = reader.grammar.type(reader);
  const operand = expression(reader);
  if (reader.peek() !== 'E') reader.signedNumber();
  reader.expect('E');
  return { kind: 'cast', type, operand: { kind: 'list', items: [operand] } };
}

function call(reader: SymbolReader): Node {
  const callee = expression(reader);
  return { kind: 'call', callee, args: { kind: 'list', items: reader.list(() => expression(reader)) } };
}

function memberOf(reader: SymbolReader, code: string): Node {
  const left = expression(reader);
  const right = reader.peek() === 'L' ? literal(reader) : memberName(reader);
  return { kind: 'binary', operator: operatorOf(code), left, right };
}

/** `new`: where to put it, what, and how to begin. */
function allocation(reader: SymbolReader): Node {
  const places: Node[] = [];
  while (!reader.take('_')) places.push(expression(reader));
  const place: Node | undefined = places.length === 0 ? undefined : { kind: 'list', items: places };
  const type = reader.grammar.type(reader);
  if (reader.take('E')) return { kind: 'new', place, type, initializer: undefined };
  if (reader.take('pi')) {
    const items = reader.list(() => expression(reader));
    return { kind: 'new', place, type, initializer: { kind: 'list', items } };
  }
  if (!reader.isNext('il')) throw new NotMangled();
  return { kind: 'new', place, type, initializer: expression(reader) };
}

function fold(reader: SymbolReader, isLeft: boolean, hasStart: boolean): Node {
  const operator = operatorOf(reader.word(2));
  const first = expression(reader);
  return { kind: 'fold', operator, isLeft, first, second: hasStart ? expression(reader) : undefined };
}

/** `fpT` is this; `fp_` the first parameter, its qualifiers of no interest. */
function functionParameter(reader: SymbolReader): Node {
  if (reader.take('T')) return { kind: 'functionParameter', number: 0 };
  qualifiers(reader);
  return { kind: 'functionParameter', number: reader.compactNumber() + 1 };
}

/** `fL`, how many functions further out, `p`, then as above. */
function outerFunctionParameter(reader: SymbolReader): Node {
  reader.expect('fL');
  reader.number();
  reader.expect('p');
  qualifiers(reader);
  return { kind: 'functionParameter', number: reader.compactNumber() + 1 };
}

function subobject(reader: SymbolReader): Node {
  const type = reader.grammar.type(reader);
  const of = expression(reader);
  const offset = /[n0-9]/.test(reader.peek()) ? reader.signedNumber() : 0;
  while (reader.take('_')) if (/[n0-9]/.test(reader.peek())) reader.signedNumber();
  reader.take('p');
  reader.expect('E');
  return { kind: 'subobject', of, type, offset };
}

/** `u`, a name, arguments, `E`; `__uuidof` has one argument and no `E`. */
function vendorExpression(reader: SymbolReader): Node {
  reader.expect('u');
  const text = identifier(reader);
  const callee = word(text);
  const one = text === '__uuidof' ? uuidArgument(reader) : undefined;
  const items = one === undefined ? reader.list(() => templateArgument(reader)) : [one];
  return { kind: 'call', callee, args: { kind: 'list', items } };
}

function uuidArgument(reader: SymbolReader): Node | undefined {
  if (reader.take('t')) return reader.grammar.type(reader);
  return reader.take('z') ? expression(reader) : undefined;
}

/** A constraint: an expression after `Q`, of which template parameters are written as the symbol has them. */
export function constraint(reader: SymbolReader): Node {
  reader.expect('Q');
  return expression(reader);
}
