import type { Designated, ExpressionNode, Fold, Node, Requirement, Unary } from '../tree.js';
import { signature } from './nameTexts.js';
import { packIn } from './packs.js';
import type { Printer, Texts } from './printer.js';
import { type Scope, resolved } from './scope.js';
import { literalText } from './literalTexts.js';
import { NotMangled } from '../../reader.js';

/** Expressions. */
export const EXPRESSION_TEXTS: Texts<ExpressionNode> = {
  literal: literalText,
  text: (printer, { type }, scope) => `"<${printer.text(type, scope)}>"`,
  lambda: (printer, { closure }, scope) => `[]${signature(printer, closure, scope)}{...}`,
  throw: () => 'throw',
  unary: unaryText,
  binary: (printer, { operator: { text }, left, right }, scope) => {
    const both = inParentheses(printer, left, scope) + text + inParentheses(printer, right, scope);
    // A bracket would end the template arguments around it.
    return text === '>' || text === '>>' ? `(${both})` : both;
  },
  index: (printer, { of, at }, scope) => `${inParentheses(printer, of, scope)}[${printer.text(at, scope)}]`,
  call: (printer, { callee, args }, scope) =>
    calleeText(printer, callee, scope) + inParentheses(printer, args, scope),
  conditional: (printer, { test, yes, no }, scope) => {
    const [first, second, third] = [test, yes, no].map((part) => inParentheses(printer, part, scope));
    return `${first}?${second} : ${third}`;
  },
  fold: foldText,
  cast: (printer, { type, operand }, scope) =>
    `(${printer.text(type, scope)})${inParentheses(printer, operand, scope)}`,
  namedCast: (printer, { word, type, operand }, scope) => {
    return `${word}<${printer.text(type, scope)}>(${printer.text(operand, scope)})`;
  },
  list: (printer, { items }, scope) => items.map((one) => printer.text(one, scope)).join(', '),
  braces: (printer, { type, items }, scope) => {
    return `${type === undefined ? '' : printer.text(type, scope)}{${printer.text(items, scope)}}`;
  },
  designated: designatedText,
  new: (printer, { place, type, initializer }, scope) => {
    const where = place === undefined ? '' : `${inParentheses(printer, place, scope)} `;
    const start = initializer === undefined ? '' : inParentheses(printer, initializer, scope);
    return `new ${where}${printer.text(type, scope)}${start}`;
  },
  sizeofPack: (printer, { of }, scope) => {
    const pack = packIn(of, scope, printer.limits);
    if (pack === undefined) throw new NotMangled();
    return String(pack.node.args.length);
  },
  sizeofArguments: (printer, { args }, scope) => {
    return String(args.reduce((count, one) => count + countOf(printer, one, scope), 0));
  },
  functionParameter: (_, { number }) => (number === 0 ? 'this' : `{parm#${number}}`),
  subobject: (printer, { of, type, offset }, scope) => {
    return `${printer.text(of, scope)}.<${printer.text(type, scope)} at offset ${offset}>`;
  },
  requires: (printer, { parameters, requirements }, scope) => {
    const taken = parameters.length === 0 ? '' : ` (${printer.list(parameters, scope)})`;
    return `requires${taken} {${requirements.map((one) => printer.text(one, scope)).join('')} }`;
  },
  requirement: requirementText,
};

/** Kinds that stand as an operand without parentheses. */
const BARE: ReadonlySet<Node['kind']> = new Set(['word', 'nested', 'braces', 'functionParameter']);

/** An operand, in parentheses unless it is a plain name. */
export function inParentheses(printer: Printer, node: Node, scope: Scope): string {
  const text = printer.text(node, scope);
  return BARE.has(resolved(node, scope).node.kind) ? text : `(${text})`;
}

/** An operator before or behind its operand; words are a space apart from it. */
function unaryText(printer: Printer, node: Unary, scope: Scope): string {
  const { operator, isSuffix, ofType } = node;
  const { text } = operator;
  const operand = text === '&' ? addressed(node.operand) : node.operand;
  const written = ofType ? `(${printer.text(operand, scope)})` : inParentheses(printer, operand, scope);
  if (isSuffix) return written + text;
  if (text === '::') return text + printer.text(operand, scope);
  return /^[a-z]/.test(text) && text !== 'noexcept' ? `${text} ${written}` : text + written;
}

/** The address of a function is written without its parameters. */
function addressed(operand: Node): Node {
  if (operand.kind !== 'function') return operand;
  const { qualifiers, reference } = operand.type;
  return qualifiers.length === 0 && reference === '' ? operand.name : operand;
}

/** A function that is called is written without its parameters, but with them where it has a result. */
function calleeText(printer: Printer, callee: Node, scope: Scope): string {
  if (callee.kind !== 'function') return inParentheses(printer, callee, scope);
  const isPlain = callee.type.qualifiers.length === 0 && callee.type.reference === '';
  if (isPlain && callee.type.returns !== undefined) return printer.text(callee, scope);
  return inParentheses(printer, callee.name, scope);
}

function foldText(printer: Printer, { operator, isLeft, first, second }: Fold, scope: Scope): string {
  const { text } = operator;
  const start = inParentheses(printer, first, scope);
  if (second !== undefined) return `(${start}${text}...${text}${inParentheses(printer, second, scope)})`;
  return isLeft ? `(...${text}${start})` : `(${start}${text}...)`;
}

function designatedText(printer: Printer, node: Designated, scope: Scope): string {
  const first = printer.text(node.first, scope);
  const last = node.last === undefined ? '' : ` ... ${printer.text(node.last, scope)}`;
  const place = node.by === 'name' ? `.${first}` : `[${first}${last}]`;
  const isChain = resolved(node.value, scope).node.kind === 'designated';
  return isChain
    ? place + printer.text(node.value, scope)
    : `${place}=${inParentheses(printer, node.value, scope)}`;
}

/** How many arguments a part of a list is: those of a pack, or that an expansion comes to, or one. */
function countOf(printer: Printer, node: Node, scope: Scope): number {
  const { node: meant, scope: at } = resolved(node, scope);
  if (meant.kind === 'pack') return meant.args.length;
  if (meant.kind === 'expansion') return packIn(meant.of, at, printer.limits)?.node.args.length ?? 1;
  return meant.kind === 'list' ? meant.items.length : 1;
}

function requirementText(printer: Printer, node: Requirement, scope: Scope): string {
  const of = printer.text(node.of, scope);
  if (node.word !== '') return ` ${node.word}${of};`;
  const result = node.result === undefined ? '' : ` -> ${printer.text(node.result, scope)}`;
  const isCompound = node.isNoexcept || node.result !== undefined;
  return ` ${isCompound ? `{${of}}` : of}${node.isNoexcept ? ' noexcept' : ''}${result};`;
}
