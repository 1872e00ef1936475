import * as vscode from 'vscode';

import type { PathMapping } from '../source/resolver.js';
import { localPath } from '../source/vscode/workspaceFiles.js';

/** Below the extension; package.json has what is in a folder of this name read-only. */
const FOLDER = ['dist', 'pprof-lens-sample'];

/** Where the sample's recorded paths are in its folder. */
const PATHS: readonly (readonly [recorded: string, ...local: string[]])[] = [
  ['example.com/bigkey'],
  ['bytes/buffer.go', 'goroot', 'bytes', 'buffer.go'],
];

/** What holds mappings of recorded paths for this window. */
interface Sources {
  hold(mapping: PathMapping): () => void;
}

/** The heap profile that comes with the extension. Its sources are found while it is open. */
export class Sample implements vscode.Disposable {
  readonly profile: vscode.Uri;
  private readonly folder: vscode.Uri;
  private readonly listener: vscode.Disposable;
  private held: readonly (() => void)[] = [];

  /** @param open the profiles in the tabs of the window */
  constructor(
    extensionUri: vscode.Uri,
    private readonly sources: Sources,
    private readonly open: () => readonly vscode.Uri[],
  ) {
    this.folder = vscode.Uri.joinPath(extensionUri, ...FOLDER);
    this.profile = vscode.Uri.joinPath(this.folder, 'heap.pb.gz');
    this.listener = vscode.window.tabGroups.onDidChangeTabs(() => {
      this.follow();
    });
    this.follow();
  }

  /** Whether a file is the sample, of this version of the extension or another. */
  has({ path }: vscode.Uri): boolean {
    return path.includes(`/${FOLDER.join('/')}/`);
  }

  dispose(): void {
    this.listener.dispose();
    this.release();
  }

  private follow(): void {
    const isOpen = this.open().some((uri) => uri.toString() === this.profile.toString());
    if (!isOpen) this.release();
    else if (this.held.length === 0)
      this.held = PATHS.map(([recorded, ...local]) =>
        this.sources.hold({ recorded, local: localPath(vscode.Uri.joinPath(this.folder, ...local)) }),
      );
  }

  private release(): void {
    for (const release of this.held) release();
    this.held = [];
  }
}
