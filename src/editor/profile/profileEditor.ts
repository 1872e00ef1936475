import * as vscode from 'vscode';
import type { Landing, PageCommand, ShownFunction, ShownView } from '../../protocol/page.js';
import type { Place } from '../../protocol/session.js';
import type { Told } from '../../log/log.js';
import { Briefly } from '../../session/host/briefly.js';
import { mayBeProfile } from '../../profile/sniff.js';
import type { ProfileSession, ProfileSource } from '../../session/host/profileSession.js';
import type { SessionHold, Sessions, Succession } from '../../session/host/sessions.js';
import type { Disk } from '../../session/platform/platform.js';
import type { DeletedMark } from './deletedMarks.js';
import { HostFunctions, type PageServices, type RevealOptions } from './hostFunctions.js';
import { navigate } from './navigate.js';
import { PanelPages } from './panelPages.js';
import { profileSource, readHead } from './profileFile.js';
import { watchFile } from './watchFile.js';

/** The editor for the patterns it owns. */
export const BY_PATTERN = 'pprofLens.profile';

/** The same one, offered through "Open With…" for any file. */
export const BY_CHOICE = 'pprofLens.profileOption';

/** The editor for files named like profiles, without an extension: only their content tells. */
const BY_NAME = 'pprofLens.profileByName';

/** Shows a recorded place in a text editor beside the profile, and says what came of it. */
export type RevealPlace = (
  place: Place,
  options: RevealOptions & { from?: vscode.ViewColumn },
) => Promise<Landing>;

class ProfileDocument implements vscode.CustomDocument {
  private readonly listeners: readonly { dispose(): void }[];

  constructor(
    readonly uri: vscode.Uri,
    private readonly hold: SessionHold,
    private readonly mark: DeletedMark,
    wasRead: PageServices['wasRead'],
  ) {
    const { session } = hold;
    let read: number | undefined;
    const follow = (): void => {
      const { state } = session;
      mark.set(isDeleted(session));
      if (state.status !== 'ready' || state.generation === read) return;
      read = state.generation;
      wasRead(uri);
    };
    this.listeners = [watchFile(uri, () => void session.load()), session.onDidChange(follow)];
    follow();
  }

  get session(): ProfileSession {
    return this.hold.session;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
    this.mark.dispose();
    this.hold.dispose();
  }
}

/** Whether the file of a profile that is on show was not there any more when it should have been read again. */
function isDeleted({ state }: ProfileSession): boolean {
  return state.status === 'ready' && state.reload?.code === 'noFile';
}

interface OpenPage {
  readonly host: HostFunctions;
  /** Has the page begin anew, with what another one has kept. */
  begin: (kept: unknown) => void;
  readonly session: ProfileSession;
  readonly panel: vscode.WebviewPanel;
  readonly pages: PanelPages;
}

