import { defineCommand, MAX_CHOICES } from '../../src/discord/command.ts';
import { lossRules } from '../../src/forecast/contract.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { amountOption } from '../shared/amounts.ts';
import { currencyOption, suggestCurrencies } from '../shared/options.ts';
import { picked } from '../shared/picking.ts';
import { feeOption } from '../shared/term-options.ts';
import type { answerContract as answer } from './answer.ts';

/** Days: ten years. */
const LONGEST = 3_650;

/** Answers with code that is loaded when the first contract is asked about. */
async function answerContract(...asked: Parameters<typeof answer>): ReturnType<typeof answer> {
  return (await import('./answer.ts')).answerContract(...asked);
}

export const contract = defineCommand({
  name: 'contract',
  nameLocalizations: localized('command.contract.name').localizations,
  description: localized('command.contract.description'),
  audience: 'channel',
  options: {
    price: {
      ...amountOption,
      description: localized('option.contractPrice.description'),
      nameLocalizations: localized('option.contractPrice.name').localizations,
      required: true,
    },
    term: {
      type: 'integer',
      description: localized('option.term.description'),
      nameLocalizations: localized('option.term.name').localizations,
      min: 1,
      max: LONGEST,
    },
    upkeep: {
      ...amountOption,
      description: localized('option.upkeep.description'),
      nameLocalizations: localized('option.upkeep.name').localizations,
    },
    provider: {
      ...picked,
      description: localized('option.provider.description'),
      nameLocalizations: localized('option.provider.name').localizations,
    },
    rule: {
      type: 'string',
      description: localized('option.rule.description'),
      nameLocalizations: localized('option.rule.name').localizations,
      choices: lossRules.map((rule) => ({ name: localized(`choice.rule.${rule}`), value: rule })),
    },
    grace: {
      type: 'integer',
      description: localized('option.grace.description'),
      nameLocalizations: localized('option.grace.name').localizations,
      min: 1,
      max: LONGEST,
    },
    delay: {
      type: 'integer',
      description: localized('option.delay.description'),
      nameLocalizations: localized('option.delay.name').localizations,
      min: 0,
      max: LONGEST,
    },
    share: {
      type: 'number',
      description: localized('option.share.description'),
      nameLocalizations: localized('option.share.name').localizations,
      min: 1,
      max: 100,
    },
    fee: feeOption,
    promised: {
      ...amountOption,
      description: localized('option.promised.description'),
      nameLocalizations: localized('option.promised.name').localizations,
    },
    growth: {
      ...amountOption,
      description: localized('option.growth.description'),
      nameLocalizations: localized('option.growth.name').localizations,
    },
    currency: currencyOption,
  },
  // Without term and upkeep the price says nothing.
  example: { price: '20', term: '365', upkeep: '0.035' },
  async run({ options, caller }, ports) {
    const rule = lossRules.find((one) => one === options.rule);
    return answerContract({ ...options, rule }, caller, ports);
  },
  async suggest({ option, text }, { locale }) {
    if (option === 'currency') return suggestCurrencies(text, i18nFor(locale));
    const { providersLike } = await import('../../src/forecast/cloud-providers.ts');
    return providersLike(text)
      .slice(0, MAX_CHOICES)
      .map(({ name, period }) => ({ name: `${name} · ${period}`, value: name }));
  },
});
