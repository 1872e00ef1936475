import type { Signal } from '@preact/signals';
import type { ComponentChild, VNode } from 'preact';
import { Failed } from './failed.js';
import { Header } from './header.js';
import type { PageModel, ReadyState } from './model.js';
import { Opening } from './opening.js';
import { Tabs } from './tabs.js';
import { texts } from './texts.js';
import type { View } from './view.js';

/** The views of this page, opened, and which of them is chosen. */
export interface Desk {
  readonly views: readonly View[];
  readonly render: ReadonlyMap<string, () => ComponentChild>;
  readonly chosen: Signal<string>;
}

/** The whole page, whatever state its profile is in. */
export function App({ page, desk }: { readonly page: PageModel; readonly desk: Desk }): VNode {
  const state = page.state.value;
  return (
    <>
      {state?.status === 'opening' && <Opening page={page} name={state.name} progress={state.progress} />}
      {state?.status === 'failed' && <Failed page={page} name={state.name} message={state.message} />}
      {state?.status === 'ready' && <Ready page={page} desk={desk} ready={state} />}
      <p class="notice" role="status">
        {page.notice.value}
      </p>
    </>
  );
}

function Ready(props: { readonly page: PageModel; readonly desk: Desk; readonly ready: ReadyState }): VNode {
  const { page, desk, ready } = props;
  const chosen = desk.chosen.value;
  return (
    <div class="page">
      <Header page={page} ready={ready} />
      {ready.summary.samples === 0 ? (
        <main class="notice-page">
          <p>{texts.noSamples}</p>
        </main>
      ) : (
        <>
          <Tabs
            views={desk.views}
            chosen={chosen}
            onChoose={(id) => {
              desk.chosen.value = id;
            }}
          />
          <div id="view" key={chosen} class="panel" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
            {desk.render.get(chosen)?.()}
          </div>
        </>
      )}
    </div>
  );
}
