import type { Reading } from '../market/reading.ts';
import { type Standing, standingsOf, type Totals, totalsOf } from '../rig/profitability.ts';
import type { RegisteredRig } from '../rig/registered.ts';

/** Rigs that a digest may speak of. */
export interface Fleet {
  readonly of: 'server' | 'person';
  readonly rigs: readonly RegisteredRig[];
  /** Users whose rigs may be named. */
  readonly named: ReadonlySet<string>;
}

export interface FleetFacts {
  readonly of: Fleet['of'];
  readonly count: number;
  readonly paying: number;
  readonly losing: number;
  /** Whose profit isn't known. */
  readonly unknown: number;
  readonly totals: Totals;
  /** Those that may be named and whose profit is known, the deepest in a loss first. */
  readonly named: readonly NamedRig[];
  /** Of all, as a share of hashprice: see `Standing`. Only of those whose profit is known. */
  readonly distances: readonly (number | undefined)[];
}

export type NamedRig = Standing & { readonly profit: number };

/** @param currency - ISO 4217; of the totals. */
export function fleetFacts(fleet: Fleet, currency: string, reading: Reading): FleetFacts {
  const standings = standingsOf(fleet.rigs, reading);
  const judged = standings.flatMap(({ profit, ...standing }) =>
    profit === undefined ? [] : [{ ...standing, profit }],
  );
  const losing = judged.filter(({ profit }) => profit < 0).length;
  return {
    of: fleet.of,
    count: standings.length,
    paying: judged.length - losing,
    losing,
    unknown: standings.length - judged.length,
    totals: totalsOf(standings, currency, reading),
    named: judged.filter(({ rig }) => fleet.named.has(rig.userId)),
    distances: judged.map(({ distance }) => distance),
  };
}
