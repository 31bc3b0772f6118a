/** A miner as a whole (all units of a rig together). */
export interface Miner {
  /** Hashes per second, > 0. */
  readonly hashrate: number;
  /** Watts at the wall, > 0. */
  readonly power: number;
}

export interface Terms {
  /** Power price per kWh, ≥ 0, in the currency of the answer. */
  readonly tariff: number;
  /** Pool fee, 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** Share of the time the rig runs, 0 (exclusive) to 1. */
  readonly uptime: number;
  /** Other cost per day, ≥ 0, in the currency of the answer; not scaled by uptime. */
  readonly fixedCost: number;
}

export interface Conditions {
  /** Network difficulty, dimensionless. */
  readonly difficulty: number;
  /** Subsidy of the next block plus mean fees, in satoshi. */
  readonly blockReward: number;
  /** Price of one bitcoin in the currency of the answer. */
  readonly coinPrice: number;
}

/** The value of one input at which profit is zero, all else equal; absent where there is none. */
export interface BreakEvens {
  /** Per kWh, in the currency. */
  readonly tariff?: number | undefined;
  /** Per bitcoin, in the currency. */
  readonly coinPrice?: number | undefined;
  /** Currency per PH/s per day. */
  readonly hashprice?: number | undefined;
  readonly difficulty?: number | undefined;
  /** J/TH. */
  readonly efficiency?: number | undefined;
}

/** Per day, in the currency unless the name says otherwise. */
export interface Economics {
  /** Satoshi per day before pool fee, uptime counted. */
  readonly revenueSats: number;
  /** Before pool fee, uptime counted. */
  readonly revenue: number;
  readonly poolFee: number;
  readonly powerCost: number;
  readonly fixedCost: number;
  readonly profit: number;
  readonly profitSats: number;
  /** profit / (revenue − pool fee); absent without revenue. */
  readonly margin?: number | undefined;
  /** Currency per PH/s per day, before fee and power. */
  readonly hashprice: number;
  readonly breakEvens: BreakEvens;
}
