import type { Declaration } from '../../protocol/session.js';

/** What a line looks like on which Go code declares a function of such a name; undefined for functions within others. */
export function goDeclaration(name: string): RegExp | undefined {
  const inPackage = name.slice(name.lastIndexOf('/') + 1).replace(/\[.*?\]/g, '');
  const rest = inPackage.slice(inPackage.indexOf('.') + 1);
  const init = /^init\.\d+$/.test(rest);
  const method = /^(?:\(\*(\w+)\)|(\w+))\.(\w+)$/.exec(rest);
  if (init) return pattern('', 'init');
  if (/^\w+$/.test(rest)) return rest === 'init' ? undefined : pattern('', rest);
  const [, pointed, plain, func = ''] = method ?? [];
  const receiver = pointed ?? plain;
  // `f.func1` and `f.gowrap1` look as methods do.
  if (receiver === undefined || /^(?:func|gowrap|deferwrap)\d+$/.test(func)) return undefined;
  const type = String.raw`\(\s*(?:\w+\s+)?\*?${receiver}(?:\[[^\]]*\])?\s*\)\s*`;
  return pattern(type, func);
}

function pattern(receiver: string, func: string): RegExp {
  return new RegExp(String.raw`^\s*func\s*${receiver}\b${func}\s*[(\[]`, 'u');
}

/** Where the functions of a file were when the profile was taken, and where they are. Lines count from 1. */
export interface PlacedFunction {
  readonly name: string;
  readonly declared: number;
  /** Undefined if it is declared nowhere, or nobody can tell where. */
  readonly now: number | undefined;
}

/**
 * Looks for the declarations that a profile has recorded in a text: first on the line recorded, then on any.
 *
 * @returns by recorded line, ascending. Functions within others are not among them: they move with these.
 */
export function placeFunctions(
  declarations: readonly Declaration[],
  texts: readonly string[],
): readonly PlacedFunction[] {
  const candidates = texts.flatMap((text, i) => (/^\s*func\b/.test(text) ? [i] : []));
  const placed = declarations.flatMap(({ name, line }): PlacedFunction[] => {
    const declaration = goDeclaration(name);
    if (!declaration) return [];
    if (declaration.test(texts[line - 1] ?? '')) return [{ name, declared: line, now: line }];
    const found = candidates.filter((i) => declaration.test(texts[i] ?? ''));
    return [{ name, declared: line, now: found.length === 1 ? (found[0] ?? 0) + 1 : undefined }];
  });
  return placed.sort((a, b) => a.declared - b.declared);
}
