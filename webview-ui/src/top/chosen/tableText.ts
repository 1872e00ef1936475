import { TURNS } from '../../texts.js';

/** A table to be copied. */
export interface CopiedTable {
  readonly columns: readonly CopiedColumn[];
  /** The cells of each row, by column, as they are shown. */
  readonly rows: readonly (readonly string[])[];
}

interface CopiedColumn {
  readonly title: string;
  /** Whether its cells are figures, else they are names. */
  readonly isFigure: boolean;
}

/** With tabs between cells, as spreadsheets take it; the titles are left out of a single row. */
export function asTsv({ columns, rows }: CopiedTable): string {
  const head = rows.length === 1 ? [] : [columns.map(({ title }) => title)];
  return [...head, ...rows].map((cells) => cells.map(quoted).join('\t')).join('\n');
}

/** Comma-separated values (RFC 4180), with titles. */
export function asCsv({ columns, rows }: CopiedTable): string {
  const field = (cell: string): string => {
    const text = quoted(cell);
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns.map(({ title }) => title), ...rows].map((cells) => cells.map(field).join(',')).join('\n');
}

/** A table of GitHub's Markdown, in which names are code. */
export function asMarkdown({ columns, rows }: CopiedTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) =>
    line(cells.map((cell, i) => (columns[i]?.isFigure === true ? escaped(plain(cell)) : code(plain(cell))))),
  );
  const heads = line(columns.map(({ title }) => escaped(title)));
  return [heads, line(columns.map(({ isFigure }) => (isFigure ? '---:' : '---'))), ...body].join('\n');
}

/** A table of HTML. */
export function asHtml({ columns, rows }: CopiedTable): string {
  const align = (i: number): string => (columns[i]?.isFigure === true ? ' align="right"' : '');
  const heads = columns.map(({ title }, i) => `<th${align(i)}>${entities(title)}</th>`).join('');
  const body = rows
    .map(
      (cells) =>
        `<tr>${cells.map((cell, i) => `<td${align(i)}>${entities(quoted(cell))}</td>`).join('')}</tr>`,
    )
    .join('');
  const head = rows.length === 1 ? '' : `<thead><tr>${heads}</tr></thead>`;
  return `<table>${head}<tbody>${body}</tbody></table>`;
}

/** A figure with its unit. */
const FIGURE = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?:[a-zµμ]*|%)$/iu;

/** A cell for a spreadsheet, which takes what begins so for a formula unless it is quoted. */
function quoted(cell: string): string {
  const text = plain(cell);
  return /^\s*[=+\-@＝＋－＠]/.test(text) && !FIGURE.test(text) ? `'${text}` : text;
}

/** A text of one line, in which nothing acts: names are text from outside. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(TURNS, '');
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|&#~]/g, '\\$&');
}

/** A text as code, behind as many marks as it takes. */
function code(text: string): string {
  if (text === '') return '';
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(longest + 1);
  const room = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${room}${text.replaceAll('|', '\\|')}${room}${fence}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function entities(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
