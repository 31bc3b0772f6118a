import { bitcoin } from '../../../coin/bitcoin.ts';
import { type CoinId, coinIds } from '../../../coin/coins.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { DAY, HOUR } from '../../../time/seconds.ts';
import type { Market } from '../../market.port.ts';
import { type Datum, type Reading, SAMPLE_SOURCE } from '../../reading.ts';
import { difficultyOf, grownUntil, marksOf, retargetTime, type SimulatedChain } from './chain.ts';
import { sampleCoin } from './sample-coins.ts';
import network from './sample-network.json' with { type: 'json' };
import { type Walk, walked } from './walk.ts';

/** Unix seconds at which the sample network begins to move. */
export const SIMULATION_START = network.at;

interface SimulatedMarket extends Market {
  /** Returns the unix seconds of the next block that has another difficulty. */
  nextRetarget(): number;
}

/**
 * Walks of the logarithms of price and fees from the sample's values on. They turn back within days,
 * so that a rig which pays at the sample's price goes on paying: within 8 % of it, and 50 % of the fees.
 */
const PRICE: Walk = { seed: 21, perDay: 0.011, finest: HOUR / 8, coarsest: 4 * DAY };
const FEES: Walk = { seed: 4, perDay: 0.06, finest: HOUR / 8, coarsest: 4 * DAY };

/**
 * Returns the sample network as it goes on from its date: blocks and retargets by a fixed rule,
 * price and fees by random walks that are the same each time. All of it hangs on the clock and the factor alone.
 */
export function simulatedMarket({
  clock,
  priceFactor,
}: {
  /** The clock, not before {@link SIMULATION_START}. */
  readonly clock: Clock;
  /** Returns the factor by which the price that the rule gives is multiplied. */
  readonly priceFactor: () => number;
}): SimulatedMarket {
  let chain = start();
  let last:
    | {
        readonly factor: number;
        readonly reading: Reading;
        readonly others: Map<CoinId, Reading>;
      }
    | undefined;

  /** Returns the same reading for a second, so that what is worked out of it can be shared. */
  function reading(coin: CoinId = bitcoin.id): Reading {
    const now = Math.floor(clock());
    const factor = priceFactor();
    if (last?.reading.at !== now || last.factor !== factor) {
      chain = grownUntil(chain.tip.time <= now ? chain : start(), now);
      const reading = readingOf(chain, now, factor);
      last = { factor, reading, others: new Map([[reading.coin, reading]]) };
    }
    const { reading: own, others } = last;
    const known = others.get(coin) ?? sampleCoin(coin, own, { since: now - network.at, factor });
    others.set(coin, known);
    return known;
  }

  return {
    coins: coinIds,
    reading,
    want: async (coin) => reading(coin),
    wanted: () => coinIds,
    refresh: async () => {},
    status: () => [
      {
        name: SAMPLE_SOURCE,
        gives: ['chain', 'fees', 'price', 'fx'],
        state: 'ok',
        lastGoodAt: clock(),
      },
    ],
    nextRetarget: () => retargetTime(grownUntil(start(), clock())),
  };
}

function start(): SimulatedChain {
  const bits = Number.parseInt(network.bits, 16);
  return {
    tip: network.tip,
    bits,
    previousBits: Number.parseInt(network.previousBits, 16),
    marks: network.marks,
    origin: { height: network.tip.height, bits },
  };
}

function readingOf(chain: SimulatedChain, now: number, factor: number): Reading {
  const datum = <T>(value: T): Datum<T> => ({
    value,
    source: SAMPLE_SOURCE,
    at: now,
    state: 'fresh',
  });
  const since = now - SIMULATION_START;
  const usd = Math.round(network.usd * factor * Math.exp(walked(PRICE, since)));
  return {
    coin: bitcoin.id,
    at: now,
    origin: 'sample',
    tip: datum(chain.tip),
    difficulty: datum(difficultyOf(chain)),
    meanFees: datum(Math.round(network.meanFees * Math.exp(walked(FEES, since)))),
    price: datum({ usd, sources: [SAMPLE_SOURCE], cut: [] }),
    fx: datum({ ...network.fx, date: workingDayBefore(now) }),
    epoch: datum(marksOf(chain)),
    lastGoodAt: now,
  };
}

/** Returns the day that rates of exchange are of, which are fixed on working days. */
function workingDayBefore(now: number): string {
  const date = new Date((now - DAY) * 1_000);
  // Sundays are 0.
  const rest = { 0: 2, 6: 1 }[date.getUTCDay()] ?? 0;
  date.setUTCDate(date.getUTCDate() - rest);
  return date.toISOString().slice(0, 10);
}
