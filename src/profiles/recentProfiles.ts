import * as vscode from 'vscode';

/** So many are remembered. */
const MOST = 20;
const KEY = 'recentProfiles';

/** A file that was open, and on which machine: what is remembered is shared by windows on several. */
interface Recent {
  readonly uri: string;
  readonly remote: string;
}

/** The files of profiles that were read last on this machine, the newest first, over windows and workspaces. */
export class RecentProfiles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly remote = vscode.env.remoteName ?? '';

  /** @param memento where they are remembered; the one of all workspaces */
  constructor(private readonly memento: vscode.Memento) {}

  get all(): readonly vscode.Uri[] {
    return this.read()
      .filter(({ remote }) => remote === this.remote)
      .map(({ uri }) => vscode.Uri.parse(uri));
  }

  /** Puts a file first. */
  async add(uri: vscode.Uri): Promise<void> {
    const before = this.read();
    if (before[0] !== undefined && this.isOf(uri, before[0])) return;
    const others = before.filter((each) => !this.isOf(uri, each));
    await this.write([{ uri: uri.toString(), remote: this.remote }, ...others].slice(0, MOST));
  }

  /** Forgets a file. */
  async remove(uri: vscode.Uri): Promise<void> {
    await this.write(this.read().filter((each) => !this.isOf(uri, each)));
  }

  /** Forgets all files of this machine. */
  async clear(): Promise<void> {
    await this.write(this.read().filter(({ remote }) => remote !== this.remote));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private isOf(file: vscode.Uri, { uri, remote }: Recent): boolean {
    return uri === file.toString() && remote === this.remote;
  }

  private read(): readonly Recent[] {
    const kept = this.memento.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  }

  private async write(recent: readonly Recent[]): Promise<void> {
    await this.memento.update(KEY, recent);
    this.changed.fire();
  }
}

/** Another version may have remembered something else. */
function isRecent(kept: unknown): kept is Recent {
  if (typeof kept !== 'object' || kept === null || !('uri' in kept) || !('remote' in kept)) return false;
  return typeof kept.uri === 'string' && kept.uri.startsWith('file:') && typeof kept.remote === 'string';
}
