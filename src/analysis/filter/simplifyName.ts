/**
 * A function name as pruning compares it: without the leading dot of PPC entry points and, from the first `(` that is
 * not part of `(anonymous namespace)` or `operator()`, without its arguments (simplifyFunc of profile/prune.go).
 */
export function simplifyName(name: string): string {
  const plain = name.startsWith('.') ? name.slice(1) : name;
  const bracket = /\(anonymous namespace\)|operator\(\)|\(/g;
  for (const match of plain.matchAll(bracket)) {
    if (match[0] === '(') return plain.slice(0, match.index);
  }
  return plain;
}
