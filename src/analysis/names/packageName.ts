/**
 * The package of a function, for grouping and colour: what stands before the first `.` or `::` after the last slash,
 * path included (`encoding/json.Marshal` → `encoding/json`, `std::vector::push` → `std`). Empty if there is none.
 * The rule is that of pprof's flame graph (internal/report/package.go).
 */
export function packageName(func: string): string {
  const named = /^((?:.*\/)?[\w-]+)(?:\.|::)[^/]*$/.exec(func);
  return named?.[1] ?? '';
}
