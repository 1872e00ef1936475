/** The answer to "where is this recorded path on this machine?". Paths are absolute local paths. */
export type Resolution =
  | { readonly kind: 'found'; readonly path: string }
  /** Equally good files: a person must choose. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'missing' };

/** One entry of the setting `pprofLens.substitutePath`, written as vscode-go writes it. */
export interface PathSubstitution {
  readonly from: string;
  readonly to: string;
}

/** From a path recorded in a profile to a file the person has. */
export interface SourceResolver {
  resolve(recorded: string): Promise<Resolution>;
}
