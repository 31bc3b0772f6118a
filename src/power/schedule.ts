const QUARTERS_PER_DAY = 96;
const MINUTES_PER_QUARTER = 15;

/** Days of the months, February's as they are on average. */
const DAYS_IN_MONTH = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_PER_WEEK = 7;

/** Prices by the time, and what else there is to them. */
export interface Schedule {
  /** The last of those that hold at a moment counts. The first has no condition where others leave time over. */
  readonly periods: readonly [Period, ...Period[]];
  /** IANA name of the clock that the hours are by; absent where that is the clock of whoever asks. */
  readonly timeZone?: string | undefined;
  /**
   * 1 to 12: the month by whose prices the tariff is counted where it is one number; absent where no
   * price hangs on the month, and where nobody knows the date, so that the year's mean counts.
   */
  readonly countedIn?: number | undefined;
  /** `YYYY-MM-DD`, or `MM-DD` of every year. */
  readonly holidays?: readonly string[] | undefined;
  /** Share of the price that comes on top of it: 0.19. */
  readonly taxShare?: number | undefined;
  /** Per day, whatever is used, in the currency; no tax comes on top of it. */
  readonly feePerDay?: number | undefined;
  /** The worth of the heat of a kWh, in the currency. */
  readonly heatCreditPerKwh?: number | undefined;
  /** Minutes after each start in which the machine takes its power and earns nothing. */
  readonly rampMinutes?: number | undefined;
  /** Hours that each run takes at least, in quarters. */
  readonly minimumHours?: number | undefined;
}

/** The fields that a schedule and a price of an exchange have in common. */
export type Besides = Omit<Schedule, 'periods' | 'countedIn'>;

/** A price and when it holds: always, but for the conditions there are, all of which have to be met. */
export interface Period {
  /** As `FlatTariff.perKwh`, before tax and heat credit. */
  readonly perKwh: number;
  /** 1 (Monday) to 7, ascending. */
  readonly days?: readonly number[] | undefined;
  /**
   * Minutes after midnight in quarter hours, from 0 to 1440; `to` is no longer in it. Where `to` is
   * before `from`, it is on the next day, and days and months are those of the day that it begins on.
   */
  readonly hours?: { readonly from: number; readonly to: number } | undefined;
  /** 1 (January) to 12, ascending. */
  readonly months?: readonly number[] | undefined;
  /** On the tariff's holidays alone. */
  readonly holidays?: true | undefined;
}

/** The parts of a date that a period has to know. */
export interface DayClass {
  /** 1 (Monday) to 7. */
  readonly weekday: number;
  /** 1 to 12. */
  readonly month: number;
  readonly isHoliday: boolean;
}

type Prices = Pick<Schedule, 'taxShare' | 'heatCreditPerKwh'>;

/** Returns what a kWh costs in the end: the price with its tax, less what its heat is worth. */
export function netPrice({ taxShare = 0, heatCreditPerKwh = 0 }: Prices, perKwh: number): number {
  return perKwh * (1 + taxShare) - heatCreditPerKwh;
}

/** Returns the lowest and the highest price per kWh, before tax and heat credit. */
export function priceRange({ periods }: Pick<Schedule, 'periods'>): readonly [number, number] {
  const prices = periods.map(({ perKwh }) => perKwh);
  return [Math.min(...prices), Math.max(...prices)];
}

/** Returns whether the period holds on a day that begins like that. */
function holdsOn({ days, months, holidays }: Period, day: DayClass): boolean {
  return (
    (days === undefined || days.includes(day.weekday)) &&
    (months === undefined || months.includes(day.month)) &&
    (holidays === undefined || day.isHoliday)
  );
}

/**
 * Returns the price of each quarter hour on the clock of a day, 96 of them, before tax and heat credit.
 *
 * @param yesterday - For what began on it and wraps over midnight.
 */
export function pricesOfDay(
  periods: readonly Period[],
  day: DayClass,
  yesterday: DayClass,
): Float64Array {
  const prices = new Float64Array(QUARTERS_PER_DAY);
  // A moment that nothing is said of has no price; the reader lets no such tariff through.
  prices.fill(Number.NaN);
  for (const period of periods) {
    const { perKwh, hours } = period;
    const holds = holdsOn(period, day);
    if (hours === undefined) {
      if (holds) prices.fill(perKwh);
      continue;
    }
    const [from, to] = [hours.from / MINUTES_PER_QUARTER, hours.to / MINUTES_PER_QUARTER];
    if (from < to) {
      if (holds) prices.fill(perKwh, from, to);
      continue;
    }
    if (holdsOn(period, yesterday)) prices.fill(perKwh, 0, to);
    if (holds) prices.fill(perKwh, from);
  }
  return prices;
}

