import type { Coin } from '../coin/coin.ts';
import { dailyRevenue, hashprice, type Network } from './network.ts';

/** A miner means all units of a rig together. */
export interface Miner {
  /** Hashes per second, > 0. */
  readonly hashrate: number;
  /** Watts at the wall, > 0. */
  readonly power: number;
}

/** Returns a miner's efficiency in J/TH. */
export function efficiencyOf({ power, hashrate }: Miner): number {
  return power / (hashrate / TERAHASH);
}

export interface Terms {
  /** Power price per kWh, in the currency of the answer; below zero where use is paid for. */
  readonly tariff: number;
  /** Pool fee, 0 to 1 (exclusive). */
  readonly poolFee: number;
  /** Share of the time the rig runs, 0 (exclusive) to 1. */
  readonly uptime: number;
  /** Other cost per day, ≥ 0, in the currency of the answer; not scaled by uptime. */
  readonly fixedCost: number;
}

/** The market's conditions; the block reward is the next block's subsidy plus mean fees. */
export interface Conditions extends PricedNetwork {
  /** The network whose blocks the same hashes find besides, where that is so and its data are known. */
  readonly merged?: PricedNetwork | undefined;
}

interface PricedNetwork extends Network {
  /** Price of one coin in the currency of the answer, > 0. */
  readonly coinPrice: number;
}

/**
 * Break-evens are the values of one input at which profit is zero, all else equal. One is absent
 * where there is none: no ordinary power price makes up for a fixed cost above the income, and a
 * rig without any cost, or one that is paid for its power, pays at every coin price, hashprice and
 * difficulty.
 */
export interface BreakEvens {
  /** Power price per kWh, in the currency of the answer. */
  readonly tariff?: number | undefined;
  /** Price of a coin, in the currency of the answer. */
  readonly coinPrice?: number | undefined;
  /** Currency per unit of hashprice per day: per PH/s of Bitcoin. */
  readonly hashprice?: number | undefined;
  readonly difficulty?: number | undefined;
  /** J/TH, at the same hashrate; absent with power that is free or paid for. */
  readonly efficiency?: number | undefined;
}

/** The part of the income that comes in another coin, per day, before pool fee, uptime counted. */
export interface MergedRevenue {
  readonly coin: Coin;
  /** Base units of that coin. */
  readonly amount: number;
  /** Value in the currency of the answer. */
  readonly value: number;
}

/** Amounts per day, in the currency of the answer unless the name says otherwise. */
export interface Economics {
  /** Base units of the coin per day before pool fee, uptime counted. */
  readonly revenueSats: number;
  /** Income in a coin that is found besides; absent where there is none, or where it isn't known. */
  readonly mergedRevenue?: MergedRevenue | undefined;
  /** Income before pool fee, uptime counted. */
  readonly revenue: number;
  readonly poolFee: number;
  readonly powerCost: number;
  readonly fixedCost: number;
  readonly profit: number;
  readonly profitSats: number;
  /** profit / (revenue − pool fee), at most 1; absent without revenue. */
  readonly margin?: number | undefined;
  /** Currency per unit of hashprice per day, before fee and power. */
  readonly hashprice: number;
  readonly breakEvens: BreakEvens;
}

const HOURS_PER_DAY = 24;
const WATTS_PER_KILOWATT = 1_000;
/** Hashes per second. */
const TERAHASH = 1e12;

/**
 * Returns a miner's income, cost and profit per day, and the values at which profit is zero. Uptime
 * scales income and power, not the fixed cost. Formulas: docs.luxor.tech/hashrateindex/hashprice
 * for income; the rest is profit = revenue · (1 − fee) − energy · tariff − fixed cost, solved for
 * one input at a time.
 */
