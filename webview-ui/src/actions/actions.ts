import type { PageModel } from '../model/pageModel.js';
import { texts } from '../texts.js';
import { exactly, orElse } from './expressions.js';
import type { Subject } from './subject.js';

/** Something that can be done with a function in every view that shows one. */
export interface Action {
  readonly id: string;
  readonly title: string;
  /** The title in a word, for a button; undefined for what only the menu has. */
  readonly short?: string;
  /** The key that does it, as `KeyboardEvent.key` in lower case. */
  readonly key: string;
  /** Whether it is of another kind than those before it. */
  readonly isFirst?: boolean;
  readonly applies: (subject: Subject) => boolean;
  readonly run: (page: PageModel, subject: Subject) => void;
}

const always = (): boolean => true;

/** All actions, in the order of the menu. */
export const actions: readonly Action[] = [
  {
    id: 'code',
    title: texts.actionCode,
    short: texts.shortCode,
    key: 'enter',
    applies: ({ ref }) => ref !== undefined,
    run: (page, { ref }) => {
      page.reveal(ref, true);
    },
  },
  {
    id: 'peek',
    title: texts.actionPeek,
    short: texts.shortPeek,
    key: 'p',
    applies: always,
    run: visiting('peek'),
  },
  {
    id: 'source',
    title: texts.actionSource,
    short: texts.shortSource,
    key: 's',
    applies: isNamed,
    run: visiting('source'),
  },
  {
    id: 'sandwich',
    title: texts.actionSandwich,
    short: texts.shortSandwich,
    key: 'w',
    applies: ({ func }) => func !== '',
    run: visiting('flame'),
  },
  {
    id: 'focus',
    title: texts.actionFocus,
    short: texts.shortFocus,
    key: 'f',
    applies: isNamed,
    run: filtering('focus', false),
  },
  {
    id: 'ignore',
    title: texts.actionIgnore,
    short: texts.shortIgnore,
    key: 'i',
    applies: isNamed,
    run: filtering('ignore', true),
  },
  {
    id: 'hide',
    title: texts.actionHide,
    short: texts.shortHide,
    key: 'h',
    applies: isNamed,
    run: filtering('hide', true),
  },
  {
    id: 'copyName',
    title: texts.copyName,
    key: 'c',
    isFirst: true,
    applies: ({ printed }) => printed !== '',
    run: (page, { printed }) => {
      page.tell(page.host.copyText(printed));
    },
  },
];

/** Does an action with a subject, by its whole names. */
export function act(page: PageModel, action: Action, subject: Subject): void {
  if (subject.isCut) page.tell(page.whole(subject).then((whole) => action.run(page, whole)));
  else action.run(page, subject);
}

function isNamed({ func, file }: Subject): boolean {
  return func !== '' || file !== '';
}

function visiting(view: string): Action['run'] {
  return (page, subject) => {
    page.visit(view, subject);
  };
}

/** Sets a filter to just this function, or with `more` adds it to what the filter already has. */
function filtering(filter: 'focus' | 'ignore' | 'hide', more: boolean): Action['run'] {
  return (page, { func, file }) => {
    const filters = page.ready.peek()?.selection.filters;
    if (filters === undefined) return;
    const expression = exactly(func === '' ? file : func);
    page.select({
      filters: { ...filters, [filter]: more ? orElse(filters[filter], expression) : expression },
    });
  };
}
