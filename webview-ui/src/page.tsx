import { render } from 'preact';
import { App, type Desk } from './app.js';
import { connect, type VsCode } from './host.js';
import { Kept } from './kept.js';
import { PageModel } from './model.js';
import { views } from './views.js';
import './styles/base.css';
import './styles/header.css';
import './top/top.css';
import './flame/flame.css';

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();
const kept = new Kept(vscode);
const chosen = kept.signal('view', (saved) => views.find(({ id }) => id === saved)?.id ?? 'top');
const host = connect(vscode, {
  setState: (state) => {
    page.state.value = state;
  },
  showView: (view) => {
    chosen.value = view;
    // The view is drawn before the next frame.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-keyboard]')?.focus());
  },
});
const page = new PageModel(host, kept);
const desk: Desk = { views, chosen, render: new Map(views.map((view) => [view.id, view.open(page)])) };

// The find of the view at hand, where an editor has its own.
window.addEventListener('keydown', (event) => {
  if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  const field = document.querySelector<HTMLElement>('.toolbar vscode-text-field');
  if (field === null) return;
  field.focus();
  event.preventDefault();
});

render(<App page={page} desk={desk} />, document.getElementById('root') ?? document.body);
page.tell(
  host.ready(page.shownBefore).then((state) => {
    // A state sent in the meantime is newer.
    page.state.value ??= state;
  }),
);
