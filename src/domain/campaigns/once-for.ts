/** Works something out once for each object it is asked of, for as long as that lives. Undefined is never remembered. */
export function onceFor<K extends object, T>(find: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, T>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const found = find(of);
    known.set(of, found);
    return found;
  };
}
