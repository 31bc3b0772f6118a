import { readingFor, readingsOf } from '../market/other-readings.ts';
import type { Reading } from '../market/reading.ts';
import type { Actuals } from '../rig/actual.ts';
import { profitsOf, type RigProfit, type Totals, totalsOf } from '../rig/profitability.ts';
import type { RegisteredRig } from '../rig/registered.ts';

/** Rigs that a digest may speak of. */
export interface Fleet {
  readonly of: 'server' | 'person';
  readonly rigs: readonly RegisteredRig[];
  /** Readings of the coins that they mine besides the usual one. */
  readonly others?: readonly Reading[] | undefined;
  /** Users whose rigs may be named. */
  readonly named: ReadonlySet<string>;
  /** The work that pools see of those that are linked; absent where they see none. */
  readonly actuals?: Actuals | undefined;
}

export interface FleetFacts {
  readonly of: Fleet['of'];
  readonly count: number;
  readonly paying: number;
  readonly losing: number;
  /** Number of rigs whose profit isn't known. */
  readonly unknown: number;
  readonly totals: Totals;
  readonly actuals?: Actuals | undefined;
  /** Rigs that may be named and whose profit is known, the deepest in a loss first. */
  readonly named: readonly NamedRig[];
  /**
   * Distances of the rigs of the usual coin whose profit is known, as a share of hashprice: see
   * `Standing`. Hashprices of others went another way.
   */
  readonly distances: readonly (number | undefined)[];
}

export type NamedRig = RigProfit & { readonly profit: number };

/** @param currency - ISO 4217, for the totals. */
export function fleetFacts(fleet: Fleet, currency: string, reading: Reading): FleetFacts {
  const readingOf = readingsOf(fleet.others ?? []);
  const rigProfits = profitsOf(fleet.rigs, (coin) => readingFor(coin, { reading, readingOf }));
  const judged = rigProfits.flatMap(({ profit, ...rigProfit }) =>
    profit === undefined ? [] : [{ ...rigProfit, profit }],
  );
  const losing = judged.filter(({ profit }) => profit < 0).length;
  return {
    of: fleet.of,
    count: rigProfits.length,
    paying: judged.length - losing,
    losing,
    unknown: rigProfits.length - judged.length,
    totals: totalsOf(rigProfits, currency, reading),
    actuals: fleet.actuals,
    named: judged.filter(({ rig }) => fleet.named.has(rig.userId)),
    distances: judged
      .filter(({ rig }) => Object.is(rig.coin, reading.coin))
      .map(({ distance }) => distance),
  };
}
