import type { Economics, Miner, Terms } from '../mining/economics.ts';
import {
  clockOfTariff,
  meanOfQuarters,
  type PricedDay,
  type PricedQuarter,
  pricedDays,
} from '../power/day-prices.ts';
import {
  planRun,
  type Running,
  type RunPlan,
  USUAL_MINIMUM_HOURS,
  USUAL_RAMP_HOURS,
} from '../power/running.ts';
import { netPrice, priceRange } from '../power/schedule.ts';
import { knownUntil, type SpotSeries } from '../power/spot.ts';
import type { HourlyTariff } from '../power/tariff.ts';

const DAYS_PER_WEEK = 7;
const HOURS_PER_DAY = 24;
const MINUTES_PER_QUARTER = 15;
const MINUTES_PER_HOUR = 60;
const WATTS_PER_KILOWATT = 1_000;
/** Where hours are by the clock of somebody who has told none. */
const CLOCK_OF_NOBODY = 'UTC';

export interface HourlyQuestion {
  readonly miner: Miner;
  readonly terms: Terms;
  /** In the currency of the terms. */
  readonly tariff: HourlyTariff;
  /** The exchange's prices, for a tariff that follows them, where they are known. */
  readonly spot?: SpotSeries | undefined;
  /** IANA name, of whoever asks; absent where that is unknown. */
  readonly timeZone?: string | undefined;
  /** Absent while the market is unknown. */
  readonly economics?: Pick<Economics, 'revenue' | 'poolFee'> | undefined;
  /** Unix seconds. */
  readonly now: number;
  /** How many days to look at; without it a week, or as far as an exchange tells. */
  readonly days?: number | undefined;
}

/** A rig whose power price hangs on the time; amounts in the currency of its terms. */
export interface HourlyReport {
  readonly timeZone: string;
  /** Neither the tariff nor its owner says by which clock its hours are. */
  readonly isAnyClock: boolean;
  /** Per kWh, over the year. */
  readonly mean: number;
  /** Per kWh, tax and heat credit counted. */
  readonly lowest: number;
  readonly highest: number;
  /** Absent where none of its prices is known, like `tomorrow`. */
  readonly today?: HourlyDay | undefined;
  readonly tomorrow?: HourlyDay | undefined;
  /** Present where the price follows an exchange. */
  readonly exchange?: ExchangeFacts | undefined;
  /** Today and the six days after it; absent while the market, or some of their prices, are unknown. */
  readonly week?: Omit<RunPlan, 'runs' | 'resting'> | undefined;
  readonly rampHours: number;
  readonly minimumHours: number;
}

interface ExchangeFacts {
  readonly zone: string;
  /** The provider's name; absent where no prices are known at present. */
  readonly source?: string | undefined;
  /** Unix seconds: where the known prices end. */
  readonly until?: number | undefined;
}

/** A span of a day in minutes after midnight on the clock, 0 to 1440. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export interface HourlyDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Unix seconds: where the next day begins. */
  readonly end: number;
  /** Per kWh. */
  readonly mean: number;
  /** Hours whose price nobody knows; they are not counted. */
  readonly unknownHours: number;
  /** How to run best, after all that it costs; absent while the market is unknown. */
  readonly plan?: RunPlan | undefined;
  /** When to run. */
  readonly spans: readonly DaySpan[];
  /** For each quarter hour whose price is known, what it costs and whether to run. */
  readonly quarters: readonly HourlyQuarter[];
}

export interface HourlyQuarter extends PricedQuarter {
  readonly runs: boolean;
}

/** Hours that a day may lack to be told of all the same. */
export const ENOUGH_HOURS = 6;

/** Returns when a machine is best run, today and in the days after it. */
export function reportByTheHour(question: HourlyQuestion): HourlyReport {
  const { tariff, now, terms, spot } = question;
  const clock = clockOfTariff(tariff, question.timeZone);
  const timeZone = clock ?? CLOCK_OF_NOBODY;
  // An exchange tells the prices of tomorrow at most.
  const count = question.days ?? (tariff.kind === 'spot' ? 2 : DAYS_PER_WEEK);
  const days = pricedDays(tariff, { at: now, timeZone, count, spot });
  const plans = plansOf(days, question);
  const [today, tomorrow] = [0, 1].map((index) => dayReport(days[index], plans?.[index]));
  const sum = (pick: 'always' | 'best' | 'hours' | 'ofHours') =>
    plans?.reduce((total, plan) => total + plan[pick], 0) ?? 0;
  return {
    timeZone,
    isAnyClock: clock === undefined,
    mean: terms.tariff,
    ...rangeOf(tariff, days),
    ...{ today, tomorrow },
    exchange:
      tariff.kind === 'spot'
        ? {
            zone: tariff.zone,
            source: spot?.source,
            until: spot ? knownUntil(spot) : tariff.seen?.until,
          }
        : undefined,
    week:
      days.length < DAYS_PER_WEEK
        ? undefined
        : plans && {
            always: sum('always'),
            best: sum('best'),
            hours: sum('hours'),
            ofHours: sum('ofHours'),
          },
    ...startsOf(tariff),
  };
}

