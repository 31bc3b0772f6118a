import {
  type Caller,
  defineCommand,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { providersLike } from '../../src/forecast/cloud-providers.ts';
import { type ContractLine, contractMessage } from '../../src/forecast/contract.message.ts';
import { type ContractQuestion, contractResult, lossRules } from '../../src/forecast/contract.ts';
import { contractFlags } from '../../src/forecast/contract-flags.ts';
import { rewardCuts } from '../../src/forecast/forecast.ts';
import { monthlyGrowth } from '../../src/forecast/simulation.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { conditionsOf, momentOf, usable } from '../../src/market/conditions.ts';
import { noDataMessage } from '../../src/market/provenance.message.ts';
import type { Message } from '../../src/message/message.ts';
import { dailyRevenue } from '../../src/mining/network.ts';
import { DAYS_PER_MONTH } from '../../src/time/seconds.ts';
import { pastOf } from '../forecast/past.ts';
import { readGrowth } from '../forecast/plan.ts';
import { amountOption, noRate } from '../shared/amounts.ts';
import { preferencesFor } from '../shared/caller.ts';
import { currencyCalled, currencyOption, suggestCurrencies } from '../shared/options.ts';
import { feeOption } from '../shared/term-options.ts';
import { type AskedContract, pricedIn, readContract } from './read.ts';

/** Days: ten years. */
const LONGEST = 3_650;

interface Asked extends AskedContract {
  readonly growth?: string | undefined;
  readonly currency?: string | undefined;
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
      type: 'string',
      description: localized('option.provider.description'),
      nameLocalizations: localized('option.provider.name').localizations,
      maxLength: MAX_CHOICE_LENGTH,
      autocomplete: true,
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
    return providersLike(text)
      .slice(0, MAX_CHOICES)
      .map(({ name, period }) => ({ name: `${name} · ${period}`, value: name }));
  },
});

/** @throws UserError with one sentence for what is missing, or can't be read. */
async function answerContract(asked: Asked, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const reading = ports.market.reading();
  const now = momentOf(reading, ports.clock);
  const own = (await preferencesFor(caller, ports)).currency;
  const currency =
    asked.currency === undefined
      ? (pricedIn(asked.price, own) ?? own)
      : currencyCalled(asked.currency, i18n);
  const terms = readContract(asked, { currency, fx: reading.fx?.value, i18n });
  const said = readGrowth(asked.growth, i18n);
  const answer = conditionsOf(reading, currency);
  const market = usable(answer);
  if (!market) {
    if (!reading.difficulty && !reading.price) return noDataMessage(reading, i18n);
    const lacksRate = !answer.ok && answer.missing.includes('fx');
    throw lacksRate ? noRate(currency, 'USD', i18n) : new UserError(i18n.t('forecast.noMarket'));
  }
  const past = said === undefined ? await pastOf(reading, now, ports) : undefined;
  const growth = said ?? (past ? monthlyGrowth(past.weeks) : 0);
  const { conditions } = market;
  const { coin, coinPrice } = conditions;
  const revenue = dailyRevenue({ ...conditions, hashrate: coin.hashrateUnit.hashes });
  const cuts = rewardCuts(market, terms.term / DAYS_PER_MONTH, now);
  const { rule, promised, provider, presumed, ...rest } = terms;
  const question: ContractQuestion = {
    ...rest,
    income: (revenue / coin.baseUnit.perCoin) * coinPrice,
    fee: (asked.fee ?? 0) / 100,
    share: (asked.share ?? 100) / 100,
    rule: rule ?? 'suspend',
    growth,
    cuts,
  };
  const lineOf = (kind: ContractLine['kind'], changes: Partial<ContractQuestion>) => ({
    kind,
    growth: changes.growth ?? growth,
    result: contractResult({ ...question, ...changes }),
  });
  const cases = [
    lineOf('flat', { growth: 0, cuts: [] }),
    ...(growth === 0 ? [] : [lineOf('grown', { cuts: [] })]),
    ...(cuts.length > 0 ? [lineOf('cut', {})] : []),
  ] as const;
  const mined = minedIn(question, cases);
  const flags = contractFlags({
    ...{ income: question.income, upkeep: question.upkeep, price: question.price, promised, rule },
    sum: Math.max(...cases.map(({ result }) => result.sum)),
    mined,
    hasCut: cuts.length > 0,
  });
  return contractMessage(
    {
      ...{ question, flags, mined, promised, provider, presumed, past },
      lines: cases,
      ...{ currency, market, lowerBound: !answer.ok, reading, now },
    },
    i18n,
  );
}

/** Returns the most that a TH/s mines in the term at any of the growths, with nothing taken off. */
function minedIn(question: ContractQuestion, cases: readonly ContractLine[]): number {
  const whole = { ...question, upkeep: 0, fee: 0, share: 1, cuts: [] };
  return Math.max(...cases.map(({ growth }) => contractResult({ ...whole, growth }).sum));
}
