import type { CoinId } from '../coin/coins.ts';
import type { Miner, Terms } from '../mining/economics.ts';
import type { AssumedTerm, Origin, Preferences } from '../people/preferences.ts';
import type { Modes } from '../power/mode.ts';
import { feePerDay, meanPerKwh, type Tariff } from '../power/tariff.ts';

/** A rig somebody asked us to remember, with the terms it runs on. */
export interface NewRig {
  readonly userId: string;
  /** Unique to the user but for case and width: see `nameKey`. */
  readonly name: string;
  /** The coin that it mines. */
  readonly coin: CoinId;
  /** Hashes per second of one unit, in the mode that it usually runs in. */
  readonly hashrate: number;
  /** Watts of one unit, in that mode. */
  readonly power: number;
  /** Absent when it has one mode alone, which hashrate and power describe. */
  readonly modes?: Modes | undefined;
  /** Units of the same kind, 1 or more. */
  readonly count: number;
  /** As sold, when it was named rather than described. */
  readonly model?: string | undefined;
  /** In the currency that the rig is reckoned in. */
  readonly tariff: Tariff;
  /** 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** Share of the time it runs, 0 (exclusive) to 1. */
  readonly uptime: number;
  /** Per day, in the tariff's currency, of all units together. */
  readonly fixedCost: number;
  /** What nobody has said, so that it was assumed; absent when that is nothing. */
  readonly assumed?: readonly AssumedTerm[] | undefined;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** As stored; `revision` counts its changes, and a change on top of an old one is refused. */
export interface RegisteredRig extends NewRig {
  readonly id: number;
  readonly revision: number;
}

/** Two names with the same key are the same name: NFKC, lower case, single spaces. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

interface RigBasis {
  readonly miner: Miner;
  readonly terms: Terms;
  /** ISO 4217; of the terms, and of whatever is reckoned with them. */
  readonly currency: string;
}

/** All units of a registered rig as one miner, and what they run on. */
export function basisOf(rig: Omit<RegisteredRig, 'id' | 'revision'>): RigBasis {
  return {
    miner: { hashrate: rig.count * rig.hashrate, power: rig.count * rig.power },
    terms: {
      tariff: meanPerKwh(rig.tariff),
      poolFee: rig.poolFee,
      uptime: rig.uptime,
      fixedCost: rig.fixedCost + feePerDay(rig.tariff),
    },
    currency: rig.tariff.currency,
  };
}

/** What holds for a rig that was registered with its terms. */
export function preferencesFromRig(rig: RegisteredRig): Preferences {
  const { tariff, poolFee, uptime, fixedCost, assumed = [] } = rig;
  const originOf = (term: AssumedTerm): Origin => (assumed.includes(term) ? 'operator' : 'said');
  return {
    currency: tariff.currency,
    tariff,
    poolFee,
    uptime,
    fixedCost,
    origins: { tariff: originOf('tariff'), poolFee: originOf('poolFee'), uptime: 'said' },
  };
}
