import { bitcoin } from '../../../coin/bitcoin.ts';
import { epochStart } from '../../../coin/coin.ts';
import { tryAsk } from '../../../http/try-ask.ts';
import type { Clock } from '../../../time/clock.port.ts';
import {
  agreedEpoch,
  bearsOut,
  difficultyProblem,
  isConsistent,
  type Testimony,
} from '../../epoch-agreement.ts';
import type { AgreedEpoch, BlockHeader, KnownDatum } from '../../reading.ts';
import { heightProblem } from '../../tip-sanity.ts';
import { createTally } from '../tally.ts';
import type { ChainSource } from './chain-source.ts';

interface Inquiry {
  /** The source that was asked already, and the tip that it told of. */
  readonly view: { readonly chain: ChainSource; readonly tip: BlockHeader };
  /** The epoch that was agreed on last. */
  readonly agreed: AgreedEpoch | undefined;
  /** The last tip that others bore out. */
  readonly lastTip: KnownDatum<BlockHeader> | undefined;
}

interface Outcome {
  /** The agreed epoch; absent when the epoch stays unconfirmed. */
  readonly agreed?: AgreedEpoch | undefined;
  /** Sources that tell of the epoch as agreed on, in order of preference. */
  readonly credible: readonly ChainSource[];
  /** The epoch's first block as the view's source tells it. */
  readonly first?: BlockHeader | undefined;
}

/**
 * Asks all sources at once for the beginning of an epoch: at the first start, and at each new epoch,
 * so that no single one can make up a difficulty.
 *
 * @param chains - In order of preference.
 */
export function createEpochInquiry(chains: readonly ChainSource[], clock: Clock) {
  const tally = createTally<BlockHeader>(
    (one, other) => one.time === other.time && one.bits === other.bits,
  );

  /**
   * Returns the epoch that the only source tells of again and again, where its tale holds together.
   */
  function steady(testimony: Testimony | undefined): AgreedEpoch | undefined {
    if (!testimony || !isConsistent(testimony)) return undefined;
    const { first, tip } = testimony;
    return tally.bears(first, clock()) ? { ...first, seen: tip } : undefined;
  }

  async function ask(these: readonly ChainSource[], inquiry: Inquiry) {
    const now = clock();
    const question = { ...inquiry, now, isOnly: chains.length === 1 };
    return Promise.all(
      these.map(async (chain) => ({
        chain,
        testimony: await tryAsk(chain.provider, 'chain', () => testify(chain, question)),
      })),
    );
  }

  return async function inquire(inquiry: Inquiry): Promise<Outcome> {
    const { view, agreed, lastTip } = inquiry;
    const asked = await ask([view.chain], inquiry);
    const [{ testimony: own } = {}] = asked;
    if (!own?.validates) {
      asked.push(
        ...(await ask(
          chains.filter((chain) => chain !== view.chain),
          inquiry,
        )),
      );
    }
    const testimonies = asked.flatMap(({ testimony }) => testimony ?? []);
    const verdict = agreedEpoch({ testimonies, agreed, lastTip, now: clock() });
    const epoch = verdict ?? (chains.length === 1 ? steady(own) : undefined);
    if (!epoch) return { credible: [], first: own?.first };
    for (const { chain, testimony } of asked) {
      if (testimony && contradicts(testimony, epoch)) await note(chain, epoch);
    }
    const credible = asked.flatMap(({ chain, testimony }) =>
      testimony && bearsOut(testimony, epoch) ? [chain] : [],
    );
    return { agreed: epoch, credible, first: own?.first };
  };
}

async function testify(
  chain: ChainSource,
  {
    view,
    agreed,
    lastTip,
    now,
    isOnly,
  }: Inquiry & {
    /** Unix seconds. */
    readonly now: number;
    /** Whether its own tale is all there is to go by. */
    readonly isOnly: boolean;
  },
): Promise<Testimony> {
  const { provider, validates = false } = chain;
  const tip = chain === view.chain ? view.tip.height : await chain.tipHeight();
  const odd = heightProblem(tip, lastTip, now);
  if (odd) throw provider.error(odd);
  const start = epochStart(tip, bitcoin.retarget);
  const [first, below] = await chain.headers(start);
  const problem = difficultyProblem(first, agreed);
  if (problem) throw provider.error(problem);
  const last = below ?? (await chain.headers(start - 1))[0];
  const previous = isOnly ? (await chain.headers(start - bitcoin.retarget.blocks))[0] : undefined;
  return { source: provider.name, tip, first, last, previous, validates };
}

function contradicts({ first }: Testimony, { height, bits, time }: AgreedEpoch): boolean {
  return first.height === height && (first.bits !== bits || first.time !== time);
}

/** Puts the contradiction on the source's record. */
async function note({ provider }: ChainSource, { height }: AgreedEpoch): Promise<void> {
  await tryAsk(provider, 'chain', () =>
    Promise.reject(provider.error(`block ${height} is not what others say`)),
  );
}
