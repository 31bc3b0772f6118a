import { coinOf } from '../coin/coins.ts';
import { profitOfRuns } from '../power/running.ts';
import type { SpotPrices } from '../power/spot.ts';
import { type HourlyTariff, isByTheHour, seriesOf } from '../power/tariff.ts';
import {
  ENOUGH_HOURS,
  type HourlyDay,
  type HourlyQuestion,
  reportByTheHour,
  runningOf,
} from '../rig/by-the-hour.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import { type LocalDayQuarters, quartersOfDay } from '../time/local-quarters.ts';
import { HOUR } from '../time/seconds.ts';
import type { Alert, DueAlert, Metric, ToldPlan } from './types.ts';
import { RETRY, waitForNothing } from './waits.ts';

/** The hours of a day that somebody is told, and what they rest on. */
export interface HourlyNews {
  readonly kind: 'hourly';
  /** Whether other hours were told of the same day before. */
  readonly changed: boolean;
  readonly which: 'today' | 'tomorrow';
  readonly day: HourlyDay;
  /** IANA name of the clock by which its hours are. */
  readonly timeZone: string;
  /** Currency per kWh: what power may cost while the rig runs. */
  readonly breakEven: number;
}

interface HourlyMarket {
  /** Unix seconds. */
  readonly now: number;
  readonly metrics: ReadonlyMap<Metric, number>;
  readonly spot?: SpotPrices | undefined;
}

interface HourlyDecision {
  readonly alert: Alert;
  readonly news?: HourlyNews | undefined;
}

/** Quarter hour on a person's clock at which the hours of the next day are told: 20:00. */
const EVENING = 80;
/** Changes of a day's hours that are told, at most. */
const MOST_CHANGES = 2;
/** Seconds between two looks at whether the hours that were told are still right. */
const LOOK = HOUR;
/** Hours that have to be others for a change to be told. */
const LEAST_HOURS = 1;
/** Share of a day's income that a change has to gain. */
const LEAST_GAIN = 0.01;
const MINUTES_PER_QUARTER = 15;
/** Stands in for a level: an alert that was judged waits for a moment, or for an exchange. */
const JUDGED = 0;

/**
 * Decides what becomes of an alert about the hours of its rig: the next day's are told in the evening,
 * those of an exchange as soon as they are known; and again when other hours are best, since the market
 * moved, or its prices. The day's hours that were told are kept with the alert, so that none is told twice.
 *
 * @returns Nothing while there is nothing to do.
 */
export function stepHourly(
  { alert, rig, timeZone }: DueAlert,
  { now, metrics, spot }: HourlyMarket,
): HourlyDecision | undefined {
  if (!rig || !isDue(alert, now, metrics)) return undefined;
  const waiting = { ...alert, ...waitForNothing, level: JUDGED };
  const { snoozedUntil = 0 } = alert;
  if (snoozedUntil > now) return { alert: { ...waiting, dueAt: snoozedUntil } };
  const awake = { ...waiting, snoozedUntil: undefined };
  // One price all day: there is nothing to tell until the rig gets another.
  if (!isByTheHour(rig.tariff)) return { alert: awake };
  const hashprice = metrics.get(`hashprice:${rig.coin}:${rig.tariff.currency}`);
  if (hashprice === undefined)
    return { alert: { ...awake, level: alert.level, dueAt: now + RETRY } };

  const question = questionOf(rig, rig.tariff, { hashprice, timeZone, now, spot });
  const report = reportByTheHour(question);
  const zoneThere = report.timeZone;
  const zoneHere = timeZone ?? zoneThere;
  const begun = alert.plan;
  // The present day's hours are not told when the alert is judged; the next tick goes on from there.
  if (alert.level === undefined) {
    const plan = silentUntil(dateOf(quartersOfDay(now, zoneThere)), begun);
    return { alert: { ...awake, plan, dueAt: now + RETRY } };
  }

  const isTime = now >= eveningOf(quartersOfDay(now, zoneHere)) || rig.tariff.kind === 'spot';
  const today = enough(report.today);
  const tomorrow = enough(report.tomorrow);
  const days = [
    ...(tomorrow && isTime ? [{ which: 'tomorrow', day: tomorrow } as const] : []),
    // It was put off: by quiet hours, a snooze, or while nobody knew the prices.
    ...(today ? [{ which: 'today', day: today } as const] : []),
  ];
  const unheard = days.find(({ day }) => begun === undefined || day.date > begun.day);
  const known = days.find(({ day }) => day.date === begun?.day);
  const breakEven = breakEvenOf(question);
  const notice = { kind: 'hourly', breakEven, timeZone: zoneThere } as const;
  const later = (plan: ToldPlan | undefined): Alert => ({
    ...awake,
    ...waitAfter(plan, { rig, now, metrics, zoneThere, zoneHere }),
    plan,
  });
  if (unheard) {
    const { date, spans } = unheard.day;
    const told = { ...later({ day: date, spans, changes: 0 }), notifiedAt: now, lastFiredAt: now };
    return { alert: told, news: { ...notice, ...unheard, changed: false } };
  }
  if (known && begun && begun.changes < MOST_CHANGES && isOther(known.day, begun, question)) {
    const plan = { ...begun, spans: known.day.spans, changes: begun.changes + 1 };
    const told = { ...later(plan), notifiedAt: now, lastFiredAt: now };
    return { alert: told, news: { ...notice, ...known, changed: true } };
  }
  return { alert: later(begun) };
}

