import type { Limits } from '../../reader.js';
import type { Node, Pack } from '../tree.js';
import { type Placed, type Scope, resolved } from './scope.js';

/** Parts that hold no pack an expansion around them could mean. */
const CLOSED: ReadonlySet<Node['kind']> = new Set(['expansion', 'closure', 'tagged', 'unnamed']);

/** The pack that an expansion of `pattern` runs through: that of the first template parameter in it that is one. */
export function packIn(pattern: Node, scope: Scope, limits: Limits): Placed<Pack> | undefined {
  const looked = new Set<Node>();
  const look = (node: Node, at: Scope): Placed<Pack> | undefined => {
    if (looked.has(node) || CLOSED.has(node.kind)) return undefined;
    looked.add(node);
    if (node.kind === 'again') return look(node.of, { ...at, isAgain: true });
    if (node.kind === 'parameter') {
      const argument = resolved(node, at);
      return argument.node.kind === 'pack' ? { node: argument.node, scope: argument.scope } : undefined;
    }
    limits.enter();
    let found: Placed<Pack> | undefined;
    for (const part of partsOf(node)) found ??= look(part, at);
    limits.leave();
    return found;
  };
  return look(pattern, { ...scope, expanding: undefined });
}

function partsOf(value: object): Node[] {
  return Object.values(value).flatMap((part: unknown) => {
    if (typeof part !== 'object' || part === null) return [];
    return 'kind' in part ? [part as Node] : partsOf(part);
  });
}

/** The scope of the pattern for each argument of the pack. */
export function expansions(pack: Placed<Pack>, scope: Scope): Scope[] {
  const plain = { ...scope, expanding: undefined };
  return pack.node.args.map((element) => {
    return { ...plain, expanding: { pack: pack.node, element, scope: pack.scope } };
  });
}

/** Whether a part of a list comes to nothing and leaves no comma. */
export function isEmpty(node: Node, scope: Scope, limits: Limits): boolean {
  const { node: meant, scope: at } = resolved(node, scope);
  if (meant.kind === 'pack') return meant.args.every((one) => isEmpty(one, at, limits));
  if (meant.kind === 'list') return meant.items.length === 0;
  return meant.kind === 'expansion' && packIn(meant.of, at, limits)?.node.args.length === 0;
}
