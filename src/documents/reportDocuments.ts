import * as vscode from 'vscode';
import { registerCommand } from '../log/commands.js';
import { createCommandLink } from '../log/inEditors.js';
import type { ShownLog } from '../log/log.js';
import { showFailure, showInformation } from '../log/notifications.js';
import { plainName } from '../log/plain.js';
import { whileSaying } from '../log/progress.js';
import { askForText, pick } from '../log/questions.js';
import type { Place, ReportLink, ReportKind } from '../protocol/session.js';
import { reportKinds, takesExpression } from '../report/kinds.js';
import type { ProfileSession } from '../session/host/profileSession.js';
import type { Listing } from './listing.js';
import { problemText } from '../log/trouble.js';
import { makeReport } from './makeReport.js';

const SCHEME = 'pprof-lens-report';
/** Above all reports: package.json has the language of what is below it, whatever the profile's name says. */
const FOLDER = 'pprof-report';
const FOLLOW_LINK = 'pprofLens.followReportLink';

interface OpenReport {
  readonly session: ProfileSession;
  readonly text: string;
  readonly links: readonly ReportLink[];
}

/**
 * pprof's reports as read-only text documents, with links from names to code. A report stays what it was when it was
 * opened; opened again, it is made again.
 */
export class ReportDocuments implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  /** By `keyOf`. */
  private readonly reports = new Map<string, OpenReport>();
  /** Each report gets a URI of its own: reports of another selection stay beside it. */
  private opened = 0;

  constructor(
    /** The session whose reports are made where no other is said. */
    private readonly active: () => ProfileSession | undefined,
    private readonly listing: Listing,
    private readonly reveal: (place: Place) => Promise<void>,
    private readonly log: ShownLog,
  ) {}

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.reports.delete(keyOf(uri))),
      registerCommand(this.log, 'pprofLens.openReport', () => this.openActive()),
      registerCommand(this.log, FOLLOW_LINK, (uri, index) => this.follow(uri, index)),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.reports.get(keyOf(uri))?.text ?? vscode.l10n.t('This report is no longer there. Open it again.')
    );
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    const key = keyOf(uri);
    return (this.reports.get(key)?.links ?? []).map(({ line, start, length }, index) => {
      const range = new vscode.Range(line, start, line, start + length);
      return createCommandLink(range, FOLLOW_LINK, [key, index], vscode.l10n.t('Go to the code'));
    });
  }

  /** Makes a report and shows it in the active column, as a preview. Asks for what isn't said. */
  async open(session: ProfileSession, report?: ReportKind): Promise<void> {
    const name = report ?? (await pickReport());
    if (name === undefined) return;
    const argument = takesExpression(name) ? await askFor(session, name) : '';
    if (argument === undefined) return;
    try {
      await this.show(session, name, argument);
    } catch (error) {
      void showFailure(this.log, vscode.l10n.t('The report {0} could not be made.', name), error);
    }
  }

  private async show(session: ProfileSession, report: ReportKind, argument: string): Promise<void> {
    const canceller = new AbortController();
    const { signal } = canceller;
    const made = await whileSaying(
      vscode.l10n.t('Making the report {0}…', report),
      () => makeReport(session, this.listing, { report, argument, signal }),
      () => {
        canceller.abort();
        session.cancelAnswers();
      },
    );
    if (made === undefined) return;
    const title = [report, argument.replace(/[^\w.-]+/g, '_')].filter(Boolean).join('-');
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${FOLDER}/${++this.opened}/${plainName(session.name)} ${plainName(title)}.txt`,
    });
    this.reports.set(keyOf(uri), { session, ...made });
    try {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    } catch (error) {
      // What VS Code does not open, such as a text too large for it, it never closes either.
      this.reports.delete(keyOf(uri));
      throw error;
    }
  }

  private async openActive(): Promise<void> {
    const session = this.active();
    if (session !== undefined) await this.open(session);
    else void showInformation(vscode.l10n.t('Open a profile first.'));
  }

  private async follow(key: unknown, index: unknown): Promise<void> {
    const report = typeof key === 'string' ? this.reports.get(key) : undefined;
    const link = typeof index === 'number' ? report?.links[index] : undefined;
    if (report === undefined || link === undefined) return;
    const place = await report.session.askSelected((ask, selection) => ask.place(selection, link.ref));
    if (place !== undefined) await this.reveal(place);
  }
}

/** What tells reports apart: a number, since links in text do not carry every character. */
function keyOf({ path }: vscode.Uri): string {
  return path.split('/')[2] ?? '';
}

/** Asks which report is meant; the texts are those of the table of reports, in the person's language. */
async function pickReport(): Promise<ReportKind | undefined> {
  const descriptions: Readonly<Record<ReportKind, string>> = {
    top: vscode.l10n.t('the functions that cost most'),
    tree: vscode.l10n.t('each function with its callers and callees'),
    peek: vscode.l10n.t('callers and callees of matching functions'),
    list: vscode.l10n.t('source of matching functions, with figures'),
    traces: vscode.l10n.t('every sample with its stack'),
    tags: vscode.l10n.t('label values and what they weigh'),
    raw: vscode.l10n.t('the profile as text'),
    comments: vscode.l10n.t('the comments in the profile'),
    dot: vscode.l10n.t('the call graph, for Graphviz'),
  };
  const items = reportKinds.map((name) => ({
    label: name,
    description: descriptions[name],
    name,
  }));
  const picked = await pick(items, {
    title: vscode.l10n.t('Open Report'),
    matchOnDescription: true,
  });
  return picked?.name;
}

function askFor(session: ProfileSession, report: ReportKind): Promise<string | undefined> {
  return askForText({
    title: report,
    prompt: vscode.l10n.t('A regular expression (RE2) for function names'),
    check: async (text) =>
      text === ''
        ? vscode.l10n.t('Type part of a name.')
        : problemText(await session.ask.checkFilter('focus', text)),
  });
}
