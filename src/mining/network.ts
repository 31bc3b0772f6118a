import type { Coin } from '../coin/coin.ts';

const SECONDS_PER_DAY = 86_400;

/** The state of a chain on which income depends: how hard a block is, and how much it pays. */
export interface Network {
  readonly coin: Coin;
  /** Network difficulty, dimensionless, > 0. */
  readonly difficulty: number;
  /** Subsidy plus mean fees of a block, in the coin's base units. */
  readonly blockReward: number;
}

/**
 * Returns when so many more blocks are in, if each takes the time the difficulty aims at. It goes
 * by height alone, for dates months away: over many retargets today's pace averages out. For the
 * next retarget there is a forecast.
 *
 * @returns Unix seconds.
 */
export function expectedTime({
  coin,
  blocksLeft,
  now,
}: {
  readonly coin: Pick<Coin, 'spacing'>;
  readonly blocksLeft: number;
  /** The present in unix seconds. */
  readonly now: number;
}): number {
  return now + blocksLeft * coin.spacing;
}

/**
 * Returns the expected revenue of a hashrate, before pool fee and power, running all day. It is
 * worked out from difficulty, not from a share of the observed network hashrate: that form is wrong
 * by the current block pace. Formula: docs.luxor.tech/hashrateindex/hashprice.
 *
 * @returns Base units of the coin per day.
 */
export function dailyRevenue({
  blockReward,
  ...mined
}: Network & {
  /** Hashes per second. */
  readonly hashrate: number;
}): number {
  return dailyBlocks(mined) * blockReward;
}

/** Returns the blocks that a hashrate finds in a day on average, running all of it. */
export function dailyBlocks({
  coin,
  hashrate,
  difficulty,
}: Pick<Network, 'coin' | 'difficulty'> & {
  /** Hashes per second. */
  readonly hashrate: number;
}): number {
  return (hashrate * SECONDS_PER_DAY) / (difficulty * coin.hashesPerDifficulty);
}

/**
 * Returns what a unit of hashrate earns in a day, before pool fee and power.
 *
 * @returns Base units of the coin per `hashpriceUnit` per day: satoshi per PH/s of Bitcoin.
 */
export function hashprice(network: Network): number {
  return dailyRevenue({ ...network, hashrate: network.coin.hashpriceUnit.hashes });
}

/**
 * Returns the network hashrate at which blocks come as often as they should: the one that the
 * difficulty assumes, not the one that is running now.
 *
 * @returns Hashes per second.
 */
export function impliedHashrate(difficulty: number, coin: Coin): number {
  return (difficulty * coin.hashesPerDifficulty) / coin.spacing;
}
