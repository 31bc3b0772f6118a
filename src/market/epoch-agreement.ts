import { bitcoin } from '../coin/bitcoin.ts';
import { epochNumber } from '../coin/coin.ts';
import { difficultyOfBits, retargetedBits } from '../mining/compact-bits.ts';
import { difficultyAt, epochKnownBefore } from '../mining/difficulty-epochs.ts';
import { HOUR } from '../time/seconds.ts';
import type { AgreedEpoch, BlockHeader, KnownDatum } from './reading.ts';

/** A testimony is what one source says of an epoch. */
export interface Testimony {
  readonly source: string;
  /** The highest block it knows of. */
  readonly tip: number;
  /** The epoch's first block. */
  readonly first: BlockHeader;
  /** The block before it. */
  readonly last: BlockHeader;
  /** The first block of the epoch before: asked for only where nobody else can be asked. */
  readonly previous?: BlockHeader | undefined;
  /** Whether it checks every block by itself: one's own node does. */
  readonly validates: boolean;
}

interface Question {
  readonly testimonies: readonly Testimony[];
  /** The epoch that was agreed on last. */
  readonly agreed: AgreedEpoch | undefined;
  /** The last tip that more than one voice bore out. */
  readonly lastTip: KnownDatum<BlockHeader> | undefined;
  /** Unix seconds. */
  readonly now: number;
}

/** Blocks by which the tips of two sources may differ. */
const TIPS_APART = 6;

/** Natural logarithm by which a difficulty may stray from the one that the protocol works out. */
const ARITHMETIC = 0.01;

/**
 * Seconds without a block after which a source that knows of no new epoch, where another does, is
 * taken to be stuck.
 */
const QUIET = HOUR;

/** Rounding of a difficulty that a provider states, as a natural logarithm. */
const ROUNDING = 1e-6;

/** Seconds by which a header may be off the clocks. */
const HEADER_SKEW = 7_200;

/** Seconds since a tip was seen for which it tells when its epoch ended. */
const LOOKED_LATELY = 6 * HOUR;

/**
 * Natural logarithms by which a difficulty may have moved in some epochs: a factor of 4 an epoch by
 * consensus; beyond that what the chain has done since 2015, and as much again.
 */
const STRAY = { most: Math.log(4), once: 1, up: 0.06, down: 0.02 };

/**
 * Returns why a difficulty cannot be that of the epoch of a height, from what is known of an epoch
 * before it: the one agreed on last, or the last one of the bundled list.
 *
 * @returns A few words; undefined when nothing speaks against it.
 */
export function difficultyProblem(
  { height, bits }: BlockHeader,
  agreed: AgreedEpoch | undefined,
): string | undefined {
  const difficulty = difficultyOfBits(bits);
  if (difficulty === undefined) return `bits ${bits} make no difficulty`;
  const fact = difficultyAt(height);
  if (fact !== undefined && fact !== difficulty)
    return `difficulty at ${height} is not the chain's`;
  const before = agreed && difficultyOfBits(agreed.bits);
  const isOff =
    !isPossibleDifficulty(height, difficulty) ||
    (agreed &&
      before !== undefined &&
      !canBecome({ height: agreed.height, difficulty: before }, { height, difficulty }));
  return isOff ? `difficulty at ${height} is out of all proportion` : undefined;
}

/**
 * Tells whether a difficulty can be that of a height, by the last epoch before it that the bundled
 * list has.
 */
export function isPossibleDifficulty(height: number, difficulty: number): boolean {
  const known = epochKnownBefore(height);
  return !known || canBecome(known, { height, difficulty });
}

interface Level {
  readonly height: number;
  readonly difficulty: number;
}

/** Tells whether the difficulty of one height can become that of a later one. */
export function canBecome(before: Level, after: Level): boolean {
  const epochs = numberOf(after.height) - numberOf(before.height);
  const moved = Math.log(after.difficulty / before.difficulty);
  if (epochs <= 0) return epochs < 0 || Math.abs(moved) < ROUNDING;
  const { most, once, up, down } = STRAY;
  const limit = (pace: number) => Math.min(most * epochs, once + pace * epochs);
  return moved <= limit(up) && moved >= -limit(down);
}

/**
 * Returns the epoch that the voices agree on. Each source is one; another is the protocol's own
 * arithmetic, where the epoch before was agreed on and its end was seen; another the bundled list.
 * It takes two, and more than for anything else. One's own node checks the chain itself: its word
 * is enough.
 *
 * @returns Nothing when they don't agree: the reading is unconfirmed then.
 */
