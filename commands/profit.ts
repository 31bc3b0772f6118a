import { defineCommand } from '../src/discord/command.ts';
import { localized } from '../src/render/localized.ts';
import { voiceFor } from '../src/render/voice.ts';
import { currencyOption, suggestCurrencies } from './currency-option.ts';
import { adjusted, adjustForm } from './profit/adjust-form.ts';
import { answerProfit, askForCorrection } from './profit/answer.ts';
import { COMMAND } from './profit/buttons.ts';
import { limits } from './profit/limits.ts';
import { recallRequest } from './profit/request.ts';
import { suggestProfits } from './profit/suggest.ts';

/** Longer texts are no rigs; a pasted suggestion's name has to fit. */
const MAX_RIG_TEXT = 200;

export const profit = defineCommand({
  name: COMMAND,
  nameLocalizations: localized('command.profit.name').localizations,
  description: localized('command.profit.description'),
  audience: 'channel',
  options: {
    rig: {
      type: 'string',
      description: localized('option.rig.description'),
      nameLocalizations: localized('option.rig.name').localizations,
      required: true,
      maxLength: MAX_RIG_TEXT,
      autocomplete: true,
    },
    electricity: {
      type: 'string',
      description: localized('option.electricity.description'),
      nameLocalizations: localized('option.electricity.name').localizations,
      maxLength: 40,
    },
    fee: {
      type: 'number',
      description: localized('option.fee.description'),
      nameLocalizations: localized('option.fee.name').localizations,
      ...limits.fee,
    },
    uptime: {
      type: 'number',
      description: localized('option.uptime.description'),
      nameLocalizations: localized('option.uptime.name').localizations,
      ...limits.uptime,
    },
    currency: currencyOption,
    price: {
      type: 'number',
      description: localized('option.price.description'),
      nameLocalizations: localized('option.price.name').localizations,
      ...limits.price,
    },
    difficulty_change: {
      type: 'number',
      description: localized('option.difficulty_change.description'),
      nameLocalizations: localized('option.difficulty_change.name').localizations,
      ...limits.difficultyChange,
    },
  },
  async run({ options: { difficulty_change: difficultyChange, ...request }, caller }, ports) {
    return answerProfit({ ...request, difficultyChange }, caller, ports);
  },
  async suggest({ option, text, others }, { locale }, ports) {
    const voice = voiceFor(locale);
    if (option === 'currency') return suggestCurrencies(text, voice);
    const { difficulty_change: difficultyChange, ...request } = others;
    return suggestProfits({ ...request, difficultyChange, rig: text }, ports, voice);
  },
  presses: {
    async refresh({ caller, argument }, ports) {
      const request = await recallRequest(argument, ports.drafts, voiceFor(caller.locale));
      return { update: await answerProfit(request, caller, ports) };
    },
    async adjust({ caller, argument }, ports) {
      const voice = voiceFor(caller.locale);
      const request = await recallRequest(argument, ports.drafts, voice);
      return { modal: adjustForm(request, argument ?? '', { caller, ports, voice }) };
    },
    async adjusted({ caller, argument, fields }, ports) {
      const voice = voiceFor(caller.locale);
      const request = await recallRequest(argument, ports.drafts, voice);
      const changed = adjusted(request, fields, { ports, voice });
      return changed.ok
        ? { update: await answerProfit(changed.request, caller, ports) }
        : { reply: await askForCorrection(changed.request, changed.problems, caller, ports) };
    },
    async choose({ caller, argument, values: [rig] }, ports) {
      const request = await recallRequest(argument, ports.drafts, voiceFor(caller.locale));
      return { reply: await answerProfit({ ...request, rig: rig ?? request.rig }, caller, ports) };
    },
  },
});
