import { NotMangled } from '../../reader.js';
import type { Node, Pack, Parameter } from '../tree.js';

/** The arguments of a template, and where those are to be looked at in turn. */
interface Bound {
  readonly args: readonly Node[];
  readonly scope: Scope;
}

/** Where a part of a symbol stands: what its template parameters mean. */
export interface Scope {
  /** From the outermost template to the innermost. */
  readonly templates: readonly Bound[];
  /** At which level the parameters of a lambda around this are, plus one; 0 outside of lambdas. */
  readonly lambda: number;
  /** Inside something named again: parameters are those of the innermost template. */
  readonly isAgain: boolean;
  /** Inside a constraint, where parameters stay as the symbol writes them. */
  readonly isConstraint: boolean;
  /** Inside the pattern of an expansion: which argument of the pack it is at. */
  readonly expanding: { readonly pack: Pack; readonly element: Node; readonly scope: Scope } | undefined;
}

/** A part and where it stands. */
export interface Placed<N extends Node = Node> {
  readonly node: N;
  readonly scope: Scope;
}

export const OUTERMOST: Scope = {
  templates: [],
  lambda: 0,
  isAgain: false,
  isConstraint: false,
  expanding: undefined,
};

/** Inside a template with these arguments, which stand in `scope`. */
export function inTemplate(scope: Scope, args: readonly Node[]): Scope {
  return { ...scope, templates: [...scope.templates, { args, scope }], lambda: 0 };
}

/** Inside the signature of a lambda with these declarations of template parameters, maybe none. */
export function inLambda(scope: Scope, declarations: readonly Node[]): Scope {
  return { ...declaring(scope, declarations), lambda: scope.templates.length + 1 };
}

/** Where declared template parameters may be named. */
export function declaring(scope: Scope, declarations: readonly Node[]): Scope {
  if (declarations.length === 0) return scope;
  return { ...scope, templates: [...scope.templates, { args: declarations.map(nameOf), scope }] };
}

/** What a declared template parameter is called. */
function nameOf(declaration: Node): Node {
  switch (declaration.kind) {
    case 'packDeclaration':
      return nameOf(declaration.of);
    case 'typeDeclaration':
    case 'valueDeclaration':
    case 'templateDeclaration':
      return declaration.name;
    default:
      return declaration;
  }
}

/**
 * What a part stands for: itself, or what the template parameter it is stands for. A parameter of a lambda without a
 * template is `auto:N`. Throws NotMangled where there is no such argument.
 */
export function resolved(node: Node, scope: Scope): Placed {
  let at: Placed = { node, scope };
  for (;;) {
    if (at.node.kind === 'again') at = { node: at.node.of, scope: { ...at.scope, isAgain: true } };
    else if (at.node.kind === 'parameter') at = argumentOf(at.node, at.scope);
    else return at;
  }
}

function argumentOf(parameter: Parameter, scope: Scope): Placed {
  if (scope.isConstraint) return { node: { kind: 'word', text: parameter.text }, scope };
  const { templates, lambda } = scope;
  const { level, index } = parameter;
  if (scope.isAgain && lambda > 0) return { node: autoParameter(index), scope };
  const bound = templates.at(scope.isAgain ? -1 : level);
  const argument = bound?.args.at(index);
  if (bound === undefined || argument === undefined) {
    if (lambda > 0 && level === lambda - 1) return { node: autoParameter(index), scope };
    throw new NotMangled();
  }
  const { expanding } = scope;
  if (expanding !== undefined && argument === expanding.pack) {
    return { node: expanding.element, scope: expanding.scope };
  }
  return { node: argument, scope: bound.scope };
}

function autoParameter(index: number): Node {
  return { kind: 'builtin', text: `auto:${index + 1}` };
}
