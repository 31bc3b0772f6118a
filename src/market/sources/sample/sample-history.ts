import { bitcoin } from '../../../coin/bitcoin.ts';
import { DAY, HOUR } from '../../../time/seconds.ts';
import type { HistoryPoint, HistoryStep } from '../../history.ts';
import type { HistoryStore } from '../../market.port.ts';
import network from './sample-network.json' with { type: 'json' };
import { type Walk, walked } from './walk.ts';

/** An epoch that really was; the sample network comes after it. */
interface PastEpoch {
  /** Height of its first block. */
  readonly height: number;
  /** The epoch's difficulty, dimensionless. */
  readonly difficulty: number;
  /** Unix seconds of its first block. */
  readonly start: number;
}

interface SampleHistoryParts {
  /** Epochs in order; there may be gaps. */
  readonly epochs: readonly PastEpoch[];
  /** Tells whether the sample network is what is shown. */
  readonly isSample: () => boolean;
}

const YEAR = 365.25 * DAY;

/** Seconds from one point to the next, and how far back they go. */
const STEPS: Readonly<Record<HistoryStep, { readonly every: number; readonly span: number }>> = {
  raw: { every: 600, span: 7 * DAY },
  hour: { every: HOUR, span: 90 * DAY },
  day: { every: DAY, span: 3 * 365 * DAY },
};

/** Growth of the price's natural logarithm per year; the price was less in the past. */
const PRICE_GROWTH = 0.33;
const PRICE: Walk = { seed: 9, perDay: 0.022, finest: HOUR, coarsest: 2 * YEAR };
const FEES: Walk = { seed: 3, perDay: 0.08, finest: HOUR, coarsest: 60 * DAY };

/**
 * Returns the stored history, and before it, while the sample network is shown, a past that ends
 * with it: the epochs' real difficulties, a made-up price and made-up fees, the same each time.
 */
export function withSampleHistory(
  stored: HistoryStore,
  { epochs, isSample }: SampleHistoryParts,
): HistoryStore {
  return {
    ...stored,
    async range(question) {
      if (!isSample()) return stored.range(question);
      const since = await stored.range({
        ...question,
        from: Math.max(question.from, beginning(question.step)),
      });
      const measured = new Set(since.map(({ at }) => at));
      const before = (await pastOf(question, epochs)).filter(({ at }) => !measured.has(at));
      return [...before, ...since].toSorted((a, b) => a.at - b.at);
    },
    async rates(from, to) {
      return isSample() ? [network.fx] : stored.rates(from, to);
    },
  };
}

/** Returns the unix seconds of the hour or day that the sample network's own time begins in. */
function beginning(step: HistoryStep): number {
  return network.at - (network.at % STEPS[step].every);
}

/** Returns the past of a coin; that of another one than Bitcoin is loaded when somebody asks for it. */
async function pastOf(
  question: Parameters<HistoryStore['range']>[0],
  epochs: readonly PastEpoch[],
): Promise<readonly HistoryPoint[]> {
  const { coin } = question;
  if (Object.is(coin, bitcoin.id)) return pastPoints(question, (at) => pastAt(at, epochs));
  const { samplePast } = await import('./sample-coins.ts');
  const rates = { price: priceFactor };
  return pastPoints(question, (at) => samplePast(coin, at - network.at, rates));
}

function pastPoints(
  { step, from, to }: Parameters<HistoryStore['range']>[0],
  pointAt: (at: number) => Omit<HistoryPoint, 'at'>,
): readonly HistoryPoint[] {
  const { every, span } = STEPS[step];
  const first = Math.max(from, network.at - span);
  const end = Math.min(to, network.at);
  const points: HistoryPoint[] = [];
  for (let at = Math.ceil(first / every) * every; at < end; at += every) {
    points.push({ at, ...pointAt(Math.min(at + every / 2, network.at)) });
  }
  return points;
}

function pastAt(at: number, epochs: readonly PastEpoch[]): Omit<HistoryPoint, 'at'> {
  const since = at - network.at;
  return {
    ...chainAt(at, epochs),
    meanFees: Math.round(network.meanFees * Math.exp(walked(FEES, since))),
    usd: Math.round(network.usd * priceFactor(since)),
  };
}

/** Returns the price by what it is at the sample's own moment. @param since - Seconds, below 0. */
function priceFactor(since: number): number {
  return Math.exp((PRICE_GROWTH * since) / YEAR + walked(PRICE, since));
}

/**
 * Returns height and difficulty at a moment. Where epochs between two known ones are missing,
 * difficulty goes from one to the other in equal steps.
 */
function chainAt(
  at: number,
  epochs: readonly PastEpoch[],
): Pick<HistoryPoint, 'height' | 'difficulty'> {
  const index = epochs.findLastIndex(({ start }) => start <= at);
  const epoch = epochs[index];
  if (!epoch) return {};
  const next = epochs[index + 1];
  const until = next ?? { ...network.tip, start: network.tip.time };
  const share = Math.min(1, (at - epoch.start) / (until.start - epoch.start));
  const height = Math.floor(epoch.height + share * (until.height - epoch.height));
  if (!next) return { height, difficulty: epoch.difficulty };
  const count = (next.height - epoch.height) / bitcoin.retarget.blocks;
  const passed = Math.floor((height - epoch.height) / bitcoin.retarget.blocks) / count;
  return { height, difficulty: epoch.difficulty * (next.difficulty / epoch.difficulty) ** passed };
}
