import type { FunctionSymbol, FunctionType, Node, Qualifier } from '../tree.js';
import type { Printer } from './printer.js';
import { merged, qualifiersText } from './qualifierTexts.js';
import { type Placed, type Scope, inTemplate, resolved } from './scope.js';

/**
 * A type in the two halves that C++ writes around what is declared, and what stands between them: `int (` `*` `)(char)`.
 * Around functions and arrays it is in parentheses.
 */
interface Declared {
  readonly left: string;
  readonly between: string;
  readonly right: string;
  /** Undefined for a type without halves, whose marks go to the left. */
  readonly around: 'function' | 'array' | undefined;
  /** The parenthesis that marks need, with the space before it if any; empty until one does. */
  readonly opening: string;
}

/** What is put between the halves: a `*`, a `const`, or a word that needs no parentheses. */
type Mark = 'pointer' | 'word' | 'loose';

/** Types that are written around what they are put on. */
const DECLARATORS: ReadonlySet<Node['kind']> = new Set([
  ...(['pointer', 'qualified', 'suffixed', 'vector', 'memberPointer', 'array', 'functionType'] as const),
]);

/** A type on its own. */
export function typeText(printer: Printer, node: Node, scope: Scope): string {
  const [left, right] = halves(declared(printer, node, scope));
  return left + right;
}

/** Something of a type, with its name where C++ writes it: `int (*$N) [3]`. */
export function declarationText(printer: Printer, type: Node, name: string, scope: Scope): string {
  const whole = declared(printer, type, scope);
  if (whole.around === undefined) return `${whole.left} ${name}`;
  const [left, right] = halves({ ...whole, between: whole.between + name });
  return left + right;
}

/** A pack of somethings, which has no name where the type has no halves. */
export function packDeclarationText(printer: Printer, type: Node, name: string, scope: Scope): string {
  const whole = declared(printer, type, scope);
  if (whole.around === undefined) return `${whole.left}...`;
  const [left, right] = halves({ ...whole, between: `${whole.between}...${name}` });
  return left + right;
}

/** A function with its name between result and parameters. */
export function symbolText(printer: Printer, symbol: FunctionSymbol, scope: Scope): string {
  const name = printer.text(symbol.name, scope);
  const args = templateOf(symbol.name);
  const inside = args === undefined ? scope : inTemplate(scope, args);
  const { isEnclosing, type } = symbol;
  const written = {
    ...type,
    ...(isEnclosing ? { returns: undefined } : {}),
    ...(isEnclosing && !printer.shown.enclosingParameters ? { parameters: [] } : {}),
  };
  const { left, right } = functionType(printer, written, inside);
  return left + name + right;
}

/** The arguments that the template parameters of a function's type mean. */
function templateOf(name: Node): readonly Node[] | undefined {
  if (name.kind === 'template') return name.args;
  if (name.kind === 'local' || name.kind === 'method') return templateOf(name.name);
  if (name.kind === 'nested' && name.name.kind === 'structor') return templateOf(name.name);
  return name.kind === 'structor' && name.base !== undefined ? templateOf(name.base) : undefined;
}

function halves({ left, between, right, opening }: Declared): [string, string] {
  if (between === '') return [left, right];
  return opening === '' ? [left + between, right] : [left + opening + between, `)${right}`];
}

function declared(printer: Printer, node: Node, scope: Scope): Declared {
  const { node: meant, scope: at } = resolved(node, scope);
  if (!DECLARATORS.has(meant.kind)) return plain(printer.text(meant, at));
  printer.limits.enter();
  const result = declarator(printer, meant, at);
  printer.limits.leave();
  return result;
}

function plain(left: string): Declared {
  return { left, between: '', right: '', around: undefined, opening: '' };
}

