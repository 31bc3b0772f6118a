/** A queue in which clients take turns, however much one of them wants. */
interface FairQueue<T> {
  readonly size: number;
  /** @returns Whether there was room. */
  add(client: string, item: T): boolean;
  /** Puts items that were taken already before all others, whether there is room or not. */
  putBack(items: readonly T[]): void;
  /** Takes the next item off. */
  next(): T | undefined;
  /** Takes all items off. */
  drain(): readonly T[];
}

export function fairQueue<T>({
  ofOne,
  ofAll,
}: {
  /** Items of one client. */
  readonly ofOne: number;
  readonly ofAll: number;
}): FairQueue<T> {
  const first: T[] = [];
  // The client whose turn it is stands first.
  const byClient = new Map<string, T[]>();
  let size = 0;

  return {
    get size() {
      return size;
    },
    add(client, item) {
      const own = byClient.get(client) ?? [];
      if (own.length >= ofOne || size >= ofAll) return false;
      own.push(item);
      byClient.set(client, own);
      size += 1;
      return true;
    },
    putBack(items) {
      first.unshift(...items);
      size += items.length;
    },
    next() {
      if (size === 0) return undefined;
      size -= 1;
      if (first.length > 0) return first.shift();
      const [turn] = byClient;
      if (!turn) return undefined;
      const [client, own] = turn;
      const item = own.shift();
      byClient.delete(client);
      if (own.length > 0) byClient.set(client, own);
      return item;
    },
    drain() {
      const all = [...first.splice(0), ...[...byClient.values()].flat()];
      byClient.clear();
      size = 0;
      return all;
    },
  };
}
