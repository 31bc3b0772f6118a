import { isWithin } from '../domain/elapsed.ts';
import type { BlockHeader, Finding, Findings } from '../domain/findings.ts';
import { headerProblem, heightProblem } from '../domain/tip-sanity.ts';
import type { Clock } from '../ports.ts';
import type { ChainSource } from './chain-source.ts';
import type { EpochBook } from './epoch-book.ts';
import { firstSettled, settled } from './settled.ts';

/** Seconds after which header and fees are read again although the height is the same. */
const REREAD = 600;

/** Seconds without a block after which the other sources are asked whether they know of one. */
const QUIET = 3_600;

interface View {
  readonly chain: ChainSource;
  readonly tip: BlockHeader;
  /** Headers that came with the tip; none when the tip is the one we knew. */
  readonly near: readonly BlockHeader[];
}

export interface ChainWatch {
  /**
   * Asks the first source; the others only when it fails, or knows of no block for an hour.
   *
   * @returns What is new or confirmed, nothing where no source can be believed.
   */
  look(known: Findings): Promise<Partial<Findings>>;
}

/** @param chains - In order of preference. */
export function createChainWatch(
  chains: readonly ChainSource[],
  { book, clock }: { readonly book: EpochBook; readonly clock: Clock },
): ChainWatch {
  let headerReadAt = Number.NEGATIVE_INFINITY;
  let feesRead = { height: 0, at: Number.NEGATIVE_INFINITY };

  async function viewOf(
    chain: ChainSource,
    known: Finding<BlockHeader> | undefined,
  ): Promise<View> {
    const { provider } = chain;
    const now = clock();
    const height = await chain.tipHeight();
    const problem = heightProblem(height, known, now);
    if (problem) throw provider.error(problem);
    // A source that is a block or two behind doesn't take back what we know.
    const behind = known && height < known.value.height;
    const same = known?.value.height === height && isWithin(REREAD, headerReadAt, now);
    if (known && (behind || same)) return { chain, tip: known.value, near: [] };

    const near = await chain.headers(height);
    const doubt = headerProblem(near[0], known, now);
    if (doubt) throw provider.error(doubt);
    headerReadAt = now;
    return { chain, tip: near[0], near };
  }

  async function newestView(known: Finding<BlockHeader> | undefined): Promise<View | undefined> {
    const ask = (chain: ChainSource) =>
      settled(chain.provider, 'chain', () => viewOf(chain, known));
    const [first, ...others] = chains;
    const view = first && (await ask(first));
    if (view && clock() - view.tip.time < QUIET) return view;
    const views = [view, ...(await Promise.all(others.map(ask)))];
    return views.reduce((best, other) =>
      best && (!other || other.tip.height <= best.tip.height) ? best : other,
    );
  }

  async function readFees({ chain, tip }: View): Promise<Finding<number> | undefined> {
    if (feesRead.height === tip.height && isWithin(REREAD, feesRead.at, clock())) return undefined;
    const able = [chain, ...chains.filter((other) => other !== chain)].flatMap((each) =>
      each.meanFees ? [{ provider: each.provider, meanFees: each.meanFees }] : [],
    );
    const found = await firstSettled(able, 'fees', ({ meanFees }) => meanFees(tip.height));
    if (found === undefined) return undefined;
    feesRead = { height: tip.height, at: clock() };
    return { value: found.answer, source: found.source.provider.name, at: clock() };
  }

  return {
    async look(known) {
      const view = await newestView(known.tip);
      if (view === undefined) return {};
      const { chain, tip, near } = view;
      const seen = <T>(value: T): Finding<T> => ({
        value,
        source: chain.provider.name,
        at: clock(),
      });
      const [marks, meanFees] = await Promise.all([
        near.length === 0 ? known.epoch?.value : book.marks(tip, near, chain),
        readFees(view),
      ]);
      return {
        tip: seen(tip),
        ...(marks && { epoch: seen(marks) }),
        ...(meanFees && { meanFees }),
      };
    },
  };
}