export function agreedEpoch(question: Question): AgreedEpoch | undefined {
  const { agreed, lastTip, now } = question;
  const isQuiet = lastTip !== undefined && now - lastTip.value.time > QUIET;
  // A source that knows of no new epoch is stuck only where another knows of one: a halving lies
  // within an epoch.
  const isPassed =
    isQuiet && question.testimonies.some(({ first }) => agreed && first.height > agreed.height);
  const testimonies = question.testimonies.filter(
    ({ first }) => !isPassed || first.height !== agreed?.height,
  );
  const own = testimonies.find(({ validates }) => validates);
  if (own) return epochOf([own]);
  const [best, second] = camps(testimonies)
    .map((camp) => ({ camp, voices: camp.length + othersFor(camp, question) }))
    .toSorted((a, b) => b.voices - a.voices);
  if (!best || best.voices < 2 || best.voices === second?.voices) return undefined;
  return epochOf(best.camp);
}

/**
 * Tells whether a source tells of the epoch as it was agreed on, and stands at about the same
 * height.
 */
export function bearsOut({ first, tip }: Testimony, epoch: AgreedEpoch): boolean {
  const { height, bits, time, seen } = epoch;
  const isSame = first.height === height && first.bits === bits && first.time === time;
  return isSame && Math.abs(tip - seen) <= TIPS_APART;
}

/**
 * Tells whether a source's own tale holds together: the difficulty is the one that its block times
 * make of the difficulty before. It is all there is to go by where nobody else can be asked.
 */
export function isConsistent({ previous, first, last }: Testimony): boolean {
  if (!previous || Math.abs(first.time - last.time) > LOOKED_LATELY) return false;
  return follows(first.bits, previous, last);
}

/** Groups the testimonies that tell the same, and whose tips are close to each other. */
function camps(testimonies: readonly Testimony[]): readonly (readonly Testimony[])[] {
  const found: Testimony[][] = [];
  for (const testimony of testimonies.toSorted((a, b) => a.tip - b.tip)) {
    const camp = found.findLast(([one]) => one && isAlike(one, testimony));
    if (camp) camp.push(testimony);
    else found.push([testimony]);
  }
  return found;
}

function isAlike(one: Testimony, other: Testimony): boolean {
  const { height, bits, time } = one.first;
  return bearsOut(other, { height, bits, time, seen: one.tip });
}

/**
 * Counts the voices besides the sources: that of the last agreement is one for the epoch that goes
 * on.
 */
function othersFor(camp: readonly Testimony[], question: Question): number {
  const [one] = camp;
  if (!one) return 0;
  const { first } = one;
  const isListed = difficultyAt(first.height) === difficultyOfBits(first.bits);
  const isGoingOn =
    question.agreed !== undefined && bearsOut(one, { ...question.agreed, seen: one.tip });
  return (
    Number(isListed) + Number(isGoingOn) + Number(camp.some((each) => isReckoned(each, question)))
  );
}

/**
 * Tells whether the protocol's arithmetic makes the difficulty, from the epoch that was agreed on
 * before it and an end that lies where we saw it ourselves.
 */
function isReckoned({ first, last }: Testimony, { agreed, lastTip, now }: Question): boolean {
  if (agreed?.height !== first.height - bitcoin.retarget.blocks || !lastTip) return false;
  const { value: tip, at } = lastTip;
  const isInEpoch = tip.height >= agreed.height && tip.height < first.height;
  const wasSeen = last.time >= tip.time - HEADER_SKEW && last.time <= now + HEADER_SKEW;
  return isInEpoch && wasSeen && now - at <= LOOKED_LATELY && follows(first.bits, agreed, last);
}

function follows(
  bits: number,
  before: Pick<BlockHeader, 'bits' | 'time'>,
  last: BlockHeader,
): boolean {
  if (difficultyOfBits(before.bits) === undefined) return false;
  const expected = difficultyOfBits(retargetedBits(before.bits, last.time - before.time));
  const difficulty = difficultyOfBits(bits);
  if (expected === undefined || difficulty === undefined) return false;
  return Math.abs(Math.log(difficulty / expected)) <= ARITHMETIC;
}

function epochOf(camp: readonly Testimony[]): AgreedEpoch | undefined {
  const [one] = camp;
  if (!one) return undefined;
  const { height, time, bits } = one.first;
  return { height, time, bits, seen: Math.min(...camp.map(({ tip }) => tip)) };
}

const numberOf = (height: number) => epochNumber(height, bitcoin.retarget);
