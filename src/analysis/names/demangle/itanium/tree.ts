import type { Operator } from './operators.js';

/** A part of a C++ symbol, as it was read: template parameters are not yet what they stand for. */
export type Node = NameNode | SymbolNode | TypeNode | ExpressionNode;

/** Names, and what a name is made of. */
export type NameNode =
  /** An identifier, or anything else that is written as it is. */
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'nested'; readonly scope: Node; readonly name: Node }
  /** Something inside a function, or inside its default argument of a number that counts from the last. */
  | {
      readonly kind: 'local';
      readonly within: Node;
      readonly name: Node;
      readonly argument: number | undefined;
    }
  | { readonly kind: 'template'; readonly name: Node; readonly args: readonly Node[] }
  /** With an ABI tag. */
  | { readonly kind: 'tagged'; readonly name: Node; readonly tag: string }
  /** A constructor, or with `~` a destructor; `base` is the class that it inherits from. */
  | { readonly kind: 'structor'; readonly mark: '' | '~'; readonly of: Node; readonly base: Node | undefined }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'literalOperator'; readonly suffix: string }
  /** `operator T`, and the arguments of the template it is, which `T` may name. */
  | { readonly kind: 'conversion'; readonly to: Node; readonly args: readonly Node[] | undefined }
  | Closure
  | { readonly kind: 'unnamed'; readonly number: number }
  | { readonly kind: 'bindings'; readonly names: readonly string[] }
  | Module
  | { readonly kind: 'inModule'; readonly name: Node; readonly module: Module }
  /** A member function's name with what qualifies its object. */
  | Method;

export interface Closure {
  readonly kind: 'closure';
  readonly declarations: readonly Node[];
  /** The constraint of its template parameters. */
  readonly templateRequires: Node | undefined;
  readonly parameters: readonly Node[];
  readonly requires: Node | undefined;
  /** Counts from 1. */
  readonly number: number;
}

export interface Module {
  readonly kind: 'module';
  readonly parent: Module | undefined;
  readonly name: string;
  readonly isPartition: boolean;
}

export interface Method {
  readonly kind: 'method';
  readonly name: Node;
  readonly qualifiers: readonly Qualifier[];
  readonly reference: Reference;
  /** The object is the first parameter, written as such. */
  readonly hasExplicitObject: boolean;
}

/** Whole symbols. */
export type SymbolNode =
  | FunctionSymbol
  /** Words before a name: `vtable for A`. */
  | { readonly kind: 'prefixed'; readonly prefix: string; readonly of: Node }
  | { readonly kind: 'constructionTable'; readonly base: Node; readonly derived: Node }
  | { readonly kind: 'clone'; readonly of: Node; readonly suffix: string };

export interface FunctionSymbol {
  readonly kind: 'function';
  readonly name: Node;
  readonly type: FunctionType;
  /** Only names what is inside it. */
  readonly isEnclosing: boolean;
  readonly enableIf: readonly Node[];
  readonly requires: Node | undefined;
}

export type TypeNode =
  | { readonly kind: 'builtin'; readonly text: string }
  | { readonly kind: 'qualified'; readonly of: Node; readonly qualifiers: readonly Qualifier[] }
  | { readonly kind: 'pointer'; readonly of: Node; readonly mark: '*' | '&' | '&&' }
  /** With a word behind it; `opens` where a function type needs parentheses before it. */
  | { readonly kind: 'suffixed'; readonly of: Node; readonly suffix: Node; readonly opens: boolean }
  | { readonly kind: 'vector'; readonly of: Node; readonly size: Node }
  | { readonly kind: 'array'; readonly of: Node; readonly size: Node | undefined }
  | FunctionType
  | { readonly kind: 'memberPointer'; readonly of: Node; readonly member: Node }
  /** `word(of)`: decltype, _BitInt and transformed types. */
  | { readonly kind: 'applied'; readonly word: string; readonly of: Node }
  | { readonly kind: 'fixedPoint'; readonly of: Node; readonly isSaturated: boolean; readonly word: string }
  | { readonly kind: 'expansion'; readonly of: Node }
  | Parameter
  /** A part named before, whose template parameters are those of where it is named now. */
  | { readonly kind: 'again'; readonly of: Node }
  | Pack
  | { readonly kind: 'typeDeclaration'; readonly name: Node; readonly constraint: Node | undefined }
  | { readonly kind: 'valueDeclaration'; readonly name: Node; readonly type: Node }
  | TemplateDeclaration
  | { readonly kind: 'packDeclaration'; readonly of: Node };

