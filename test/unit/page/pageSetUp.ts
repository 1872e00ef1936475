import { vi } from 'vitest';
import { defaultSelection, type Filters } from '../../../src/analysis/samples/selection.js';
import type { Host } from '../../../webview-ui/src/model/host.js';
import type { VsCode } from '../../../webview-ui/src/shared/channel.js';
import { ViewMemory } from '../../../webview-ui/src/model/kept.js';
import type { ReadyState } from '../../../src/protocol/page.js';
import { PageModel } from '../../../webview-ui/src/model/pageModel.js';

/** Lets what is under way come to its end. */
export const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The state of an open profile, with these changes. */
export function ready(changes: Partial<ReadyState> = {}): ReadyState {
  const summary: ReadyState['summary'] = {
    sampleTypes: [],
    fingerprint: 'f',
    defaultSampleIndex: 0,
    binary: '',
    buildId: '',
    comments: [],
    docUrl: '',
    timeNanos: '0',
    durationNanos: '0',
    duration: '',
    period: '',
    samples: 1,
    locations: 1,
    functions: 1,
    mappings: [],
    dropFrames: '',
    keepFrames: '',
    hasReadableNames: false,
  };
  return {
    status: 'ready',
    name: 'x',
    summary,
    selection: defaultSelection(0),
    steps: { past: [], future: [] },
    generation: 1,
    reload: undefined,
    rereading: undefined,
    followCode: true,
    ...changes,
  };
}

/** An open profile with these filters. */
export function filtered(filters: Partial<Filters>): ReadyState {
  const plain = defaultSelection(0);
  return ready({ selection: { ...plain, filters: { ...plain.filters, ...filters } } });
}

/** A page with a host of such functions, and what it saved of itself. */
export function pageWith<H extends Partial<Host>>(host: H, saved?: unknown) {
  const states: unknown[] = [];
  const vscode: VsCode = {
    postMessage: () => undefined,
    getState: () => saved,
    setState: (state) => states.push(state),
  };
  const page = new PageModel(host as unknown as Host, new ViewMemory(vscode));
  return { page, host, states };
}

/** A host that takes changes of the selection as the real one does, and tells the page. */
export function selectingHost() {
  const select = vi.fn<Host['select']>((change) => {
    const state = page.ready.peek();
    if (state !== undefined)
      page.state.value = {
        ...state,
        steps: { past: [state.selection], future: [] },
        selection: { ...state.selection, ...change },
      };
    return Promise.resolve();
  });
  const checkFilter = vi.fn<Host['checkFilter']>((name, text) =>
    Promise.resolve(text.includes('(') ? `parsing ${name} regexp` : ''),
  );
  const filterStatus = vi.fn<Host['filterStatus']>();
  const { page, host, states } = pageWith({ select, checkFilter, filterStatus });
  return { page, host, states };
}
