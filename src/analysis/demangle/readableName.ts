import { demangleCxx } from './cxx.js';
import type { NameMode } from './nameMode.js';
import { demangleOldRust, demangleRust } from './rust.js';

/**
 * A function's name for people: a mangled one demangled, an already demangled C++ one without its parameters and
 * template arguments (internal/symbolizer of pprof).
 */
export function readableName(systemName: string, mode: NameMode = 'simplified'): string {
  if (mode === 'none') return systemName;
  if (systemName.startsWith('_')) {
    const demangled = demangleOldRust(systemName) ?? demangleRust(systemName) ?? demangleCxx(systemName);
    if (demangled !== undefined) return demangled;
  }
  if (!looksLikeCxx(systemName)) return systemName;
  if (mode === 'full') return systemName;
  const bare = withoutMatching(systemName, '(', ')');
  return mode === 'templates' ? bare : withoutMatching(bare, '<', '>');
}

/** Java's `Class.<init>` and Go's `pkg.(*Type[...]).Method` only look so. */
function looksLikeCxx(name: string): boolean {
  if (name.includes('.<') || name.includes(']).')) return false;
  return /[<>[\]]|::/.test(name);
}

/** The name without everything between brackets, as far as they match. */
function withoutMatching(name: string, open: string, close: string): string {
  let nesting = 0;
  let result = '';
  /** What is not yet in the result. */
  let rest = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === open && nesting++ === 0) {
      result += name.slice(rest, i);
      rest = i;
    } else if (name[i] === close && --nesting <= 0) {
      if (nesting < 0) break;
      rest = i + 1;
    }
  }
  return result + name.slice(rest);
}
