import { demangleCxx } from './cxx.js';
import { demangleOldRust, demangleRust } from './rust.js';

/**
 * A function's name for people: a mangled one demangled, an already demangled C++ one without its parameters and
 * template arguments (internal/symbolizer of pprof).
 */
export function readableName(systemName: string): string {
  if (systemName.startsWith('_')) {
    const demangled = demangleOldRust(systemName) ?? demangleRust(systemName) ?? demangleCxx(systemName);
    if (demangled !== undefined) return demangled;
  }
  if (!looksLikeCxx(systemName)) return systemName;
  return withoutMatching(withoutMatching(systemName, '(', ')'), '<', '>');
}

/** Java's `Class.<init>` and Go's `pkg.(*Type[...]).Method` only look so. */
function looksLikeCxx(name: string): boolean {
  if (name.includes('.<') || name.includes(']).')) return false;
  return /[<>[\]]|::/.test(name);
}

/** The name without everything between brackets; as it was if they don't match. */
function withoutMatching(name: string, open: string, close: string): string {
  let nesting = 0;
  let result = '';
  for (const character of name) {
    if (character === open) nesting++;
    if (nesting === 0 && character === close) return name;
    if (nesting === 0) result += character;
    if (character === close) nesting--;
  }
  return nesting > 0 ? result + name.slice(unclosedFrom(name, open, close)) : result;
}

/** Where the outermost bracket that is never closed begins. */
function unclosedFrom(name: string, open: string, close: string): number {
  const starts: number[] = [];
  for (let i = 0; i < name.length; i++) {
    if (name[i] === open) starts.push(i);
    else if (name[i] === close) starts.pop();
  }
  return starts[0];
}
