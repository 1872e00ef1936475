import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Filters } from '../../../src/analysis/samples/selection.js';
import { messageOf } from '../shared/channel.js';
import { debounced, LatestAnswer } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';

/** How long typing rests before the text is checked, and before it is applied, in milliseconds. */
const CHECK_AFTER = 120;
const APPLY_AFTER = 400;

interface Check {
  readonly text: string;
  /** Apply it if it can be used. */
  readonly apply: boolean;
}

/** One filter while it is typed: checked soon, applied when the typing rests, never applied while it is wrong. */
export class FieldModel {
  /** What the field shows. */
  readonly text: ReadonlySignal<string>;
  /** What is wrong with the text, empty for nothing. */
  readonly error = signal('');
  /** Text not applied yet, undefined if all of it is. */
  private readonly draft = signal<string | undefined>(undefined);
  private readonly applied: ReadonlySignal<string>;
  private readonly checking: LatestAnswer<Check, string>;
  private readonly later: readonly ((text: string) => void)[];
  /** The filter as it was when the edit began. */
  private before = '';

  constructor(
    private readonly page: PageModel,
    readonly filter: keyof Filters,
  ) {
    this.applied = computed(() => page.ready.value?.selection.filters[filter] ?? '');
    this.text = computed(() => this.draft.value ?? this.applied.value);
    this.checking = new LatestAnswer<Check, string>(
      ({ text }) => page.host.checkFilter(filter, text),
      (error, check) => this.checked(error, check),
      (error, check) => this.checked(messageOf(error), check),
    );
    const ask = (apply: boolean) => (text: string) => {
      if (this.draft.peek() === text) this.checking.ask({ text, apply });
    };
    this.later = [debounced(CHECK_AFTER, ask(false)), debounced(APPLY_AFTER, ask(true))];
    effect(() => {
      if (this.applied.value !== this.draft.value) return;
      this.draft.value = undefined;
      this.error.value = '';
    });
  }

  /** An edit begins: what is there now is what Escape goes back to. */
  begin(): void {
    this.before = this.applied.peek();
  }

  /** Takes what was typed as a draft and tells all that wait for it. */
  type(text: string): void {
    if (text === this.text.peek()) return;
    this.draft.value = text;
    for (const later of this.later) later(text);
  }

  /** Applies what is typed at once and ends the edit. */
  commit(): void {
    const text = this.text.peek();
    this.before = text;
    this.checking.ask({ text, apply: true });
  }

  /** Goes back to how it was when the edit began; false if nothing was changed. */
  revert(): boolean {
    if (this.draft.peek() === undefined && this.applied.peek() === this.before) return false;
    this.draft.value = this.before;
    this.error.value = '';
    this.apply(this.before);
    return true;
  }

  /** Forgets a text that cannot be used, once its field is out of sight. */
  drop(): void {
    if (this.error.peek() === '') return;
    this.draft.value = undefined;
    this.error.value = '';
  }

  private checked(error: string, { text, apply }: Check): void {
    if (this.text.peek() !== text) return;
    this.error.value = error;
    if (apply && error === '') this.apply(text);
  }

  private apply(text: string): void {
    const selection = this.page.ready.peek()?.selection;
    if (selection === undefined) return;
    if (selection.filters[this.filter] === text) this.draft.value = undefined;
    else this.page.select({ filters: { ...selection.filters, [this.filter]: text } });
  }
}
