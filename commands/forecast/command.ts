import { defineCommand, onPress } from '../../src/discord/command.ts';
import { forecastActions } from '../../src/forecast/actions.ts';
import { drifts } from '../../src/forecast/simulation.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { details } from '../../src/people/preferences.ts';
import { recallRequest, requestIn } from '../profit/request.ts';
import { suggestRigs } from '../profit/suggest.ts';
import { amountOption, writtenCost } from '../shared/amounts.ts';
import { coinOption, suggestCoins } from '../shared/coin-option.ts';
import { suggestElectricity } from '../shared/named-tariffs.ts';
import { inPercent } from '../shared/number-fields.ts';
import {
  currencyOption,
  detailCalled,
  detailOption,
  suggestCurrencies,
} from '../shared/options.ts';
import { rigById } from '../shared/rig-by-id.ts';
import {
  costOption,
  electricityOption,
  feeOption,
  rigOption,
  uptimeOption,
} from '../shared/term-options.ts';
import type { answerForecast as answer } from './answer.ts';
import { askedIn, forecastForm } from './form.ts';
import { months } from './plan.ts';
import { recallForecast } from './request.ts';

/** Answers with code that is loaded when the first forecast is asked for. */
async function answerForecast(...asked: Parameters<typeof answer>): ReturnType<typeof answer> {
  return (await import('./answer.ts')).answerForecast(...asked);
}

export const forecast = defineCommand({
  name: 'forecast',
  nameLocalizations: localized('command.forecast.name').localizations,
  description: localized('command.forecast.description'),
  audience: 'channel',
  options: {
    rig: rigOption,
    cost: costOption,
    months: {
      type: 'integer',
      description: localized('option.months.description'),
      nameLocalizations: localized('option.months.name').localizations,
      min: months.min,
      max: months.max,
    },
    growth: {
      ...amountOption,
      description: localized('option.growth.description'),
      nameLocalizations: localized('option.growth.name').localizations,
    },
    resale: {
      ...amountOption,
      description: localized('option.resale.description'),
      nameLocalizations: localized('option.resale.name').localizations,
    },
    switch_off: {
      type: 'boolean',
      description: localized('option.switch_off.description'),
      nameLocalizations: localized('option.switch_off.name').localizations,
    },
    electricity: electricityOption,
    fee: feeOption,
    uptime: uptimeOption,
    currency: currencyOption,
    detail: detailOption,
    coin: coinOption,
  },
  example: { rig: 'S21 Pro', cost: '3500' },
  async run({ options, caller }, ports) {
    const { switch_off: switchesOff, detail, ...asked } = options;
    const request = { ...inPercent(asked), switchesOff, detail: detailCalled(detail) };
    return answerForecast(request, caller, ports);
  },
  async suggest({ option, text, others }, caller, ports) {
    if (option === 'currency') return suggestCurrencies(text, i18nFor(caller.locale));
    if (option === 'coin') return suggestCoins(text, ports);
    if (option === 'electricity') return suggestElectricity(text, caller, ports);
    const { electricity, currency } = others;
    const terms = inPercent({ fee: others.fee, uptime: others.uptime });
    return suggestRigs({ ...terms, electricity, currency, rig: text }, caller, ports);
  },
  presses: [
    ...drifts.map((drift) =>
      onPress(forecastActions[drift], async ({ caller, argument }, ports) => {
        const request = await recallForecast(argument, ports.drafts, i18nFor(caller.locale));
        return { update: await answerForecast({ ...request, drift }, caller, ports) };
      }),
    ),
    ...details.map((detail) =>
      onPress(forecastActions[detail], async ({ caller, argument }, ports) => {
        const request = await recallForecast(argument, ports.drafts, i18nFor(caller.locale));
        return { update: await answerForecast({ ...request, detail }, caller, ports) };
      }),
    ),
    onPress(forecastActions.adjust, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const request = await recallForecast(argument, ports.drafts, i18n);
      const { draft = { carried: request } } = argument ?? {};
      const id = forecastActions.changed.id(caller.id, { draft });
      return { modal: forecastForm(id, request, i18n) };
    }),
    onPress(forecastActions.changed, async ({ caller, argument, fields }, ports) => {
      const i18n = i18nFor(caller.locale);
      const request = await recallForecast(argument, ports.drafts, i18n);
      const changed = { ...request, ...askedIn(fields, i18n) };
      return { update: await answerForecast(changed, caller, ports) };
    }),
    onPress(forecastActions.choose, async ({ caller, argument, values: [rig] }, ports) => {
      const request = await recallForecast(argument, ports.drafts, i18nFor(caller.locale));
      const chosen = { ...request, rig: rig ?? request.rig };
      return { reply: await answerForecast(chosen, caller, ports) };
    }),
    onPress(forecastActions.ask, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const draft = requestIn(argument, i18n);
      await recallRequest(draft, ports.drafts, i18n);
      const id = forecastActions.asked.id(caller.id, { draft });
      return { modal: forecastForm(id, {}, i18n) };
    }),
    onPress(forecastActions.asked, async ({ caller, argument, fields }, ports) => {
      const i18n = i18nFor(caller.locale);
      const request = await recallRequest(requestIn(argument, i18n), ports.drafts, i18n);
      const { typed: _, detail: __, ...terms } = request;
      return { reply: await answerForecast({ ...terms, ...askedIn(fields, i18n) }, caller, ports) };
    }),
    onPress(forecastActions.rig, async ({ caller, argument }, ports) => {
      const i18n = i18nFor(caller.locale);
      const { id, cost } = await rigById(argument?.id, caller, ports, i18n);
      const known = cost ? { cost: writtenCost(cost) } : {};
      return { modal: forecastForm(forecastActions.ofRig.id(caller.id, { id }), known, i18n) };
    }),
    onPress(forecastActions.ofRig, async ({ caller, argument, fields }, ports) => {
      const i18n = i18nFor(caller.locale);
      const { name: rig } = await rigById(argument?.id, caller, ports, i18n);
      return { reply: await answerForecast({ rig, ...askedIn(fields, i18n) }, caller, ports) };
    }),
  ],
});
