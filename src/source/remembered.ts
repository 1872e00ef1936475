/**
 * What `make` promises for a key, made once and kept in `map`; but not if it fails: then the next who asks tries again.
 */
export function remembered<K, T>(map: Map<K, Promise<T>>, key: K, make: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  made.catch(() => {
    // Forgotten and asked again meanwhile, it is another's.
    if (map.get(key) === made) map.delete(key);
  });
  return made;
}
