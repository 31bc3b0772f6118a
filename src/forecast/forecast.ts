import type { MarketView } from '../market/conditions.ts';
import { wholeHashprice } from '../mining/economics.ts';
import { expectedTime, hashprice } from '../mining/network.ts';
import type { Mode, Modes } from '../power/mode.ts';
import { netPrice, sharesOfPrices } from '../power/schedule.ts';
import type { HourlyTariff } from '../power/tariff.ts';
import type { ProfitReport } from '../rig/profit.ts';
import { DAY, DAYS_PER_MONTH } from '../time/seconds.ts';
import {
  type GrowthLine,
  growthLine,
  type ModeRatio,
  type PricedHours,
  type Purchase,
  type RewardCut,
  type Running,
} from './payback.ts';
import { seedOf } from './random.ts';
import { BLOCK, type Drift, monthlyGrowth, PATHS, type SimulationQuestion } from './simulation.ts';
import type { PastWeeks } from './weeks.ts';

/** A question about a rig; money in the currency of the answer. */
export interface ForecastPlan extends Purchase {
  readonly months: number;
  /** Growth of the difficulty per month; as it was in the past weeks where nobody says. */
  readonly growth?: number | undefined;
  readonly switchesOff: boolean;
  readonly drift: Drift;
  /** The power price where it hangs on the time, in the currency of the answer. */
  readonly tariff?: HourlyTariff | undefined;
  /** Modes that its owner keeps of it. */
  readonly modes?: Modes | undefined;
  /** The machine as it runs now, one unit. */
  readonly unit?: Pick<Mode, 'hashrate' | 'power'> | undefined;
}

/** A fall of the block reward, and when it comes: unix seconds. */
export interface DatedCut extends RewardCut {
  readonly at: number;
}

/** Difficulty as it is, growing, and growing with the cuts of the reward. */
export const lineKinds = ['flat', 'grown', 'cut'] as const;

export interface NamedLine extends GrowthLine {
  readonly kind: (typeof lineKinds)[number];
  /** Growth of the difficulty per month. */
  readonly growth: number;
}

export interface Forecast {
  readonly plan: ForecastPlan;
  /** ISO 4217. */
  readonly currency: string;
  readonly running: Running;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
  readonly cuts: readonly DatedCut[];
  /** The lines that differ, in the order of their kinds; the last one has all that is expected. */
  readonly lines: readonly [NamedLine, ...NamedLine[]];
  /** Absent where nobody knows any. */
  readonly past?: PastWeeks | undefined;
  /** Absent without past weeks. */
  readonly question?: SimulationQuestion | undefined;
}

/** A growth that would be printed as none. */
const UNSEEN = 0.000_5;

/**
 * Returns what can be told of a rig's payback without simulating, and the question to simulate; undefined
 * where its profit of today is not known.
 */
export function forecastOfRig(
  report: ProfitReport,
  plan: ForecastPlan,
  { past, now }: { readonly past: PastWeeks | undefined; readonly now: number },
): Forecast | undefined {
  const { market, currency } = report;
  const { months, cost, resale } = plan;
  const running = runningOf(report, plan);
  if (!running || !market) return undefined;
  const cuts = rewardCuts(market, months, now);
  const growth = plan.growth ?? (past ? monthlyGrowth(past.weeks) : 0);
  const days = Math.round(months * DAYS_PER_MONTH);
  const lineOf = (kind: NamedLine['kind'], grown: number, cut: readonly RewardCut[]): NamedLine => {
    const line = growthLine({ ...running, cost, resale, days, growth: grown, cuts: cut });
    return { kind, growth: grown, ...line };
  };
  const grows = Math.abs(growth) >= UNSEEN;
  return {
    plan,
    currency,
    running,
    now,
    cuts,
    lines: [
      lineOf('flat', 0, []),
      ...(grows ? [lineOf('grown', growth, [])] : []),
      ...(cuts.length > 0 ? [lineOf('cut', growth, cuts)] : []),
    ],
    past,
    question: past && {
      ...running,
      ...{ cost, resale, months },
      ...{ drift: plan.drift, growth: plan.growth, weeks: past.weeks },
      cuts: cuts.map(({ day, factor }) => ({ day, factor })),
      paths: PATHS,
      block: BLOCK,
      seed: seedOf([report.miner.hashrate, report.miner.power, cost, currency, months]),
    },
  };
}

/**
 * Returns what a rig earns and costs on a day such as today: its power at the mean of its tariff, and by
 * the hours where it can be run in some of them, or in other modes.
 */
function runningOf(
  { economics, energy }: ProfitReport,
  { switchesOff, tariff, modes, unit }: ForecastPlan,
): Running | undefined {
  const { revenue, poolFee = 0, powerCost: power, fixedCost: fixed } = economics;
  return revenue === undefined
    ? undefined
    : {
        ...{ income: revenue - poolFee, power, fixed, switchesOff },
        ...(tariff && (switchesOff || modes) && { hours: pricedHours(tariff, energy) }),
        ...(modes && unit && { modes: ratiosOf(modes, unit) }),
      };
}

/** @param energy - KWh per day. @returns Nothing for a price that follows an exchange: nobody knows its years. */
function pricedHours(tariff: HourlyTariff, energy: number): readonly PricedHours[] | undefined {
  if (tariff.kind !== 'schedule') return undefined;
  return sharesOfPrices(tariff).map(({ perKwh, share }) => ({
    share,
    power: energy * netPrice(tariff, perKwh),
  }));
}

function ratiosOf(modes: Modes, unit: Pick<Mode, 'hashrate' | 'power'>): readonly ModeRatio[] {
  return [unit, ...modes].map(({ hashrate, power }) => ({
    income: hashrate / unit.hashrate,
    power: power / unit.power,
  }));
}

/** Returns the cuts of the block reward within some months, by the coin's own rules; fees stay as they are. */
export function rewardCuts(
  { conditions, subsidy, halving }: MarketView,
  months: number,
  now: number,
): readonly DatedCut[] {
  const { coin, blockReward } = conditions;
  // A coin that is mined along has a reward of its own.
  const own = hashprice(conditions) / wholeHashprice(conditions);
  const fees = blockReward - subsidy;
  const end = now + months * DAYS_PER_MONTH * DAY;
  const cuts: DatedCut[] = [];
  if (!halving) return cuts;
  const tip = halving.height - halving.blocksLeft;
  for (let next: { height: number } | undefined = halving; next; ) {
    const { height } = next;
    const at = expectedTime({ coin, blocksLeft: height - tip, now });
    if (at > end) break;
    const left = (coin.subsidyAt(height) + fees) / blockReward;
    const factor = 1 - own * (1 - left);
    cuts.push({ day: Math.ceil((at - now) / DAY), factor, at });
    next = coin.nextReduction(height);
  }
  return cuts;
}