function declarator(printer: Printer, node: Node, scope: Scope): Declared {
  switch (node.kind) {
    case 'pointer': {
      const { mark, of } = collapsed(printer, node.mark, node.of, scope);
      return marked(declared(printer, of.node, of.scope), mark, 'pointer');
    }
    case 'qualified':
      return qualified(printer, node.qualifiers, resolved(node.of, scope));
    case 'suffixed': {
      const suffix = ` ${printer.text(node.suffix, scope)}`;
      return marked(declared(printer, node.of, scope), suffix, node.opens ? 'word' : 'loose');
    }
    case 'vector': {
      const of = declared(printer, node.of, scope);
      return marked(of, ` __vector(${printer.text(node.size, scope)})`, 'loose');
    }
    case 'memberPointer': {
      const member = declared(printer, node.member, scope);
      const isFirst = member.around !== undefined && member.between === '';
      const mark = `${printer.text(node.of, scope)}::*`;
      return marked(member, isFirst ? mark : ` ${mark}`, 'word');
    }
    case 'array':
      return array(printer, resolved(node.of, scope), node.size, scope);
    case 'functionType':
      return functionType(printer, node, scope);
    default:
      return plain(printer.text(node, scope));
  }
}

/** A reference to a reference is one of them: `&` wins. */
function collapsed(
  printer: Printer,
  mark: '*' | '&' | '&&',
  of: Node,
  scope: Scope,
): { mark: string; of: Placed } {
  let result = { mark, of: resolved(of, scope) };
  while (result.mark !== '*' && result.of.node.kind === 'pointer' && result.of.node.mark !== '*') {
    printer.limits.step();
    const { node, scope: at } = result.of;
    result = { mark: node.mark === '&' ? '&' : result.mark, of: resolved(node.of, at) };
  }
  return result;
}

function qualified(printer: Printer, qualifiers: readonly Qualifier[], of: Placed): Declared {
  const { node, scope } = of;
  if (node.kind === 'qualified') {
    printer.limits.enter();
    const whole = qualified(printer, merged(qualifiers, node.qualifiers), resolved(node.of, scope));
    printer.limits.leave();
    return whole;
  }
  if (node.kind === 'functionType') {
    return declared(printer, { ...node, qualifiers: merged(qualifiers, node.qualifiers) }, scope);
  }
  const words = qualifiersText(printer, qualifiers, '', scope);
  const base = declared(printer, node, scope);
  // The elements of an array are what is qualified.
  if (base.around === 'array' && base.between === '') return { ...base, left: base.left + words };
  return marked(base, words, 'word');
}

/** `text` put on a type. */
function marked(type: Declared, text: string, mark: Mark): Declared {
  if (type.around === undefined) return { ...type, left: type.left + text };
  const between = type.between + text;
  if (type.opening !== '') return { ...type, between };
  if (type.around === 'array') return { ...type, between, opening: ' (' };
  if (mark === 'loose') return { ...type, between };
  const last = type.left.at(-1) ?? '';
  const isApart = mark === 'word' || (last !== '(' && last !== '*');
  return { ...type, between, opening: isApart && last !== ' ' ? ' (' : '(' };
}

function array(printer: Printer, of: Placed, size: Node | undefined, scope: Scope): Declared {
  if (of.node.kind === 'qualified') {
    printer.limits.enter();
    const whole = array(printer, resolved(of.node.of, of.scope), size, scope);
    printer.limits.leave();
    return { ...whole, left: whole.left + qualifiersText(printer, of.node.qualifiers, '', of.scope) };
  }
  const element = declared(printer, of.node, of.scope);
  const [left, right] = halves(element);
  const isOfArrays = element.around === 'array' && element.between === '';
  const own = ` [${size === undefined ? '' : printer.text(size, scope)}]`;
  return {
    left,
    between: '',
    right: own + (isOfArrays ? right.trimStart() : right),
    around: 'array',
    opening: '',
  };
}

function functionType(printer: Printer, type: FunctionType, scope: Scope): Declared {
  const [before, after] =
    type.returns === undefined ? ['', ''] : halves(declared(printer, type.returns, scope));
  const left = type.returns === undefined || after !== '' ? before : `${before} `;
  const parameters = printer.list(type.parameters, scope);
  const own = `(${parameters})${qualifiersText(printer, type.qualifiers, type.reference, scope)}`;
  return { left, between: '', right: own + after, around: 'function', opening: '' };
}
