import { LONGEST, type Limits, NotMangled } from '../../reader.js';
import type { Node } from '../tree.js';
import { isEmpty } from './packs.js';
import { type Scope, resolved } from './scope.js';

/** What of a symbol is written. */
export interface Shown {
  /** `<int>` behind the name of a template. */
  readonly templateArguments: boolean;
  /** The parameters of a function that only names what is inside it. */
  readonly enclosingParameters: boolean;
}

/** How each kind of some parts is written; a part is never a template parameter, but what that stands for. */
export type Texts<N extends Node> = {
  readonly [K in N['kind']]: (printer: Printer, node: Extract<N, { kind: K }>, scope: Scope) => string;
};

/** Writes the parts of a symbol. Throws NotMangled past the limits above, and where a part stands for nothing. */
export class Printer {
  constructor(
    readonly shown: Shown,
    readonly limits: Limits,
    private readonly texts: Texts<Node>,
  ) {}

  /** The text of a node, whose template parameters mean what they do in `scope`. Throws NotMangled past a limit. */
  text(node: Node, scope: Scope): string {
    this.limits.enter();
    const { node: meant, scope: at } = resolved(node, scope);
    const write = this.texts[meant.kind] as (printer: Printer, node: Node, scope: Scope) => string;
    const text = write(this, meant, at);
    if (text.length > LONGEST) throw new NotMangled();
    this.limits.leave();
    return text;
  }

  /** All parts that are not empty, with commas. */
  list(nodes: readonly Node[], scope: Scope): string {
    const full = nodes.filter((node) => !isEmpty(node, scope, this.limits));
    return full.map((node) => this.text(node, scope)).join(', ');
  }
}
