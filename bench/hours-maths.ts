import type { SpotTariff } from '../src/power/tariff.ts';
import { reportByTheHour } from '../src/rig/by-the-hour.ts';

const DAYS = 2;
const QUARTERS_PER_DAY = 96;
const SECONDS_PER_QUARTER = 900;
/** Unix seconds of 2026-03-02, midnight in Berlin. */
const MIDNIGHT = 1_772_406_000;
const ZONE = 'Europe/Berlin';

/** An exchange's quarter hours of two days, with a grid fee of twelve periods on top. */
export const tariff: SpotTariff = {
  kind: 'spot',
  zone: 'DE-LU',
  currency: 'EUR',
  markup: 0.01,
  taxShare: 0.19,
  timeZone: ZONE,
  grid: [
    { perKwh: 0.02 },
    ...Array.from({ length: 11 }, (_, index) => ({
      perKwh: 0.01 + index / 1_000,
      hours: { from: index * 120, to: index * 120 + 90 },
      ...(index % 3 === 0 && { days: [1, 2, 3, 4, 5] }),
      ...(index % 4 === 0 && { months: [1, 2, 3, 10, 11, 12] }),
    })),
  ],
  seen: { perKwh: 0.06, days: 30, until: MIDNIGHT, on: Math.floor(MIDNIGHT / 86_400) },
};

const perKwh = Array.from(
  { length: DAYS * QUARTERS_PER_DAY },
  (_, index) => 0.05 + 0.04 * Math.sin(index / 9) + 0.01 * Math.sin(index * 7),
);

/** Returns the answer's sums on a rig by the hour: today and tomorrow, each planned. */
export function hoursOfTwoDays(hashpriceShift = 0) {
  return reportByTheHour({
    miner: { hashrate: 120e12, power: 3_000 },
    terms: { tariff: 0.09, poolFee: 0.02, uptime: 1, fixedCost: 0 },
    tariff,
    spot: {
      zone: 'DE-LU',
      currency: 'EUR',
      timeZone: ZONE,
      source: 'Test',
      from: MIDNIGHT,
      perKwh,
    },
    economics: { revenue: 6.4 + hashpriceShift, poolFee: 0.13 },
    now: MIDNIGHT + 8 * 3_600,
  });
}

/**
 * Prices the same two days as one does at first: the clock of each quarter hour is asked for, and each
 * period looked at.
 */
export function naiveTwoDays(): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    weekday: 'short',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const weekdays = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  let profit = 0;
  for (const [index, price] of perKwh.entries()) {
    const at = new Date((MIDNIGHT + index * SECONDS_PER_QUARTER) * 1_000);
    const parts = Object.fromEntries(
      clock.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    const minute = Number(parts['hour']) * 60 + Number(parts['minute']);
    const grid = (tariff.grid ?? []).findLast(
      ({ hours, days, months }) =>
        (!hours || (minute >= hours.from && minute < hours.to)) &&
        (!days || days.includes(weekdays.indexOf(parts['weekday'] ?? ''))) &&
        (!months || months.includes(Number(parts['month']))),
    );
    const cost = (price + tariff.markup + (grid?.perKwh ?? 0)) * 1.19;
    profit += Math.max(0, 0.25 * (6.27 / 24 - 3 * cost));
  }
  return profit;
}
