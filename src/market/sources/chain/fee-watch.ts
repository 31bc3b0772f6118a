import { tryAsk } from '../../../http/try-ask.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { isWithin } from '../../../time/elapsed.ts';
import { type BlockHeader, FRESH, type KnownDatum } from '../../reading.ts';
import { createTally } from '../tally.ts';
import type { ChainSource } from './chain-source.ts';

/** Seconds after which fees are read again although the height is the same. */
const REREAD = 600;

/** Ratio that a mean of 144 blocks may change by before somebody has to bear it out. */
const JUMP = 1.25;

/** Satoshi: changes of a mean below that are of no account. */
const TRIFLE = 500_000;

/** Satoshi: more than that has been paid on a few days only, and wants a second voice at a first start. */
const USUAL = 50_000_000;

interface FeeQuestion {
  /** The source of the tip; it is asked first. */
  readonly chain: ChainSource;
  readonly tip: BlockHeader;
  readonly known: KnownDatum<number> | undefined;
}

/**
 * Watches mean fees, from the first source that tells. A mean that isn't near to the last known one
 * has to come from a second source as well, or, where there is none, from three readings in a row;
 * until then the last one stays.
 */
export function createFeeWatch(chains: readonly ChainSource[], clock: Clock) {
  const tally = createTally(isNear);
  let read = { height: 0, at: Number.NEGATIVE_INFINITY };

  return async function readFees(question: FeeQuestion): Promise<KnownDatum<number> | undefined> {
    const { chain, tip, known } = question;
    if (read.height === tip.height && isWithin(REREAD, read.at, clock())) return undefined;
    const before = known && isWithin(FRESH.fees, known.at, clock()) ? known : undefined;
    const answers: KnownDatum<number>[] = [];
    for (const { provider, meanFees } of [chain, ...chains.filter((other) => other !== chain)]) {
      const value = meanFees && (await tryAsk(provider, 'fees', async () => meanFees(tip.height)));
      if (value === undefined) continue;
      answers.push({ value, source: provider.name, at: clock() });
      const accepted = acceptable(answers, before);
      if (!accepted) continue;
      read = { height: tip.height, at: clock() };
      return accepted;
    }
    const [only, ...more] = answers;
    if (!only || more.length > 0 || !tally.bears(only.value, clock())) return undefined;
    read = { height: tip.height, at: clock() };
    return only;
  };
}

/** Returns the newest answer, when it is near to what was known, or usual, or what another says. */
function acceptable(
  answers: readonly KnownDatum<number>[],
  before: KnownDatum<number> | undefined,
): KnownDatum<number> | undefined {
  const newest = answers.at(-1);
  if (!newest) return undefined;
  const isUsual = before ? isNear(newest.value, before.value) : newest.value <= USUAL;
  const isBorneOut =
    isUsual || answers.slice(0, -1).some(({ value }) => isNear(value, newest.value));
  return isBorneOut ? newest : undefined;
}

function isNear(one: number, other: number): boolean {
  const [low, high] = one < other ? [one, other] : [other, one];
  return high - low <= TRIFLE || high <= low * JUMP;
}
