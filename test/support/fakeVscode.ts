import { posix } from 'node:path';
import { afterEach, expect } from 'vitest';

/**
 * As much of VS Code as unit tests of the faces need, in place of the module:
 * `vi.mock('vscode', async () => (await import('../../support/fakeVscode.js')).vscode)`.
 * What a test does with `workbench` is what a person or VS Code does.
 */

interface Disposable {
  dispose(): void;
}

/** What is registered, listened to or made, and not yet disposed: by what made it. */
const alive = new Map<object, string>();

/** A disposable that counts as alive until it is disposed. */
function counted<T extends object>(
  what: string,
  thing: T,
  end: () => void = () => undefined,
): T & Disposable {
  const disposable = Object.assign(thing, {
    dispose: () => {
      alive.delete(disposable);
      end();
    },
  });
  alive.set(disposable, what);
  return disposable;
}

/** What is alive, by name, in the order in which it was made. */
export function liveDisposables(): readonly string[] {
  return [...alive.values()];
}

/** Disposes what a test has made, and lets the test fail if anything is alive after that. */
export function disposeAfterEach(): (disposable: Disposable) => void {
  let made: Disposable[] = [];
  afterEach(() => {
    for (const disposable of made.splice(0)) disposable.dispose();
    made = [];
    const left = liveDisposables();
    alive.clear();
    expect(left, 'disposables that nobody has disposed').toEqual([]);
  });
  return (disposable) => void made.push(disposable);
}

type Listener<T> = (event: T) => unknown;

class EventEmitter<T> {
  private readonly listeners = new Set<Listener<T>>();
  private readonly own = counted('EventEmitter', {}, () => this.listeners.clear());

  readonly event = (listener: Listener<T>): Disposable => {
    const each: Listener<T> = (event) => listener(event);
    this.listeners.add(each);
    return counted('listener', {}, () => this.listeners.delete(each));
  };

  fire(event: T): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  dispose(): void {
    this.own.dispose();
  }
}

class FakeDisposable {
  private readonly own: Disposable;

  constructor(end: () => void) {
    this.own = counted('Disposable', {}, end);
  }

  static from(...all: readonly Disposable[]): Disposable {
    return { dispose: () => all.forEach((each) => each.dispose()) };
  }

  dispose(): void {
    this.own.dispose();
  }
}

class TabInputText {
  constructor(readonly uri: Uri) {}
}

class TabInputCustom {
  constructor(
    readonly uri: Uri,
    readonly viewType: string,
  ) {}
}

class CancellationTokenSource {
  private readonly emitter = new EventEmitter<void>();
  readonly token = { onCancellationRequested: this.emitter.event };

  cancel(): void {
    this.emitter.fire();
  }

  dispose(): void {
    this.emitter.dispose();
  }
}

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(...given: [Position, Position] | [number, number, number, number]) {
    const [a, b, c, d] = given;
    this.start = typeof a === 'number' ? new Position(a, Number(b)) : a;
    this.end = typeof a === 'number' ? new Position(Number(c), Number(d)) : (b as Position);
  }
}

