import type { ChartView } from '../src/chart/drawings.message.ts';
import { type Caller, defineCommand, onPress } from '../src/discord/command.ts';
import type { Ports } from '../src/discord/services.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { momentOf } from '../src/market/conditions.ts';
import { difficultyMessage } from '../src/market/difficulty.message.ts';
import { ranges } from '../src/market/series.ts';
import { defineAction, oneOf } from '../src/message/custom-id.ts';
import type { Message } from '../src/message/message.ts';
import { rangeCalled, rangeOption } from './shared/options.ts';
import type { RangeId } from './shared/range-buttons.ts';
import { type ChartRequest, withChart } from './shared/with-chart.ts';

const COMMAND = 'difficulty';
const showRange = defineAction(COMMAND, 'range', { range: oneOf(ranges) });
/** Range of the chart where an old button names none. */
const USUAL_RANGE = '90d';

export const difficulty = defineCommand({
  name: COMMAND,
  nameLocalizations: localized('command.difficulty.name').localizations,
  description: localized('command.difficulty.description'),
  audience: 'channel',
  options: { range: rangeOption },
  async run({ options, caller }, ports) {
    const range = rangeCalled(options.range);
    return difficultyAnswer(range && { range, cause: 'named' }, caller, ports);
  },
  presses: [
    onPress(showRange, async ({ caller, argument }, ports) => {
      const { range = USUAL_RANGE } = argument ?? {};
      return { update: await difficultyAnswer({ range, cause: 'pressed' }, caller, ports) };
    }),
  ],
});

/**
 * Answers with the difficulty.
 *
 * @param chart - Range of the chart; the answer has no chart without it.
 */
async function difficultyAnswer(
  chart: Pick<ChartRequest, 'range' | 'cause'> | undefined,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const reading = ports.market.reading();
  const answer = difficultyMessage({ reading, now: momentOf(reading, ports.clock) }, i18n);
  if (chart === undefined) return answer;
  const draw = async (view: ChartView) => {
    const { difficultyDrawing } = await import('../src/chart/drawings.message.ts');
    return difficultyDrawing(view, i18n);
  };
  const buttons: RangeId = (range) => showRange.id(caller.id, { range });
  return withChart(answer, { ...chart, reading, draw, buttons }, ports, i18n);
}
