import type { NameMode } from '../names/demangle/nameMode.js';

export { NAME_MODES, type NameMode } from '../names/demangle/nameMode.js';

/** What may count as one node of a graph, as the flags of `go tool pprof` name it, the default first. */
export const GRANULARITIES = ['functions', 'filefunctions', 'files', 'lines', 'addresses'] as const;

export type Granularity = (typeof GRANULARITIES)[number];

/** The filters of `go tool pprof`, each as typed: RE2 syntax, empty for none. */
export interface Filters {
  readonly focus: string;
  readonly ignore: string;
  readonly hide: string;
  readonly show: string;
  readonly showFrom: string;
  readonly pruneFrom: string;
  readonly tagFocus: string;
  readonly tagIgnore: string;
  readonly tagShow: string;
  readonly tagHide: string;
  /** Comma-separated label keys that become frames at the root. */
  readonly tagRoot: string;
  /** Comma-separated label keys that become frames at the leaf. */
  readonly tagLeaf: string;
}

/** Everything that decides the figures a person sees: which values, of which samples, summed over what. */
export interface Selection {
  /** Index into the profile's sample types. */
  readonly sampleIndex: number;
  readonly granularity: Granularity;
  readonly noInlines: boolean;
  readonly filters: Filters;
  /** Drop small nodes from Top and the graph, as pprof's nodefraction 0.005 does. */
  readonly trim: boolean;
  readonly relativePercentages: boolean;
  /** How much of a C++ or Rust name counts: functions of which it is the same are one. */
  readonly names: NameMode;
  /** Pass over the profile's own drop_frames and keep_frames, as pprof's `-all_frames` does. */
  readonly allFrames: boolean;
}

export const NO_FILTERS: Filters = {
  focus: '',
  ignore: '',
  hide: '',
  show: '',
  showFrom: '',
  pruneFrom: '',
  tagFocus: '',
  tagIgnore: '',
  tagShow: '',
  tagHide: '',
  tagRoot: '',
  tagLeaf: '',
};

/** The flag of `go tool pprof` for each filter, in the order in which reports name them. */
export const FILTER_FLAGS: Readonly<Record<keyof Filters, string>> = {
  focus: 'focus',
  ignore: 'ignore',
  hide: 'hide',
  show: 'show',
  showFrom: 'show_from',
  tagFocus: 'tagfocus',
  tagIgnore: 'tagignore',
  tagShow: 'tagshow',
  tagHide: 'taghide',
  pruneFrom: 'prune_from',
  tagRoot: 'tagroot',
  tagLeaf: 'tagleaf',
};

/** The selection a profile opens with. */
export function defaultSelection(sampleIndex: number): Selection {
  return {
    sampleIndex,
    granularity: 'functions',
    noInlines: false,
    filters: NO_FILTERS,
    trim: true,
    relativePercentages: false,
    names: 'simplified',
    allFrames: false,
  };
}
