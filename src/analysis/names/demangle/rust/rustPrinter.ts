import { LONGEST, type Limits, NotMangled } from '../reader.js';
import type { Bound, FunctionPointer, NestedPath, RustNode, TraitObject } from './tree.js';

/** Writes a Rust symbol. Throws NotMangled past the limits and for a lifetime that nothing binds. */
export class RustPrinter {
  /** Without `genericArguments` their brackets stay, with nothing between them, as pprof has it. */
  constructor(
    private readonly genericArguments: boolean,
    private readonly limits: Limits,
  ) {}

  /** The text of a whole symbol. Throws NotMangled past a limit. */
  symbol(path: RustNode): string {
    return this.text(path, 0, true);
  }

  /** `bound`: how many lifetimes are bound around it; in a value, generic arguments follow after `::`. */
  private text(node: RustNode, bound: number, isValue = false): string {
    this.limits.enter();
    const text = this.anyText(node, bound, isValue);
    if (text.length > LONGEST) throw new NotMangled();
    this.limits.leave();
    return text;
  }

  private anyText(node: RustNode, bound: number, isValue: boolean): string {
    switch (node.kind) {
      case 'crate':
        return node.name;
      case 'plain':
        return node.text;
      case 'implementation': {
        const trait = node.trait === undefined ? '' : ` as ${this.text(node.trait, bound)}`;
        return `<${this.text(node.of, bound)}${trait}>`;
      }
      case 'nested':
        return this.text(node.parent, bound, isValue) + ownName(node);
      case 'generic': {
        const path = this.text(node.path, bound, isValue);
        return `${path}${isValue ? '::' : ''}<${this.genericList(node.args, bound)}>`;
      }
      case 'lifetime':
        return lifetime(node.index, bound);
      case 'array':
        return `[${this.text(node.of, bound)}${node.size === undefined ? '' : `; ${this.text(node.size, bound)}`}]`;
      case 'tuple':
        return `(${this.list(node.items, bound)}${node.items.length === 1 ? ',' : ''})`;
      case 'reference': {
        const name = node.lifetime === 0 ? '' : `${lifetime(node.lifetime, bound)} `;
        return `&${name}${node.isMutable ? 'mut ' : ''}${this.text(node.of, bound)}`;
      }
      case 'pointer':
        return node.word + this.text(node.of, bound);
      case 'function':
        return this.functionPointer(node, bound);
      case 'dyn':
        return this.traitObject(node, bound);
    }
  }

  private list(nodes: readonly RustNode[], bound: number): string {
    return nodes.map((one) => this.text(one, bound)).join(', ');
  }

  private genericList(args: readonly RustNode[], bound: number): string {
    return this.genericArguments ? this.list(args, bound) : '';
  }

  private functionPointer(node: FunctionPointer, outside: number): string {
    const bound = outside + node.binds;
    const words = `${node.isUnsafe ? 'unsafe ' : ''}${node.abi === undefined ? '' : `extern "${node.abi}" `}`;
    const result = node.returns === undefined ? '' : ` -> ${this.text(node.returns, bound)}`;
    return `${binder(outside, node.binds)}${words}fn(${this.list(node.parameters, bound)})${result}`;
  }

  private traitObject(node: TraitObject, outside: number): string {
    const bound = outside + node.binds;
    const traits = node.bounds.map((one) => this.boundTrait(one, bound)).join(' + ');
    const text = `dyn ${binder(outside, node.binds)}${traits}`;
    if (node.lifetime === 0) return text;
    return `${text}${text.endsWith(' ') ? '' : ' '}+ ${lifetime(node.lifetime, outside)}`;
  }

  /** A trait with its generic arguments and its associated types in one pair of brackets. */
  private boundTrait({ trait, associated }: Bound, bound: number): string {
    const types = associated.map(({ name, type }) => `${name} = ${this.text(type, bound)}`);
    if (trait.kind !== 'generic') {
      return this.text(trait, bound) + (types.length === 0 ? '' : `<${types.join(', ')}>`);
    }
    const args = this.genericList(trait.args, bound);
    return `${this.text(trait.path, bound)}<${[args, ...types].join(', ')}>`;
  }
}

function ownName({ space, name, number }: NestedPath): string {
  if (space >= 'a') return `::${name}`;
  const kind = space === 'C' ? 'closure' : space === 'S' ? 'shim' : space;
  return `::{${kind}${name === '' ? '' : `:${name}`}#${number}}`;
}

/** `for<'a, 'b> `, or nothing. */
function binder(bound: number, binds: number): string {
  if (binds === 0) return '';
  const names = Array.from({ length: binds }, (_, i) => lifetime(1, bound + i + 1));
  return `for<${names.join(', ')}> `;
}

/** Counted from the one bound last, which is 1; 0 is one that has no name. */
function lifetime(index: number, bound: number): string {
  if (index === 0) return "'_";
  const depth = bound - index;
  if (depth < 0) throw new NotMangled();
  return depth < 26 ? `'${String.fromCharCode(0x61 + depth)}` : `'z${depth - 25}`;
}
