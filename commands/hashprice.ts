import type { ChartView } from '../src/chart/drawings.message.ts';
import { type CoinId, coinCalled } from '../src/coin/coins.ts';
import { type Caller, defineCommand, onPress } from '../src/discord/command.ts';
import type { Ports } from '../src/discord/services.ts';
import { i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { momentOf } from '../src/market/conditions.ts';
import { hashpriceMessage } from '../src/market/hashprice.message.ts';
import { ranges } from '../src/market/series.ts';
import { defineAction, oneOf, textUpTo } from '../src/message/custom-id.ts';
import type { Message } from '../src/message/message.ts';
import { coinNamed, coinOption, suggestCoins } from './shared/coin-option.ts';
import {
  currencyCalled,
  currencyOption,
  rangeCalled,
  rangeOption,
  suggestCurrencies,
} from './shared/options.ts';
import type { RangeId } from './shared/range-buttons.ts';
import { type ChartRequest, withChart } from './shared/with-chart.ts';

const COMMAND = 'hashprice';
/** The button's currency is an ISO 4217 code. */
const showRange = defineAction(COMMAND, 'range', {
  range: oneOf(ranges),
  currency: textUpTo(3),
  coin: textUpTo(4),
});
/** Range of the chart that comes by itself. */
const OWN_RANGE = '30d';

export const hashprice = defineCommand({
  name: COMMAND,
  nameLocalizations: localized('command.hashprice.name').localizations,
  description: localized('command.hashprice.description'),
  audience: 'channel',
  options: { currency: currencyOption, range: rangeOption, coin: coinOption },
  async run({ options, caller }, ports) {
    const range = rangeCalled(options.range);
    const { currency } = options;
    const coin = coinNamed(options.coin, ports, i18nFor(caller.locale));
    const request = range
      ? ({ currency, coin, range, cause: 'named' } as const)
      : ({ currency, coin, range: OWN_RANGE, cause: 'own' } as const);
    return hashpriceAnswer(request, caller, ports);
  },
  presses: [
    onPress(showRange, async ({ caller, argument }, ports) => {
      const { range = OWN_RANGE, currency, coin: called = '' } = argument ?? {};
      const coin = coinCalled(called);
      const request = { currency, coin, range, cause: 'pressed' } as const;
      return { update: await hashpriceAnswer(request, caller, ports) };
    }),
  ],
  async suggest({ option, text }, { locale }, ports) {
    if (option === 'coin') return suggestCoins(text, ports);
    return suggestCurrencies(text, i18nFor(locale));
  },
});

/** Answers with the hashprice. @throws UserError for a currency that there isn't. */
async function hashpriceAnswer(
  {
    range,
    cause,
    currency: called,
    coin,
  }: Pick<ChartRequest, 'range' | 'cause'> & {
    /** The currency as the caller wrote it, or a button carried it. */
    readonly currency: string | undefined;
    /** The usual one where it is left out. */
    readonly coin: CoinId | undefined;
  },
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const { market, clock, defaults } = ports;
  const i18n = i18nFor(caller.locale);
  const reading = coin ? await market.want(coin) : market.reading();
  const currency = called === undefined ? defaults.currency : currencyCalled(called, i18n);
  const answer = hashpriceMessage({ reading, now: momentOf(reading, clock), currency }, i18n);
  const draw = async (view: ChartView) => {
    const { hashpriceDrawing } = await import('../src/chart/drawings.message.ts');
    return hashpriceDrawing({ ...view, currency }, i18n);
  };
  const buttons: RangeId = (range) =>
    showRange.id(caller.id, { range, currency, coin: coin ?? '' });
  return withChart(answer, { range, reading, draw, buttons, cause }, ports, i18n);
}
