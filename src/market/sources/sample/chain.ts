import { bitcoin } from '../../../coin/bitcoin.ts';
import { epochStart } from '../../../coin/coin.ts';
import { difficultyOfBits, retargetedBits } from '../../../mining/compact-bits.ts';
import type { BlockMark } from '../../../mining/retarget.ts';
import type { EpochMarks, Tip } from '../../reading.ts';
import { chance } from './walk.ts';

/** A chain that goes on by a rule from where a real one was: the same blocks at the same times, always. */
export interface SimulatedChain {
  readonly tip: Tip;
  /** Compact targets of the running epoch, and of the one before. */
  readonly bits: number;
  readonly previousBits: number;
  /** Times of blocks of the two epochs, ascending: first and last of each, some between, the tip. */
  readonly marks: readonly BlockMark[];
  /** The block at which the rule began. */
  readonly origin: { readonly height: number; readonly bits: number };
}

const { blocks: BLOCKS_PER_EPOCH } = bitcoin.retarget;
/** Growth of the simulated hashrate per epoch, as a natural logarithm. */
const GROWTH = 0.006;
/** Blocks from one mark to the next. */
const MARK_EVERY = 144;

export function difficultyOf({ bits }: Pick<SimulatedChain, 'bits'>): number {
  return difficultyOfBits(bits) ?? 1;
}

export function marksOf({ marks, previousBits }: SimulatedChain): EpochMarks {
  return { marks, previousDifficulty: difficultyOfBits(previousBits) };
}

/** Returns the chain with all blocks that were found until then. @param until - Unix seconds. */
export function grownUntil(chain: SimulatedChain, until: number): SimulatedChain {
  let grown = chain;
  for (let next = nextBlock(grown); next.tip.time <= until; next = nextBlock(grown)) grown = next;
  return grown;
}

/** Returns the unix seconds of the next block that has another difficulty. */
export function retargetTime(chain: SimulatedChain): number {
  let next = nextBlock(chain);
  while (next.tip.height % BLOCKS_PER_EPOCH !== 0) next = nextBlock(next);
  return next.tip.time;
}

function nextBlock(chain: SimulatedChain): SimulatedChain {
  const { tip, bits, previousBits, marks, origin } = chain;
  const height = tip.height + 1;
  const begins = height % BLOCKS_PER_EPOCH === 0;
  const ended = begins ? retargetedBits(bits, tip.time - firstOf(chain).time) : bits;
  const next = { height, time: tip.time + interval(height, ended, origin) };
  const before = marks.at(-1);
  const isPassing = before !== undefined && before.height === tip.height && !isKept(before.height);
  return {
    origin,
    tip: next,
    bits: ended,
    previousBits: begins ? bits : previousBits,
    marks: [
      ...(isPassing ? marks.slice(0, -1) : marks).filter(
        (mark) => mark.height >= epochStart(height, bitcoin.retarget) - BLOCKS_PER_EPOCH,
      ),
      next,
    ],
  };
}

/**
 * Returns the seconds that a block took: exponential, about ten minutes at the difficulty that fits
 * the hashrate.
 */
function interval(height: number, bits: number, origin: SimulatedChain['origin']): number {
  const ease = difficultyOf(origin) / difficultyOf({ bits });
  const growth = Math.exp((GROWTH * (height - origin.height)) / BLOCKS_PER_EPOCH);
  const mean = bitcoin.spacing / (ease * growth);
  return Math.max(1, Math.round(-Math.log(chance(height)) * mean));
}

function firstOf({ tip, marks }: SimulatedChain): BlockMark {
  const start = epochStart(tip.height, bitcoin.retarget);
  return marks.find(({ height }) => height === start) ?? tip;
}

function isKept(height: number): boolean {
  return height % MARK_EVERY === 0 || height % BLOCKS_PER_EPOCH === BLOCKS_PER_EPOCH - 1;
}
