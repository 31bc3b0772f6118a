import * as z from 'zod';
import { epochsOf } from '../../../coin/coin.ts';
import { type CoinId, coinOf } from '../../../coin/coins.ts';
import { SourceError } from '../../../errors.ts';
import { positive } from '../../../http/numeric.ts';
import { createProvider, type Provider } from '../../../http/provider.ts';
import { publicName } from '../../../http/public-name.ts';
import { firstAnswer } from '../../../http/try-ask.ts';
import { DAY } from '../../../time/seconds.ts';
import { dailyMeans, dayOf, difficultyDays } from '../../daily.ts';
import type { HistoryPoint } from '../../history.ts';
import type { CoinPast, DaySpan } from '../../market.port.ts';
import { userAgentOf } from '../build-market.ts';
import type { CoinSettings } from '../coins/build-coin.ts';
import { type ListedCoin, listed, plausibleOf } from '../coins/coin-source.ts';
import type { PastDeps } from './build-past.ts';
import { EPOCH_DAYS, periodSince, Retarget, sound } from './mempool-history.ts';

interface CoinPastSettings extends Pick<CoinSettings, 'explorerUrls' | 'krakenUrl'> {
  readonly contact?: string | undefined;
  readonly version: string;
}

/** A view of a coin's days gone by. */
interface DifficultyPast {
  readonly provider: Provider;
  days(span: DaySpan, tipHeight: number | undefined): Promise<readonly HistoryPoint[]>;
}

/**
 * Builds the source of a coin's days gone by: its explorer for difficulty, Kraken for prices. Nobody whom
 * we may ask without a key tells the difficulty of years ago where there is no such explorer.
 */
export function coinPast(id: CoinId, settings: CoinPastSettings, deps: PastDeps): CoinPast {
  const { dispatcher, clock, log, stop, timeout = 60, backOff = 2_000 } = deps;
  const web = { dispatcher, userAgent: userAgentOf(settings), timeout, backOff, stop };
  const provide = (baseUrl: URL, name: string) =>
    createProvider({ name, gives: [], baseUrl }, { web, clock, log });
  const coin = listed(coinOf(id));
  const { explorer } = coin.listing;
  const url = explorer && settings.explorerUrls[explorer];
  const provider = url && provide(url, publicName(url, 'explorer'));
  const difficulty =
    provider &&
    (explorer === 'kaspa' ? kaspaPast(provider, coin) : mempoolLikePast(provider, coin, clock));
  const kraken = settings.krakenUrl && provide(settings.krakenUrl, 'Kraken');
  const along = coin.merged && listed(coin.merged);
  const isPriced = [coin, ...(along ? [along] : [])].every(({ listing }) => listing.pairs.kraken);

  return {
    parts: [
      ...(difficulty ? (['difficulty'] as const) : []),
      ...(kraken && isPriced ? (['prices'] as const) : []),
    ],
    async difficulty(span, tipHeight) {
      const found = await firstAnswer(difficulty ? [difficulty] : [], 'chain', (source) =>
        source.days(span, tipHeight),
      );
      if (found) return found.answer;
      throw new SourceError(provider?.name ?? id, 'no answer');
    },
    async prices(span) {
      if (!kraken) throw new SourceError('Kraken', 'is off');
      const found = await firstAnswer([{ provider: kraken }], 'price', () =>
        Promise.all([coin, ...(along ? [along] : [])].map((one) => pricesOf(kraken, one, span))),
      );
      if (!found) throw new SourceError(kraken.name, 'no answer');
      const [own = [], other = []] = found.answer;
      const byDay = new Map(other.map((day) => [day.at, day.value]));
      return own.map(({ at, value }) => {
        const usd = byDay.get(at);
        return { at, usd: value, ...(usd !== undefined && { merged: { usd } }) };
      });
    },
  };
}

/** Ratio by which hashrate and difficulty may be apart: the numbers are rounded down. */
const SAME = 0.05;
/** Hashes per second in the unit of the history, which is not that of the present hashrate. */
const KILO = 1e3;

/**
 * Asks api.kaspa.org. Each day is a mean; its hashrate comes in kH/s, which proves that the difficulty
 * is in the unit of the present one. Days before the chain's rules of today are left out.
 */
