import { render } from 'preact';
import type { HostApi, PageApi } from '../../src/protocol/page.js';
import { runCommand } from './actions/commands.js';
import { App, type ViewModels } from './frame/app.js';
import { FilterModel } from './filters/filterModel.js';
import { connect, given, root, type VsCode } from './shared/channel.js';
import { begunWith, ViewMemory } from './model/kept.js';
import { goOrNavigate, listenForMouse } from './frame/going.js';
import { listenForKeys } from './frame/keys.js';
import { LatestAnswer } from './model/latest.js';
import { PageModel } from './model/pageModel.js';
import { flameView } from './flame/flameView.js';
import { infoView } from './info/infoView.js';
import { peekView } from './peek/peekView.js';
import { sourceView } from './source/sourceView.js';
import { tagsView } from './tags/tagsView.js';
import { topView } from './top/topView.js';
import type { View } from './frame/view.js';
import './shared/base.css';
import './shared/notices.css';
import './frame/header.css';
import './shared/shared.css';
import './shared/table/costTable.css';
import './choose/functionField.css';
import './shared/menu.css';
import './filters/filters.css';
import './top/top.css';
import './flame/flame.css';
import './flame/breadcrumb.css';
import './flame/details.css';
import './flame/lowPage.css';
import './peek/peek.css';
import './source/source.css';
import './source/tokens.css';
import './info/info.css';

/** All views, in the order of their tabs. */
const views: readonly View[] = [topView, flameView, peekView, sourceView, tagsView, infoView];

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();
const host = connect<HostApi>(
  vscode,
  {
    setState: (state) => {
      page.state.value = state;
    },
    changed: (view) => {
      page.changed(view);
    },
    go: (by) => {
      goOrNavigate(page, by);
    },
    say: (sentence, isFault) => {
      page.message.value = { sentence, isFault };
    },
    show: (view, subject) => {
      page.choose({ ...subject, isCut: false });
      page.view.value = view;
    },
    command: (command) => {
      runCommand(page, views, command);
    },
  } satisfies PageApi,
  () => {
    page.hasFault.value = true;
  },
);
// At once: who renames the file next finds the page again as it is now.
const keepAtHost = new LatestAnswer(
  (kept: unknown) => host.keep(kept),
  () => undefined,
  (error) => {
    page.failed(error);
  },
);
const begun = begunWith(vscode, given(), root().dataset['token'] ?? '');
const kept = new ViewMemory({
  ...begun,
  setState: (state) => {
    begun.setState(state);
    keepAtHost.ask(state);
  },
});
const page = new PageModel(host, kept);
const desk: ViewModels = {
  filters: new FilterModel(page),
  views: views.map((view) => ({ ...view, draw: view.open(page) })),
};

listenForKeys(page);
listenForMouse(page);
render(<App page={page} desk={desk} />, root());
page.tell(host.ready(page.shownBefore, page.stepsBefore));
