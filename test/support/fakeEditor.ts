import { vscode, workbench, type Style } from './fakeVscode.js';

interface Written {
  readonly renderOptions?: Readonly<Record<string, { readonly contentText: string }>>;
  range: { readonly start: { readonly line: number } };
}

/** A text editor of `fakeVscode.ts`. Its decorations stand with their lines: VS Code moves them when text is edited. */
export class FakeEditor {
  readonly document;
  /** By decoration type, what was last written. */
  private readonly written = new Map<Style, readonly Written[]>();
  private lines: string[];
  /** How often something was written. */
  writes = 0;
  options: object = {};
  visibleRanges = [new vscode.Range(0, 0, 30, 0)];

  constructor(text: string, isDirty = false) {
    this.lines = text.split('\n');
    const lineCount = (): number => this.lines.length;
    this.document = {
      uri: vscode.Uri.file('/w/x.go'),
      isDirty,
      get lineCount() {
        return lineCount();
      },
      lineAt: (at: number) => {
        const line = this.lines[at];
        if (line === undefined) throw new Error(`no line ${at}`);
        return { text: line, range: new vscode.Range(at, 0, at, line.length) };
      },
    };
  }

  setDecorations(style: Style, options: readonly (Written | Written['range'])[]): void {
    this.writes++;
    const written = options.map((option) => ('range' in option ? { ...option } : { range: option }));
    this.written.set(style, written);
  }

  /** Brings lines into sight, the first of which counts from 0. */
  scroll(first: number): void {
    this.visibleRanges = [new vscode.Range(first, 0, first + 30, 0)];
    workbench.events.scrolled.fire({ textEditor: this, visibleRanges: this.visibleRanges });
  }

  /** Types whole lines in place of `replaced` lines from a line on, which counts from 0. */
  edit(line: number, replaced: number, ...texts: readonly string[]): void {
    this.lines.splice(line, replaced, ...texts);
    this.moveDecorations(line, replaced, texts.length);
    const text = texts.map((each) => `${each}\n`).join('');
    this.tell(new vscode.Range(line, 0, line + replaced, 0), text);
  }

  /** Types characters into a line, which counts from 0. */
  type(line: number, character: number, text: string): void {
    const before = this.lines[line] ?? '';
    this.lines[line] = before.slice(0, character) + text + before.slice(character);
    this.tell(new vscode.Range(line, character, line, character), text);
  }

  private tell(range: unknown, text: string): void {
    workbench.events.textChanged.fire({ document: this.document, contentChanges: [{ range, text }] });
  }

  private moveDecorations(line: number, replaced: number, added: number): void {
    const moved = (at: number): number => (at < line + replaced ? at : at + added - replaced);
    for (const options of this.written.values()) {
      for (const option of options) {
        const at = moved(option.range.start.line);
        option.range = new vscode.Range(at, 0, at, 0);
      }
    }
  }

  /** What was last written of the styles that are left, by style, of those that have this option. */
  private of(option: string): readonly (readonly Written[])[] {
    const styles = workbench.styles.filter(({ options }) => option in options);
    return styles.map((style) => this.written.get(style) ?? []);
  }

  /** `line: text` of each figure at a line's end. */
  get atEnd(): readonly string[] {
    return (this.of('before')[0] ?? []).map(({ range, renderOptions }) => {
      const text = renderOptions?.['before']?.contentText.replaceAll('\u00a0', ' ') ?? '';
      return `${range.start.line + 1}: ${text}`;
    });
  }

  /** The column before each line. */
  get before(): readonly string[] {
    return (this.of('before')[1] ?? []).map(
      ({ renderOptions }) => renderOptions?.['before']?.contentText.trim() ?? '',
    );
  }

  /** How many lines have each bar of heat, from the narrowest. */
  get heat(): readonly number[] {
    return this.of('backgroundColor').map((options) => options.length);
  }
}