/** The read-only custom editor of a profile. All editors of one file share one session. */
export class ProfileEditorProvider implements vscode.CustomReadonlyEditorProvider<ProfileDocument> {
  /** The page that was opened last, by session. */
  private readonly pages = new WeakMap<ProfileSession, OpenPage>();
  /** Every page whose panel is open. */
  private readonly open = new Set<OpenPage>();
  /** What the next page of a document begins with, which goes on from another. */
  private readonly toShow = new Briefly<unknown>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly sessions: Sessions,
    private readonly reveal: RevealPlace,
    private readonly services: PageServices,
    /** Whether a profile has no file of its own and goes with the window. */
    private readonly isUnsaved: (uri: vscode.Uri) => boolean,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      ...[BY_PATTERN, BY_CHOICE].map((viewType) =>
        vscode.window.registerCustomEditorProvider(viewType, this, {
          supportsMultipleEditorsPerDocument: true,
        }),
      ),
      vscode.window.registerCustomEditorProvider(
        BY_NAME,
        new ByContentProvider(this, this.services.platform.disk),
        {
          supportsMultipleEditorsPerDocument: true,
        },
      ),
      // VS Code opens renamed files anew: they keep their session.
      vscode.workspace.onWillRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.rename(oldUri, newUri);
        }
      }),
      // VS Code does not ask before it undoes or redoes renaming, and may have opened the file by now.
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.rename(oldUri, newUri);
          this.handOver(oldUri, newUri);
        }
      }),
    );
  }

  /** The editors of another file begin with what those of this one show: its filters, the way back and the page. */
  handOver(from: vscode.Uri, to: vscode.Uri): void {
    this.goOn(this.sessions.handOver(from.toString(), to.toString()));
  }

  /** Goes back (-1) or forward (1) through what was selected in the page that has the keyboard, else in VS Code. */
  async go(by: -1 | 1): Promise<void> {
    await (this.active === undefined ? navigate(by) : this.active.pages.go(by));
  }

  /** Has the page of the active editor do what a command asks for; nothing if that is no profile's. */
  command(command: PageCommand): void {
    this.active?.pages.command(command);
  }

  /** Brings the page of a profile that was opened last to the front, and shows a function in a view of it. */
  show(session: ProfileSession, view: ShownView, subject: ShownFunction): void {
    const page = this.pageOf(session);
    if (page === undefined) return;
    page.pages.showFunction(view, subject);
    // Where it is: without a column VS Code would open it where the keyboard is.
    page.panel.reveal(page.panel.viewColumn);
  }

  private get active(): OpenPage | undefined {
    return [...this.open].find(({ panel }) => panel.active);
  }

  /** Says in the page of the profile at hand what a message of the window says, for whoever misses that. */
  say(told: Told): void {
    const { active } = this.sessions;
    if (active !== undefined) this.pageOf(active)?.pages.say(told);
  }

  /** The page of a profile that was opened last, of those that are open. */
  private pageOf(session: ProfileSession): OpenPage | undefined {
    const last = this.pages.get(session);
    if (last !== undefined && this.open.has(last)) return last;
    return [...this.open].find(({ session: other }) => other === session);
  }

  private rename(from: vscode.Uri, to: vscode.Uri): void {
    const source = (key: string): ProfileSource => this.sourceOf(vscode.Uri.parse(key, true), undefined);
    this.goOn(this.sessions.rename(from.toString(), to.toString(), source));
  }

  private goOn(successions: readonly Succession[]): void {
    for (const { from, key } of successions) {
      const kept = this.pages.get(from)?.host.kept;
      if (kept === undefined) continue;
      const heir = this.sessions.of(key);
      const page = heir === from || heir === undefined ? undefined : this.pages.get(heir);
      if (page === undefined) this.toShow.set(key, kept);
      else page.begin(kept);
    }
  }

  openCustomDocument(
    uri: vscode.Uri,
    { untitledDocumentData: untitled }: vscode.CustomDocumentOpenContext,
  ): ProfileDocument {
    const hold = this.sessions.acquire(uri.toString(), () => this.sourceOf(uri, untitled));
    const { deletedMarks, wasRead } = this.services;
    return new ProfileDocument(uri, hold, deletedMarks.open(uri), wasRead);
  }

  private sourceOf(uri: vscode.Uri, untitled: Uint8Array | undefined): ProfileSource {
    return profileSource(uri, this.services.platform, { isUnsaved: this.isUnsaved(uri), untitled });
  }

  resolveCustomEditor(document: ProfileDocument, panel: vscode.WebviewPanel): void {
    const { session, uri } = document;
    const reveal = (place: Place, options: RevealOptions): Promise<Landing> =>
      this.reveal(place, { ...options, ...(panel.viewColumn !== undefined && { from: panel.viewColumn }) });
    const host = new HostFunctions(session, uri, reveal, this.services, () => pages.begun());
    const pages = new PanelPages(panel.webview, this.extensionUri, session, uri, host, this.services);
    const openPage: OpenPage = { host, begin: (kept) => pages.begin(kept), session, panel, pages };
    this.pages.set(session, openPage);
    this.open.add(openPage);
    const listeners = [
      session.onDidChange(() => pages.update()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('pprofLens.followCode')) pages.update();
      }),
      panel.onDidChangeViewState(() => {
        if (panel.active) this.sessions.activate(session);
        if (!panel.visible) pages.hidden();
      }),
    ];
    panel.onDidDispose(() => {
      for (const listener of listeners) listener.dispose();
      pages.close();
      this.open.delete(openPage);
      // What it kept is of use still, but there is nothing to begin anew.
      openPage.begin = () => undefined;
    });
    pages.begin(this.toShow.take(uri.toString()));
  }
}

/** Opens what is a profile by its first bytes in the profile editor, and gives everything else back to VS Code. */
class ByContentProvider implements vscode.CustomReadonlyEditorProvider {
  constructor(
    private readonly profiles: ProfileEditorProvider,
    private readonly disk: Disk,
  ) {}

  async openCustomDocument(
    uri: vscode.Uri,
    context: vscode.CustomDocumentOpenContext,
  ): Promise<vscode.CustomDocument> {
    if (await mayHoldProfile(uri, this.disk)) return this.profiles.openCustomDocument(uri, context);
    return { uri, dispose: () => undefined };
  }

  async resolveCustomEditor(document: vscode.CustomDocument, panel: vscode.WebviewPanel): Promise<void> {
    if (document instanceof ProfileDocument) this.profiles.resolveCustomEditor(document, panel);
    else await vscode.commands.executeCommand('vscode.openWith', document.uri, 'default', panel.viewColumn);
  }
}

/** Whether the profile editor is the one for a file: it also says why something is no file, or cannot be read. */
async function mayHoldProfile(uri: vscode.Uri, disk: Disk): Promise<boolean> {
  try {
    return mayBeProfile(await readHead(uri, disk));
  } catch {
    return true;
  }
}
