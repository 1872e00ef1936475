import hljs from 'highlight.js/lib/core';
import type { Emitter } from 'highlight.js';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import kotlin from 'highlight.js/lib/languages/kotlin';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import typescript from 'highlight.js/lib/languages/typescript';

/** What a piece of code is; each kind has a colour in source.css. */
type TokenKind = 'comment' | 'constant' | 'function' | 'keyword' | 'meta' | 'number' | 'string' | 'type';

/** A piece of a line of code. */
export interface Token {
  readonly text: string;
  /** Undefined of plain text. */
  readonly kind: TokenKind | undefined;
}

const LANGUAGES = { c, cpp, go, java, javascript, kotlin, python, rust, typescript };

/** The languages by how their files end. Headers of C are read as those of C++, which is nearly all of C. */
const ENDINGS: Readonly<Record<string, keyof typeof LANGUAGES>> = {
  go: 'go',
  c: 'c',
  ...{
    h: 'cpp',
    cc: 'cpp',
    cpp: 'cpp',
    cxx: 'cpp',
    hh: 'cpp',
    hpp: 'cpp',
    hxx: 'cpp',
    inc: 'cpp',
    ipp: 'cpp',
  },
  rs: 'rust',
  java: 'java',
  ...{ kt: 'kotlin', kts: 'kotlin' },
  ...{ py: 'python', pyx: 'python' },
  ...{ js: 'javascript', cjs: 'javascript', mjs: 'javascript', jsx: 'javascript' },
  ...{ ts: 'typescript', cts: 'typescript', mts: 'typescript', tsx: 'typescript' },
};

/** What highlight.js calls pieces of code, by the first word of it. Between the braces of a text there is code again. */
const KINDS: Readonly<Record<string, TokenKind | 'code'>> = {
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  literal: 'constant',
  symbol: 'constant',
  title: 'function',
  built_in: 'function',
  keyword: 'keyword',
  meta: 'meta',
  number: 'number',
  string: 'string',
  regexp: 'string',
  char: 'string',
  type: 'type',
  class: 'type',
  subst: 'code',
};

/** More characters than this stay without colours: they would be felt. */
const MOST_TEXT = 200_000;

/** A name that is called. */
const CALLED = /[\p{L}_$][\p{L}\p{N}_$]*(?=\()/gu;

/** Takes the pieces as highlight.js finds them, where its own would make HTML of them. */
class Tokens implements Emitter {
  readonly tokens: Token[] = [];
  private readonly scopes: string[] = [];

  addText(text: string): void {
    if (text !== '') this.tokens.push({ text, kind: this.kind() });
  }

  startScope(name: string): void {
    this.scopes.push(name);
  }

  endScope(): void {
    this.scopes.pop();
  }

  /** As `startScope`: the core calls the one for words of the language, the other for what is made of several. */
  openNode(name: string): void {
    this.startScope(name);
  }

  closeNode(): void {
    this.endScope();
  }

  __addSublanguage(emitter: Emitter): void {
    if (emitter instanceof Tokens) for (const token of emitter.tokens) this.tokens.push(token);
  }

  finalize(): void {
    this.scopes.length = 0;
  }

  toHTML(): string {
    return '';
  }

  private kind(): TokenKind | undefined {
    for (const scope of this.scopes.toReversed()) {
      const kind = scope.startsWith('title.class') ? 'type' : KINDS[scope.replace(/\..*/, '')];
      if (kind !== undefined) return kind === 'code' ? undefined : kind;
    }
    return undefined;
  }
}

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);
hljs.configure({ __emitter: Tokens });

/**
 * The lines of a file cut into tokens, line by line; what they say together is what the lines say. Undefined for languages that are not
 * known, and for more text than one waits for.
 * @param file its path as recorded, whose ending tells the language
 */
export function tokensOf(lines: readonly string[], file: string): readonly (readonly Token[])[] | undefined {
  const language = ENDINGS[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ''];
  if (language === undefined) return undefined;
  const code = lines.join('\n');
  if (code.length > MOST_TEXT) return undefined;
  const { _emitter: emitter, errorRaised } = hljs.highlight(code, { language, ignoreIllegals: true });
  if (errorRaised !== undefined || !(emitter instanceof Tokens)) return undefined;
  return inLines(emitter.tokens);
}

/** Tokens by the line they are on; those of several lines are cut. */
function inLines(tokens: readonly Token[]): readonly (readonly Token[])[] {
  let line: Token[] = [];
  const lines = [line];
  for (const { text, kind } of tokens) {
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) lines.push((line = []));
      if (kind !== undefined) line.push({ text: part, kind });
      else for (const token of withCalls(part)) line.push(token);
    }
  }
  return lines;
}

/** Plain text with the names that are called in it. */
function withCalls(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const { index, 0: name } of text.matchAll(CALLED)) {
    if (index > done) tokens.push({ text: text.slice(done, index), kind: undefined });
    tokens.push({ text: name, kind: 'function' });
    done = index + name.length;
  }
  if (done < text.length) tokens.push({ text: text.slice(done), kind: undefined });
  return tokens;
}
