import type { CoinId } from '../coin/coins.ts';
import type { Miner, Terms } from '../mining/economics.ts';
import type { AssumedTerm, Origin, Preferences } from '../people/preferences.ts';
import type { Modes } from '../power/mode.ts';
import { feePerDay, meanPerKwh, type Tariff } from '../power/tariff.ts';
import { type MeasuredFigures, unitFigures } from './measured.ts';

/** The money somebody paid, as they said it: another power price doesn't change its currency. */
export interface PaidCost {
  /** More than 0. */
  readonly value: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A rig that somebody asked us to remember, with the terms it runs on. */
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
  /**
   * The figures that machines in the house measure, which count in place of the two above; present where
   * the owner wants that, empty until there are some.
   */
  readonly measured?: MeasuredFigures | undefined;
  /** Modes; absent when the machine has one alone, which hashrate and power describe. */
  readonly modes?: Modes | undefined;
  /** Units of the same kind, 1 or more. */
  readonly count: number;
  /** Model's name as sold, when the rig was named rather than described. */
  readonly model?: string | undefined;
  /** Tariff, in the currency that the rig is reckoned in. */
  readonly tariff: Tariff;
  /** Pool's share of the income, 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** Share of the time that the rig runs, 0 (exclusive) to 1. */
  readonly uptime: number;
  /** Fixed cost per day, in the tariff's currency, of all units together. */
  readonly fixedCost: number;
  /** Paid for all units together; absent where nobody said. */
  readonly cost?: PaidCost | undefined;
  /** Terms that nobody named, so that they were assumed; absent when there are none. */
  readonly assumed?: readonly AssumedTerm[] | undefined;
  /** Unix seconds at which the rig was registered. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/**
 * A registered rig as stored; `revision` counts its changes, and a change on top of an old one is
 * refused.
 */
export interface RegisteredRig extends NewRig {
  readonly id: number;
  readonly revision: number;
}

/**
 * Returns the key of a name: two names with the same key are the same name. It has NFKC, lower
 * case, single spaces.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

interface RigBasis {
  readonly miner: Miner;
  readonly terms: Terms;
  /** ISO 4217 code of the terms, and of all that is reckoned with them. */
  readonly currency: string;
}

/** Returns all units of a registered rig as one miner, and the terms they run on. */
export function basisOf(rig: Omit<RegisteredRig, 'id' | 'revision'>): RigBasis {
  const unit = unitFigures(rig);
  return {
    miner: { hashrate: rig.count * unit.hashrate, power: rig.count * unit.power },
    terms: {
      tariff: meanPerKwh(rig.tariff),
      poolFee: rig.poolFee,
      uptime: rig.uptime,
      fixedCost: rig.fixedCost + feePerDay(rig.tariff),
    },
    currency: rig.tariff.currency,
  };
}

/** Returns the preferences that hold for a rig registered with its terms. */
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
