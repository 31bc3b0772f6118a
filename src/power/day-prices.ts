import { type CalendarDay, type LocalDayQuarters, quartersOfDays } from '../time/local-quarters.ts';
import { type DayClass, netPrice, pricesOfDay } from './schedule.ts';
import type { ScheduleTariff } from './tariff.ts';

/** A stretch of time with one price. */
export interface PricedQuarter {
  /** Unix seconds. */
  readonly start: number;
  readonly hours: number;
  /** Which quarter hour of the day the clock shows, 0 to 95. */
  readonly onClock: number;
  /** In the tariff's currency, tax and heat credit counted. */
  readonly perKwh: number;
}

/** A local day of a schedule. */
export interface PricedDay {
  readonly date: CalendarDay;
  /** Unix seconds, like `end`, which is the next day's start. */
  readonly start: number;
  readonly end: number;
  readonly quarters: readonly PricedQuarter[];
}

/**
 * Returns what each quarter hour of that day costs, and of those after it.
 *
 * @param at - Unix seconds.
 * @param timeZone - IANA name, of a schedule that says none.
 * @param count - How many days in all.
 */
export function pricedDays(
  tariff: ScheduleTariff,
  {
    at,
    timeZone,
    count,
  }: { readonly at: number; readonly timeZone: string; readonly count: number },
): readonly PricedDay[] {
  const days = quartersOfDays(at, tariff.timeZone ?? timeZone, count);
  const isHoliday = holidaysOf(tariff);
  return days.map((day) => pricedDay(tariff, day, isHoliday));
}

function pricedDay(
  tariff: ScheduleTariff,
  { date, before, start, end, quarters }: LocalDayQuarters,
  isHoliday: (date: CalendarDay) => boolean,
): PricedDay {
  const classOf = (day: CalendarDay): DayClass => ({
    weekday: day.weekday,
    month: day.month,
    isHoliday: isHoliday(day),
  });
  const prices = pricesOfDay(tariff.periods, classOf(date), classOf(before));
  return {
    ...{ date, start, end },
    quarters: quarters.map((quarter) => ({
      ...quarter,
      perKwh: netPrice(tariff, prices[quarter.onClock] ?? Number.NaN),
    })),
  };
}

function holidaysOf({ holidays }: ScheduleTariff): (date: CalendarDay) => boolean {
  if (holidays === undefined) return () => false;
  const dates = new Set(holidays);
  const two = (value: number) => String(value).padStart(2, '0');
  return ({ year, month, day }) => {
    const inYear = `${two(month)}-${two(day)}`;
    return dates.has(inYear) || dates.has(`${year}-${inYear}`);
  };
}

/** Returns the mean price per kWh of a machine that runs through those quarters. */
export function meanOfQuarters(quarters: readonly PricedQuarter[]): number {
  let [sum, hours] = [0, 0];
  for (const quarter of quarters) {
    sum += quarter.perKwh * quarter.hours;
    hours += quarter.hours;
  }
  return sum / hours;
}
