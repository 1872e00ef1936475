import * as vscode from 'vscode';
import { copyText } from '../../log/clipboard.js';
import type { ShownLog } from '../../log/log.js';
import { sayInStatusBar } from '../../log/statusBar.js';
import { takesExpression } from '../../report/kinds.js';
import type { FrameRef, Place, ReportKind, Summary } from '../../protocol/session.js';
import type { Selection } from '../../analysis/samples/selection.js';
import { commandLine } from '../../session/host/commandLine.js';
import { incidentSummary } from '../../session/host/incidentSummary.js';
import type { Shell } from '../../session/host/shellWords.js';
import type { Platform } from '../../session/platform/platform.js';
import { SessionError } from '../../protocol/errors.js';
import type { ProfileSession } from '../../session/host/profileSession.js';
import { openLimitSetting } from './errorPage.js';
import { navigate } from './navigate.js';
import type { DeletedMarks } from './deletedMarks.js';
import type { Listing, Recall } from '../../documents/listing.js';
import type { OpenOptions } from '../../source/vscode/navigator.js';
import { isWebPage, type HostApi, type Landing, type PageState } from '../../protocol/page.js';
import { problemText, troubleOf } from '../../log/trouble.js';

/** What the pages of a window share. */
export interface PageServices {
  readonly listing: Listing;
  /** What the lines of a session's program were, for one listing; undefined if nobody can tell. */
  readonly recall: (session: ProfileSession) => Recall | undefined;
  /** Asks which report is wanted, and opens it as a document. */
  readonly openReport: (session: ProfileSession) => Promise<void>;
  readonly log: ShownLog;
  readonly deletedMarks: DeletedMarks;
  /** Told each time that the profile of a file was read. */
  readonly wasRead: (uri: vscode.Uri) => void;
  readonly platform: Platform;
  /** What the person's shell is, for commands that are copied. */
  readonly shell: Shell;
}

/** How a page has a place shown. */
export type RevealOptions = Pick<OpenOptions, 'focus' | 'isPassing' | 'isLocating'>;

/** What one page may ask of the host, answered from its session. */
export class HostFunctions {
  readonly api: HostApi;

  /** What the page has last kept of itself. */
  kept: unknown;

  /** The place that was to be shown last, found or not. */
  private shown: Place | undefined;

  /** @param begun told once the page has begun, maybe anew, and knows nothing */
  constructor(
    private readonly session: ProfileSession,
    private readonly uri: vscode.Uri,
    reveal: (place: Place, options: RevealOptions) => Promise<Landing>,
    { listing, recall, openReport, log, shell }: PageServices,
    begun: () => void,
  ) {
    const show = (place: Place, options: RevealOptions): Promise<Landing> => {
      this.shown = place;
      return reveal(place, options);
    };
    const revealFrame = async (ref: FrameRef, options: RevealOptions): Promise<Landing> => {
      const place = await session.askSelected((ask, selection) => ask.place(selection, ref));
      return place === undefined ? { kind: 'noFile', file: '' } : show(place, options);
    };
    this.api = {
      ready: (kept, steps) => {
        // A page that VS Code makes anew shows what it showed before.
        // Nothing kept arrives as null: messages are JSON.
        if (kept) session.restore(kept, steps);
        begun();
      },
      keep: (kept) => void (this.kept = kept),
      top: (query) => session.askSelected((ask, selection) => ask.top({ ...query, selection })),
      topRow: (order, of) => session.askSelected((ask, selection) => ask.topRow({ ...order, selection }, of)),
      flame: async (query) => {
        const { searchProblem, ...frames } = await session.askSelected((ask, selection) =>
          ask.flame({ ...query, selection }),
        );
        return { ...frames, searchError: problemText(searchProblem) };
      },
      flamePath: (direction, of) =>
        session.askSelected((ask, selection) => ask.flamePath(selection, direction, of)),
      peek: (of) => session.askSelected((ask, selection) => ask.peek(selection, of)),
      names: (ref) => session.askSelected((ask, selection) => ask.names(selection, ref)),
      tags: () => session.askSelected((ask, selection) => ask.tags(selection)),
      source: async (query) => {
        const { rows, left } = await session.askSelected((ask, selection) =>
          ask.source({ ...query, selection }),
        );
        return { rows: await listing.withText(rows, recall(session)), left };
      },
      filterStatus: () => session.askSelected((ask, selection) => ask.status(selection), true),
      checkFilter: async (filter, text) =>
        problemText(await session.askSelected((ask) => ask.checkFilter(filter, text), true)),
      select: (change) => session.select(change),
      undo: () => session.undo(),
      redo: () => session.redo(),
      copyCommand: (report) => copyCommand(session, uri, report, shell),
      copyText: async (text) => {
        await copyText(text);
        sayInStatusBar(vscode.l10n.t('Copied.'));
      },
      copySummary: () => copySummary(session, shell),
      copyBuildId: () => copyBuildId(session),
      openReport: () => openReport(session),
      setFollowCode: (on) => setFollowCode(on, uri, log),
      reveal: (ref, focus) => revealFrame(ref, { focus }),
      follow: (ref) => revealFrame(ref, { focus: false, isPassing: true }),
      revealLine: (func, file, line, focus) => show({ func, file, line, column: 0 }, { focus }),
      locate: async () =>
        this.shown ? reveal(this.shown, { focus: true, isLocating: true }) : { kind: 'noFile', file: '' },
      cancelOpening: () => session.cancelOpening(),
      cancelAnswers: () => session.cancelAnswers(),
      retry: () => void session.load(),
      openLimitSetting,
      openDoc: () => openDoc(session),
      showLog: () => log.show(),
      navigate,
    };
  }