function kaspaPast(provider: Provider, coin: ListedCoin): DifficultyPast {
  const plausible = plausibleOf(coin);
  const Day = z.object({
    daaScore: positive.pipe(z.number().int()),
    /** Unix milliseconds. */
    timestamp: positive.pipe(z.number().min(1_600_000_000_000).max(9_999_999_999_999)),
    difficulty: positive,
    hashrate_kh: positive,
  });
  return {
    provider,
    async days({ from, to }) {
      const told = await provider.getJson(
        'info/hashrate/history?resolution=1d',
        z.array(z.unknown()),
      );
      const days = sound(Day, told).filter(
        ({ daaScore, difficulty }) =>
          daaScore >= coin.listing.passedHeight &&
          plausible.difficulty.safeParse(difficulty).success,
      );
      for (const { difficulty, hashrate_kh: kilo } of days) {
        const implied = (difficulty * coin.hashesPerDifficulty) / coin.spacing;
        if (Math.abs((kilo * KILO) / implied - 1) > SAME) {
          throw provider.error('hashrate does not fit the difficulty');
        }
      }
      const points = days.map(({ daaScore, timestamp, difficulty }): HistoryPoint => {
        const end = timestamp / 1_000;
        // The mean is that of the day that ended then.
        const at = dayOf(end - DAY / 2);
        const height = Math.floor(daaScore + (at + DAY - end) / coin.spacing);
        return { at, height, difficulty };
      });
      const within = points.filter(({ at }) => at >= from && at < to);
      if (within.length === 0) throw provider.error('no difficulty of that time');
      return within.toSorted((a, b) => a.at - b.at);
    },
  };
}

/** Asks a mempool-compatible explorer of a coin with epochs for its retargets. */
function mempoolLikePast(
  provider: Provider,
  coin: ListedCoin,
  now: () => number,
): DifficultyPast | undefined {
  const retarget = epochsOf(coin);
  if (!retarget) return undefined;
  const plausible = plausibleOf(coin);
  const Told = z.object({ difficulty: z.array(z.unknown()) });
  return {
    provider,
    async days(span, tipHeight) {
      const period = periodSince(span.from - EPOCH_DAYS * DAY, now());
      const told = await provider.getJson(`v1/mining/hashrate/${period}`, Told);
      const epochs = sound(Retarget, told.difficulty)
        .filter(({ height, start }) => height % retarget.blocks === 0 && start < span.to)
        .filter(({ difficulty }) => plausible.difficulty.safeParse(difficulty).success)
        .toSorted((a, b) => a.start - b.start);
      for (const [index, { difficulty, height }] of epochs.entries()) {
        const next = epochs[index + 1];
        const isNext = next?.height === height + retarget.blocks;
        const ratio = isNext ? next.difficulty / difficulty : 1;
        if (Math.max(ratio, 1 / ratio) > retarget.mostChange * (1 + SAME)) {
          throw provider.error(`difficulty of block ${next?.height} is not the chain's`);
        }
      }
      const days = difficultyDays(epochs, { coin, ...span, tipHeight });
      if (days.length === 0) throw provider.error('no difficulty of that time');
      return days;
    },
  };
}

/** Asks Kraken for the mean prices of days, of which it tells the last two years. */
async function pricesOf(provider: Provider, coin: ListedCoin, { from, to }: DaySpan) {
  const { usd } = plausibleOf(coin);
  const Candles = z.object({
    error: z.array(z.string()),
    result: z.record(z.string(), z.unknown()).optional(),
  });
  // Unix seconds, open, high, low, close, mean by volume; that of a day without trades is 0.
  const Candle = z.tuple(
    [z.number().int(), z.string(), z.string(), z.string(), z.string(), usd],
    z.unknown(),
  );
  const { error, result = {} } = await provider.getJson(
    `0/public/OHLC?pair=${coin.listing.pairs.kraken}&interval=1440`,
    Candles,
  );
  const [problem] = error;
  if (problem !== undefined) throw provider.error(problem.slice(0, 100));
  const [candles] = Object.values(result).filter(Array.isArray);
  const days = sound(Candle, candles ?? [])
    .map((candle) => ({ at: candle[0], value: candle[5] }))
    .filter(({ at }) => at >= from && at < to);
  if (days.length === 0) throw provider.error('no prices of that time');
  return dailyMeans(days);
}
