import { defineCommand, onPress } from '../../src/discord/command.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { details } from '../../src/people/preferences.ts';
import { isListed } from '../../src/rig/fleet-text.ts';
import { coinOption, suggestCoins } from '../shared/coin-option.ts';
import { suggestElectricity, tariffCalled } from '../shared/named-tariffs.ts';
import { inPercent, limits } from '../shared/number-fields.ts';
import {
  currencyOption,
  detailCalled,
  detailOption,
  suggestCurrencies,
} from '../shared/options.ts';
import { electricityOption, feeOption, rigOption, uptimeOption } from '../shared/term-options.ts';
import { profitActions } from './actions.ts';
import { adjusted, adjustForm } from './adjust-form.ts';
import { answerProfit, askForCorrection } from './answer.ts';
import { recalled } from './recalled.ts';
import { recallRequest, requestIn } from './request.ts';
import { suggestLast, suggestRigs } from './suggest.ts';

export const profit = defineCommand({
  name: 'profit',
  nameLocalizations: localized('command.profit.name').localizations,
  description: localized('command.profit.description'),
  audience: 'channel',
  options: {
    rig: rigOption,
    electricity: electricityOption,
    fee: feeOption,
    uptime: uptimeOption,
    currency: currencyOption,
    price: {
      type: 'number',
      description: localized('option.price.description'),
      nameLocalizations: localized('option.price.name').localizations,
      currencyFrom: 'currency',
      ...limits.price,
    },
    difficulty_change: {
      type: 'number',
      description: localized('option.difficulty_change.description'),
      nameLocalizations: localized('option.difficulty_change.name').localizations,
      ...limits.difficultyChange,
    },
    detail: detailOption,
    coin: coinOption,
  },
  async run({ options, caller }, ports) {
    const { difficulty_change: difficultyChange, detail, ...terms } = options;
    const request = { ...inPercent(terms), difficultyChange, detail: detailCalled(detail) };
    return answerProfit(request, caller, ports);
  },
  async suggest({ option, text, others }, caller, ports) {
    const i18n = i18nFor(caller.locale);
    if (option === 'currency') return suggestCurrencies(text, i18n);
    if (option === 'coin') return suggestCoins(text, ports);
    if (option === 'electricity') return suggestElectricity(text, caller, ports);
    const { difficulty_change: difficultyChange, detail: _, ...terms } = others;
    const request = { ...inPercent(terms), difficultyChange, rig: text };
    return isListed(text)
      ? suggestLast(request, caller, ports)
      : suggestRigs(request, caller, ports);
  },
  presses: [
    onPress(profitActions.refresh, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const request = await recallRequest(requestIn(argument, i18n), ports.drafts, i18n);
      return { update: await answerProfit(request, caller, ports) };
    }),
    ...details.map((detail) =>
      onPress(profitActions[detail], async ({ caller, argument }, ports) => {
        const i18n = i18nFor(caller.locale);
        const request = await recallRequest(requestIn(argument, i18n), ports.drafts, i18n);
        return { update: await answerProfit({ ...request, detail }, caller, ports) };
      }),
    ),
    onPress(profitActions.adjust, async ({ caller, argument }, ports) => {
      const { request, draft, ...context } = await recalled(argument, caller, ports);
      return { modal: adjustForm(request, draft, { caller, ...context }) };
    }),
    onPress(profitActions.adjusted, async ({ caller, argument, fields }, ports) => {
      const { request, ...context } = await recalled(argument, caller, ports);
      const named = await tariffCalled(fields['electricity'], caller, ports);
      const changed = adjusted(request, fields, { ...context, named });
      return changed.ok
        ? { update: await answerProfit(changed.request, caller, ports) }
        : { reply: await askForCorrection(changed.request, changed.problems, caller, ports) };
    }),
    onPress(profitActions.choose, async ({ caller, argument, values: [rig] }, ports) => {
      const i18n = i18nFor(caller.locale);
      const request = await recallRequest(requestIn(argument, i18n), ports.drafts, i18n);
      return { reply: await answerProfit({ ...request, rig: rig ?? request.rig }, caller, ports) };
    }),
  ],
});
