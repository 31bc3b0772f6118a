import { type Coin, countedFrom, epochStart, epochsOf } from '../../../coin/coin.ts';
import { type CoinId, coinOf } from '../../../coin/coins.ts';
import { DAY, HOUR } from '../../../time/seconds.ts';
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

function waved({ period, share }: (typeof WAVES)[keyof typeof WAVES], since: number): number {
  return 1 + share * Math.sin((2 * Math.PI * since) / period);
}
