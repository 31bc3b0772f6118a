import { bitcoin } from '../../../coin/bitcoin.ts';
import { epochStart } from '../../../coin/coin.ts';
import { tryAsk } from '../../../http/try-ask.ts';
import type { BlockMark } from '../../../mining/retarget.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { isWithin } from '../../../time/elapsed.ts';
import { HOUR } from '../../../time/seconds.ts';
import type { AgreedEpoch, BlockHeader, KnownDatum, LastKnown } from '../../reading.ts';
import { headerProblem, heightProblem } from '../../tip-sanity.ts';
import type { BlockTimes } from './block-times.ts';
import type { ChainSource } from './chain-source.ts';
import { createEpochInquiry } from './epoch-inquiry.ts';
import { createFeeWatch } from './fee-watch.ts';

/** Seconds after which the header is read again although the height is the same. */
const REREAD = 600;

/** Seconds without a block after which the other sources are asked whether they know of one. */
const QUIET = HOUR;

interface View {
  readonly chain: ChainSource;
  readonly tip: BlockHeader;
  /** Headers that came with the tip; none when the tip is the one we knew. */
  readonly near: readonly BlockHeader[];
}

/** Known data that newcomers are judged by. */
interface Known {
  /** The last tip that was borne out. */
  readonly lastTip: KnownDatum<BlockHeader> | undefined;
  readonly agreed: AgreedEpoch | undefined;
}

export interface ChainWatch {
  /**
   * Asks the first source; the others only when it fails, or knows of no block for an hour, or
   * tells of an epoch that nobody has borne out yet.
   *
   * @returns Data that are new or confirmed, nothing where no source can be believed.
   */
  look(known: LastKnown): Promise<Partial<LastKnown>>;
}

/** @param chains - In order of preference. */
export function createChainWatch(
  chains: readonly ChainSource[],
  { book, clock }: { readonly book: BlockTimes; readonly clock: Clock },
): ChainWatch {
  const inquire = createEpochInquiry(chains, clock);
  const readFees = createFeeWatch(chains, clock);
  let headerReadAt = Number.NEGATIVE_INFINITY;
  /** The last tip that was borne out; it outlives tips that nobody bears out. */
  let lastTip: KnownDatum<BlockHeader> | undefined;

  async function viewOf(chain: ChainSource, { lastTip, agreed }: Known): Promise<View> {
    const { provider } = chain;
    const now = clock();
    const height = await chain.tipHeight();
    const problem = heightProblem(height, lastTip, now);
    if (problem) throw provider.error(problem);
    // A source that is a block or two behind doesn't take back what we know.
    const behind = lastTip && height < lastTip.value.height;
    const same = lastTip?.value.height === height && isWithin(REREAD, headerReadAt, now);
    if (lastTip && (behind || same)) return { chain, tip: lastTip.value, near: [] };

    const near = await chain.headers(height);
    const doubt = headerProblem(near[0], { known: lastTip, agreed }, now);
    if (doubt) throw provider.error(doubt);
    headerReadAt = now;
    return { chain, tip: near[0], near };
  }

  const ask = (chain: ChainSource, known: Known) =>
    tryAsk(chain.provider, 'chain', () => viewOf(chain, known));

  async function newestView(known: Known): Promise<View | undefined> {
    const [first, ...others] = chains;
    const view = first && (await ask(first, known));
    if (view && clock() - view.tip.time < QUIET) return view;
    const views = [view, ...(await Promise.all(others.map((chain) => ask(chain, known))))];
    return views.reduce((best, other) =>
      best && (!other || other.tip.height <= best.tip.height) ? best : other,
    );
  }

  /**
   * Returns the view of a source that tells of the epoch as others do, or one that nobody bears out
   * yet.
   */
  async function borneOutView(view: View, known: Known): Promise<BorneOut | undefined> {
    const { agreed, lastTip } = known;
    if (agreed && isCovered(view.tip, agreed)) return { view, agreed };
    const outcome = await inquire({ view, agreed, lastTip });
    const { credible, first } = outcome;
    if (!outcome.agreed) return { view, first };
    if (credible.includes(view.chain)) {
      // The epoch's first block was asked for already and need not be asked for again.
      const near = first ? [...view.near, first] : view.near;
      return { view: { ...view, near }, agreed: outcome.agreed };
    }
    const [another] = credible;
    const other = another && (await ask(another, { lastTip, agreed: outcome.agreed }));
    return other && { view: other, agreed: outcome.agreed };
  }

  return {
    async look({ tip: before, epoch, agreed, meanFees }) {
      if (before && !before.unconfirmed) lastTip = before;
      const known = { lastTip: before && lastTip, agreed };
      const newest = await newestView(known);
      const found = newest && (await borneOutView(newest, known));
      if (found === undefined) return {};
      const { view, first } = found;
      const { chain, tip, near } = view;
      const unconfirmed = found.agreed === undefined;
      const seen = <T>(value: T): KnownDatum<T> => ({
        value,
        source: chain.provider.name,
        at: clock(),
        ...(unconfirmed && { unconfirmed }),
      });
      const marksOf = () => {
        // Unconfirmed block times aren't remembered: they may not be the chain's.
        if (unconfirmed) return { marks: marksBetween(first, tip) };
        return near.length === 0 ? epoch?.value : book.marks(tip, near, chain);
      };
      const [marks, fees] = await Promise.all([
        marksOf(),
        readFees({ chain, tip, known: meanFees }),
      ]);
      return {
        tip: seen(tip),
        agreed: found.agreed ?? agreed,
        ...(marks && { epoch: seen(marks) }),
        ...(fees && { meanFees: fees }),
      };
    },
  };
}

interface BorneOut {
  readonly view: View;
  /** The agreed epoch; absent when the view isn't borne out. */
  readonly agreed?: AgreedEpoch | undefined;
  readonly first?: BlockHeader | undefined;
}

/**
 * Tells whether a tip is of the epoch that was agreed on, and of no later halving than those who
 * agreed had seen.
 */
function isCovered({ height, bits }: BlockHeader, agreed: AgreedEpoch): boolean {
  const isSame = agreed.height === epochStart(height, bitcoin.retarget) && agreed.bits === bits;
  return isSame && bitcoin.subsidyAt(height) === bitcoin.subsidyAt(agreed.seen);
}

function marksBetween(first: BlockHeader | undefined, tip: BlockHeader): readonly BlockMark[] {
  const mark = ({ height, time }: BlockHeader) => ({ height, time });
  return first && first.height < tip.height ? [mark(first), mark(tip)] : [mark(tip)];
}
