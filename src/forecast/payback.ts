import { DAYS_PER_MONTH } from '../time/seconds.ts';

/** A fall of the block reward, of which a halving is one kind. */
export interface RewardCut {
  /** Days from now; the first day that has it. */
  readonly day: number;
  /** The block reward from then on as a share of today's, fees included. */
  readonly factor: number;
}

/** The hours of a year in which power costs the same. */
export interface PricedHours {
  /** The share of the time, 0 to 1; those of all hours make 1. */
  readonly share: number;
  /** Cost of a whole day at that price. */
  readonly power: number;
}

/** A mode as ratios of the machine as it runs. */
export interface ModeRatio {
  readonly income: number;
  readonly power: number;
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
  /** Present where power costs more at some hours than at others; `power` is their mean. */
  readonly hours?: readonly PricedHours[] | undefined;
  /** The modes of which the best is run at any time; absent where there is one alone. */
  readonly modes?: readonly ModeRatio[] | undefined;
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

/** The worth of a day by its income. */
interface DayCurve {
  /** Returns the profit of one day, fixed cost counted. @param income - Of that day, ≥ 0. */
  profitOf(income: number): number;
  /** Tells whether a day of that income is one at a loss, which it would be without switching off. */
  isAtLoss(income: number): boolean;
}

/** Returns what days are worth: it is asked for hundreds of thousands of them. */
export function dayCurve(running: Running): DayCurve {
  const { power, fixed, switchesOff, hours, modes } = running;
  if (!hours && !modes) {
    return {
      profitOf: (income) => (switchesOff ? Math.max(0, income - power) : income - power) - fixed,
      isAtLoss: (income) => income < power + fixed,
    };
  }
  const leftOf = bestOfDay(running);
  return {
    profitOf: (income) => leftOf(income) - fixed,
    isAtLoss(income) {
      const left = leftOf(income);
      // In no hour does it pay to run.
      return left < fixed || (left === 0 && switchesOff);
    },
  };
}

const AS_IT_RUNS: readonly ModeRatio[] = [{ income: 1, power: 1 }];

/** From an income on, a day leaves `slope` times it and `value`. */
interface Piece {
  readonly from: number;
  readonly slope: number;
  readonly value: number;
}

/**
 * Returns what a day leaves before fixed cost, each hour run in the mode that is best then, or not at
 * all. That is a line in pieces, which are found once.
 */
function bestOfDay({ power, switchesOff, hours, modes }: Running): (income: number) => number {
  const ways = (hours ?? [{ share: 1, power }]).map((hour) => {
    const lines = (modes ?? AS_IT_RUNS).map((mode) => ({
      slope: hour.share * mode.income,
      value: -hour.share * mode.power * hour.power,
    }));
    return bestLines(switchesOff ? [{ slope: 0, value: 0 }, ...lines] : lines);
  });
  const starts = [...new Set(ways.flatMap((pieces) => pieces.map(({ from }) => from)))];
  const pieces = starts
    .toSorted((a, b) => a - b)
    .map((from): Piece => {
      const there = ways.map((way) => way.findLast((piece) => piece.from <= from));
      const sum = (pick: 'slope' | 'value') =>
        there.reduce((total, piece) => total + (piece?.[pick] ?? 0), 0);
      return { from, slope: sum('slope'), value: sum('value') };
    });
  return (income) => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pieces[middle]?.from ?? 0) <= income) low = middle;
      else high = middle - 1;
    }
    const piece = pieces[low];
    return piece ? piece.slope * income + piece.value : 0;
  };
}

/** Returns which of the lines is the highest, from an income of 0 on. */
function bestLines(lines: readonly Omit<Piece, 'from'>[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let best = lines.reduce((one, other) =>
    other.value > one.value || (other.value === one.value && other.slope > one.slope) ? other : one,
  );
  let from = 0;
  for (;;) {
    pieces.push({ from, ...best });
    let next: (typeof lines)[number] | undefined;
    let at = Number.POSITIVE_INFINITY;
    for (const line of lines) {
      if (line.slope <= best.slope) continue;
      const crossing = (best.value - line.value) / (line.slope - best.slope);
      if (crossing < at || (crossing === at && next && line.slope > next.slope)) {
        [next, at] = [line, crossing];
      }
    }
    if (!next) return pieces;
    [best, from] = [next, at];
  }
}

/** Returns what a machine earns day by day where the difficulty grows evenly and the coin keeps its price. */
export function growthLine(question: GrowthQuestion): GrowthLine {
  const { income, days, growth, cuts, cost, resale } = question;
  const { profitOf, isAtLoss } = dayCurve(question);
  let sum = 0;
  let paybackDays: number | undefined;
  let lossDay: number | undefined;
  let last = 0;
  for (let day = 0; day < days; day += 1) {
    const earned = income * factorAt(cuts, day) * (1 + growth) ** (-day / DAYS_PER_MONTH);
    last = profitOf(earned);
    sum += last;
    if (isAtLoss(earned)) lossDay ??= day;
    if (sum >= cost) paybackDays ??= day + 1;
  }
  const isOpen = last > 0 || growth < 0;
  return { sum, net: sum + resale - cost, paybackDays, lossDay, isOpen };
}

/** Returns today's reward's share that a day still has. */
export function factorAt(cuts: readonly RewardCut[], day: number): number {
  return cuts.findLast((cut) => cut.day <= day)?.factor ?? 1;
}
