import { type Conditions, economics, type Miner, type Terms } from '../mining/economics.ts';
import { subsidyAt } from '../mining/network.ts';
import { chanceAbove, type RetargetForecast } from '../mining/retarget.ts';

export interface OutlookQuestion {
  readonly miner: Miner;
  readonly terms: Terms;
  readonly conditions: Conditions;
  /** Of the next block, in satoshi. */
  readonly subsidy: number;
  /** Satoshi per block; absent where nobody knows: subsidy alone is counted then. */
  readonly meanFees?: number | undefined;
  readonly forecast?: RetargetForecast | undefined;
}

/** Profits per day, in the currency; coin price and fees as they are now. */
export interface Outlook {
  /** Absent without a forecast. */
  readonly afterRetarget?:
    | {
        /** At the expected ratio. */
        readonly profit: number;
        /** At the upper end of the 90 % band: the higher difficulty. */
        readonly profitWorst: number;
        /** At its lower end. */
        readonly profitBest: number;
        /** That the rig then runs at a loss, 0 to 1. */
        readonly chanceOfLoss: number;
      }
    | undefined;
  /** With the difficulty as it is now. */
  readonly afterHalving: {
    /** Satoshi per block. */
    readonly subsidy: number;
    readonly profit: number;
  };
}

/** What becomes of a rig's profit at the next retarget, and at the next halving. */
export function outlook(question: OutlookQuestion): Outlook {
  const { miner, terms, conditions, forecast, meanFees = 0 } = question;
  const subsidy = Math.floor(question.subsidy / 2);
  return {
    afterRetarget: forecast && afterRetarget(question, forecast),
    afterHalving: {
      subsidy,
      profit: economics(miner, terms, { ...conditions, blockReward: subsidy + meanFees }).profit,
    },
  };
}

function afterRetarget(
  { miner, terms, conditions, meanFees = 0 }: OutlookQuestion,
  forecast: RetargetForecast,
): Outlook['afterRetarget'] {
  // Halvings fall within epochs: the epoch after one pays less, whatever the difficulty does.
  const blockReward = subsidyAt(forecast.height) + meanFees;
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
