import { difficultyAt } from '../../src/mining/difficulty-epochs.ts';
import { type Answerer, recorded } from './provider-network.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const DAYS: Readonly<Record<string, number>> = {
  '1w': 7,
  '1m': 30,
  '3m': 91,
  '6m': 182,
  '1y': 365,
  '2y': 730,
  '3y': 1_096,
};

/** Returns US dollars per bitcoin at a time in unix seconds. */
export const pastPrice = (time: number) => 80_000 + Math.round(15_000 * Math.sin(time / 1e7));

interface Chain {
  readonly tip: number;
  /** Returns the unix seconds of a block. */
  readonly blockTime: (height: number) => number;
  /** Difficulty of epochs that nothing is known of. */
  readonly difficulty: number;
}

const template = (name: string) => JSON.parse(recorded(name));

/** Answers as an instance of mempool does about days gone by; undefined for other paths. */
export const pastOfMempool =
  ({ tip, blockTime, difficulty }: Chain): ((path: string) => object | undefined) =>
  (path) => {
    const now = blockTime(tip);
    const [, what, period = ''] = /\/v1\/(.+)\/(\w+)$/.exec(path) ?? [];
    const from = now - (DAYS[period] ?? 0) * DAY;
    if (path.endsWith('/v1/historical-price?currency=USD')) {
      const start = now - (now % DAY) - 1_200 * DAY;
      const times = Array.from({ length: 1_200 + 24 }, (_, i) =>
        i < 1_200 ? start + i * DAY : start + 1_200 * DAY - (i - 1_200) * HOUR,
      );
      const prices = times.map((time) => ({ time, USD: pastPrice(time) }));
      return { ...template('mempool-historical-price.json'), prices };
    }
    if (what === 'mining/blocks/fees') {
      const step = from < now - 365 * DAY ? DAY / 2 : DAY / 3;
      return Array.from({ length: Math.floor((now - from) / step) }, (_, i) => {
        const timestamp = Math.round(from + (i + 0.5) * step);
        const avgHeight = tip - Math.floor((now - timestamp) / 600);
        return { avgHeight, timestamp, avgFees: 2_000_000 + (i % 7) * 100_000 };
      });
    }
    if (what === 'mining/hashrate') {
      const first = Math.ceil((tip - (now - from) / 600) / 2_016) * 2_016;
      const epochs = [];
      for (let height = first; height <= tip; height += 2_016) {
        const time = blockTime(height);
        epochs.push({
          time,
          height,
          difficulty: difficultyAt(height) ?? difficulty,
          adjustment: 1,
        });
      }
      return { ...template('mempool-hashrate.json'), difficulty: epochs };
    }
    return undefined;
  };

/** Answers with the rates of all working days of a range; other paths go to another answerer. */
export const pastOfFrankfurter =
  (other: Answerer): Answerer =>
  (asked) => {
    const [, first, last] = /\/v1\/([\d-]+)\.\.([\d-]+)\?base=USD$/.exec(asked.path) ?? [];
    if (first === undefined || last === undefined) return other(asked);
    const rates: Record<string, object> = {};
    for (let at = Date.parse(first); at <= Date.parse(last); at += DAY * 1_000) {
      const day = new Date(at);
      if (day.getUTCDay() % 6 === 0) continue;
      rates[day.toISOString().slice(0, 10)] = {
        EUR: 0.85 + (day.getUTCDate() % 7) / 100,
        GBP: 0.77,
      };
    }
    const body = {
      ...template('frankfurter-range.json'),
      start_date: first,
      end_date: last,
      rates,
    };
    return { body };
  };
