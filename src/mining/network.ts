/** Hashes a block takes on average at difficulty 1, by the field's convention. */
export const HASHES_PER_DIFFICULTY = 2 ** 32;

export const SATS_PER_COIN = 100_000_000;

/** Hashes per second. */
export const PETAHASH = 1e15;

/** Seconds between blocks that the difficulty aims at. */
export const TARGET_SPACING = 600;

/** Blocks between two changes of difficulty. */
export const BLOCKS_PER_EPOCH = 2_016;

const SECONDS_PER_DAY = 86_400;
/** Blocks from one halving to the next. */
const HALVING_INTERVAL = 210_000;
/** Satoshi. */
const FIRST_SUBSIDY = 50 * SATS_PER_COIN;

/** What a block takes and what it pays. */
export interface Network {
  /** Network difficulty, dimensionless, > 0. */
  readonly difficulty: number;
  /** Subsidy plus mean fees of a block, in satoshi. */
  readonly blockReward: number;
}

export interface Halving {
  /** The first block with the lower subsidy. */
  readonly height: number;
  readonly blocksLeft: number;
}

/**
 * New coins that the block at a height may create, by the consensus rule: halved, and rounded down
 * to whole satoshi, every 210,000 blocks. For today's income ask for the *next* block (tip + 1).
 *
 * @param height - Block height, a whole number ≥ 0.
 * @returns Satoshi; 0 from height 6,930,000 on.
 */
export function subsidyAt(height: number): number {
  return Math.floor(FIRST_SUBSIDY / 2 ** Math.floor(height / HALVING_INTERVAL));
}

/**
 * The first halving above a height.
 *
 * @param height - Height of the tip, a whole number ≥ 0.
 * @returns `blocksLeft` from 1 (the very next block is the halving) to 210,000.
 */
export function halvingAfter(height: number): Halving {
  const next = (Math.floor(height / HALVING_INTERVAL) + 1) * HALVING_INTERVAL;
  return { height: next, blocksLeft: next - height };
}

/** Whether no halving lies between two heights. */
export function isSameEra(one: number, other: number): boolean {
  return Math.floor(one / HALVING_INTERVAL) === Math.floor(other / HALVING_INTERVAL);
}

/**
 * When so many more blocks are in, if each takes the ten minutes the difficulty aims at. By height
 * alone, for dates months away: over many retargets today's pace averages out. For the next
 * retarget there is a forecast.
 *
 * @returns Unix seconds.
 */
export function expectedTime({
  blocksLeft,
  now,
}: {
  readonly blocksLeft: number;
  /** Unix seconds. */
  readonly now: number;
}): number {
  return now + blocksLeft * TARGET_SPACING;
}

/**
 * Expected revenue of a hashrate, before pool fee and power, running all day. From difficulty, not
 * from a share of the observed network hashrate: that form is wrong by the current block pace.
 * Formula: docs.luxor.tech/hashrateindex/hashprice.
 *
 * @returns Satoshi per day.
 */
export function dailyRevenue({
  hashrate,
  difficulty,
  blockReward,
}: Network & {
  /** Hashes per second. */
  readonly hashrate: number;
}): number {
  const blocksPerDay = (hashrate * SECONDS_PER_DAY) / (difficulty * HASHES_PER_DIFFICULTY);
  return blocksPerDay * blockReward;
}

/**
 * What a petahash per second earns in a day, before pool fee and power.
 *
 * @returns Satoshi per PH/s per day; a thousandth of it per TH/s.
 */
export function hashprice(network: Network): number {
  return dailyRevenue({ ...network, hashrate: PETAHASH });
}

/**
 * The network hashrate at which blocks come every ten minutes: what the difficulty assumes, not
 * what is running now.
 *
 * @returns Hashes per second.
 */
export function impliedHashrate(difficulty: number): number {
  return (difficulty * HASHES_PER_DIFFICULTY) / TARGET_SPACING;
}
