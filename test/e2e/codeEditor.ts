import type { Locator, Page } from 'playwright-core';

/** One drawn line of an editor. */
export interface DrawnLine {
  readonly line: number;
  readonly text: string;
  /** What decorations write before and after the code. */
  readonly before: string;
  readonly after: string;
  /** Where its first letter stands, in pixels from the window's left; 0 for a blank line. */
  readonly left: number;
}

/** A visible text editor, as a person sees it: what is drawn, not what the model holds. */
export class CodeEditor {
  readonly locator: Locator;

  constructor(
    private readonly page: Page,
    name: string,
  ) {
    this.locator = page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);
  }

  /** The drawn lines, in order, with what decorations add to them. */
  async lines(): Promise<readonly DrawnLine[]> {
    const drawn = await this.locator.evaluate((editor) => {
      const tops = new Map<string, number>();
      for (const number of editor.querySelectorAll<HTMLElement>('.margin-view-overlays .line-numbers')) {
        tops.set(number.parentElement?.style.top ?? '', Number(number.textContent));
      }
      // Decorations write by means of ::before and ::after of empty spans, which stand where in the text they write.
      const written = (line: Element) => {
        const sides = { before: '', after: '' };
        let isBegun = line.textContent.replaceAll('\u200b', '') === '';
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (!(node instanceof Element)) isBegun = true;
          else
            for (const pseudo of ['::before', '::after']) {
              const { content } = getComputedStyle(node, pseudo);
              if (content.startsWith('"')) sides[isBegun ? 'after' : 'before'] += content.slice(1, -1);
            }
        }
        return sides;
      };
      const leftOf = (line: Element): number => {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const offset = (node.textContent ?? '').search(/[^\s\u00b7]/);
          if (offset < 0) continue;
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          return Math.round(range.getBoundingClientRect().left);
        }
        return 0;
      };
      return [...editor.querySelectorAll<HTMLElement>('.view-line')].map((line) => ({
        line: tops.get(line.style.top) ?? 0,
        text: line.textContent,
        ...written(line),
        left: leftOf(line),
      }));
    });
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
    return drawn
      .map((each) => ({
        ...each,
        text: plain(each.text),
        before: plain(each.before),
        after: plain(each.after),
      }))
      .sort((a, b) => a.line - b.line);
  }

  /** What stands after the code of a drawn line, without padding; undefined if the line is not drawn. */
  async figure(line: number): Promise<string | undefined> {
    const drawn = await this.lines();
    return drawn
      .find((each) => each.line === line)
      ?.after.replace(/ +/g, ' ')
      .trim();
  }

  /** How wide the bar at the left edge of a drawn line is, in pixels; 0 without one. */
  async bar(line: number): Promise<number> {
    return this.locator.evaluate((editor, wanted) => {
      const overlays = [...editor.querySelectorAll<HTMLElement>('.view-overlays > div')];
      const numbers = [...editor.querySelectorAll<HTMLElement>('.margin-view-overlays .line-numbers')];
      const number = numbers.find((each) => Number(each.textContent) === wanted);
      const overlay = overlays.find((each) => each.style.top === number?.parentElement?.style.top);
      const marks = [...(overlay?.querySelectorAll('.cdr') ?? [])];
      const widths = marks.map((each) => getComputedStyle(each).borderLeftWidth);
      return Math.max(0, ...widths.map((width) => parseFloat(width)));
    }, line);
  }

  /** Where the first such word of the lines that stick to the top stands, in pixels from the window's left. */
  async stickyLeft(word: string): Promise<number> {
    const sticky = this.locator.locator('.sticky-widget').getByText(word, { exact: true }).first();
    return Math.round((await sticky.boundingBox())?.x ?? 0);
  }

  /** Clicks in the margin beside a drawn line, where breakpoints are. */
  async clickMargin(line: number): Promise<void> {
    const number = this.locator.locator('.margin-view-overlays .line-numbers', {
      hasText: new RegExp(`^${line}$`),
    });
    const [top, left] = [await number.boundingBox(), await this.locator.locator('.margin').boundingBox()];
    if (top === null || left === null) throw new Error(`line ${line} is not drawn`);
    await this.page.mouse.click(left.x + 8, top.y + top.height / 2);
  }

  /** The breakpoints in sight. */
  get breakpoints(): Locator {
    return this.locator.locator('.codicon-debug-breakpoint');
  }

  /** The line the cursor is on, whether or not the editor has the focus. */
  async activeLine(): Promise<number> {
    const numbers = await this.locator.locator('.line-numbers.active-line-number').allInnerTexts();
    return Number(numbers[0] ?? 0);
  }

  /** Whether the keyboard goes to this editor. */
  async hasFocus(): Promise<boolean> {
    return this.locator.evaluate((editor) => editor.classList.contains('focused'));
  }

  /** Puts the cursor at the end of a drawn line by a click. */
  async clickLine(line: number): Promise<void> {
    const top = await this.locator.evaluate((editor, wanted) => {
      const numbers = [...editor.querySelectorAll<HTMLElement>('.margin-view-overlays .line-numbers')];
      return numbers.find((number) => Number(number.textContent) === wanted)?.getBoundingClientRect().top;
    }, line);
    const box = await this.locator.locator('.editor-scrollable').first().boundingBox();
    if (top === undefined || box === null) throw new Error(`line ${String(line)} is not drawn`);
    await this.page.mouse.click(box.x + 20, top + 8);
    await this.page.keyboard.press('End');
  }

  /** Rests the mouse on the code of a drawn line and answers the text of the hover that comes. */
  async hover(line: number): Promise<string> {
    const drawn = (await this.lines()).find((each) => each.line === line);
    if (drawn === undefined) throw new Error(`line ${String(line)} is not drawn`);
    const word = /\w+/.exec(drawn.text)?.[0] ?? '';
    const code = this.locator
      .locator('.view-line')
      .filter({ hasText: drawn.text.trim() })
      .getByText(word)
      .first();
    const hover = this.page.locator('.monaco-hover:visible').first();
    // VS Code drops a hover that is under way when the editor is drawn anew: the mouse rests there once more.
    for (let turn = 0; turn < 4 && !(await hover.isVisible()); turn++) {
      await this.page.mouse.move(0, 0);
      await code.hover();
      await hover.waitFor({ timeout: 4000 }).catch(() => undefined);
    }
    await hover.waitFor();
    return hover.innerText();
  }
}
