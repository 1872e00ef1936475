import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Selection } from '../../../src/analysis/samples/selection.js';
import type { Landing, PageState, ProfileView, ReadyState, Steps } from '../../../src/protocol/page.js';
import { isMoot } from '../../../src/protocol/abandoned.js';
import type { FrameRef } from '../../../src/protocol/session.js';
import type { OpenMenu } from '../actions/subject.js';
import type { Subject } from '../actions/subject.js';
import { FocusPlaces } from './focusPlaces.js';
import { counting, type Host } from './host.js';
import { messageOf } from '../shared/channel.js';
import { readSelection, readSteps, type ViewMemory } from './kept.js';
import { onceFor } from './latest.js';
import { SelectedFunction } from './selectedFunction.js';
import { clip, fill, texts } from '../texts.js';

/**
 * Answers within so many milliseconds come unannounced. The announcement is an animation: even out of sight it would take
 * processor time from them.
 */
const WAITING = 400;

/** A place whose source could not be shown: what stands in editors beside is of something else. */
interface Astray {
  readonly landing: Landing;
  /** The frame it is of, where it is one. */
  readonly ref: FrameRef | undefined;
}

/** What every view of the page works with. */
export class PageModel {
  readonly state = signal<PageState | undefined>(undefined);
  /** The profile, once it is open. */
  readonly ready: ReadonlySignal<ReadyState | undefined> = computed(() =>
    this.state.value?.status === 'ready' ? this.state.value : undefined,
  );
  /** Changes whenever the figures do: another load or another selection. Empty while nothing is open. */
  readonly figures: ReadonlySignal<string> = computed(() => {
    const ready = this.ready.value;
    return ready === undefined ? '' : JSON.stringify([ready.generation, ready.selection]);
  });
  /** A sentence about the last thing that did not work, empty for none. */
  readonly notice = signal('');
  /** What a message of the window said, until the person closes it. */
  readonly message = signal<{ readonly sentence: string; readonly isFault: boolean } | undefined>(undefined);
  /** What is read out to whoever has the page read out. */
  readonly said = signal('');
  /** Whether something failed of itself that the log says more of, and nobody has looked there yet. */
  readonly hasFault = signal(false);
  /** Whether an answer that is drawn takes its time. */
  readonly isWaiting: ReadonlySignal<boolean>;
  /** Whether the file is read again, and for so long that one should know. */
  readonly isRereading: ReadonlySignal<boolean>;
  /** The newest place, if its source could not be shown and nothing else is selected since; else undefined. */
  readonly astray = signal<Astray | undefined>(undefined);
  /** How many places were to be shown. */
  private places = 0;
  /** Where the keyboard can be sent to. */
  readonly focus = new FocusPlaces();
  /** What can be done with a function, while somebody chooses. */
  readonly menu = signal<OpenMenu | undefined>(undefined);
  /** The id of the view on show. */
  readonly view: Signal<string>;
  /** The selection that was in force when the page was last seen, undefined for a page never seen. */
  readonly shownBefore: Selection | undefined;
  /** The steps next to that. */
  readonly stepsBefore: Steps;
  /** The one function that all views show; undefined before one is selected. */
  readonly selected: ReadonlySignal<Subject | undefined>;
  private readonly selecting: SelectedFunction;

  private readonly visitors = new Map<string, (subject: Subject) => void>();

  readonly host: Host;

  constructor(
    host: Host,
    readonly kept: ViewMemory,
  ) {
    const underWay = signal(0);
    this.host = counting(host, (change) => {
      underWay.value = underWay.peek() + change;
    });
    const isAsking = computed(() => underWay.value > 0);
    this.isWaiting = onceFor(WAITING, isAsking);
    this.isRereading = onceFor(
      WAITING,
      computed(() => this.ready.value?.rereading !== undefined),
    );
    this.selecting = new SelectedFunction(kept, this.ready);
    this.selected = this.selecting.value;
    this.view = kept.signal('view', (saved) => (typeof saved === 'string' ? saved : 'top'));
    const shown = kept.signal('selection', readSelection);
    this.shownBefore = shown.peek();
    const steps = kept.signal('steps', readSteps);
    this.stepsBefore = steps.peek();
    effect(() => {
      shown.value = this.ready.value?.selection ?? shown.peek();
      steps.value = this.ready.value?.steps ?? steps.peek();
    });
  }

  /** Takes what has changed of the profile on show; nothing of another load. */
  changed(view: ProfileView): void {
    const ready = this.ready.peek();
    // What is undefined is not in a message.
    const nothing = { reload: undefined, rereading: undefined };
    if (ready?.generation === view.generation) this.state.value = { ...ready, ...nothing, ...view };
  }

  /** Changes part of the selection. */
  select(change: Partial<Selection>): void {
    this.tell(this.host.select(change));
  }

  /** Says how a view shows a function that is chosen elsewhere. */
  onVisit(view: string, show: (subject: Subject) => void): void {
    this.visitors.set(view, show);
  }