/** A path or a URI with a scheme; no query, no authority. */
class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static parse(text: string): Uri {
    const at = text.indexOf(':');
    return new Uri(text.slice(0, at), text.slice(at + 1).replace(/^\/\//, ''));
  }

  static from({ scheme, path }: { readonly scheme: string; readonly path: string }): Uri {
    return new Uri(scheme, path);
  }

  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return new Uri(base.scheme, posix.join(base.path, ...parts));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

/** Settings by section and key, each with the value of every scope that has one. */
type Setting = Partial<Record<'globalValue' | 'workspaceValue' | 'workspaceFolderValue', unknown>>;
const SCOPES = ['globalValue', 'workspaceValue', 'workspaceFolderValue'] as const;
/** ConfigurationTarget, whose numbers are VS Code's. */
const TARGETS = { Global: 1, Workspace: 2, WorkspaceFolder: 3 } as const;

const events = {
  visibleEditors: new EventEmitter<readonly unknown[]>(),
  scrolled: new EventEmitter<unknown>(),
  textChanged: new EventEmitter<unknown>(),
  tabsChanged: new EventEmitter<unknown>(),
  documentClosed: new EventEmitter<unknown>(),
  foldersChanged: new EventEmitter<unknown>(),
  trusted: new EventEmitter<unknown>(),
  settingsChanged: new EventEmitter<unknown>(),
  fileCreated: new EventEmitter<Uri>(),
  fileDeleted: new EventEmitter<Uri>(),
  fileChanged: new EventEmitter<Uri>(),
};
// These are VS Code's own.
alive.clear();

/** A decoration type. */
export interface Style {
  readonly options: Readonly<Record<string, unknown>>;
}

/** The window and the workspace that the code under test sees. */
export const workbench = {
  editors: [] as unknown[],
  isTrusted: true,
  /** The groups of editors. */
  groups: [] as readonly unknown[],
  folders: undefined as readonly { readonly name: string; readonly uri: Uri }[] | undefined,
  /** The files on disk, by path. */
  files: new Map<string, string>(),
  settings: new Map<string, Setting>(),
  /** The file that the next open dialogue answers with. */
  chosen: undefined as Uri | undefined,
  /** Which of a list's items the next list answers with. */
  picked: (items: readonly { readonly label: string }[]): unknown => items[0],
  /** The button of a message that is pressed where there is one of this name. */
  button: undefined as string | undefined,
  /** What lists, dialogues and messages were shown with. */
  shown: [] as unknown[],
  /** What other extensions give, by their ids. */
  extensions: new Map<string, unknown>(),
  /** Context keys, as they were last set. */
  context: new Map<unknown, unknown>(),
  /** The decoration types there are, in the order in which they were made. */
  styles: [] as Style[],
  /** How often files were looked for. */
  searches: 0,
  /** Commands that were executed, but for context keys. */
  executed: [] as (readonly unknown[])[],
  events,

  /** As a new window: nothing open, nothing set. */
  reset(): void {
    Object.assign(workbench, {
      editors: [],
      isTrusted: true,
      groups: [],
      folders: undefined,
      chosen: undefined,
      button: undefined,
      searches: 0,
    });
    Object.assign(workbench, { shown: [], executed: [], picked: (items: readonly unknown[]) => items[0] });
    const { files, settings, context, extensions } = workbench;
    for (const map of [files, settings, context, extensions]) map.clear();
  },

  /** The tabs of the window's one group hold these. */
  setTabs(inputs: readonly unknown[]): void {
    workbench.groups = [{ tabs: inputs.map((input) => ({ input })) }];
    events.tabsChanged.fire(undefined);
  },

  show(editors: unknown[]): void {
    workbench.editors = editors;
    events.visibleEditors.fire(editors);
  },
};

function configuration(section?: string) {
  const nameOf = (key: string): string => (section === undefined ? key : `${section}.${key}`);
  const settingOf = (key: string): Setting => workbench.settings.get(nameOf(key)) ?? {};
  return {
    get: (key: string, otherwise?: unknown) => {
      const setting = settingOf(key);
      const scope = SCOPES.findLast((each) => setting[each] !== undefined);
      return scope === undefined ? otherwise : setting[scope];
    },
    inspect: (key: string) => workbench.settings.get(nameOf(key)),
    update: (key: string, value: unknown, target: number) => {
      const scope = SCOPES[target - 1] ?? 'globalValue';
      workbench.settings.set(nameOf(key), { ...settingOf(key), [scope]: value });
      events.settingsChanged.fire({ affectsConfiguration: (name: string) => name === nameOf(key) });
      return Promise.resolve();
    },
  };
}

const format = (text: string, ...values: readonly unknown[]): string => {
  const [first] = values;
  const named = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : undefined;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = named ? named[name] : values[Number(name)];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
};

/** What the alternatives of a glob are in an expression. */
const ALTERNATIVES: Readonly<Record<string, string>> = { '{': '(?:', ',': '|', '}': ')' };

const showMessage = (text: string, ...buttons: readonly string[]): Promise<string | undefined> => {
  workbench.shown.push(text);
  return Promise.resolve(buttons.find((button) => button === workbench.button));
};

/** A list, with its listeners; the person takes what `workbench.picked` says, or leaves it for undefined. */
function createQuickPick() {
  let [accepted, hidden]: (() => void)[] = [];
  const list = {
    items: [] as readonly { readonly label: string }[],
    activeItems: [] as readonly unknown[],
    selectedItems: [] as readonly unknown[],
    onDidAccept: (listener: () => void) => void (accepted = listener),
    onDidHide: (listener: () => void) => void (hidden = listener),
    hide: () => hidden?.(),
    show: () => {
      workbench.shown.push(list);
      const picked = workbench.picked(list.items);
      list.selectedItems = picked === undefined ? [] : [picked];
      (picked === undefined ? hidden : accepted)?.();
    },
  };
  return counted('list', list);
}

/** The module. */
export const vscode = {
  EventEmitter,
  Position,
  Range,
  Selection: Range,
  Uri,
  ThemeColor: class {
    constructor(readonly id: string) {}
  },
  RelativePattern: class {
    constructor(
      readonly base: unknown,
      readonly pattern: string,
    ) {}
  },
  FileDecoration: class {
    constructor(
      readonly badge: string,
      readonly tooltip: string,
    ) {}
  },
  Disposable: FakeDisposable,
  CancellationTokenSource,
  ConfigurationTarget: TARGETS,
  ViewColumn: { Active: -1, Beside: -2 },
  TabInputText,
  TabInputCustom,
  DecorationRangeBehavior: { ClosedClosed: 1 },
  OverviewRulerLane: { Right: 4 },
  TextEditorLineNumbersStyle: { On: 1, Relative: 2 },
  ProgressLocation: { Notification: 15 },
  QuickPickItemKind: { Separator: -1 },
  TextEditorRevealType: { InCenter: 1, InCenterIfOutsideViewport: 2 },
  l10n: { t: format },
  extensions: {
    getExtension: (id: string) => {
      const exports = workbench.extensions.get(id);
      return exports === undefined ? undefined : { activate: () => Promise.resolve(exports) };
    },
  },
  env: {
    remoteName: undefined as string | undefined,
    clipboard: { writeText: (text: string) => Promise.resolve(void workbench.shown.push(text)) },
  },
  commands: {
    executeCommand: (command: string, ...given: readonly unknown[]) => {
      if (command === 'setContext') workbench.context.set(given[0], given[1]);
      else workbench.executed.push([command, ...given]);
      return Promise.resolve();
    },
    registerCommand: (command: string) => counted(`command ${command}`, {}),
  },
  window: {
    tabGroups: {
      get all() {
        return workbench.groups;
      },
      onDidChangeTabs: events.tabsChanged.event,
    },
    get visibleTextEditors() {
      return workbench.editors;
    },
    createTextEditorDecorationType: (options: Style['options']) => {
      const style = { options };
      workbench.styles.push(style);
      return counted('decoration type', style, () => {
        workbench.styles = workbench.styles.filter((each) => each !== style);
      });
    },
    onDidChangeTextEditorVisibleRanges: events.scrolled.event,
    onDidChangeVisibleTextEditors: events.visibleEditors.event,
    registerFileDecorationProvider: () => counted('file decorations', {}),
    registerCustomEditorProvider: (viewType: string) => counted(`editor ${viewType}`, {}),
    showQuickPick: (items: readonly { readonly label: string }[], options: unknown) => {
      workbench.shown.push(items, options);
      return Promise.resolve(workbench.picked(items));
    },
    createQuickPick,
    showInformationMessage: showMessage,
    showErrorMessage: showMessage,
    setStatusBarMessage: (text: string) => void workbench.shown.push(text),
    showOpenDialog: (options: unknown) => {
      workbench.shown.push(options);
      return Promise.resolve(workbench.chosen && [workbench.chosen]);
    },
  },
  workspace: {
    get isTrusted() {
      return workbench.isTrusted;
    },
    get workspaceFolders() {
      return workbench.folders;
    },
    asRelativePath: (path: string | Uri) =>
      (typeof path === 'string' ? path : path.path).replace(/^\/w\//, ''),
    getWorkspaceFolder: ({ path }: Uri) =>
      (workbench.folders ?? []).find(({ uri }) => path.startsWith(`${uri.path}/`)),
    getConfiguration: configuration,
    onDidChangeConfiguration: events.settingsChanged.event,
    onDidChangeTextDocument: events.textChanged.event,
    onDidCloseTextDocument: events.documentClosed.event,
    onDidChangeWorkspaceFolders: events.foldersChanged.event,
    onDidGrantWorkspaceTrust: events.trusted.event,
    createFileSystemWatcher: () => {
      return counted('file watcher', {
        onDidCreate: events.fileCreated.event,
        onDidDelete: events.fileDeleted.event,
        onDidChange: events.fileChanged.event,
      });
    },
    findFiles: (pattern: string, _exclude?: unknown, most = Infinity) => {
      workbench.searches++;
      const name = pattern.slice(pattern.lastIndexOf('/') + 1);
      const escaped = name.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '[^/]*');
      const wanted = new RegExp(`/${escaped.replace(/[{},]/g, (mark) => ALTERNATIVES[mark] ?? mark)}$`);
      const found = [...workbench.files.keys()].filter((path) => wanted.test(path));
      return Promise.resolve(found.slice(0, most).map((path) => Uri.file(path)));
    },
    fs: {
      stat: ({ path }: { readonly path: string }) =>
        workbench.files.has(path) ? Promise.resolve({}) : Promise.reject(new Error(`no file ${path}`)),
      readFile: (uri: { readonly path: string }) => {
        const text = workbench.files.get(uri.path);
        return text === undefined
          ? Promise.reject(new Error(`no file ${uri.path}`))
          : Promise.resolve(new TextEncoder().encode(text));
      },
    },
  },
};
