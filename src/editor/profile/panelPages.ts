import type * as vscode from 'vscode';
import type { Failure } from '../../protocol/errorPage.js';
import type { PageApi, PageCommand, ShownFunction, ShownView } from '../../protocol/page.js';
import type { ProfileSession } from '../../session/host/profileSession.js';
import { baseName } from '../../source/files.js';
import { connectPage } from '../../webview/channel.js';
import { showPage } from '../../webview/page.js';
import { errorHost, failureOf } from './errorPage.js';
import type { HostFunctions, PageServices } from './hostFunctions.js';
import { navigate } from './navigate.js';
import { PageTeller, type Told } from './pageState.js';
import type { Told as Sentence } from '../../log/log.js';

/** A page on show: how it is told of changes, and its end. */
interface Shown {
  /** What an error page says, undefined for the profile's own page. */
  readonly failure: Failure | undefined;
  tell(): void;
  close(): void;
}

/**
 * What a panel shows of a profile: its page, or while it cannot be opened the page that says why. Each takes the whole
 * webview, so that a page knows nothing of the other; the profile's page comes back as it was, by what it kept.
 */
export class PanelPages {
  private shown: Shown | undefined;
  private teller: PageTeller | undefined;
  /** The profile's page, once it has begun and while it is there to hear. */
  private heard: Told | undefined;
  private page: Told | undefined;
  /** What to show and to say once the page has begun. */
  private toShow: readonly [ShownView, ShownFunction] | undefined;
  private toSay: Sentence | undefined;

  constructor(
    private readonly webview: vscode.Webview,
    private readonly extensionUri: vscode.Uri,
    private readonly session: ProfileSession,
    private readonly uri: vscode.Uri,
    private readonly host: HostFunctions,
    private readonly services: PageServices,
  ) {}

  /** Has the profile's page begin anew, with what another one has kept; undefined for nothing. */
  begin(kept: unknown): void {
    // Until the page says otherwise.
    this.host.kept = kept;
    this.close();
    this.update();
  }

  /** The profile's page has begun, maybe anew, and knows nothing. */
  begun(): void {
    this.teller?.begin();
    this.heard = this.page;
    const { toShow, toSay } = this;
    this.toShow = this.toSay = undefined;
    if (toShow !== undefined) void this.heard?.show.asEvent(...toShow);
    if (toSay !== undefined) this.say(toSay);
  }

  /** VS Code has put the page away with its panel: it begins anew when that is in sight again. */
  hidden(): void {
    this.heard = undefined;
  }

  /** Goes back (-1) or forward (1) through what was selected in the page, or where there is no page, in VS Code. */
  async go(by: -1 | 1): Promise<void> {
    if (this.heard === undefined) await navigate(by);
    else void this.heard.go.asEvent(by);
  }

  /** Has the page do what a command asks for; nothing while there is no page. */
  command(command: PageCommand): void {
    void this.heard?.command.asEvent(command);
  }

  /** Shows a function in a view of the page, at once or as soon as there is one. */
  showFunction(view: ShownView, subject: ShownFunction): void {
    if (this.heard === undefined) this.toShow = [view, subject];
    else void this.heard.show.asEvent(view, subject);
  }

  /** Says something in the page, at once or as soon as there is one. */
  say(said: Sentence): void {
    if (this.heard === undefined) this.toSay = said;
    else void this.heard.say.asEvent(said.sentence, said.isFault);
  }

  /** Something has changed: it is told to the page on show, or another page takes its place. */
  update(): void {
    const failure = failureOf(this.session);
    if (this.shown !== undefined && isSame(this.shown.failure, failure)) {
      this.shown.tell();
      return;
    }
    this.close();
    this.shown = failure === undefined ? this.showProfile() : this.showFailure(failure);
  }

  /** No page is told or heard any more. */
  close(): void {
    this.shown?.close();
    this.shown = undefined;
  }

  private showProfile(): Shown {
    const { webview, host } = this;
    const page = connectPage<PageApi, HostFunctions['api']>(webview, host.api, this.services.log);
    const teller = new PageTeller(page, () => host.state());
    this.teller = teller;
    this.page = page;
    this.show('page', host.kept);
    return {
      failure: undefined,
      tell: () => {
        teller.tell();
      },
      close: () => {
        this.teller = undefined;
        this.page = this.heard = undefined;
        page.$close();
      },
    };
  }

  private showFailure(failure: Failure): Shown {
    const { log } = this.services;
    const page = connectPage<object, object>(this.webview, errorHost(this.session, this.uri, log), log);
    this.show('errorPage', failure);
    return {
      failure,
      tell: () => undefined,
      close: () => {
        page.$close();
      },
    };
  }

  private show(bundle: string, given: unknown): void {
    showPage(this.webview, this.extensionUri, { bundle, title: baseName(this.uri.path), given });
  }
}

/** Whether the same page says the same. */
function isSame(a: Failure | undefined, b: Failure | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
