import { defineCommand } from '../src/discord/command.ts';
import { momentOf } from '../src/domain/conditions.ts';
import { hashpriceMessage } from '../src/render/hashprice-message.ts';
import { localized } from '../src/render/localized.ts';
import { voiceFor } from '../src/render/voice.ts';
import { currencyCalled, currencyOption, suggestCurrencies } from './currency-option.ts';

export const hashprice = defineCommand({
  name: 'hashprice',
  nameLocalizations: localized('command.hashprice.name').localizations,
  description: localized('command.hashprice.description'),
  audience: 'channel',
  options: { currency: currencyOption },
  async run({ options, caller }, { market, clock, defaults }) {
    const voice = voiceFor(caller.locale);
    const reading = market.reading();
    const currency =
      options.currency === undefined ? defaults.currency : currencyCalled(options.currency, voice);
    return hashpriceMessage({ reading, now: momentOf(reading, clock), currency }, voice);
  },
  async suggest({ text }, { locale }) {
    return suggestCurrencies(text, voiceFor(locale));
  },
});
