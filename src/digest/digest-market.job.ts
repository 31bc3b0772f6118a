import { LOOK_BACK, type PastWeeks, pastWeeks } from '../forecast/weeks.ts';
import type { RecordedForecast } from '../market/history.ts';
import type { HistoryStore } from '../market/market.port.ts';
import type { Reading } from '../market/reading.ts';
import {
  coinPriceSeries,
  difficultySeries,
  feeShareSeries,
  type History,
  hashpriceSeries,
  joinSteps,
  pointOf,
} from '../market/series.ts';
import { DAY, HOUR } from '../time/seconds.ts';
import { memory } from '../work/memory.ts';
import type { PastPrices } from './headline.ts';
import { runningEpoch } from './scorecard.ts';

/** Days that the chart shows. */
const CHART_DAYS = 30;
/** Days before them in which there may be something to compare with. */
const SLACK_DAYS = 4;
/** Seconds around the same moment of the day before in which single readings are looked for. */
const DAY_BEFORE = 900;

interface Histories {
  readonly drawn: History;
  /**
   * Means of hours and days, each at its middle: that is where they compare best. The single
   * readings of a day before are in it as well: the mean of an hour would mix in what has happened
   * since.
   */
  readonly compared: History;
}

/** The market before a reading, which is read once for all digests of it. */
export interface DigestMarket {
  history(): Promise<History>;
  /** @param currency - ISO 4217. */
  prices(currency: string): Promise<PastPrices>;
  /** Reads the past weeks by which a forecast grows. */
  weeks(): Promise<PastWeeks | undefined>;
  /** Reads the forecasts of the running epoch. */
  forecasts(): Promise<readonly RecordedForecast[]>;
}

/** @param now - Unix seconds; for the sample network, its own moment. */
export function digestMarket(
  store: Pick<HistoryStore, 'range' | 'rates' | 'forecasts'>,
  reading: Reading,
  now: number,
): DigestMarket {
  const histories = memory<Histories>({ limit: 1 });
  const forecasts = memory<readonly RecordedForecast[]>({ limit: 1 });
  const weeks = memory<PastWeeks | undefined>({ limit: 1 });
  const prices = new Map<string, PastPrices>();

  async function read(): Promise<Histories> {
    const { coin } = reading;
    const span = { coin, from: now - (CHART_DAYS + SLACK_DAYS) * DAY, to: now };
    const [days, hours, readings, rates] = await Promise.all([
      store.range({ step: 'day', ...span }),
      store.range({ step: 'hour', ...span }),
      store.range({ coin, step: 'raw', from: now - DAY - DAY_BEFORE, to: now - DAY + DAY_BEFORE }),
      store.rates(span.from, span.to),
    ]);
    const { points, gap } = joinSteps(days, hours);
    const drawn: History = {
      coin,
      points: [...points, pointOf(reading)],
      rates: reading.fx ? [...rates, reading.fx.value] : rates,
      from: now - CHART_DAYS * DAY,
      to: now,
      gap,
    };
    const ofDays = new Set(days);
    const compared = points.map((point) => ({
      ...point,
      at: point.at + (ofDays.has(point) ? DAY : HOUR) / 2,
    }));
    const finest = [...compared, ...readings].toSorted((a, b) => a.at - b.at);
    return { drawn, compared: { ...drawn, points: finest } };
  }
  const known = () => histories('history', read);

  return {
    history: async () => (await known()).drawn,

    async prices(currency) {
      const { compared } = await known();
      let found = prices.get(currency);
      if (!found) {
        found = {
          hashprice: hashpriceSeries(compared, currency),
          coinPrice: coinPriceSeries(compared, currency),
          difficulty: difficultySeries(compared),
          feeShare: feeShareSeries(compared),
        };
        prices.set(currency, found);
      }
      return found;
    },

    weeks: () =>
      weeks('weeks', async () => {
        const { coin } = reading;
        const days = await store.range({ coin, step: 'day', from: now - LOOK_BACK, to: now });
        return pastWeeks(coin, days);
      }),

    forecasts: () =>
      forecasts('forecasts', async () => {
        const height = runningEpoch(reading);
        return height === undefined ? [] : store.forecasts(reading.coin, height);
      }),
  };
}
