import { DAYS_PER_MONTH } from '../time/seconds.ts';
import { factorAt, type RewardCut } from './payback.ts';

/**
 * The rules for days on which upkeep is more than income: nothing is paid (`suspend`), nothing is paid
 * and so many days in a row end the contract (`terminate`), or its owner owes the rest (`pay`).
 */
export const lossRules = ['suspend', 'terminate', 'pay'] as const;

export type LossRule = (typeof lossRules)[number];

/** All for one TH/s; money in one currency. */
export interface ContractQuestion {
  /** Income of today per day, before fee and upkeep. */
  readonly income: number;
  /** Paid in advance, > 0. */
  readonly price: number;
  /** Per day, ≥ 0. */
  readonly upkeep: number;
  /** Share of the income, 0 to 1 (exclusive). */
  readonly fee: number;
  /** The customer's share of the rest: 0 (exclusive) to 1. */
  readonly share: number;
  /** Days from the payment to its end. */
  readonly term: number;
  /** Days from the payment on that bring nothing and cost nothing; the term includes them. */
  readonly delay: number;
  readonly rule: LossRule;
  /** Days at a loss in a row that end it, where the rule is to terminate. */
  readonly grace: number;
  /** Growth of the difficulty per month, > −1. */
  readonly growth: number;
  /** In order of time. */
  readonly cuts: readonly RewardCut[];
}

export interface ContractResult {
  /** Paid out in all, in the currency. */
  readonly sum: number;
  /** The sum less the price. */
  readonly net: number;
  /** The first day at a loss, counted from the payment, which is 0; absent where none is. */
  readonly lossDay?: number | undefined;
  /** The day on which the rule ends it, counted alike; absent where it runs to its end. */
  readonly endDay?: number | undefined;
}

/** Returns what a contract pays, with the coin's price as it is. */
export function contractResult(question: ContractQuestion): ContractResult {
  const { income, price, upkeep, fee, share, term, delay, rule, grace, growth, cuts } = question;
  let sum = 0;
  let lossDay: number | undefined;
  let endDay: number | undefined;
  let inARow = 0;
  for (let day = delay; day < term && endDay === undefined; day += 1) {
    const earned = income * factorAt(cuts, day) * (1 + growth) ** (-day / DAYS_PER_MONTH);
    const left = earned * (1 - fee) - upkeep;
    sum += share * (rule === 'pay' ? left : Math.max(0, left));
    inARow = left < 0 ? inARow + 1 : 0;
    if (left < 0) lossDay ??= day;
    if (rule === 'terminate' && inARow >= grace) endDay = day;
  }
  return { sum, net: sum - price, lossDay, endDay };
}