/** Returns the seven days of a week without holidays from Monday on, each by its quarter hours. */
export function pricesOfWeek(
  { periods }: Pick<Schedule, 'periods'>,
  month: number,
): readonly Float64Array[] {
  return Array.from({ length: DAYS_PER_WEEK }, (_, index) => {
    const day = { weekday: index + 1, month, isHoliday: false };
    const before = ((index + DAYS_PER_WEEK - 1) % DAYS_PER_WEEK) + 1;
    return pricesOfDay(periods, day, { ...day, weekday: before });
  });
}

/** Means of a schedule by its periods, which are never changed: there is one for each month, and one for the year. */
const known = new WeakMap<readonly Period[], Map<number | undefined, number>>();

/**
 * Returns the mean price of a week without holidays and change of clocks, before tax and heat credit.
 *
 * @param month - 1 to 12; without one the mean over a year.
 */
export function meanOfWeek(schedule: Pick<Schedule, 'periods'>, month?: number): number {
  const { periods } = schedule;
  const means = known.get(periods) ?? new Map<number | undefined, number>();
  known.set(periods, means);
  const kept = means.get(month);
  if (kept !== undefined) return kept;
  const mean = month === undefined ? meanOfYear(schedule) : meanOf(pricesOfWeek(schedule, month));
  means.set(month, mean);
  return mean;
}

function meanOfYear(schedule: Pick<Schedule, 'periods'>): number {
  const isSeasonal = schedule.periods.some(({ months }) => months !== undefined);
  if (!isSeasonal) return meanOf(pricesOfWeek(schedule, 1));
  let sum = 0;
  let days = 0;
  for (const [index, length] of DAYS_IN_MONTH.entries()) {
    sum += length * meanOf(pricesOfWeek(schedule, index + 1));
    days += length;
  }
  return sum / days;
}

/**
 * Returns the share of the time that each price has over a year without holidays, before tax and heat
 * credit.
 */
export function sharesOfPrices(
  schedule: Pick<Schedule, 'periods'>,
): readonly { readonly perKwh: number; readonly share: number }[] {
  const isSeasonal = schedule.periods.some(({ months }) => months !== undefined);
  const lengths = isSeasonal ? DAYS_IN_MONTH : [1];
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const shares = new Map<number, number>();
  for (const [index, length] of lengths.entries()) {
    const share = length / all / (DAYS_PER_WEEK * QUARTERS_PER_DAY);
    for (const day of pricesOfWeek(schedule, index + 1)) {
      for (const price of day) shares.set(price, (shares.get(price) ?? 0) + share);
    }
  }
  return [...shares].map(([perKwh, share]) => ({ perKwh, share }));
}

function meanOf(week: readonly Float64Array[]): number {
  let sum = 0;
  for (const day of week) for (const price of day) sum += price;
  // The noise of a few hundred sums goes; what anybody wrote stays.
  return Number((sum / (week.length * QUARTERS_PER_DAY)).toPrecision(12));
}

/** Tells whether there is a price for each moment of the year that is no holiday. */
export function isWhole(schedule: Pick<Schedule, 'periods'>): boolean {
  const isSeasonal = schedule.periods.some(({ months }) => months !== undefined);
  const months = isSeasonal ? DAYS_IN_MONTH.map((_, index) => index + 1) : [1];
  for (const month of months) {
    for (const day of pricesOfWeek(schedule, month)) {
      if (day.some((price) => Number.isNaN(price))) return false;
    }
  }
  // A period that wraps into the first of a month begins in the one before.
  return !isSeasonal || !schedule.periods.some(wrapsInSeason) || hasRest(schedule);
}

const wrapsInSeason = ({ months, hours }: Period) =>
  months !== undefined && hours !== undefined && hours.from >= hours.to;

const hasRest = ({ periods: [first] }: Pick<Schedule, 'periods'>) =>
  first.days === undefined &&
  first.hours === undefined &&
  first.months === undefined &&
  first.holidays === undefined;