/** The lowest and the highest price: of all that there are, or of those that are known. */
function rangeOf(
  tariff: HourlyTariff,
  days: readonly PricedDay[],
): Pick<HourlyReport, 'lowest' | 'highest'> {
  if (tariff.kind === 'schedule') {
    const [lowest, highest] = priceRange(tariff);
    return { lowest: netPrice(tariff, lowest), highest: netPrice(tariff, highest) };
  }
  const prices = days.flatMap(({ quarters }) => quarters.map(({ perKwh }) => perKwh));
  return { lowest: Math.min(...prices), highest: Math.max(...prices) };
}

/** Returns the machine as it is planned, or nothing while the market is unknown. */
export function runningOf({
  miner,
  terms,
  tariff,
  economics,
}: RunningQuestion): Running | undefined {
  return (
    economics && {
      // Uptime takes from the whole in the end, so it is put back here.
      revenuePerHour: (economics.revenue - economics.poolFee) / HOURS_PER_DAY / terms.uptime,
      kilowatts: miner.power / WATTS_PER_KILOWATT,
      ...startsOf(tariff),
    }
  );
}

type RunningQuestion = Pick<HourlyQuestion, 'miner' | 'terms' | 'tariff' | 'economics'>;

/** Returns what starts cost, and how long runs are: the tariff says it, or the usual holds. */
function startsOf({
  rampMinutes,
  minimumHours = USUAL_MINIMUM_HOURS,
}: HourlyTariff): Pick<Running, 'rampHours' | 'minimumHours'> {
  return {
    rampHours: rampMinutes === undefined ? USUAL_RAMP_HOURS : rampMinutes / MINUTES_PER_HOUR,
    minimumHours,
  };
}

/** Plans each day, and days that cost the same hour by hour once. */
function plansOf(
  days: readonly PricedDay[],
  question: HourlyQuestion,
): readonly RunPlan[] | undefined {
  const machine = runningOf(question);
  if (!machine) return undefined;
  const { uptime, fixedCost } = question.terms;
  const plans: RunPlan[] = [];
  for (const [index, day] of days.entries()) {
    const same = days.findIndex((other) => isSameDay(other, day));
    const known = same < index ? plans[same] : undefined;
    if (known) {
      plans.push(known);
      continue;
    }
    const plan = planRun(day.quarters, machine);
    const earned = (profit: number) => profit * uptime - fixedCost;
    plans.push({
      ...plan,
      always: earned(plan.always),
      best: earned(plan.best),
      resting: earned(plan.resting),
    });
  }
  return plans;
}

function isSameDay({ quarters: one }: PricedDay, { quarters: other }: PricedDay): boolean {
  return (
    one.length === other.length &&
    one.every(({ perKwh, hours }, i) => other[i]?.perKwh === perKwh && other[i]?.hours === hours)
  );
}

function dayReport(day: PricedDay | undefined, plan: RunPlan | undefined): HourlyDay | undefined {
  if (!day || day.quarters.length === 0) return undefined;
  const quarters = day.quarters.map((quarter, index) => ({
    ...quarter,
    runs: plan?.runs[index] ?? false,
  }));
  return {
    date: dateText(day.date),
    end: day.end,
    mean: meanOfQuarters(day.quarters),
    unknownHours: day.unknownHours,
    plan,
    spans: spansOf(quarters, ({ runs }) => runs),
    quarters,
  };
}

const dateText = ({ year, month, day }: PricedDay['date']) =>
  [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');

/** Returns the spans of a day whose quarter hours are picked. */
export function spansOf(
  quarters: readonly HourlyQuarter[],
  isPicked: (quarter: HourlyQuarter) => boolean,
): readonly DaySpan[] {
  const spans: { from: number; to: number }[] = [];
  let isGoingOn = false;
  for (const quarter of quarters) {
    const from = quarter.onClock * MINUTES_PER_QUARTER;
    const to = from + MINUTES_PER_QUARTER;
    const last = spans.at(-1);
    const picked = isPicked(quarter);
    // Hours that the clocks show twice are one span.
    if (picked && last && isGoingOn && from <= last.to) last.to = Math.max(last.to, to);
    else if (picked) spans.push({ from, to });
    isGoingOn = picked;
  }
  return spans;
}
