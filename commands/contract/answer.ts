import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type ContractLine, contractMessage } from '../../src/forecast/contract.message.ts';
import { type ContractQuestion, contractResult } from '../../src/forecast/contract.ts';
import { contractFlags } from '../../src/forecast/contract-flags.ts';
import { rewardCuts } from '../../src/forecast/forecast.ts';
import { monthlyGrowth } from '../../src/forecast/simulation.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { conditionsOf, momentOf, usable } from '../../src/market/conditions.ts';
import { noDataMessage } from '../../src/market/provenance.message.ts';
import type { Message } from '../../src/message/message.ts';
import { dailyRevenue } from '../../src/mining/network.ts';
import { DAYS_PER_MONTH } from '../../src/time/seconds.ts';
import { pastOf } from '../forecast/past.ts';
import { readGrowth } from '../forecast/plan.ts';
import { noRate } from '../shared/amounts.ts';
import { preferencesFor } from '../shared/caller.ts';
import { currencyCalled } from '../shared/options.ts';
import { type AskedContract, pricedIn, readContract } from './read.ts';

interface Asked extends AskedContract {
  readonly growth?: string | undefined;
  readonly currency?: string | undefined;
}

/** @throws UserError with one sentence for what is missing, or can't be read. */
export async function answerContract(asked: Asked, caller: Caller, ports: Ports): Promise<Message> {
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
