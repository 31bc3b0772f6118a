/**
 * What is made for a key already, or under way; what fails is tried anew by the next who asks.
 *
 * @param limit - How many are kept; the oldest goes first.
 */
export async function memoize<T>(
  known: Map<string, Promise<T>>,
  key: string,
  limit: number,
  make: () => Promise<T>,
): Promise<T> {
  let found = known.get(key);
  if (!found) {
    const made = make().catch((error: unknown) => {
      if (known.get(key) === made) known.delete(key);
      throw error;
    });
    const [oldest] = known.keys();
    if (known.size >= limit && oldest !== undefined) known.delete(oldest);
    known.set(key, made);
    found = made;
  }
  return found;
}
