import {
  defaultSelection,
  FILTER_FLAGS,
  type Filters,
  type Selection,
} from '../../../src/analysis/samples/selection.js';
import { exactTexts } from '../actions/expressions.js';
import { shortName } from '../shared/names.js';

/** Something about the selection that is not as a profile opens. */
export interface Chip {
  readonly id: keyof Filters | keyof Selection;
  /** As one would tell `go tool pprof`. */
  readonly text: string;
  /** The same as it is read at a glance: names that a filter matches whole are written as names, without their paths. */
  readonly label: string;
  /** What takes it back. */
  readonly undoing: Partial<Selection>;
  /** Set for a filter. */
  readonly filter: keyof Filters | undefined;
}

const NAMES = Object.keys(FILTER_FLAGS) as readonly (keyof Filters)[];

/** What narrows or changes the figures, filters first. */
export function chipsOf(selection: Selection): readonly Chip[] {
  const { filters, granularity, noInlines, trim, relativePercentages, names, allFrames } = selection;
  const plain = defaultSelection(selection.sampleIndex);
  const chips: Chip[] = NAMES.filter((name) => filters[name] !== '').map((name) => ({
    id: name,
    text: `${FILTER_FLAGS[name]}=${filters[name]}`,
    label: `${FILTER_FLAGS[name]}=${exactTexts(filters[name])?.map(shortName).join(' | ') ?? filters[name]}`,
    undoing: { filters: { ...filters, [name]: '' } },
    filter: name,
  }));
  const option = (id: Exclude<keyof Selection, 'sampleIndex' | 'filters'>, text: string): void => {
    chips.push({ id, text, label: text, undoing: { [id]: plain[id] }, filter: undefined });
  };
  if (granularity !== plain.granularity) option('granularity', granularity);
  if (noInlines !== plain.noInlines) option('noInlines', 'noinlines');
  if (trim !== plain.trim) option('trim', 'trim=false');
  if (relativePercentages !== plain.relativePercentages)
    option('relativePercentages', 'relative_percentages');
  if (names !== plain.names) option('names', `demangle=${names}`);
  if (allFrames !== plain.allFrames) option('allFrames', 'all_frames');
  return chips;
}

/** The selection of that sample type with nothing else chosen. */
export function withoutChips({ sampleIndex }: Selection): Selection {
  return defaultSelection(sampleIndex);
}

/** Whether any filter is set. */
export function isFiltered(selection: Selection | undefined): boolean {
  return selection !== undefined && NAMES.some((name) => selection.filters[name] !== '');
}
