import { defaultSelection, type Selection } from '../../analysis/samples/selection.js';
import type { Steps } from '../../protocol/page.js';
import type { Summary } from '../../protocol/session.js';
import { History } from './history.js';

/** So many steps in each direction outlive a window. */
const KEPT = 20;

/** A selection from before the window was reloaded, with the steps next to it. */
interface Restored extends Steps {
  readonly now: Selection;
}

/**
 * What somebody chose to see of one profile, and the steps there. It outlives loads, failed ones too: a profile that is
 * read again shows what the one before showed, as far as the new one has it.
 */
export class Selections {
  private history = History.of<Selection>(defaultSelection(0));
  /** Of the load that was shown last, and that the history is of. */
  private summary: Summary | undefined;
  /** What to start from, given before anything was shown. */
  private restored: Restored | undefined;
  /** Whether the selection is not to be replaced by one from before. */
  private isChosen = false;

  /** The selection in force. */
  get now(): Selection {
    return this.history.now;
  }

  /** The selections next to the one in force, 20 in each direction at most. */
  get steps(): Steps {
    return this.history.near(KEPT);
  }

  /** Changes part of the selection, and returns whether that changed anything. Anything but the sample type is a step. */
  select(change: Partial<Selection>): boolean {
    this.isChosen = true;
    const next = { ...this.now, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.now)) return false;
    const { sampleIndex, ...rest } = change;
    const onlySampleType = sampleIndex !== undefined && Object.keys(rest).length === 0;
    this.history = onlySampleType ? this.history.replace(next) : this.history.push(next);
    return true;
  }

  /**
   * Puts back a selection from before the window was reloaded, and the steps next to it, unless somebody has chosen since, or the file was read
   * again since. Returns whether that changed the selection in force.
   */
  restore(now: Selection, { past, future }: Steps): boolean {
    if (this.isChosen) return false;
    this.isChosen = true;
    const restored = { now, past, future };
    if (this.summary === undefined) {
      this.restored = restored;
      return false;
    }
    this.history = historyOf(restored, this.summary);
    return true;
  }

  /** Goes on from what was chosen elsewhere, and returns true, unless somebody has chosen here. */
  inherit(from: Selections): boolean {
    if (this.isChosen) return false;
    const { summary } = this;
    this.history = from.history;
    this.summary = from.summary;
    this.restored = from.restored;
    this.isChosen = from.isChosen;
    if (summary !== undefined) this.show(summary);
    return true;
  }

  /** Takes back the last step of filters; the sample type stays. */
  undo(): void {
    this.step(this.history.undo());
  }

  /** Takes the last step forth that was taken back; the sample type stays. */
  redo(): void {
    this.step(this.history.redo());
  }

  /** The selection with which a profile that was just read will be shown. */
  startOf(summary: Summary): Selection {
    return this.historyFor(summary).now;
  }

  /** From here on the selections are of this profile. */
  show(summary: Summary): void {
    this.history = this.historyFor(summary);
    // Once another profile takes its place, what a page has kept, sample type and all, is of the one before.
    this.isChosen ||= this.summary !== undefined;
    this.summary = summary;
    this.restored = undefined;
  }

  private historyFor(summary: Summary): History<Selection> {
    if (this.summary !== undefined) {
      const sampleIndex = sameType(this.summary, this.now.sampleIndex, summary);
      return this.history.replace({ ...this.now, sampleIndex });
    }
    return this.restored
      ? historyOf(this.restored, summary)
      : History.of(defaultSelection(summary.defaultSampleIndex));
  }

  private step(history: History<Selection>): void {
    this.history = history.replace({ ...history.now, sampleIndex: this.now.sampleIndex });
  }
}

function historyOf({ past, now, future }: Restored, summary: Summary): History<Selection> {
  const fit = (each: Selection): Selection => valid(each, summary);
  return History.with(past.map(fit), fit(now), future.map(fit));
}

/** The selection as far as it fits the profile. */
function valid(selection: Selection, { sampleTypes, defaultSampleIndex }: Summary): Selection {
  const base = defaultSelection(defaultSampleIndex);
  const sampleIndex = sampleTypes[selection.sampleIndex] ? selection.sampleIndex : defaultSampleIndex;
  return { ...base, ...selection, filters: { ...base.filters, ...selection.filters }, sampleIndex };
}

/** The index in `after` of the sample type that was chosen in `before`, else the default. */
function sameType(before: Summary, index: number, after: Summary): number {
  const name = before.sampleTypes[index]?.type;
  const found = after.sampleTypes.findIndex(({ type }) => type === name);
  return found >= 0 ? found : after.defaultSampleIndex;
}
