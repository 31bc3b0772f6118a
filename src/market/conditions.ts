import type { Coin, Reduction } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { Conditions } from '../mining/economics.ts';
import { forecastRetarget, type RetargetForecast } from '../mining/retarget.ts';
import { convert, type FxRates } from '../money/currency.ts';
import type { CoinPrice, Datum, Reading, Tip } from './reading.ts';

interface Parts {
  readonly tip: Tip;
  readonly difficulty: number;
  readonly fees: number;
  readonly price: CoinPrice;
  readonly fx: FxRates;
}

/** The parts of a reading that an answer about income rests on. */
export type MarketPart = keyof Parts;

/** A datum that went into an answer, and as what: for the line that says where numbers come from. */
export type Evidence = {
  readonly [P in MarketPart]: { readonly role: P; readonly datum: Datum<Parts[P]> };
}[MarketPart];

/** Values that somebody supposes instead of the market's own numbers. */
export interface WhatIf {
  /** Price of one coin in the currency of the answer, > 0. Neither price nor fx is needed then. */
  readonly coinPrice?: number | undefined;
  /** Ratio new/old difficulty, > 0: 1.05 for +5 %. */
  readonly difficultyChange?: number | undefined;
}

/** The market as one answer sees it. */
export interface MarketView {
  readonly conditions: Conditions;
  /** Subsidy of the next block, in base units. */
  readonly subsidy: number;
  /**
   * The next time the subsidy falls from what it is here; absent where it stays for good. It never
   * is the very next block: when that one is a halving, `subsidy` is the lower one already and this
   * is the halving after it.
   */
  readonly halving?: Reduction | undefined;
  /** Every datum in it, in the order tip, difficulty, fees, price, fx. */
  readonly evidence: readonly Evidence[];
  /** Whether at least one datum in it is stale. */
  readonly stale: boolean;
}

export type ConditionsAnswer =
  | (MarketView & {
      readonly ok: true;
      /** Mean fees in base units per block. */
      readonly meanFees: number;
    })
  | {
      readonly ok: false;
      /** Parts that are missing; never empty; in the order tip, difficulty, fees, price, fx. */
      readonly missing: readonly MarketPart[];
      /**
       * When nothing but the fees is missing: the market with the subsidy as the whole block
       * reward. Income from it is a lower bound, and an answer that uses it says so.
       */
      readonly withoutFees?: MarketView | undefined;
    };

/** Returns the market without the fees where nothing but them is missing, and nothing where more is. */
export function usable(answer: ConditionsAnswer): MarketView | undefined {
  return answer.ok ? answer : answer.withoutFees;
}

/**
 * Returns the conditions that a rig's income depends on, from a reading of the market, in a
 * currency.
 *
 * The subsidy is that of the block after the tip; only the fees are a mean over the last blocks, so
 * nothing blurs for a day around a halving.
 *
 * @param currency - ISO 4217. US dollars need no fx rates.
 */
export function conditionsOf(
  reading: Reading,
  currency: string,
  whatIf: WhatIf = {},
): ConditionsAnswer {
  const { tip, difficulty, meanFees: fees } = reading;
  const coin = coinOf(reading.coin);
  const price = whatIf.coinPrice === undefined ? reading.price : undefined;
  const fx = whatIf.coinPrice === undefined && currency !== 'USD' ? reading.fx : undefined;
  const coinPrice =
    whatIf.coinPrice ?? (price && convert(price.value.usd, 'USD', currency, fx?.value));

  const missing: MarketPart[] = [];
  if (!tip) missing.push('tip');
  if (!difficulty) missing.push('difficulty');
  const hasFees = fees !== undefined || coin.fees === 'left-out';
  if (!hasFees) missing.push('fees');
  if (whatIf.coinPrice === undefined) {
    if (!price) missing.push('price');
    if (convert(1, 'USD', currency, fx?.value) === undefined) missing.push('fx');
  }
  if (!tip || !difficulty || coinPrice === undefined) return { ok: false, missing };

  const evidence: Evidence[] = [
    { role: 'tip', datum: tip },
    { role: 'difficulty', datum: difficulty },
  ];
  if (fees) evidence.push({ role: 'fees', datum: fees });
  if (price) evidence.push({ role: 'price', datum: price });
  if (fx) evidence.push({ role: 'fx', datum: fx });

  const { height } = tip.value;
  const subsidy = coin.subsidyAt(height + 1);
  const halving = coin.nextReduction(height + 1);
  const view: MarketView = {
    conditions: {
      coin,
      difficulty: difficulty.value * (whatIf.difficultyChange ?? 1),
      blockReward: subsidy + (fees?.value ?? 0),
      coinPrice,
      ...mergedWith(coin, reading, currency),
    },
    subsidy,
    halving: halving && { ...halving, blocksLeft: halving.height - height },
    evidence,
    stale: evidence.some(({ datum }) => datum.state === 'stale'),
  };
  return hasFees
    ? { ok: true, ...view, meanFees: fees?.value ?? 0 }
    : { ok: false, missing, withoutFees: view };
}

