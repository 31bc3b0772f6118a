import { DAYS_PER_MONTH } from '../time/seconds.ts';

/** A fall of the block reward, of which a halving is one kind. */
export interface RewardCut {
  /** Days from now; the first day that has it. */
  readonly day: number;
  /** The block reward from then on as a share of today's, fees included. */
  readonly factor: number;
}

/** A machine with its terms, in one currency. */
export interface Running {
  /** Income of today per day, after pool fee, uptime counted. */
  readonly income: number;
  /** Cost per day that falls away when it is switched off. */
  readonly power: number;
  /** Cost per day that stays when it is switched off, ≥ 0. */
  readonly fixed: number;
  /** Whether its owner switches it off while the power costs more than it earns. */
  readonly switchesOff: boolean;
}

/** The price that the sums of a machine are compared with, and the resale. */
export interface Purchase {
  /** Paid for it, > 0. */
  readonly cost: number;
  /** Paid by the next owner at the end, ≥ 0; pays nothing back before. */
  readonly resale: number;
}

export interface GrowthQuestion extends Running, Purchase {
  /** Days that are looked at, from today on. */
  readonly days: number;
  /** Growth of the difficulty per month, > −1: 0.025 for +2.5 %. */
  readonly growth: number;
  /** In order of time. */
  readonly cuts: readonly RewardCut[];
}

export interface GrowthLine {
  /** Earned in all the days, in the currency, without the cost and the resale. */
  readonly sum: number;
  /** The sum and the resale less the cost. */
  readonly net: number;
  /** How many days it takes until the sum reaches the cost; absent where they are not enough. */
  readonly paybackDays?: number | undefined;
  /** The first day at a loss, counted from today, which is 0; absent where none is. */
  readonly lossDay?: number | undefined;
  /** Whether more days might still pay it back: the last one earned something, or days to come may. */
  readonly isOpen: boolean;
}

/** Returns the profit of one day. @param income - Of that day. */
export function profitOfDay(income: number, { power, fixed, switchesOff }: Running): number {
  const running = income - power;
  return (switchesOff ? Math.max(0, running) : running) - fixed;
}

/** Returns what a machine earns day by day where the difficulty grows evenly and the coin keeps its price. */
export function growthLine(question: GrowthQuestion): GrowthLine {
  const { income, power, fixed, days, growth, cuts, cost, resale } = question;
  let sum = 0;
  let paybackDays: number | undefined;
  let lossDay: number | undefined;
  let last = 0;
  for (let day = 0; day < days; day += 1) {
    const earned = income * factorAt(cuts, day) * (1 + growth) ** (-day / DAYS_PER_MONTH);
    last = profitOfDay(earned, question);
    sum += last;
    if (earned < power + fixed) lossDay ??= day;
    if (sum >= cost) paybackDays ??= day + 1;
  }
  const isOpen = last > 0 || growth < 0;
  return { sum, net: sum + resale - cost, paybackDays, lossDay, isOpen };
}

/** Returns today's reward's share that a day still has. */
export function factorAt(cuts: readonly RewardCut[], day: number): number {
  return cuts.findLast((cut) => cut.day <= day)?.factor ?? 1;
}
