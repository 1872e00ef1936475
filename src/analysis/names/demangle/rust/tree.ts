/** A part of a Rust symbol of the newer kind. */
export type RustNode = PathNode | RustType | { readonly kind: 'lifetime'; readonly index: number };

type PathNode =
  | { readonly kind: 'crate'; readonly name: string }
  /** `<T>`, or with a trait `<T as Trait>`. */
  | { readonly kind: 'implementation'; readonly of: RustNode; readonly trait: RustNode | undefined }
  | NestedPath
  | { readonly kind: 'generic'; readonly path: RustNode; readonly args: readonly RustNode[] };

export interface NestedPath {
  readonly kind: 'nested';
  readonly parent: RustNode;
  /** Capitals are made by the compiler: closures, shims. */
  readonly space: string;
  readonly name: string;
  /** Tells things of one name apart. */
  readonly number: number;
}

type RustType =
  /** A basic type, or a constant as it is written. */
  | { readonly kind: 'plain'; readonly text: string }
  /** A slice has no size. */
  | { readonly kind: 'array'; readonly of: RustNode; readonly size: RustNode | undefined }
  | { readonly kind: 'tuple'; readonly items: readonly RustNode[] }
  | {
      readonly kind: 'reference';
      readonly of: RustNode;
      readonly lifetime: number;
      readonly isMutable: boolean;
    }
  | { readonly kind: 'pointer'; readonly of: RustNode; readonly word: '*const ' | '*mut ' }
  | FunctionPointer
  | TraitObject;

export interface FunctionPointer {
  readonly kind: 'function';
  /** How many lifetimes it binds. */
  readonly binds: number;
  readonly isUnsafe: boolean;
  readonly abi: string | undefined;
  readonly parameters: readonly RustNode[];
  /** Undefined for `()`. */
  readonly returns: RustNode | undefined;
}

export interface TraitObject {
  readonly kind: 'dyn';
  readonly binds: number;
  readonly bounds: readonly Bound[];
  readonly lifetime: number;
}

/** A trait of an object, and what its associated types are. */
export interface Bound {
  readonly trait: RustNode;
  readonly associated: readonly { readonly name: string; readonly type: RustNode }[];
}
