import { type ForecastPlan, forecastOfRig } from '../forecast/forecast.ts';
import { growthLine, type RewardCut } from '../forecast/payback.ts';
import type { PastWeeks } from '../forecast/weeks.ts';
import type { MarketView } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { convert } from '../money/currency.ts';
import { reportProfit } from '../rig/profit.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import { DAY, DAYS_PER_MONTH } from '../time/seconds.ts';
import type { DigestDays } from './digest.ts';

/** Months that are looked ahead, as many as a forecast takes at most. */
const MONTHS = 60;
/** Days that count as a month ago. */
const MONTH = Math.round(DAYS_PER_MONTH);

/** When a rig pays back what was paid for it, counted from a day on at even growth. */
export interface Payback {
  /** Absent where it doesn't within the months that are looked at. */
  readonly months?: number | undefined;
}

export interface RigPayback {
  readonly name: string;
  readonly now: Payback;
  /** The same a month ago, at the hashprice of then. */
  readonly before: Payback;
}

export interface PaybackFacts {
  readonly rigs: readonly RigPayback[];
  /** How many months are looked ahead. */
  readonly within: number;
  /** Growth of the difficulty per month, as it was in the past weeks. */
  readonly growth: number;
  /** Whether the block reward falls within that time. */
  readonly hasCut: boolean;
}

interface PaybackQuestion {
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
  readonly past: PastWeeks;
  /** Hashprice of now as a ratio of that of a month ago, less 1. */
  readonly change: number;
}

/**
 * Returns how a rig's payback has moved within a month.
 *
 * @returns Nothing where nobody said what it cost, or the market doesn't tell.
 */
export function paybackOf(
  rig: RegisteredRig,
  { reading, now, past, change }: PaybackQuestion,
): (Omit<PaybackFacts, 'rigs' | 'within'> & { readonly rig: RigPayback }) | undefined {
  const { miner, terms, currency } = basisOf(rig);
  const { cost: paid } = rig;
  if (!paid || !Object.is(rig.coin, reading.coin)) return undefined;
  const cost = convert(paid.value, paid.currency, currency, reading.fx?.value);
  if (cost === undefined) return undefined;
  const report = reportProfit({ miner, terms, currency, reading, now });
  if (report.lowerBound) return undefined;
  const plan: ForecastPlan = {
    ...{ cost, resale: 0, months: MONTHS, switchesOff: true },
    drift: 'price0',
    ...{ modes: rig.modes, unit: rig },
    tariff: rig.tariff.kind === 'flat' ? undefined : rig.tariff,
  };
  const forecast = forecastOfRig(report, plan, { past, now });
  const last = forecast?.lines.at(-1);
  if (!forecast || !last) return undefined;
  const { running, cuts } = forecast;
  const { growth } = last;
  const fallen = fallenSince(report.market, reading.tip?.value.height);
  const before = growthLine({
    ...running,
    income: running.income / (1 + change),
    ...{ cost, resale: 0, growth },
    days: Math.round(MONTHS * DAYS_PER_MONTH),
    cuts: [
      ...(fallen ? [fallen] : []),
      // A month ago it was a month more until then.
      ...cuts.map(({ day, factor }) => ({
        day: day + MONTH,
        factor: factor * (fallen?.factor ?? 1),
      })),
    ],
  });
  return {
    rig: { name: rig.name, now: monthsOf(last), before: monthsOf(before) },
    growth,
    hasCut: cuts.length > 0,
  };
}

/**
 * Returns the fall of the reward within the last month, as it was ahead a month ago.
 *
 * @param tip - Height of the last block.
 */
function fallenSince(
  market: MarketView | undefined,
  tip: number | undefined,
): RewardCut | undefined {
  if (!market || tip === undefined) return undefined;
  const { conditions, subsidy } = market;
  const { coin, blockReward } = conditions;
  const fall = coin.nextReduction(tip - Math.round((MONTH * DAY) / coin.spacing));
  if (!fall || fall.height > tip + 1) return undefined;
  const daysAgo = ((tip + 1 - fall.height) * coin.spacing) / DAY;
  const before = coin.subsidyAt(fall.height - 1) + blockReward - subsidy;
  return { day: Math.max(0, Math.ceil(MONTH - daysAgo)), factor: blockReward / before };
}

/** Puts together what is known of rigs. @returns Nothing where there is nothing. */
export function paybackFacts(
  known: readonly NonNullable<ReturnType<typeof paybackOf>>[],
): PaybackFacts | undefined {
  const [first] = known;
  if (!first) return undefined;
  const { growth, hasCut } = first;
  return { rigs: known.map(({ rig }) => rig), within: MONTHS, growth, hasCut };
}

function monthsOf({ paybackDays }: { readonly paybackDays?: number | undefined }): Payback {
  return paybackDays === undefined ? {} : { months: Math.round(paybackDays / DAYS_PER_MONTH) };
}

const SATURDAY = 6;
const DAYS_PER_WEEK = 7;

/**
 * Tells whether a digest of that day is the first one of its month.
 *
 * @param day - Midnight in UTC of the local day, unix seconds.
 */
export function isFirstOfMonth(day: number, days: DigestDays): boolean {
  const date = new Date(day * 1_000);
  const [of, weekday] = [date.getUTCDate(), date.getUTCDay()];
  switch (days) {
    case 'daily':
    case 'monthly':
      return of === 1;
    case 'weekdays':
      // The first and the second may be of a weekend.
      return weekday > 0 && weekday < SATURDAY && (of === 1 || (of <= 3 && weekday === 1));
    default:
      return of <= DAYS_PER_WEEK;
  }
}
