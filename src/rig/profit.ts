import type { Coin } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import {
  conditionsOf,
  forecastOf,
  type MarketPart,
  type MarketView,
  usable,
  type WhatIf,
} from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import {
  type Conditions,
  dailyEnergy,
  type Economics,
  economics,
  type Miner,
  type Terms,
} from '../mining/economics.ts';
import { chanceAbove, type RetargetForecast } from '../mining/retarget.ts';
import { isConstant } from '../power/tariff.ts';
import { type HourlyQuestion, type HourlyReport, reportByTheHour } from './by-the-hour.ts';

interface ProfitQuestion {
  readonly miner: Miner;
  readonly terms: Terms;
  /** ISO 4217 code of the currency of the terms and of the answer. */
  readonly currency: string;
  /** The prices that the terms' power price is the mean of, in that currency; with the clock of whoever asks. */
  readonly schedule?: Pick<HourlyQuestion, 'tariff' | 'timeZone' | 'spot'> | undefined;
  readonly whatIf?: WhatIf | undefined;
  readonly reading: Reading;
  /** The present in unix seconds. */
  readonly now: number;
}

/**
 * The report has all there is to say about a rig; values that the market left unknown are absent.
 */
export interface ProfitReport {
  readonly miner: Miner;
  readonly terms: Terms;
  readonly coin: Coin;
  readonly currency: string;
  readonly economics: KnownEconomics;
  /** Energy in kWh per day, uptime counted. */
  readonly energy: number;
  /**
   * Market data; absent without tip or difficulty. Its coin price is worth nothing while `price` is
   * missing.
   */
  readonly market?: MarketView | undefined;
  /** Whether only the fees are unknown: income is counted without them. */
  readonly lowerBound: boolean;
  readonly missing: readonly MarketPart[];
  /** Forecast of the next retarget; absent when the difficulty is a supposed one. */
  readonly forecast?: RetargetForecast | undefined;
  /** Forecast of the profit; absent without a price. */
  readonly profitForecast?: ProfitForecast | undefined;
  /** Present where the power price hangs on the time. */
  readonly byTheHour?: HourlyReport | undefined;
}

/** Costs don't depend on the market; everything else may be unknown. */
export type KnownEconomics = { readonly [K in keyof Economics]?: Economics[K] | undefined } & Pick<
  Economics,
  'powerCost' | 'fixedCost' | 'breakEvens'
>;

/** A value that stands in for an unknown one, where the result doesn't depend on it. */
const ANY = 1;

export function reportProfit(question: ProfitQuestion): ProfitReport {
  const report = reportOnMean(question);
  const { miner, terms, schedule, now } = question;
  if (!schedule || isConstant(schedule.tariff)) return report;
  const { revenue, poolFee } = report.economics;
  const economics = revenue === undefined ? undefined : { revenue, poolFee: poolFee ?? 0 };
  return { ...report, byTheHour: reportByTheHour({ miner, terms, now, economics, ...schedule }) };
}

/** The same as if power always cost what it does on average. */
function reportOnMean(question: ProfitQuestion): ProfitReport {
  const { miner, terms, currency, whatIf = {}, reading, now } = question;
  const answer = conditionsOf(reading, currency, whatIf);
  const full = usable(answer);
  const missing = answer.ok ? [] : answer.missing;
  const supposed = whatIf.difficultyChange !== undefined;
  const coin = coinOf(reading.coin);
  const common = {
    miner,
    terms,
    coin,
    currency,
    energy: dailyEnergy(miner, terms),
    missing,
    lowerBound: missing.includes('fees'),
    forecast: supposed ? undefined : forecastOf(reading, now),
  };
  if (full) {
    const { conditions, halving } = full;
    const reducedSubsidy = halving && conditions.coin.subsidyAt(halving.height);
    const { forecast } = common;
    const meanFees = answer.ok ? answer.meanFees : undefined;
    return {
      ...common,
      economics: economics(miner, terms, conditions),
      market: full,
      profitForecast: outlook({ miner, terms, conditions, reducedSubsidy, meanFees, forecast }),
    };
  }
  const priceless = conditionsOf(reading, currency, { ...whatIf, coinPrice: ANY });
  const market = usable(priceless);
  const unpriced = economics(
    miner,
    terms,
    market?.conditions ?? {
      coin,
      difficulty: ANY,
      blockReward: ANY,
      coinPrice: ANY,
    },
  );
  const { powerCost, fixedCost, breakEvens } = unpriced;
  return {
    ...common,
    economics: {
      powerCost,
      fixedCost,
      revenueSats: market && unpriced.revenueSats,
      breakEvens: {
        hashprice: breakEvens.hashprice,
        coinPrice: market && breakEvens.coinPrice,
      },
    },
    market,
  };
}

export interface ForecastQuestion {
  readonly miner: Miner;
  readonly terms: Terms;
  readonly conditions: Conditions;
  /** Subsidy of a block after the next reduction, in base units; absent where there is none. */
  readonly reducedSubsidy?: number | undefined;
  /**
   * Mean fees in base units per block; absent where nobody knows: subsidy alone is counted then.
   */
  readonly meanFees?: number | undefined;
  readonly forecast?: RetargetForecast | undefined;
}

/** Profits per day, in the currency; with coin price and fees as they are now. */
export interface ProfitForecast {
  /** Profits after the next retarget; absent without a forecast. */
  readonly afterRetarget?:
    | {
        /** Profit at the expected ratio. */
        readonly profit: number;
        /** Profit at the upper end of the 90 % band: the higher difficulty. */
        readonly profitWorst: number;
        /** Profit at the lower end of that band. */
        readonly profitBest: number;
        /** Chance that the rig then runs at a loss, 0 to 1. */
        readonly chanceOfLoss: number;
      }
    | undefined;
  /**
   * Profit after the next halving, with the difficulty as it is now; absent where the subsidy stays
   * for good.
   */
  readonly afterHalving?:
    | {
        /** Subsidy in base units per block. */
        readonly subsidy: number;
        readonly profit: number;
      }
    | undefined;
}

/** Returns a rig's profit after the next retarget, and after the next halving. */
export function outlook(question: ForecastQuestion): ProfitForecast {
  const { miner, terms, conditions, forecast, meanFees = 0, reducedSubsidy: subsidy } = question;
  return {
    afterRetarget: forecast && afterRetarget(question, forecast),
    afterHalving:
      subsidy === undefined
        ? undefined
        : {
            subsidy,
            profit: economics(miner, terms, { ...conditions, blockReward: subsidy + meanFees })
              .profit,
          },
  };
}

function afterRetarget(
  { miner, terms, conditions, meanFees = 0 }: ForecastQuestion,
  forecast: RetargetForecast,
): ProfitForecast['afterRetarget'] {
  // Halvings fall within epochs: the epoch after one pays less, whatever the difficulty does.
  const blockReward = conditions.coin.subsidyAt(forecast.height) + meanFees;
  const at = (ratio: number) =>
    economics(miner, terms, {
      ...conditions,
      blockReward,
      difficulty: conditions.difficulty * ratio,
    });
  const expected = at(forecast.ratio);
  const breakEven = expected.breakEvens.difficulty;
  return {
    profit: expected.profit,
    profitWorst: at(forecast.band90.high).profit,
    profitBest: at(forecast.band90.low).profit,
    chanceOfLoss:
      breakEven === undefined
        ? // The same sign at every difficulty: a rig without costs, or a block without reward.
          Number(expected.profit < 0)
        : chanceAbove(forecast, breakEven / conditions.difficulty),
  };
}
