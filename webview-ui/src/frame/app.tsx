import type { ComponentChild, VNode } from 'preact';
import { AstrayLine } from './astrayLine.js';
import { ActionMenu } from '../actions/actionMenu.js';
import { FilterBar } from '../filters/filterBar.js';
import type { FilterModel } from '../filters/filterModel.js';
import { Header } from './header.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import type { PageModel } from '../model/pageModel.js';
import { Message } from './message.js';
import { Opening } from './opening.js';
import { Outdated } from './outdated.js';
import { ReadOut } from './readOut.js';
import { ShowLog } from './showLog.js';
import { Tabs } from './tabs.js';
import { texts } from '../texts.js';
import type { View } from './view.js';

/** What there is on the page, whichever view is on show. */
export interface ViewModels {
  readonly filters: FilterModel;
  readonly views: readonly OpenView[];
}

interface OpenView extends View {
  readonly draw: () => ComponentChild;
}

/** The whole page, whatever state its profile is in. */
export function App({ page, desk }: { readonly page: PageModel; readonly desk: ViewModels }): VNode {
  const state = page.state.value;
  return (
    <>
      {state?.status === 'opening' && <Opening page={page} name={state.name} progress={state.progress} />}
      {state?.status === 'ready' && <Ready page={page} desk={desk} ready={state} />}
      <p class="notice" role="status">
        {page.notice.value}
        {page.hasFault.value && <ShowLog page={page} />}
      </p>
      <Message page={page} />
      <ReadOut page={page} />
    </>
  );
}

/** Says that an answer takes its time, and lets it be cancelled. What is on show stays until it comes. */
function Waiting({ page }: { readonly page: PageModel }): VNode {
  return (
    <div class="waiting">
      {page.isWaiting.value && (
        <>
          <div class="waiting-bar" role="progressbar" aria-label={texts.waiting} />
          <button
            type="button"
            class="link"
            onClick={() => {
              page.tell(page.host.cancelAnswers());
            }}
          >
            {texts.cancel}
          </button>
        </>
      )}
    </div>
  );
}

function Ready(props: {
  readonly page: PageModel;
  readonly desk: ViewModels;
  readonly ready: ReadyState;
}): VNode {
  const { page, desk, ready } = props;
  const chosen = desk.views.find(({ id }) => id === page.view.value) ?? desk.views[0];
  if (ready.summary.samples === 0 || chosen === undefined) {
    return (
      <div class="page">
        <Header page={page} ready={ready} />
        <Outdated page={page} ready={ready} />
        <main class="notice-page">
          <p>{texts.noSamples}</p>
        </main>
      </div>
    );
  }
  return (
    <div class="page">
      <Header page={page} ready={ready} />
      <main class="main">
        <Outdated page={page} ready={ready} />
        <FilterBar model={desk.filters} ready={ready} report={chosen.report} />
        <Tabs
          views={desk.views}
          chosen={chosen.id}
          onChoose={(id) => {
            page.view.value = id;
          }}
        />
        <Waiting page={page} />
        <div id="view" key={chosen.id} class="panel" role="tabpanel" aria-labelledby={`tab-${chosen.id}`}>
          {chosen.draw()}
        </div>
        <AstrayLine page={page} />
        <ActionMenu page={page} />
      </main>
    </div>
  );
}
