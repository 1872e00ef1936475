import { effect, signal, type Signal } from '@preact/signals';
import {
  GRANULARITIES,
  NAME_MODES,
  NO_FILTERS,
  type Filters,
  type Selection,
} from '../../../src/analysis/samples/selection.js';
import type { Steps } from '../../../src/protocol/page.js';
import type { VsCode } from '../shared/channel.js';

/** The part of the page's state that outlives a reload of the webview, each entry under a key of its own. */
export class ViewMemory {
  private saved: Readonly<Record<string, unknown>>;

  constructor(private readonly vscode: VsCode) {
    this.saved = fields(vscode.getState());
  }

  /** A signal that starts as it was left, as far as `read` accepts that, and is saved whenever it changes. */
  signal<T>(key: string, read: (saved: unknown) => T): Signal<T> {
    const kept = signal(read(this.saved[key]));
    effect(() => {
      this.saved = { ...this.saved, [key]: kept.value };
      this.vscode.setState(this.saved);
    });
    return kept;
  }
}

/**
 * The state of a page that may take the place of another: it is the other's until this page has saved one.
 * @param other what the other has kept, null if there is no other
 * @param token tells this page from one that was in the same webview before
 */
export function begunWith(vscode: VsCode, other: unknown, token: string): VsCode {
  return {
    ...vscode,
    getState: () => {
      const saved = vscode.getState();
      return other !== null && fields(saved)['begun'] !== token ? other : saved;
    },
    setState: (state) => vscode.setState({ ...fields(state), begun: token }),
  };
}

/** The fields of a saved record, none if it is something else. */
export function fields(saved: unknown): Readonly<Record<string, unknown>> {
  return typeof saved === 'object' && saved !== null ? { ...saved } : {};
}

/** The selection as it was saved; undefined if what was saved is none. */
export function readSelection(saved: unknown): Selection | undefined {
  const { sampleIndex, granularity, noInlines, filters, trim, relativePercentages, names, allFrames } =
    fields(saved);
  if (typeof sampleIndex !== 'number' || !Number.isSafeInteger(sampleIndex)) return undefined;
  return {
    sampleIndex,
    granularity: GRANULARITIES.find((known) => known === granularity) ?? 'functions',
    noInlines: noInlines === true,
    filters: readFilters(filters),
    trim: trim !== false,
    relativePercentages: relativePercentages === true,
    names: NAME_MODES.find((known) => known === names) ?? 'simplified',
    allFrames: allFrames === true,
  };
}

/** The steps as they were saved, without what is none. */
export function readSteps(saved: unknown): Steps {
  const { past, future } = fields(saved);
  return { past: readSelections(past), future: readSelections(future) };
}

function readSelections(saved: unknown): readonly Selection[] {
  return Array.isArray(saved) ? saved.map(readSelection).filter((each) => each !== undefined) : [];
}

function readFilters(saved: unknown): Filters {
  const texts = Object.entries(fields(saved)).filter(
    ([name, text]) => name in NO_FILTERS && typeof text === 'string',
  );
  return { ...NO_FILTERS, ...Object.fromEntries(texts) };
}
