import { render } from 'preact';
import { App, type ViewModels } from './app.js';
import { FilterModel } from './filters/filterModel.js';
import { connect, type VsCode } from './host.js';
import { begunWith, ViewMemory } from './shared/kept.js';
import { listenForKeys } from './shared/keys.js';
import { LatestAnswer } from './shared/latest.js';
import { PageModel } from './model.js';
import { views } from './views.js';
import './styles/base.css';
import './styles/header.css';
import './shared/shared.css';
import './shared/costTable.css';
import './shared/functionField.css';
import './actions/actions.css';
import './filters/filters.css';
import './top/top.css';
import './flame/flame.css';
import './peek/peek.css';
import './source/source.css';
import './info/info.css';

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();
const host = connect(
  vscode,
  {
    setState: (state) => {
      page.state.value = state;
    },
    changed: (view) => {
      page.changed(view);
    },
  },
  () => {
    page.hasFault.value = true;
  },
);
const root = document.getElementById('root') ?? document.body;
// At once: who renames the file next finds the page again as it is now.
const keepAtHost = new LatestAnswer(
  (kept: unknown) => host.keep(kept),
  () => undefined,
  (error) => {
    page.failed(error);
  },
);
const begun = begunWith(vscode, root.dataset['kept'] ?? 'null', root.dataset['token'] ?? '');
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
render(<App page={page} desk={desk} />, root);
page.tell(host.ready(page.shownBefore));
