import type { Files, GoModule, Toolchain } from '../../../src/source/files.js';
import { parseGoMod } from '../../../src/source/rules/goMod.js';
import type { RustSources } from '../../../src/source/files.js';

export interface FakeTree {
  /** Every file there is; those under a folder of the workspace are what `named` finds. */
  readonly files: readonly string[];
  readonly folders?: readonly string[];
  /** Text of go.mod files by folder. */
  readonly modules?: Readonly<Record<string, string>>;
  /** How files begin, by path. */
  readonly heads?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  readonly toolchain?: Toolchain;
  readonly rust?: RustSources;
  readonly platform?: Files['platform'];
}

/** A machine of made-up files that keeps a list of every path it was asked about. */
export class FakeFiles implements Files {
  readonly platform: Files['platform'];
  readonly folders: readonly string[];
  readonly touched: string[] = [];
  /** The names that were looked up together. */
  readonly lookedUp: string[] = [];
  searches = 0;
  files: Set<string>;
  readonly #tree: FakeTree;

  constructor(tree: FakeTree) {
    this.#tree = tree;
    this.platform = tree.platform ?? 'posix';
    this.folders = tree.folders ?? [];
    this.files = new Set(tree.files);
  }

  isFile(path: string): Promise<boolean> {
    this.touched.push(path);
    return Promise.resolve(this.files.has(path));
  }

  realPath(path: string): Promise<string> {
    return Promise.resolve(this.#tree.links?.[path] ?? path);
  }

  named(baseName: string): Promise<readonly string[]> {
    this.searches++;
    const inWorkspace = (file: string) => this.folders.some((folder) => file.startsWith(`${folder}/`));
    return Promise.resolve(
      [...this.files].filter((file) => inWorkspace(file) && file.endsWith(`/${baseName}`)),
    );
  }

  lookUp(baseNames: readonly string[]): Promise<void> {
    this.lookedUp.push(...baseNames);
    return Promise.resolve();
  }

  head(path: string): Promise<string> {
    return Promise.resolve(this.#tree.heads?.[path] ?? '');
  }

  modules(): Promise<readonly GoModule[]> {
    return Promise.resolve(
      Object.entries(this.#tree.modules ?? {})
        .map(([folder, text]) => parseGoMod(folder, text))
        .filter((module) => module !== undefined),
    );
  }

  toolchain(): Promise<Toolchain> {
    return Promise.resolve(this.#tree.toolchain ?? { goroots: [], gopaths: [], moduleCaches: [] });
  }

  rust(): Promise<RustSources> {
    return Promise.resolve(this.#tree.rust ?? { registries: [], toolchains: [] });
  }
}
