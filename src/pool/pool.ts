/** Kinds of pools, by how they are asked. */
export const poolKinds = ['ckpool', 'public-pool', 'ocean', 'nicehash', 'sample'] as const;
export type PoolKind = (typeof poolKinds)[number];

/** Whether pools of a kind tell how hard the best share was. */
export const tellsBestShare: Readonly<Record<PoolKind, boolean>> = {
  ckpool: true,
  'public-pool': true,
  ocean: false,
  nicehash: false,
  sample: true,
};

/** A pool that may be asked. */
export interface PoolInfo {
  /** The name by which links are kept and people know it: "solo.ckpool.org", "Ocean". */
  readonly id: string;
  readonly kind: PoolKind;
}

/** The work that a pool has seen of one worker, or of all of an address. */
export interface Measured {
  /** Hashes per second over the last minute: too noisy to judge by, but better than nothing. */
  readonly minute?: number | undefined;
  /** Hashes per second over the last five or ten minutes. */
  readonly fiveMinutes?: number | undefined;
  /** Hashes per second over the last hour. */
  readonly hour?: number | undefined;
  /** Unix seconds of the last share. */
  readonly lastShareAt?: number | undefined;
  /** Mean seconds between two shares, where the pool tells enough for it. */
  readonly interval?: number | undefined;
  /** Difficulty of the best share. */
  readonly bestShare?: number | undefined;
}

export interface Worker extends Measured {
  /** The name behind the address; empty for one that has none. */
  readonly name: string;
}

/** The answer of a pool that was asked for an address. */
export type PoolAnswer =
  | {
      readonly known: true;
      readonly all: Measured;
      readonly workers: readonly Worker[];
    }
  /** The pool has never seen the address, or nobody works for it at present: pools don't tell which. */
  | { readonly known: false };

/**
 * Returns the part of an answer that a link is about; nothing where the pool doesn't list such a
 * worker.
 *
 * @param worker - Empty for all of the address.
 */
export function measuredOf(answer: PoolAnswer, worker: string): Measured | undefined {
  if (!answer.known) return undefined;
  if (worker === '') return answer.all;
  return answer.workers.find(({ name }) => name === worker);
}

/** Adds up what workers of one name, or all of an address, have done. */
export function together(parts: readonly Measured[]): Measured {
  const rates = parts.flatMap(({ interval }) => (interval === undefined ? [] : [1 / interval]));
  const rate = rates.reduce((all, one) => all + one, 0);
  return {
    minute: sumOf(parts.map(({ minute }) => minute)),
    fiveMinutes: sumOf(parts.map(({ fiveMinutes }) => fiveMinutes)),
    hour: sumOf(parts.map(({ hour }) => hour)),
    lastShareAt: largest(parts.map(({ lastShareAt }) => lastShareAt)),
    interval: rate > 0 ? 1 / rate : undefined,
    bestShare: largest(parts.map(({ bestShare }) => bestShare)),
  };
}

/** Returns nothing where a part of the sum isn't known. */
function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    sum += value;
  }
  return values.length === 0 ? undefined : sum;
}

/** Returns the largest of what is known. */
export function largest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** Puts workers of the same name together: pools list one entry per connection. */
export function byName(workers: readonly Worker[]): readonly Worker[] {
  return [...Map.groupBy(workers, ({ name }) => name)].map(([name, parts]) => ({
    name,
    ...together(parts),
  }));
}
