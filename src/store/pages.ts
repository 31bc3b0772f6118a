/** Some at a time: what a statement may hold has limits, and SQLite holds up the process while it runs one. */
export function* pages<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
