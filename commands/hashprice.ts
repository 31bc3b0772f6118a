import type { ChartView } from '../src/chart/drawings.message.ts';
import { defineCommand } from '../src/discord/command.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { momentOf } from '../src/market/conditions.ts';
import { hashpriceMessage } from '../src/market/hashprice.message.ts';
import {
  currencyCalled,
  currencyOption,
  rangeCalled,
  rangeOption,
  suggestCurrencies,
} from './shared/options.ts';
import { withChart } from './shared/with-chart.ts';

export const hashprice = defineCommand({
  name: 'hashprice',
  nameLocalizations: localized('command.hashprice.name').localizations,
  description: localized('command.hashprice.description'),
  audience: 'channel',
  options: { currency: currencyOption, range: rangeOption },
  async run({ options, caller }, ports) {
    const { market, clock, defaults } = ports;
    const i18n = i18nFor(caller.locale);
    const reading = market.reading();
    const currency =
      options.currency === undefined ? defaults.currency : currencyCalled(options.currency, i18n);
    const answer = hashpriceMessage({ reading, now: momentOf(reading, clock), currency }, i18n);
    const range = rangeCalled(options.range);
    if (range === undefined) return answer;
    const draw = async (view: ChartView) => {
      const { hashpriceDrawing } = await import('../src/chart/drawings.message.ts');
      return hashpriceDrawing({ ...view, currency }, i18n);
    };
    return withChart(answer, { range, reading, draw }, ports, i18n);
  },
  async suggest({ text }, { locale }) {
    return suggestCurrencies(text, i18nFor(locale));
  },
});
