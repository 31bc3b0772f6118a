import { bitcoin } from '../src/coin/bitcoin.ts';
import type { Chain } from './replay-epochs.ts';

const { blocks: BLOCKS_PER_EPOCH } = bitcoin.retarget;

const TARGET_SPAN = BLOCKS_PER_EPOCH * bitcoin.spacing;

interface World {
  readonly seed: number;
  readonly epochs: number;
  /** Variance and mean growth of ln(hashrate) over one epoch of 2,016 blocks. */
  readonly walkVariance: number;
  readonly drift: number;
}

/** Numbers in [0, 1), the same for the same seed: the mulberry32 generator. */
function seededUniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An invented chain: hashrate walks block by block, luck is exponential, difficulty follows. */
export function syntheticChain({ seed, epochs, walkVariance, drift }: World): Chain {
  const uniform = seededUniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const step = Math.sqrt(walkVariance / BLOCKS_PER_EPOCH);
  const times = new Map<number, number>();
  const outcomes = new Map<number, number>();
  let logRate = -Math.log(bitcoin.spacing);
  let difficulty = 1;
  let time = 1_600_000_000;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const start = epoch * BLOCKS_PER_EPOCH;
    let first = time;
    for (let block = 0; block < BLOCKS_PER_EPOCH; block += 1) {
      logRate += step * normal() + drift / BLOCKS_PER_EPOCH;
      time += (-Math.log(1 - uniform()) * difficulty) / Math.exp(logRate);
      times.set(start + block, time);
      if (block === 0) first = time;
    }
    const outcome = Math.min(4, Math.max(1 / 4, TARGET_SPAN / (time - first)));
    outcomes.set(start, outcome);
    difficulty *= outcome;
  }
  return { times, outcomes };
}
