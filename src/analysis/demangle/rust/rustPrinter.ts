import { LONGEST, type Limits, NotMangled } from '../reader.js';
import type { Bound, FunctionPointer, NestedPath, RustNode, TraitObject } from './tree.js';

/** Where a part stands. */
interface Place {
  /** How many lifetimes are bound around it. */
  readonly bound: number;
  /** In an expression, where generic arguments follow after `::`. */
  readonly isValue: boolean;
}

/** Writes a Rust symbol. Throws NotMangled past the limits and for a lifetime that nothing binds. */
export class RustPrinter {
  /** Without `genericArguments` their brackets stay, with nothing between them, as pprof has it. */
  constructor(
    private readonly genericArguments: boolean,
    private readonly limits: Limits,
  ) {}

  symbol(path: RustNode): string {
    return this.text(path, { bound: 0, isValue: true });
  }

  private text(node: RustNode, place: Place): string {
    this.limits.enter();
    const text = this.anyText(node, place);
    if (text.length > LONGEST) throw new NotMangled();
    this.limits.leave();
    return text;
  }

  private anyText(node: RustNode, place: Place): string {
    const inType = { ...place, isValue: false };
    const write = (part: RustNode) => this.text(part, inType);
    switch (node.kind) {
      case 'crate':
        return node.name;
      case 'plain':
        return node.text;
      case 'implementation':
        return `<${write(node.of)}${node.trait === undefined ? '' : ` as ${write(node.trait)}`}>`;
      case 'nested':
        return this.text(node.parent, place) + ownName(node);
      case 'generic':
        return `${this.text(node.path, place)}${place.isValue ? '::' : ''}<${this.argumentList(node.args, inType)}>`;
      case 'lifetime':
        return lifetime(node.index, place.bound);
      case 'array':
        return `[${write(node.of)}${node.size === undefined ? '' : `; ${write(node.size)}`}]`;
      case 'tuple':
        return `(${node.items.map(write).join(', ')}${node.items.length === 1 ? ',' : ''})`;
      case 'reference': {
        const name = node.lifetime === 0 ? '' : `${lifetime(node.lifetime, place.bound)} `;
        return `&${name}${node.isMutable ? 'mut ' : ''}${write(node.of)}`;
      }
      case 'pointer':
        return node.word + write(node.of);
      case 'function':
        return this.functionPointer(node, inType);
      case 'dyn':
        return this.traitObject(node, inType);
    }
  }

  private argumentList(args: readonly RustNode[], place: Place): string {
    return this.genericArguments ? args.map((one) => this.text(one, place)).join(', ') : '';
  }

  private functionPointer(node: FunctionPointer, outer: Place): string {
    const place = { ...outer, bound: outer.bound + node.binds };
    const words = `${node.isUnsafe ? 'unsafe ' : ''}${node.abi === undefined ? '' : `extern "${node.abi}" `}`;
    const parameters = node.parameters.map((one) => this.text(one, place)).join(', ');
    const result = node.returns === undefined ? '' : ` -> ${this.text(node.returns, place)}`;
    return `${binder(outer.bound, node.binds)}${words}fn(${parameters})${result}`;
  }

  private traitObject(node: TraitObject, outer: Place): string {
    const place = { ...outer, bound: outer.bound + node.binds };
    const bounds = node.bounds.map((one) => this.bound(one, place)).join(' + ');
    const text = `dyn ${binder(outer.bound, node.binds)}${bounds}`;
    if (node.lifetime === 0) return text;
    return `${text}${text.endsWith(' ') ? '' : ' '}+ ${lifetime(node.lifetime, outer.bound)}`;
  }

  /** A trait with its generic arguments and its associated types in one pair of brackets. */
  private bound({ trait, associated }: Bound, place: Place): string {
    const types = associated.map(({ name, type }) => `${name} = ${this.text(type, place)}`);
    if (trait.kind !== 'generic') {
      return this.text(trait, place) + (types.length === 0 ? '' : `<${types.join(', ')}>`);
    }
    const args = this.argumentList(trait.args, place);
    return `${this.text(trait.path, place)}<${[args, ...types].join(', ')}>`;
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