function isDue({ dueAt, waitsFor, level }: Alert, now: number, metrics: HourlyMarket['metrics']) {
  if (dueAt !== undefined && dueAt <= now) return true;
  const metric = waitsFor && powerMetricIn(waitsFor);
  const value = metric && metrics.get(metric);
  return value !== undefined && level !== undefined && value > level;
}

function powerMetricIn(wait: string): `power:${string}` | undefined {
  const zone = /^power:(.+):above$/u.exec(wait)?.[1];
  return zone === undefined ? undefined : `power:${zone}`;
}

/** Returns the question how a rig is best run today and tomorrow, by a trusted hashprice. */
function questionOf(
  rig: RegisteredRig,
  tariff: HourlyTariff,
  {
    hashprice,
    timeZone,
    now,
    spot,
  }: Pick<HourlyMarket, 'now' | 'spot'> & {
    readonly hashprice: number;
    readonly timeZone: string | undefined;
  },
): HourlyQuestion {
  const { miner, terms } = basisOf(rig);
  const units = miner.hashrate / coinOf(rig.coin).hashpriceUnit.hashes;
  const revenue = units * hashprice * terms.uptime;
  return {
    ...{ miner, terms, tariff, timeZone, now },
    economics: { revenue, poolFee: revenue * terms.poolFee },
    spot: seriesOf(tariff, spot),
    days: 2,
  };
}

function breakEvenOf(question: HourlyQuestion): number {
  const { revenuePerHour = 0, kilowatts = 1 } = runningOf(question) ?? {};
  return revenuePerHour / kilowatts;
}

/** Treats the hours of a day, and all before, as told. */
function silentUntil(day: string, plan: ToldPlan | undefined): ToldPlan {
  return plan && plan.day >= day ? plan : { day, spans: [], changes: MOST_CHANGES };
}

const enough = (day: HourlyDay | undefined) =>
  day && day.unknownHours <= ENOUGH_HOURS ? day : undefined;

function eveningOf({ quarters, end }: LocalDayQuarters): number {
  return quarters.find(({ onClock }) => onClock >= EVENING)?.start ?? end;
}

function dateOf({ date: { year, month, day } }: LocalDayQuarters): string {
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Tells whether what is left of a day is best run in other hours than those told, and gains by it. */
function isOther(day: HourlyDay, told: ToldPlan, question: HourlyQuestion): boolean {
  const machine = runningOf(question);
  if (!machine) return false;
  const isTold = (onClock: number) => {
    const minute = onClock * MINUTES_PER_QUARTER;
    return told.spans.some(({ from, to }) => minute >= from && minute < to);
  };
  const { quarters } = day;
  const left = quarters.filter(({ start, hours }) => start + hours * HOUR > question.now);
  const others = left.filter(({ onClock, runs }) => runs !== isTold(onClock));
  if (others.reduce((sum, { hours }) => sum + hours, 0) < LEAST_HOURS) return false;
  const profitOf = (runs: readonly boolean[]) => profitOfRuns(left, runs, machine);
  const gain =
    profitOf(left.map(({ runs }) => runs)) - profitOf(left.map(({ onClock }) => isTold(onClock)));
  const income = quarters.reduce((sum, { hours }) => sum + hours, 0) * machine.revenuePerHour;
  return gain > income * LEAST_GAIN;
}

interface Around {
  readonly rig: RegisteredRig;
  readonly now: number;
  readonly metrics: HourlyMarket['metrics'];
  /** IANA names: of the tariff's clock, and of the person's. */
  readonly zoneThere: string;
  readonly zoneHere: string;
}

/** Waits for the next evening, for an exchange, and while hours that were told may change. */
function waitAfter(
  plan: ToldPlan | undefined,
  { rig, now, metrics, zoneThere, zoneHere }: Around,
): Pick<Alert, 'waitsFor' | 'level' | 'dueAt'> {
  const here = quartersOfDay(now, zoneHere);
  const there = quartersOfDay(now, zoneThere);
  const isOpen = plan !== undefined && plan.changes < MOST_CHANGES && plan.day >= dateOf(there);
  const evening = eveningOf(here);
  const next = now < evening ? evening : eveningOf(quartersOfDay(here.end, zoneHere));
  const dueAt = isOpen ? Math.min(next, now + LOOK) : next;
  if (rig.tariff.kind !== 'spot') return { ...waitForNothing, level: JUDGED, dueAt };
  const metric = `power:${rig.tariff.zone}` as const;
  const tomorrow = quartersOfDay(there.end, zoneThere);
  const isTold = plan !== undefined && plan.day > dateOf(there);
  const { end } = isTold ? quartersOfDay(tomorrow.end, zoneThere) : tomorrow;
  const level = end - ENOUGH_HOURS * HOUR;
  // Prices that are there, but with too many gaps, are looked at again in a while.
  if ((metrics.get(metric) ?? level) > level) {
    return { ...waitForNothing, level: JUDGED, dueAt: Math.min(dueAt, now + LOOK) };
  }
  return { waitsFor: `${metric}:above`, level, dueAt };
}