export interface FunctionType {
  readonly kind: 'functionType';
  readonly returns: Node | undefined;
  readonly parameters: readonly Node[];
  readonly qualifiers: readonly Qualifier[];
  readonly reference: Reference;
}

/** `T_`: the argument `index` of the template `level`, counted from the outermost. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly level: number;
  readonly index: number;
  /** As the symbol writes it. */
  readonly text: string;
}

export interface Pack {
  readonly kind: 'pack';
  readonly args: readonly Node[];
}

interface TemplateDeclaration {
  readonly kind: 'templateDeclaration';
  readonly name: Node;
  readonly parameters: readonly Node[];
  readonly requires: Node | undefined;
}

export type Reference = '' | '&' | '&&';

/** `const`, `noexcept(…)` and the like. */
export interface Qualifier {
  readonly word: string;
  readonly args: readonly Node[];
}

export type ExpressionNode =
  | { readonly kind: 'literal'; readonly type: Node; readonly digits: string; readonly isNegative: boolean }
  | { readonly kind: 'text'; readonly type: Node }
  | { readonly kind: 'lambda'; readonly closure: Closure }
  | { readonly kind: 'throw' }
  | Unary
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'index'; readonly of: Node; readonly at: Node }
  | { readonly kind: 'call'; readonly callee: Node; readonly args: Node }
  | { readonly kind: 'conditional'; readonly test: Node; readonly yes: Node; readonly no: Node }
  | Fold
  /** `(type)operand`. */
  | { readonly kind: 'cast'; readonly type: Node; readonly operand: Node }
  | { readonly kind: 'namedCast'; readonly word: string; readonly type: Node; readonly operand: Node }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'braces'; readonly type: Node | undefined; readonly items: Node }
  /** `.name=value`, `[index]=value`, `[first ... last]=value`; `last` only for the third. */
  | Designated
  | New
  | { readonly kind: 'sizeofPack'; readonly of: Node }
  | { readonly kind: 'sizeofArguments'; readonly args: readonly Node[] }
  /** Of the function around it, from 1; 0 is `this`. */
  | { readonly kind: 'functionParameter'; readonly number: number }
  | { readonly kind: 'subobject'; readonly of: Node; readonly type: Node; readonly offset: number }
  | {
      readonly kind: 'requires';
      readonly parameters: readonly Node[];
      readonly requirements: readonly Node[];
    }
  | Requirement;

export interface Unary {
  readonly kind: 'unary';
  readonly operator: Operator;
  readonly operand: Node;
  readonly isSuffix: boolean;
  /** Parentheses whatever the operand is. */
  readonly ofType: boolean;
}

export interface Fold {
  readonly kind: 'fold';
  readonly operator: Operator;
  readonly isLeft: boolean;
  readonly first: Node;
  readonly second: Node | undefined;
}

export interface Designated {
  readonly kind: 'designated';
  readonly by: 'name' | 'index' | 'range';
  readonly first: Node;
  readonly last: Node | undefined;
  readonly value: Node;
}

interface New {
  readonly kind: 'new';
  readonly place: Node | undefined;
  readonly type: Node;
  readonly initializer: Node | undefined;
}

/** One demand of a requires expression. */
export interface Requirement {
  readonly kind: 'requirement';
  readonly word: '' | 'typename ' | 'requires ';
  readonly of: Node;
  readonly isNoexcept: boolean;
  readonly result: Node | undefined;
}

/** A node that is printed as this text. */
export function word(text: string): Node {
  return { kind: 'word', text };
}

/** The part of a name that stands last, without its template arguments and tags. */
export function lastPart(node: Node): Node {
  let part = node;
  for (;;) {
    if (part.kind === 'template' || part.kind === 'nested' || part.kind === 'tagged') part = part.name;
    else if (part.kind === 'again') part = part.of;
    else return part;
  }
}
