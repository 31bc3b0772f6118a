import type { APIEmbed } from 'discord-api-types/v10';
import type { Coin } from '../coin/coin.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { MarketView } from '../market/conditions.ts';
import { bannerLines, provenanceFooter } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import { DAY } from '../time/seconds.ts';
import type { CloudProvider } from './cloud-providers.ts';
import type { ContractQuestion, ContractResult } from './contract.ts';
import type { FlagKind } from './contract-flags.ts';
import type { PastWeeks } from './weeks.ts';

/** A contract at one growth of difficulty. */
export interface ContractLine {
  readonly kind: 'flat' | 'grown' | 'cut';
  /** Growth of the difficulty per month. */
  readonly growth: number;
  readonly result: ContractResult;
}

interface ContractView {
  readonly question: ContractQuestion;
  /** The growths that differ; the last line has all that is expected. */
  readonly lines: readonly [ContractLine, ...ContractLine[]];
  readonly flags: readonly FlagKind[];
  /** The most that a TH/s mines in the whole term, with nothing taken off, in the currency. */
  readonly mined: number;
  /** Per TH/s and day; absent where nothing is promised. */
  readonly promised?: number | undefined;
  readonly provider?: CloudProvider | undefined;
  /** Terms that are the provider's, not the asker's. */
  readonly presumed: boolean;
  /** Past weeks that the growth is from; absent where somebody said it. */
  readonly past?: PastWeeks | undefined;
  /** ISO 4217. */
  readonly currency: string;
  readonly market: MarketView;
  /** Whether the fees of blocks are not known, so that a terahash brings more than is told. */
  readonly lowerBound: boolean;
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
}

/** Coins below which an amount reads better in base units. */
const SMALL = 0.001;

/** Returns what a terahash by contract brings, beside the coins that the same money buys. */
export function contractMessage(view: ContractView, i18n: I18n): Message {
  const { t } = i18n;
  const { question, lines, flags, provider, currency, market, reading, now } = view;
  const provenance = { reading, now, evidence: market.evidence, currencies: [currency] };
  const last = lines.at(-1) ?? lines[0];
  const title = t('contract.title', {
    net: i18n.signedMoney(last.result.net, currency),
    price: i18n.money(question.price, currency),
    days: question.term,
  });
  const description = [
    ...bannerLines(provenance, [], i18n),
    `**${headline(view, i18n)}**`,
    ...todayLines(view, i18n),
    ...endLines(view, last, i18n),
    coinsLine(view, last, market.conditions.coin, i18n),
    ...(view.lowerBound ? [`-# ${t('profit.atLeast')}`] : []),
    `-# ${basisLine(view, last, i18n)}`,
  ];
  const fields = [
    ...(flags.length > 0
      ? [{ name: t('contract.flags'), value: flagLines(view, i18n).join('\n') }]
      : []),
    ...(provider ? [providerField(provider, i18n)] : []),
  ];
  const embed: APIEmbed = {
    color: last.result.net < 0 ? colours.loss : colours.even,
    title: provider ? `${provider.name} · ${title}` : title,
    description: description.join('\n'),
    ...(fields.length > 0 && { fields }),
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1_000).toISOString(),
  };
  return { embeds: [embed] };
}

/** "Net per TH/s: −$16.28 at flat difficulty, −$18.09 at +2% a month, −$19 with the halving." */
function headline({ lines, currency }: ContractView, i18n: I18n): string {
  const { t } = i18n;
  const parts = lines.map(({ kind, growth, result }) => {
    const when = i18n.signedMoney(result.net, currency);
    return kind === 'grown'
      ? t('forecast.part.grown', { when, growth: i18n.signedPercent(growth) })
      : t(`forecast.part.${kind}`, { when });
  });
  return t('contract.net', { parts: parts.join(', ') });
}

function todayLines({ question, currency }: ContractView, i18n: I18n): readonly string[] {
  const { income, upkeep, fee, share } = question;
  const left = income * (1 - fee);
  const rate = (value: number) => i18n.rate(value, currency);
  return [
    i18n.t('contract.today', {
      income: rate(left),
      upkeep: rate(upkeep),
      left: i18n.rate(share * (left - upkeep), currency),
      share: i18n.percent(upkeep / left),
    }),
  ];
}

function endLines({ question, now }: ContractView, last: ContractLine, i18n: I18n): string[] {
  const { t } = i18n;
  const { lossDay, endDay } = last.result;
  const part = partOf(last, i18n);
  const dated = (day: number) => ({ day: i18n.count(day), date: i18n.date(now + day * DAY) });
  if (lossDay === undefined) return [t('contract.noLoss', { part })];
  const loss = t('contract.loss', { part, ...dated(lossDay) });
  if (endDay !== undefined) {
    return [loss, t('contract.ends', { ...dated(endDay), grace: question.grace })];
  }
  return [loss, t(`contract.rule.${question.rule}`)];
}

function partOf({ kind, growth }: ContractLine, i18n: I18n): string {
  return kind === 'flat'
    ? i18n.t('forecast.at.flat')
    : i18n.t(`forecast.at.${kind}`, { growth: i18n.signedPercent(growth) });
}

function coinsLine(
  { question, market }: ContractView,
  line: ContractLine,
  coin: Coin,
  i18n: I18n,
): string {
  const coins = (money: number) => {
    const amount = (money / market.conditions.coinPrice) * coin.baseUnit.perCoin;
    const isSmall = Math.abs(amount) < SMALL * coin.baseUnit.perCoin;
    return isSmall ? i18n.baseUnits(amount, coin) : i18n.coins(amount, coin);
  };
  const said = {
    bought: coins(question.price),
    mined: coins(line.result.sum),
    part: partOf(line, i18n),
  };
  return i18n.t('contract.coins', said);
}

function basisLine({ past, presumed }: ContractView, { growth }: ContractLine, i18n: I18n): string {
  const { t } = i18n;
  const grown = i18n.signedPercent(growth);
  const { from = 0, to = 0 } = past ?? {};
  return [
    past
      ? t('forecast.growth.past', { growth: grown, from: i18n.date(from), to: i18n.date(to) })
      : t('forecast.growth.said', { growth: grown }),
    ...(presumed ? [t('contract.presumed')] : []),
    t('forecast.noPromise'),
  ].join(' ');
}

function flagLines(
  { flags, promised = 0, mined, question, currency }: ContractView,
  i18n: I18n,
): string[] {
  const { t } = i18n;
  const rate = (value: number) => i18n.rate(value, currency);
  const income = rate(question.income);
  const reasonOf = (kind: FlagKind) => {
    switch (kind) {
      case 'impossible':
        return t('contract.flag.impossible', { promised: rate(promised), income });
      case 'neverPays':
        return t('contract.flag.neverPays', { upkeep: rate(question.upkeep), income });
      case 'neverBack':
        return t('contract.flag.neverBack', {
          price: i18n.money(question.price, currency),
          mined: i18n.money(mined, currency),
        });
      default:
        return t(`contract.flag.${kind}`);
    }
  };
  return flags.map((kind) => `🚩 ${reasonOf(kind)}`);
}

function providerField({ id, name, period, sources }: CloudProvider, i18n: I18n) {
  const lines = [
    i18n.t(`contract.provider.${id}`),
    `-# ${i18n.t('contract.sources', { period, sources: i18n.list(sources) })}`,
  ];
  return { name, value: lines.join('\n') };
}