  /** What the page shows now; undefined while the profile cannot be shown. */
  state(): PageState | undefined {
    const { session } = this;
    const { state, name, selection, steps } = session;
    if (state.status === 'opening') return { ...state, name };
    if (state.status === 'failed') return undefined;
    const reload = state.reload && troubleOf(state.reload);
    const followCode = vscode.workspace.getConfiguration('pprofLens', this.uri).get('followCode', true);
    return { ...state, reload, name, selection, steps, followCode };
  }
}

/** Writes the setting back to the scope that defines it, the user's own if none does. */
async function setFollowCode(on: boolean, uri: vscode.Uri, log: ShownLog): Promise<void> {
  const settings = vscode.workspace.getConfiguration('pprofLens', uri);
  const inWorkspace = settings.inspect('followCode')?.workspaceValue !== undefined;
  const { Workspace, Global } = vscode.ConfigurationTarget;
  try {
    await settings.update('followCode', on, inWorkspace ? Workspace : Global);
  } catch (error) {
    log.error('A setting could not be written.', error);
    throw new SessionError('settingNotWritten', { setting: 'pprofLens.followCode' });
  }
}

async function copyCommand(
  session: ProfileSession,
  uri: vscode.Uri,
  report: ReportKind,
  shell: Shell,
): Promise<void> {
  const { state, selection } = session;
  if (state.status !== 'ready') return;
  const sampleType = typeOf(state.summary, selection);
  const argument = takesExpression(report) ? '.' : '';
  // Absolute, so that it can be pasted into a terminal that is in any folder.
  const file = uri.scheme === 'file' ? uri.fsPath : session.name;
  const command = { selection, sampleType, report, argument, file };
  await copyText(commandLine(command, shell));
  sayInStatusBar(vscode.l10n.t('Copied the pprof command.'));
}

/** How many of the costliest functions a summary names. */
const SUMMED_UP = 10;

async function copySummary(session: ProfileSession, shell: Shell): Promise<void> {
  const { name } = session;
  const asked = await session.askSelected(async (ask, selection) => {
    const order = { sort: 'flat', reversed: false, filter: '' } as const;
    return { selection, top: await ask.top({ ...order, selection, from: 0, count: SUMMED_UP }) };
  });
  const { state } = session;
  if (state.status !== 'ready') return;
  const { selection, top } = asked;
  const sampleType = typeOf(state.summary, selection);
  // The file's name alone: whoever reads it has it in another folder.
  const command = commandLine({ selection, sampleType, report: 'top', argument: '', file: name }, shell);
  await copyText(incidentSummary({ name, summary: state.summary, sampleType, top, command }));
  sayInStatusBar(vscode.l10n.t('Copied a summary.'));
}

function typeOf({ sampleTypes }: Summary, { sampleIndex }: Selection): string {
  return sampleTypes[sampleIndex]?.type ?? '';
}

async function copyBuildId({ state }: ProfileSession): Promise<void> {
  if (state.status !== 'ready') return;
  const { buildId } = state.summary;
  await copyText(buildId);
  sayInStatusBar(vscode.l10n.t('Copied the build ID {0}.', buildId));
}

/** Opens the profile's own documentation link, which VS Code confirms with the person first. Only web links. */
async function openDoc(session: ProfileSession): Promise<void> {
  const url = session.state.status === 'ready' ? session.state.summary.docUrl : '';
  if (isWebPage(url)) await vscode.env.openExternal(vscode.Uri.parse(url));
}
