import { epochNumber, epochsOf } from '../../../coin/coin.ts';
import { tryAsk } from '../../../http/try-ask.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { HOUR } from '../../../time/seconds.ts';
import type { KnownDatum } from '../../reading.ts';
import { createTally } from '../tally.ts';
import type { CoinSource, CoinTip, ListedCoin } from './coin-source.ts';

/** Ratio by which two sources may differ: where epochs have one difficulty, and where each block has its own. */
const SPREAD = { epochs: 1e-4, blocks: 0.25 };

/** Ratio that a difficulty may change by between two looks before it has to be said again. */
const JUMP = 0.35;

export interface CoinWatch {
  /** Returns the tip that sources agree on, or nothing where none answers. */
  look(known: KnownDatum<CoinTip> | undefined): Promise<KnownDatum<CoinTip> | undefined>;
}

/**
 * Watches a coin's chain. All its sources are asked at once; the first in order counts, and another one
 * that tells something else puts it in doubt. A single source is believed within the plausible range,
 * and a jump of it when it has been said several times.
 */
export function createCoinWatch(
  coin: ListedCoin,
  sources: readonly CoinSource[],
  clock: Clock,
): CoinWatch {
  const isJump = (one: CoinTip, other: CoinTip) =>
    Math.abs(Math.log(one.difficulty / other.difficulty)) > Math.log(1 + JUMP);
  const tally = createTally<CoinTip>((one, other) => !isJump(one, other));

  return {
    async look(known) {
      const answers = await Promise.all(
        sources.map(async (source) => {
          const tip = await tryAsk(source.provider, 'chain', () => source.tip());
          return tip ? [{ source, tip }] : [];
        }),
      );
      const told = answers.flat();
      const highest = Math.max(...told.map(({ tip }) => tip.height));
      // A source that is an hour behind another tells of a chain that was.
      const current = told.filter(({ tip }) => highest - tip.height <= HOUR / coin.spacing);
      const [first, ...others] = current;
      if (!first) return undefined;
      const finding = {
        value: first.tip,
        source: current.map(({ source }) => source.provider.name).join(', '),
        at: clock(),
      };
      if (first.source.validates === true) {
        return { ...finding, source: first.source.provider.name };
      }
      if (others.length > 0) {
        const agree = others.every(({ tip }) => areAlike(tip, first.tip, coin));
        return agree
          ? finding
          : { ...finding, source: first.source.provider.name, unconfirmed: true };
      }
      if (!known || !isJump(first.tip, known.value) || tally.bears(first.tip, finding.at)) {
        return finding;
      }
      // For a while a value that was known is better than one in doubt.
      return clock() - known.at < HOUR ? known : { ...finding, unconfirmed: true };
    },
  };
}

function areAlike(one: CoinTip, other: CoinTip, coin: ListedCoin): boolean {
  const apart = Math.abs(one.difficulty / other.difficulty - 1);
  const retarget = epochsOf(coin);
  if (!retarget) return apart <= SPREAD.blocks;
  const isSameEpoch = epochNumber(one.height, retarget) === epochNumber(other.height, retarget);
  return !isSameEpoch || apart <= SPREAD.epochs;
}
