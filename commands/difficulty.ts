import type { ChartView } from '../src/chart/drawings.message.ts';
import { epochsOf } from '../src/coin/coin.ts';
import { type CoinId, coinCalled, coinOf } from '../src/coin/coins.ts';
import { type Caller, defineCommand, onPress } from '../src/discord/command.ts';
import type { Ports } from '../src/discord/services.ts';
import { StoreOutage } from '../src/errors.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { momentOf } from '../src/market/conditions.ts';
import { difficultyMessage } from '../src/market/difficulty.message.ts';
import type { Reading } from '../src/market/reading.ts';
import { ranges } from '../src/market/series.ts';
import { defineAction, oneOf, textUpTo } from '../src/message/custom-id.ts';
import type { Message } from '../src/message/message.ts';
import { DAY, HOUR } from '../src/time/seconds.ts';
import { coinNamed, coinOption, suggestCoins } from './shared/coin-option.ts';
import { rangeCalled, rangeOption } from './shared/options.ts';
import type { RangeId } from './shared/range-buttons.ts';
import { type ChartRequest, withChart } from './shared/with-chart.ts';

const COMMAND = 'difficulty';
const showRange = defineAction(COMMAND, 'range', { range: oneOf(ranges), coin: textUpTo(4) });
/** Range of the chart where an old button names none. */
const USUAL_RANGE = '90d';

export const difficulty = defineCommand({
  name: COMMAND,
  nameLocalizations: localized('command.difficulty.name').localizations,
  description: localized('command.difficulty.description'),
  audience: 'channel',
  options: { range: rangeOption, coin: coinOption },
  async run({ options, caller }, ports) {
    const range = rangeCalled(options.range);
    const coin = coinNamed(options.coin, ports, i18nFor(caller.locale));
    const chart = range && ({ range, cause: 'named' } as const);
    return difficultyAnswer({ coin, chart }, caller, ports);
  },
  suggest: async ({ text }, _, ports) => suggestCoins(text, ports),
  presses: [
    onPress(showRange, async ({ caller, argument }, ports) => {
      const { range = USUAL_RANGE, coin: called = '' } = argument ?? {};
      const coin = coinCalled(called);
      const chart = { range, cause: 'pressed' } as const;
      return { update: await difficultyAnswer({ coin, chart }, caller, ports) };
    }),
  ],
});

/** Answers with the difficulty. */
async function difficultyAnswer(
  {
    coin,
    chart,
  }: {
    /** The usual one where it is left out. */
    readonly coin: CoinId | undefined;
    /** Range of the chart; the answer has no chart without it. */
    readonly chart: Pick<ChartRequest, 'range' | 'cause'> | undefined;
  },
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const reading = coin ? await ports.market.want(coin) : ports.market.reading();
  const now = momentOf(reading, ports.clock);
  const dayBefore = await difficultyBefore(reading, now, ports);
  const answer = difficultyMessage({ reading, now, dayBefore }, i18n);
  if (chart === undefined) return answer;
  const draw = async (view: ChartView) => {
    const { difficultyDrawing } = await import('../src/chart/drawings.message.ts');
    return difficultyDrawing(view, i18n);
  };
  const buttons: RangeId = (range) => showRange.id(caller.id, { range, coin: coin ?? '' });
  return withChart(answer, { ...chart, reading, draw, buttons }, ports, i18n);
}

/** Seconds around the moment a day before in which a reading stands for it. */
const AROUND = HOUR / 2;

/**
 * Returns the difficulty of 24 hours before, where each block has its own; nothing where it isn't kept,
 * or can't be read now.
 */
async function difficultyBefore(
  { coin, difficulty }: Reading,
  now: number,
  { history }: Pick<Ports, 'history'>,
): Promise<number | undefined> {
  if (epochsOf(coinOf(coin)) || !difficulty) return undefined;
  const then = now - DAY;
  try {
    const span = { from: then - AROUND, to: then + AROUND };
    const points = await history.range({ coin, step: 'raw', ...span });
    const near = points
      .filter((point) => point.difficulty !== undefined)
      .toSorted((a, b) => Math.abs(a.at - then) - Math.abs(b.at - then));
    return near[0]?.difficulty;
  } catch (error) {
    if (error instanceof StoreOutage) return undefined;
    throw error;
  }
}
