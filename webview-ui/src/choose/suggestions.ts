import { signal } from '@preact/signals';
import type { TopRow } from '../../../src/protocol/session.js';
import type { Subject } from '../actions/subject.js';
import { debounced, LatestAnswer, TYPING_RESTS } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';

/** Rows of Top looked through, and how many suggestions come of them. */
const ROWS = 60;
const MOST = 12;

/** Something a typed text may mean. */
export interface Suggestion {
  /** Of what was typed and not suggested it is not known which of both it is. */
  readonly kind: 'function' | 'file' | 'typed';
  readonly text: string;
  readonly subject: Subject;
}

/** What of a row a field takes: whole nodes as printed, functions, or functions and files. */
export type Wanted = 'nodes' | 'functions' | 'functions and files';

/** The costliest nodes of the selection whose name or file has the typed text in it. */
export class Suggestions {
  readonly found = signal<readonly Suggestion[]>([]);
  readonly type: (text: string) => void;
  private readonly asking: LatestAnswer<string, readonly TopRow[]>;

  constructor(
    page: PageModel,
    private readonly wanted: Wanted,
  ) {
    this.asking = new LatestAnswer<string, readonly TopRow[]>(
      async (filter) =>
        (await page.host.top({ sort: 'cum', reversed: false, filter, from: 0, count: ROWS })).rows,
      (rows, text) => {
        this.found.value = this.suggest(rows, text);
      },
      (error) => {
        this.found.value = [];
        page.failed(error);
      },
    );
    this.type = debounced(TYPING_RESTS, (text) => {
      if (text.trim() === '') this.found.value = [];
      else this.asking.ask(text.trim());
    });
  }

  /** Empties the text and the list. */
  clear(): void {
    this.type('');
    this.found.value = [];
  }

  /** What the text stands for as it is, suggested or not. */
  readonly exact = (text: string): Suggestion => {
    const found = this.found.peek().find((suggestion) => suggestion.text === text);
    if (found !== undefined) return found;
    const subject = { printed: text, func: text, file: '', ref: undefined, isCut: false };
    return { kind: 'typed', text, subject };
  };

  private suggest(rows: readonly TopRow[], text: string): readonly Suggestion[] {
    const typed = text.toLowerCase();
    const found = new Map<string, Suggestion>();
    const add = (kind: Suggestion['kind'], name: string, subject: Subject): void => {
      if (name.toLowerCase().includes(typed) && !found.has(name))
        found.set(name, { kind, text: name, subject });
    };
    for (const row of rows) {
      if (this.wanted === 'nodes') add('function', row.printed, row);
      else if (row.func !== '') add('function', row.func, row);
      if (this.wanted === 'functions and files' && row.file !== '')
        add('file', row.file, { ...row, printed: row.file, func: '' });
    }
    return [...found.values()].slice(0, MOST);
  }
}