/**
 * Returns the chain's part of a market whose price is not known, in coins: with any price at all it is
 * right. The coin that is mined along is left out: nobody knows then what it is worth.
 */
export function withoutPrice(reading: Reading, currency: string): ConditionsAnswer {
  return conditionsOf({ ...reading, merged: undefined }, currency, { coinPrice: 1 });
}

/** Tells whether all that the same hashes find is in the conditions. */
export function isWhole({ coin, merged }: Conditions): boolean {
  return coin.merged === undefined || merged !== undefined;
}

/** Returns the network that the same hashes serve besides, where all that its income hangs on is known. */
function mergedWith(
  { merged: coin }: Coin,
  { merged, fx }: Reading,
  currency: string,
): Pick<Conditions, 'merged'> {
  if (!coin || !merged?.tip || !merged.difficulty || !merged.price) return {};
  const coinPrice = convert(merged.price.value.usd, 'USD', currency, fx?.value);
  if (coinPrice === undefined) return {};
  const blockReward = coin.subsidyAt(merged.tip.value.height + 1);
  return { merged: { coin, difficulty: merged.difficulty.value, blockReward, coinPrice } };
}

/**
 * Returns that of several currencies in which to ask for the conditions, so that the evidence
 * serves all of them: one that isn't the dollar brings the rates along.
 */
export function currencyForAll(currencies: readonly string[]): string {
  return currencies.find((currency) => currency !== 'USD') ?? 'USD';
}

/**
 * Returns the moment an answer speaks of. Time stands still in the sample network: its countdowns
 * and ages would be nonsense by today's clock.
 *
 * @param clock - Unix seconds.
 * @returns Whole unix seconds: the results for one answer serve all of the same second.
 */
export function momentOf(reading: Reading, clock: () => number): number {
  return Math.floor(reading.origin === 'sample' ? reading.at : clock());
}

/** The forecasts of the readings that somebody still has, each for the moment asked about last. */
const foreseen = new WeakMap<
  Reading,
  { readonly now: number; readonly forecast: RetargetForecast | undefined }
>();

/**
 * Returns the forecast of the next retarget from what a reading knows.
 *
 * @param now - Unix seconds; see {@link momentOf}.
 * @returns Nothing without tip, difficulty, or the running epoch's first block.
 */
export function forecastOf(reading: Reading, now: number): RetargetForecast | undefined {
  let known = foreseen.get(reading);
  if (known?.now !== now) {
    known = { now, forecast: foresee(reading, now) };
    foreseen.set(reading, known);
  }
  return known.forecast;
}

function foresee(
  { coin, tip, difficulty, epoch }: Reading,
  now: number,
): RetargetForecast | undefined {
  if (!tip || !difficulty || !epoch) return undefined;
  return forecastRetarget({
    coin: coinOf(coin),
    tip: tip.value,
    // After a stale tip nobody knows what came: silence since then isn't a wait for a block.
    now: tip.state === 'stale' ? Math.max(tip.at, tip.value.time) : now,
    difficulty: difficulty.value,
    ...epoch.value,
  });
}