export function economics(miner: Miner, terms: Terms, conditions: Conditions): Economics {
  const { coin, coinPrice } = conditions;
  const perSat = coinPrice / coin.baseUnit.perCoin;
  const revenueSats = dailyRevenue({ ...conditions, hashrate: miner.hashrate }) * terms.uptime;
  const mergedRevenue = conditions.merged && mergedRevenueOf(miner, terms, conditions.merged);
  const revenue = revenueSats * perSat + (mergedRevenue?.value ?? 0);
  const poolFee = revenue * terms.poolFee;
  const income = revenue - poolFee;
  const powerCost = dailyEnergy(miner, terms) * terms.tariff;
  const profit = income - powerCost - terms.fixedCost;
  return {
    revenueSats,
    mergedRevenue,
    revenue,
    poolFee,
    powerCost,
    fixedCost: terms.fixedCost,
    profit,
    profitSats: profit / perSat,
    margin: income > 0 ? profit / income : undefined,
    hashprice: wholeHashprice(conditions) * perSat,
    breakEvens: breakEvens({
      miner,
      terms,
      conditions,
      income,
      mergedIncome: (mergedRevenue?.value ?? 0) * (1 - terms.poolFee),
      cost: powerCost + terms.fixedCost,
    }),
  };
}

function mergedRevenueOf(
  { hashrate }: Miner,
  { uptime }: Terms,
  network: PricedNetwork,
): MergedRevenue {
  const { coin, coinPrice } = network;
  const amount = dailyRevenue({ ...network, hashrate }) * uptime;
  return { coin, amount, value: (amount * coinPrice) / coin.baseUnit.perCoin };
}

/**
 * Returns the income of a unit of hashrate in a day, with the coin that it finds besides counted at its
 * worth.
 *
 * @returns Base units of the main coin per `hashpriceUnit` per day.
 */
export function wholeHashprice(conditions: Conditions): number {
  const { coin, coinPrice, merged } = conditions;
  const own = hashprice(conditions);
  if (!merged) return own;
  const amount = dailyRevenue({ ...merged, hashrate: coin.hashpriceUnit.hashes });
  const value = (amount * merged.coinPrice) / merged.coin.baseUnit.perCoin;
  return own + (value / coinPrice) * coin.baseUnit.perCoin;
}

/** Returns the energy that a miner uses, in kWh per day, uptime counted. */
export function dailyEnergy({ power }: Miner, { uptime }: Terms): number {
  return (power / WATTS_PER_KILOWATT) * HOURS_PER_DAY * uptime;
}

function breakEvens({
  miner,
  terms,
  conditions,
  income,
  mergedIncome,
  cost,
}: {
  readonly miner: Miner;
  readonly terms: Terms;
  readonly conditions: Conditions;
  /** Income per day after pool fee, in the currency. */
  readonly income: number;
  /** Part of it that another coin brings: it stays as it is while the main coin's inputs change. */
  readonly mergedIncome: number;
  /** Cost of power and fixed cost per day, in the currency. */
  readonly cost: number;
}): BreakEvens {
  const own = income - mergedIncome;
  const ownCost = cost - mergedIncome;
  const spareForPower = income - terms.fixedCost;
  const tariff = spareForPower / dailyEnergy(miner, terms);
  return {
    // A break-even below zero is of use only to somebody who is paid for power at times.
    tariff: tariff >= 0 || terms.tariff < 0 ? tariff : undefined,
    coinPrice: ifReal(conditions.coinPrice * (ownCost / own)),
    hashprice: breakEvenHashprice(miner, terms, conditions.coin),
    difficulty: ifReal(conditions.difficulty * (own / ownCost)),
    efficiency:
      terms.tariff > 0 ? ifReal(efficiencyOf(miner) * (tariff / terms.tariff)) : undefined,
  };
}

/**
 * Returns the hashprice at which a miner just pays for its power and its fixed cost. It depends on
 * neither price nor difficulty: it changes only with the rig and its terms.
 *
 * @returns Currency per unit of hashprice per day; absent for a rig without costs.
 */
export function breakEvenHashprice(
  miner: Miner,
  terms: Terms,
  { hashpriceUnit }: Pick<Coin, 'hashpriceUnit'>,
): number | undefined {
  const cost = dailyEnergy(miner, terms) * terms.tariff + terms.fixedCost;
  const share = (miner.hashrate / hashpriceUnit.hashes) * terms.uptime * (1 - terms.poolFee);
  return ifReal(cost / share);
}

/**
 * Returns a break-even if there is one: a division by zero, or a result of zero or less, is none.
 */
function ifReal(value: number): number | undefined {
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
