import { epochStart, epochsOf } from '../coin/coin.ts';
import { type CoinId, coinOf } from '../coin/coins.ts';
import type { FxRates } from '../money/currency.ts';
import type { Clock } from '../time/clock.port.ts';
import type { Job } from '../time/job.port.ts';
import { forecastOf, momentOf } from './conditions.ts';
import type { HistoryPoint, RecordedForecast } from './history.ts';
import type { HistoryStore, Market } from './market.port.ts';
import { otherReadings } from './other-readings.ts';
import type { Datum, Reading } from './reading.ts';
import { pointOf } from './series.ts';

/** Shares of an epoch after which its retarget's forecast is kept, to be held against what comes. */
const SHARES: readonly RecordedForecast['share'][] = [0.25, 0.5, 0.75];
/** Blocks by which a forecast may come late and still be one of that share. */
const LATEST = 72;
/**
 * Seconds of which one reading is kept, from several processes on one database and across restarts.
 */
const STEP = 60;

/**
 * Writes down what the market is: the data that are fresh, rates of exchange of a new day, and
 * forecasts at their marks. The sample network is not written down, unless it is all there is.
 */
export function recordHistory(
  ports: {
    readonly market: Pick<Market, 'reading' | 'wanted'>;
    readonly history: HistoryStore;
    readonly clock: Clock;
  },
  { recordsSample = () => false }: { readonly recordsSample?: () => boolean } = {},
): Job {
  const { market, history, clock } = ports;
  let rates: FxRates | undefined;
  let forecast: Pick<RecordedForecast, 'height' | 'share'> | undefined;

  async function recordRates({ fx }: Reading): Promise<void> {
    const news = fresh(fx);
    if (!news || (rates?.date === news.date && count(rates) >= count(news))) return;
    await history.saveRates([news]);
    rates = news;
  }

  async function recordForecast(reading: Reading): Promise<void> {
    const share = shareOf(fresh(reading.tip)?.height, reading.coin);
    if (share === undefined || !fresh(reading.difficulty)) return;
    const at = momentOf(reading, clock);
    const found = forecastOf(reading, at);
    if (found === undefined || found.method !== 'forecast') return;
    const { height, ratio, band90 } = found;
    if (forecast?.height === height && forecast.share === share) return;
    await history.saveForecast(reading.coin, { height, share, ratio, ...band90, at });
    forecast = { height, share };
  }

  return {
    name: 'record-history',
    async run() {
      const reading = market.reading();
      if (reading.origin === 'sample' && !recordsSample()) return;
      const point = newsOf(reading);
      if (point) await history.record(reading.coin, point);
      for (const other of otherReadings(market)) {
        const otherPoint = newsOf(other);
        if (otherPoint) await history.record(other.coin, otherPoint);
      }
      await recordRates(reading);
      await recordForecast(reading);
    },
  };
}

const fresh = <T>(datum: Datum<T> | undefined): T | undefined =>
  datum?.state === 'fresh' ? datum.value : undefined;

const count = ({ perUsd }: FxRates) => Object.keys(perUsd).length;

/** Returns the fresh data of a reading: a stale price is no news of this minute. */
function newsOf(reading: Reading): HistoryPoint | undefined {
  const { at, merged, ...data } = pointOf(reading);
  const isNews = [...Object.values(data), ...Object.values(merged ?? {})].some(
    (value) => value !== undefined,
  );
  return isNews ? { at: Math.floor(at / STEP) * STEP, ...data, merged } : undefined;
}

/** Returns the share of the epoch that has just passed. */
function shareOf(height: number | undefined, coin: CoinId): number | undefined {
  const retarget = epochsOf(coinOf(coin));
  if (height === undefined || !retarget) return undefined;
  const blocksDone = height - epochStart(height, retarget) + 1;
  return SHARES.find((share) => {
    const late = blocksDone - share * retarget.blocks;
    return late >= 0 && late <= LATEST;
  });
}
