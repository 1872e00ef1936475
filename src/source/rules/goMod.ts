import type { GoModule } from '../files.js';

/**
 * Reads what resolution needs of a go.mod: its module path and the required versions (go.dev/ref/mod#go-mod-file).
 *
 * @returns undefined if it names no module.
 */
export function parseGoMod(folder: string, text: string): GoModule | undefined {
  let name: string | undefined;
  let block = '';
  const requires = new Map<string, string>();
  for (const line of text.split('\n')) {
    const words = (line.split('//')[0] ?? '').trim().split(/\s+/).map(unquote);
    const directive = block === '' ? words.shift() : block;
    if (words[0] === '(') block = directive ?? '';
    else if (words[0] === ')') block = '';
    else if (directive === 'module') name ??= words[0];
    else if (directive === 'require' && words[0] && words[1]) requires.set(words[0], words[1]);
  }
  return name === undefined || name === '' ? undefined : { folder, name, requires };
}

function unquote(word: string): string {
  return word.replace(/^(["`])(.*)\1$/, '$2');
}