  /** Selects a function in all views; `isPassing` while one only comes by, as with an arrow key. */
  choose(subject: Subject, isPassing = false): void {
    this.astray.value = undefined;
    const before = this.selected.peek();
    this.selecting.choose(subject, isPassing);
    // What the keyboard comes by is read out where it is.
    if (!isPassing && this.selected.peek() !== before) this.saySelected();
  }

  /** Whether something was selected before (-1), or after where one went back from (1). */
  canGo(by: -1 | 1): boolean {
    return this.selecting.canGo(by);
  }

  /** Goes back (-1) or forward (1) through what was selected; false if there is nothing. */
  go(by: -1 | 1): boolean {
    const hasGone = this.selecting.go(by);
    if (hasGone) this.saySelected();
    return hasGone;
  }

  /** Has a sentence read out once what is being read is over, also one that was read before. */
  say(sentence: string): void {
    this.said.value = sentence === this.said.peek() ? `${sentence}\u00a0` : sentence;
  }

  private saySelected(): void {
    const { printed } = this.selected.peek() ?? {};
    if (printed !== undefined) this.say(fill(texts.selectedNow, clip(printed, 300)));
  }

  /** Goes to a view and shows a function in it. */
  visit(view: string, subject: Subject): void {
    this.choose(subject);
    this.visitors.get(view)?.(subject);
    this.view.value = view;
    this.focus.soon('view', 'choice');
  }

  /**
   * Opens the menu of a subject at a point of the window, in CSS pixels.
   * @param more what else the view can do with it
   */
  openMenu(
    subject: Subject,
    { x, y }: { readonly x: number; readonly y: number },
    more: OpenMenu['more'] = [],
  ): void {
    const from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    this.menu.value = { subject, x, y, from, more };
  }

  /** Closes the menu, if one is open. */
  closeMenu(): void {
    this.menu.value = undefined;
  }

  /** Takes back the last change of the selection, if there is one. */
  undo(): void {
    const past = this.ready.peek()?.steps.past ?? [];
    if (past.length > 0) this.tell(this.host.undo());
  }

  /** Takes the last change forth again that was taken back, if there is one. */
  redo(): void {
    const future = this.ready.peek()?.steps.future ?? [];
    if (future.length > 0) this.tell(this.host.redo());
  }

  /** Does what a click on a frame does: with `focus` goes to its code, else shows it beside if "follow code" is on. */
  reveal(ref: FrameRef | undefined, focus: boolean): void {
    if (ref === undefined) return;
    if (focus || this.ready.peek()?.followCode === true) this.show(ref, focus);
  }

  /** With "follow code" on, shows a frame's code beside as the keyboard comes by it. */
  follow(ref: FrameRef): void {
    if (this.ready.peek()?.followCode === true) this.land(this.host.follow(ref), ref);
  }

  /** Shows a frame's code, whatever "follow code" says. */
  show(ref: FrameRef, focus: boolean): void {
    this.land(this.host.reveal(ref, focus), ref);
  }

  /** Shows a line, from 1, of a function in a recorded file; with `focus` the keyboard goes there. */
  showLine(func: string, file: string, line: number, focus: boolean): void {
    this.land(this.host.revealLine(func, file, line, focus), undefined);
  }

  /** Has the person say where the file is that could not be shown. */
  locate(): void {
    this.land(this.host.locate(), this.astray.peek()?.ref);
  }

  /** Whether a frame's source was to be shown and could not be. */
  isAstray(ref: FrameRef | undefined): boolean {
    const of = this.astray.value?.ref;
    if (of === undefined || ref === undefined) return false;
    return of.id === ref.id && of.kind === ref.kind && of.generation === ref.generation;
  }

  /** Takes in what came of a place, unless another one is newer. */
  private land(asked: Promise<Landing>, ref: FrameRef | undefined): void {
    const place = ++this.places;
    const told = asked.then((landing) => {
      if (place !== this.places || landing.kind === 'overtaken') return;
      const isAstray = landing.kind !== 'shown' && landing.kind !== 'closed';
      this.astray.value = isAstray ? { landing, ref } : undefined;
    });
    this.tell(told);
  }

  /** The subject with its names whole: what looks for something by name needs them so. */
  async whole(subject: Subject): Promise<Subject> {
    const { isCut, ref } = subject;
    if (!isCut || ref === undefined) return subject;
    const names = await this.host.names(ref);
    return names ? { ...names, ref, isCut: false } : subject;
  }

  /** Says why a question was not answered that no view shows, unless nobody needs an answer any more. */
  failed(error: unknown): void {
    if (!isMoot(error)) this.notice.value = messageOf(error);
  }

  /** Waits for something asked of the host and says so if it fails. */
  tell(asked: Promise<unknown>): void {
    this.notice.value = '';
    asked.catch((error: unknown) => {
      this.notice.value = messageOf(error);
    });
  }
}
