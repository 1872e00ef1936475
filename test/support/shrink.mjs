// Makes a failing case as small as it still fails.

/**
 * @param smallerThan cases a little smaller than one, the boldest first
 * @param fails answers for a case whether it still does
 */
export async function shrunk(start, { smallerThan, fails, deadline }) {
  let current = start;
  for (let changed = true; changed && Date.now() < deadline;) {
    changed = false;
    for (const smaller of smallerThan(current)) {
      if (Date.now() >= deadline) break;
      if (!(await fails(smaller))) continue;
      current = smaller;
      changed = true;
      break;
    }
  }
  return current;
}
