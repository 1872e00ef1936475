import * as vscode from 'vscode';

import type { Log } from '../../log/log.js';
import { LocalResolver } from '../localResolver.js';
import type { Machine } from '../machine.js';
import { findOwnFiles, type OwnFilesQuery } from '../ownFiles.js';
import type { PathMapping, RecordedFiles, Resolution, SourceResolver } from '../resolver.js';
import { releaseOf, type Release } from '../rules/release.js';
import { withMapping } from '../rules/substitute.js';
import { readSubstitutions, SUBSTITUTE_PATH } from './settings.js';
import { WorkspaceFiles } from './workspaceFiles.js';

/** The resolver of this window: settings, workspace and toolchain behind it. */
export class LocalSources implements SourceResolver, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** Settings or workspace are others, so paths may resolve differently. Not told of every file that comes or goes. */
  readonly onDidChange = this.changed.event;
  private readonly files: WorkspaceFiles;
  private readonly mappings: () => readonly PathMapping[];
  private readonly resolver: LocalResolver;
  private readonly disposables: vscode.Disposable[];
  /** What holds in this window only. */
  private own: readonly PathMapping[] = [];

  constructor(machine: Machine, log: Log) {
    this.files = new WorkspaceFiles(machine, log);
    this.mappings = () =>
      this.own.reduce((all, each) => withMapping(all, each, recordedOf), readSubstitutions(machine));
    this.resolver = new LocalResolver(this.files, this.mappings);
    this.disposables = [
      this.changed,
      this.files,
      this.files.onDidChange((what) => {
        this.resolver.forget();
        if (what === 'workspace') this.changed.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SUBSTITUTE_PATH)) this.forget();
      }),
    ];
  }

  resolve(recorded: string, functions?: readonly string[]): Promise<Resolution> {
    return this.resolver.resolve(recorded, functions);
  }

  recordedFor(local: string, recorded: RecordedFiles): Promise<readonly string[]> {
    return this.resolver.recordedFor(local, recorded);
  }

  /** Which of a profile's files are own code, and where they are. Nobody is asked. */
  ownFiles(query: OwnFilesQuery): Promise<ReadonlyMap<string, string>> {
    const mapped = new Set(this.mappings().map(({ recorded }) => recorded));
    return findOwnFiles(this.files, this.resolver, mapped, query);
  }

  /** Whether a local file is of a released version; not one of the workspace's own. */
  async release(
    path: string,
    recorded: readonly string[],
    builtWith: () => Promise<string | undefined>,
  ): Promise<Release | undefined> {
    if (this.files.folders.some((folder) => path.startsWith(`${folder}/`))) return undefined;
    const { goroots } = await this.files.toolchain();
    const goroot = goroots.find((folder) => path.startsWith(`${folder}/`));
    if (goroot === undefined) return releaseOf(path, recorded, undefined, undefined);
    return releaseOf(path, recorded, await this.files.head(`${goroot}/VERSION`), await builtWith());
  }

  /** As of the resolver: makes known where files near one are. */
  lookAround(recorded: string, files: readonly string[]): Promise<void> {
    return this.resolver.lookAround(recorded, files);
  }

  /** As of the resolver: the mapping that a person's answer teaches. */
  learnt(recorded: string, local: string): PathMapping | undefined {
    return this.resolver.learnt(recorded, local);
  }

  /** Holds a mapping for this window. Returns what ends that. */
  hold(mapping: PathMapping): () => void {
    this.own = [...this.own, mapping];
    this.forget();
    return () => {
      this.own = this.own.filter((each) => each !== mapping);
      this.forget();
    };
  }

  /** Drops remembered answers, because one of them proved wrong or a mapping was added. */
  forget(): void {
    this.resolver.forget();
    this.changed.fire();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function recordedOf({ recorded }: PathMapping): string {
  return recorded;
}
