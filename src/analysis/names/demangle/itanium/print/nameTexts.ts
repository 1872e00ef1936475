import { type Closure, type NameNode, type Node, type SymbolNode, lastPart } from '../tree.js';
import { symbolText } from './declarators.js';
import { qualifiersText } from './qualifierTexts.js';
import type { Printer, Texts } from './printer.js';
import { type Scope, inLambda, inTemplate } from './scope.js';

/** Names. */
export const NAME_TEXTS: Texts<NameNode> = {
  word: (_, { text }) => text,
  nested: (printer, { scope: outer, name }, scope) => {
    return `${printer.text(outer, scope)}::${printer.text(name, scope)}`;
  },
  local: (printer, { within, name, argument }, scope) => {
    const inside = argument === undefined ? '' : `{default arg#${argument + 1}}::`;
    return `${printer.text(within, scope)}::${inside}${printer.text(name, scope)}`;
  },
  template: (printer, { name, args }, scope) => {
    const bare = printer.text(name, scope);
    if (!printer.shown.templateArguments) return bare;
    // `operator<` and its arguments stand apart, and so do two closing brackets.
    const start = bare.endsWith('<') ? `${bare} <` : `${bare}<`;
    const inner = printer.list(args, scope);
    return inner.endsWith('>') ? `${start}${inner} >` : `${start}${inner}>`;
  },
  tagged: (printer, { name, tag }, scope) => `${printer.text(name, scope)}[abi:${tag}]`,
  structor: (printer, { mark, of }, scope) => mark + printer.text(lastPart(of), scope),
  operator: (_, { operator: { text } }) => (/^[a-z]/.test(text) ? `operator ${text}` : `operator${text}`),
  literalOperator: (_, { suffix }) => `operator"" ${suffix}`,
  conversion: (printer, { to, args }, scope) => {
    return `operator ${printer.text(to, args === undefined ? scope : inTemplate(scope, args))}`;
  },
  closure: (printer, node, scope) => `{lambda${signature(printer, node, scope)}#${node.number}}`,
  unnamed: (_, { number }) => `{unnamed type#${number}}`,
  bindings: (_, { names }) => `[${names.join(', ')}]`,
  module: (printer, { parent, name, isPartition }, scope) => {
    const outer = parent === undefined ? '' : printer.text(parent, scope);
    return outer + (isPartition ? ':' : parent === undefined ? '' : '.') + name;
  },
  inModule: (printer, { name, module }, scope) =>
    `${printer.text(name, scope)}@${printer.text(module, scope)}`,
  method: (printer, { name, qualifiers, reference }, scope) => {
    return printer.text(name, scope) + qualifiersText(printer, qualifiers, reference, scope);
  },
};

/** Whole symbols. */
export const SYMBOL_TEXTS: Texts<SymbolNode> = {
  function: (printer, node, scope) => {
    const text = symbolText(printer, node, scope);
    const condition = node.enableIf.length === 0 ? '' : ` [enable_if:${printer.list(node.enableIf, scope)}]`;
    return text + condition + requiresText(printer, node.requires, scope);
  },
  prefixed: (printer, { prefix, of }, scope) => prefix + printer.text(of, scope),
  constructionTable: (printer, { base, derived }, scope) => {
    return `construction vtable for ${printer.text(base, scope)}-in-${printer.text(derived, scope)}`;
  },
  clone: (printer, { of, suffix }, scope) => `${printer.text(of, scope)} [clone ${suffix}]`,
};

/** What a lambda declares and takes: `<typename $T>($T, int) requires …`. */
export function signature(printer: Printer, node: Closure, outer: Scope): string {
  const { declarations, parameters } = node;
  const scope = inLambda(outer, declarations);
  const declared =
    declarations.length === 0 ? '' : `<${declarations.map((one) => printer.text(one, scope)).join(', ')}>`;
  const constraint = requiresText(printer, node.templateRequires, scope);
  const types = parameters.map((one) => printer.text(one, scope)).join(', ');
  const before = constraint === '' ? '' : `${constraint} `;
  return `${declared}${before}(${types})${requiresText(printer, node.requires, scope)}`;
}

/** ` requires …`, or nothing. */
export function requiresText(printer: Printer, constraint: Node | undefined, scope: Scope): string {
  return constraint === undefined
    ? ''
    : ` requires ${printer.text(constraint, { ...scope, isConstraint: true })}`;
}
