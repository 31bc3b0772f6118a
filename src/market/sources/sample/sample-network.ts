import { bitcoin } from '../../../coin/bitcoin.ts';
import { type CoinId, coinIds } from '../../../coin/coins.ts';
import { difficultyOfBits } from '../../../mining/compact-bits.ts';
import type { Market } from '../../market.port.ts';
import { type Datum, type Reading, SAMPLE_SOURCE } from '../../reading.ts';
import { sampleCoin } from './sample-coins.ts';
import network from './sample-network.json' with { type: 'json' };

/** Returns the bundled sample network: dated, marked as such, the same for ever. */
export function sampleMarket(): Market {
  const reading = sampleReading();
  const others = new Map(
    coinIds.map((coin) => [coin, sampleCoin(coin, reading, { since: 0, factor: 1 })]),
  );
  others.set(reading.coin, reading);
  const of = (coin: CoinId = reading.coin) => others.get(coin) ?? reading;
  return {
    coins: coinIds,
    reading: of,
    want: async (coin) => of(coin),
    wanted: () => coinIds,
    refresh: async () => {},
    status: () => [
      {
        name: SAMPLE_SOURCE,
        gives: ['chain', 'fees', 'price', 'fx'],
        state: 'ok',
        lastGoodAt: reading.at,
      },
    ],
  };
}

/**
 * Returns the live market, with the sample network's reading for as long as the live one lacks tip,
 * difficulty or price. It is never a mixture of the two, and for `ask` and the playground only.
 */
export function withSampleFallback(live: Market, sample: Market): Market {
  const best = (reading: Reading) => {
    const complete = reading.tip && reading.difficulty && reading.price;
    return complete ? reading : sample.reading(reading.coin);
  };
  return {
    coins: live.coins,
    reading: (coin) => best(live.reading(coin)),
    want: async (coin) => best(await live.want(coin)),
    wanted: () => live.wanted(),
    refresh: () => live.refresh(),
    status: () => live.status(),
  };
}

function sampleReading(): Reading {
  const { at, tip, bits, previousBits, meanFees, usd, fx, marks } = network;
  const datum = <T>(value: T): Datum<T> => ({ value, source: SAMPLE_SOURCE, at, state: 'fresh' });
  const difficulty = difficultyOfBits(Number.parseInt(bits, 16));
  return {
    coin: bitcoin.id,
    at,
    origin: 'sample',
    tip: datum(tip),
    difficulty: difficulty === undefined ? undefined : datum(difficulty),
    meanFees: datum(meanFees),
    price: datum({ usd, sources: [SAMPLE_SOURCE], cut: [] }),
    fx: datum(fx),
    epoch: datum({
      marks,
      previousDifficulty: difficultyOfBits(Number.parseInt(previousBits, 16)),
    }),
    lastGoodAt: at,
  };
}
