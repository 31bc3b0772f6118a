import { type CalendarDay, type LocalDayQuarters, quartersOfDays } from '../time/local-quarters.ts';
import { type DayClass, netPrice, type Period, pricesOfDay } from './schedule.ts';
import { type SpotSeries, spotPriceOf } from './spot.ts';
import { zoneCalled } from './spot-zones.ts';
import type { HourlyTariff } from './tariff.ts';

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
  /** In order; those whose price nobody knows are left out. */
  readonly quarters: readonly PricedQuarter[];
  /** Hours whose price nobody knows. */
  readonly unknownHours: number;
}

/**
 * Returns the clock by which the hours of a tariff are: its own, that of its exchange, or else that of
 * whoever asks.
 */
export function clockOfTariff(tariff: HourlyTariff, own: string | undefined): string | undefined {
  if (tariff.timeZone !== undefined || tariff.kind === 'schedule') return tariff.timeZone ?? own;
  return zoneCalled(tariff.zone)?.timeZone ?? own;
}

/**
 * Returns what each quarter hour of that day costs, and of those after it.
 *
 * @param at - Unix seconds.
 * @param timeZone - IANA name, of a tariff that has no clock.
 * @param count - How many days in all.
 * @param spot - The exchange's prices, for a tariff that follows them.
 */
export function pricedDays(
  tariff: HourlyTariff,
  {
    at,
    timeZone,
    count,
    spot,
  }: {
    readonly at: number;
    readonly timeZone: string;
    readonly count: number;
    readonly spot?: SpotSeries | undefined;
  },
): readonly PricedDay[] {
  const days = quartersOfDays(at, clockOfTariff(tariff, timeZone) ?? timeZone, count);
  const isHoliday = holidaysOf(tariff);
  return days.map((day) => pricedDay(tariff, day, isHoliday, spot));
}

function pricedDay(
  tariff: HourlyTariff,
  { date, before, start, end, quarters: all }: LocalDayQuarters,
  isHoliday: (date: CalendarDay) => boolean,
  spot: SpotSeries | undefined,
): PricedDay {
  const classOf = (day: CalendarDay): DayClass => ({
    weekday: day.weekday,
    month: day.month,
    isHoliday: isHoliday(day),
  });
  const prices = pricesOfDay(periodsOf(tariff), classOf(date), classOf(before));
  let unknownHours = 0;
  const quarters = all.flatMap((quarter) => {
    const scheduled = prices[quarter.onClock] ?? Number.NaN;
    const ofSpot = tariff.kind === 'spot' ? spotPart(tariff, quarter, spot) : 0;
    if (ofSpot === undefined) {
      unknownHours += quarter.hours;
      return [];
    }
    return [{ ...quarter, perKwh: netPrice(tariff, scheduled + ofSpot) }];
  });
  return { date, start, end, quarters, unknownHours };
}

/** The part that is scheduled: all of it, or what the grid takes. */
function periodsOf(tariff: HourlyTariff): readonly Period[] {
  return tariff.kind === 'spot' ? (tariff.grid ?? [{ perKwh: 0 }]) : tariff.periods;
}

/** The part that is not: absent where nobody knows it. */
function spotPart(
  { markup, rate = 1 }: Extract<HourlyTariff, { readonly kind: 'spot' }>,
  { start, hours }: { readonly start: number; readonly hours: number },
  spot: SpotSeries | undefined,
): number | undefined {
  const price = spot && spotPriceOf(spot, start, hours);
  return price === undefined ? undefined : price * rate + markup;
}

function holidaysOf({ holidays }: HourlyTariff): (date: CalendarDay) => boolean {
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
