import * as vscode from 'vscode';
import { DeletedMarks } from './editor/profile/deletedMarks.js';
import { Listing } from './documents/listing.js';
import { openProfiles, openProfileTabs } from './editor/profile/openProfiles.js';
import { registerOpenAsProfile } from './editor/profile/openAsProfile.js';
import { ProfileEditorProvider } from './editor/profile/profileEditor.js';
import { registerGoing } from './editor/profile/going.js';
import { registerPageCommands } from './editor/profile/pageCommands.js';
import { ReportDocuments } from './documents/reportDocuments.js';
import { registerSaveProfile } from './editor/profile/saveProfile.js';
import { registerTextProfileLens } from './editor/text/textProfileLens.js';
import { UnsavedProfiles } from './editor/profile/unsavedProfiles.js';
import { keepContextKeys } from './inline/contextKeys.js';
import { InlineFigures } from './inline/inlineFigures.js';
import { FileOrigins } from './inline/match/fileOrigins.js';
import { PresentLines } from './inline/match/presentLines.js';
import { RecalledLines } from './inline/match/recalledLines.js';
import { registerInline } from './inline/register.js';
import type { ShowFunction } from './inline/functions/showFunction.js';
import { InlineProfiles } from './inline/inlineProfiles.js';
import { Visibility } from './inline/visibility.js';
import { createLog } from './log/channel.js';
import { inBackground } from './log/log.js';
import { RecentProfiles } from './profiles/recentProfiles.js';
import { registerProfiles } from './profiles/register.js';
import { Sample } from './profiles/sample.js';
import type { ProfileSession } from './session/host/profileSession.js';
import { Sessions } from './session/host/sessions.js';
import { nodePlatform } from './session/platform/node/platform.js';
import { readSource } from './session/platform/node/readSource.js';
import { nodeUnsavedFiles } from './session/platform/node/unsavedFiles.js';
import { nodeMachine } from './source/node/machine.js';
import { BuiltTexts } from './source/vscode/builtTexts.js';
import { LocalSources } from './source/vscode/localSources.js';
import {
  SourceNavigator,
  type CodePlace,
  type Landing,
  type OpenOptions,
} from './source/vscode/navigator.js';

/** Builds the parts, hands them each other and registers them. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const sessions = new Sessions(log);
  const profiles = new InlineProfiles(sessions, log);
  const sources = new LocalSources(nodeMachine, log);
  const texts = new BuiltTexts(nodeMachine, log);
  const visibility = new Visibility(context.workspaceState);
  const origins = new FileOrigins(texts, sources);
  const figures = new InlineFigures(profiles, sources, origins, visibility, log);
  const present = new PresentLines(profiles, origins, figures, log);
  const navigator = new SourceNavigator(
    sources,
    log,
    async () => (await profiles.active?.files()) ?? [],
    (document, file, line) => present.of(document, file, line),
  );
  const reveal = (place: CodePlace, options: OpenOptions): Promise<Landing> => navigator.open(place, options);
  const unsaved = new UnsavedProfiles(nodeUnsavedFiles(context.globalStorageUri.fsPath));
  const listing = new Listing(sources, log, readSource);
  const reports = new ReportDocuments(
    () => profiles.activeSession,
    listing,
    async (place) => {
      await reveal(place, { focus: true });
    },
    log,
  );
  const deletedMarks = new DeletedMarks();
  const recent = new RecentProfiles(context.globalState);
  const openUris = (): readonly vscode.Uri[] => openProfileTabs().map(({ uri }) => uri);
  const sample = new Sample(context.extensionUri, sources, openUris);
  const services = {
    listing,
    recall: (session: ProfileSession) => {
      const profile = profiles.profileOf(session);
      const recalled = profile && new RecalledLines(origins, profile);
      return recalled && recalled.of.bind(recalled);
    },
    openReport: reports.open.bind(reports),
    log,
    deletedMarks,
    wasRead: (uri: vscode.Uri): void => {
      const isLasting = uri.scheme === 'file' && !unsaved.has(uri) && !sample.has(uri);
      if (isLasting) inBackground(log, 'Remembering a profile', recent.add(uri));
    },
    platform: nodePlatform(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath),
    shell: nodeMachine.platform,
  };
  const editors = new ProfileEditorProvider(context.extensionUri, sessions, reveal, services, (uri) =>
    unsaved.has(uri),
  );
  const showFunction: ShowFunction = (profile, view, subject) => {
    const session = profiles.sessionOf(profile);
    if (session !== undefined) editors.show(session, view, subject);
  };
  context.subscriptions.push(
    log,
    sessions,
    profiles,
    sources,
    texts,
    deletedMarks,
    keepContextKeys(profiles),
    reports.register(),
    editors.register(),
    log.onDidTell((told) => editors.say(told)),
    registerGoing(editors, log),
    registerPageCommands(editors, log),
    unsaved,
    registerOpenAsProfile(unsaved, log),
    registerSaveProfile(unsaved, sessions, editors, log),
    registerTextProfileLens(),
    recent,
    sample,
    registerProfiles({ recent, sample, open: openProfiles, openProfiles: openUris, log }),
    visibility,
    figures,
    texts.onDidChange(() => figures.changed()),
    registerInline({ visibility, figures, profiles, sources, navigator, show: showFunction, log }),
  );
  unsaved
    .removeStale()
    .catch((error: unknown) => log.warn('What other windows left was not removed.', error));
}
