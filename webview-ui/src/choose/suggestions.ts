import { signal } from '@preact/signals';
import type { TopRow } from '../../../src/protocol/session.js';
import { subjectOf, type Subject } from '../actions/subject.js';
import { debounced, LatestAnswer } from '../model/latest.js';
import type { PageModel } from '../model/pageModel.js';

/** Rows of Top looked through, and how many suggestions come of them. */
const ROWS = 60;
const MOST = 12;

/** A path with an ending of source code: Go functions are named by paths too. */
const SOURCE_FILE = /[\\/][^\\/]*\.(?:go|s|asm|c|cc|cpp|cxx|h|hh|hpp|rs|java|kt|py|js|ts|rb|swift|pyx|cu)$/i;

/** Something a typed text may mean. */
export interface Suggestion {
  readonly kind: 'function' | 'file';
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
    private readonly page: PageModel,
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
    this.type = debounced(120, (text) => {
      if (text.trim() === '') this.found.value = [];
      else this.asking.ask(text.trim());
    });
  }

  clear(): void {
    this.type('');
    this.found.value = [];
  }

  /** What the text stands for as it is, suggested or not. */
  readonly exact = (text: string): Suggestion => {
    const found = this.found.peek().find((suggestion) => suggestion.text === text);
    if (found !== undefined) return found;
    const isFile = this.wanted === 'functions and files' && SOURCE_FILE.test(text);
    const names = { printed: text, func: isFile ? '' : text, file: isFile ? text : '' };
    const subject = { ...names, ref: undefined, isCut: false };
    return { kind: isFile ? 'file' : 'function', text, subject };
  };

  private suggest(rows: readonly TopRow[], text: string): readonly Suggestion[] {
    const granularity = this.page.ready.peek()?.selection.granularity ?? 'functions';
    const typed = text.toLowerCase();
    const found = new Map<string, Suggestion>();
    const add = (kind: Suggestion['kind'], name: string, subject: Subject): void => {
      if (name.toLowerCase().includes(typed) && !found.has(name))
        found.set(name, { kind, text: name, subject });
    };
    for (const row of rows) {
      const subject = subjectOf(row.name, row.file, granularity, row.ref, row.isCut);
      if (this.wanted === 'nodes') add('function', subject.printed, subject);
      else if (subject.func !== '') add('function', subject.func, subject);
      if (this.wanted === 'functions and files' && subject.file !== '')
        add('file', subject.file, { ...subject, printed: subject.file, func: '' });
    }
    return [...found.values()].slice(0, MOST);
  }
}
