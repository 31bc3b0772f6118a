import { type Coin, countedFrom, epochStart, epochsOf } from '../../../coin/coin.ts';
import { type CoinId, coinOf } from '../../../coin/coins.ts';
import { DAY, HOUR } from '../../../time/seconds.ts';
import type { HistoryPoint, MergedPoint } from '../../history.ts';
import { type Datum, type MergedReading, type Reading, SAMPLE_SOURCE } from '../../reading.ts';
import sample from './sample-coins.json' with { type: 'json' };

interface SampleCoin {
  readonly height: number;
  readonly difficulty: number;
  readonly usd: number;
}

const coins: Readonly<Record<string, SampleCoin>> = sample.coins;

/** Blocks of a sample's epoch come a little faster than they should, so that there is something to see. */
const HASTE = 1.02;

/** Waves that mean nothing; each starts at the sample's value. */
const WAVES = {
  price: { period: 4.1 * DAY, share: 0.015 },
  difficulty: { period: 17 * HOUR, share: 0.02 },
} as const;

/**
 * Returns the reading of another coin that goes with one of the sample network: its moment, its rates,
 * and its price moved by the same factor.
 *
 * @param since - Seconds since the sample network's own moment; time stands still at 0.
 */
export function sampleCoin(
  id: CoinId,
  network: Reading,
  { since, factor }: { readonly since: number; readonly factor: number },
): Reading {
  const { at, fx } = network;
  const coin = coinOf(id);
  const moved = { at, since, factor };
  return {
    coin: id,
    at,
    origin: 'sample',
    ...partsOf(coin, moved),
    ...(coin.merged && { merged: partsOf(coin.merged, moved) }),
    fx,
    lastGoodAt: at,
  };
}

function partsOf(
  coin: Coin,
  { at, since, factor }: { readonly at: number; readonly since: number; readonly factor: number },
): MergedReading & Pick<Reading, 'epoch'> {
  const known = coins[coin.id];
  if (!known) return {};
  const datum = <T>(value: T): Datum<T> => ({ value, source: SAMPLE_SOURCE, at, state: 'fresh' });
  const height = known.height + Math.floor(since / coin.spacing);
  const time = Math.floor(at - (since % coin.spacing));
  const usd = Number((known.usd * factor * waved(WAVES.price, since)).toPrecision(6));
  const parts = {
    tip: datum({ height, time }),
    price: datum({ usd, sources: [SAMPLE_SOURCE], cut: [] }),
  };
  const retarget = epochsOf(coin);
  if (!retarget) {
    return { ...parts, difficulty: datum(known.difficulty * waved(WAVES.difficulty, since)) };
  }
  const start = epochStart(height, retarget);
  const counted = countedFrom(start, retarget);
  const marks = [
    { height: counted, time: Math.floor(time - ((height - counted) * coin.spacing) / HASTE) },
    { height, time },
  ];
  return { ...parts, difficulty: datum(known.difficulty), epoch: datum({ marks }) };
}

/** Growth of a difficulty's natural logarithm per year; it was less in the past. */
const GROWTH = 0.3;
const YEAR = 365.25 * DAY;

/**
 * Returns what a coin was before the sample network's own moment: made up, the same each time.
 *
 * @param since - Seconds since that moment, below 0.
 * @param price - Returns Bitcoin's price then, by what it is at that moment: others went along.
 */
export function samplePast(
  id: CoinId,
  since: number,
  { price }: { readonly price: (since: number) => number },
): Omit<HistoryPoint, 'at'> {
  const coin = coinOf(id);
  const factor = price(since);
  return {
    ...pastOf(coin, since, factor),
    ...(coin.merged && { merged: pastOf(coin.merged, since, factor) }),
  };
}

function pastOf(coin: Coin, since: number, factor: number): MergedPoint {
  const known = coins[coin.id];
  if (!known) return {};
  const retarget = epochsOf(coin);
  const height = known.height + Math.ceil(since / coin.spacing);
  // The rules of today don't reach farther back.
  if (height < (coin.listing?.passedHeight ?? 0)) return {};
  // Where epochs have a difficulty, it stands until the next one.
  const steps = retarget ? epochStart(height, retarget) - epochStart(known.height, retarget) : 0;
  const from = retarget ? steps * coin.spacing : since;
  const wave = retarget ? 1 : waved(WAVES.difficulty, since);
  return {
    height,
    difficulty: known.difficulty * Math.exp((GROWTH * from) / YEAR) * wave,
    usd: Number((known.usd * factor * waved(WAVES.price, since)).toPrecision(6)),
  };
}

function waved({ period, share }: (typeof WAVES)[keyof typeof WAVES], since: number): number {
  return 1 + share * Math.sin((2 * Math.PI * since) / period);
}
