import type { ChartView } from '../src/chart/drawings.message.ts';
import { defineCommand } from '../src/discord/command.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { momentOf } from '../src/market/conditions.ts';
import { difficultyMessage } from '../src/market/difficulty.message.ts';
import { rangeCalled, rangeOption } from './shared/options.ts';
import { withChart } from './shared/with-chart.ts';

export const difficulty = defineCommand({
  name: 'difficulty',
  nameLocalizations: localized('command.difficulty.name').localizations,
  description: localized('command.difficulty.description'),
  audience: 'channel',
  options: { range: rangeOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const reading = ports.market.reading();
    const answer = difficultyMessage({ reading, now: momentOf(reading, ports.clock) }, i18n);
    const range = rangeCalled(options.range);
    if (range === undefined) return answer;
    const draw = async (view: ChartView) => {
      const { difficultyDrawing } = await import('../src/chart/drawings.message.ts');
      return difficultyDrawing(view, i18n);
    };
    return withChart(answer, { range, reading, draw }, ports, i18n);
  },
});
