import type { Reply } from './provider-network.ts';

/** Prices of 24 hours, per MWh, in the shape of a windy day: values of our own. */
export const HOURS = [
  ...[12.4, 8.1, 3.2, 0, -1.5, -4.2, 6.6, 31.9, 58.3, 71.2, 66.4, 52.8],
  ...[40.1, 33.3, 29.7, 38.2, 61.5, 92.6, 118.4, 104.9, 77.7, 55.1, 36.8, 21.5],
];

/** As Energy-Charts answers. @param start - Unix seconds of the first. */
export function energyCharts(
  start: number,
  prices: readonly (number | null | string)[],
  step = 3_600,
): Reply {
  return {
    body: {
      license_info: 'CC BY 4.0 (creativecommons.org/licenses/by/4.0) from example',
      unix_seconds: prices.map((_, index) => start + index * step),
      price: prices,
      unit: 'EUR / MWh',
      deprecated: false,
    },
  };
}

/** As Elering answers for Finland. */
export function elering(start: number, prices: readonly number[], step = 3_600): Reply {
  const rows = prices.map((price, index) => ({ timestamp: start + index * step, price }));
  return { body: { success: true, data: { ee: [], fi: rows } } };
}

/** As hvakosterstrommen.no answers, in summer time. */
export function norwegianDay(date: string, prices: readonly number[]): Reply {
  const two = (hour: number) => String(hour).padStart(2, '0');
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  return {
    body: prices.map((price, hour) => ({
      NOK_per_kWh: price,
      EUR_per_kWh: price / 11,
      EXR: 11,
      time_start: `${date}T${two(hour)}:00:00+02:00`,
      time_end: hour === 23 ? `${next}T00:00:00+02:00` : `${date}T${two(hour + 1)}:00:00+02:00`,
    })),
  };
}
