import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Coin } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Evidence } from '../market/conditions.ts';
import {
  bannerLines,
  noDataMessage,
  type Provenance,
  sourcesFooter,
} from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { profitColour } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import { convert } from '../money/currency.ts';
import { breakEvenField } from './break-even.message.ts';
import { halvingField, retargetField } from './forecasts.message.ts';
import type { ProfitReport } from './profit.ts';
import type { Rig } from './rig.ts';
import { type TermsBasis, termsField } from './terms.message.ts';
import { doubtLines, rigDetails, rigTitle } from './words.message.ts';

interface ProfitView {
  readonly rig: Rig;
  /** Its owner's name for it. */
  readonly name?: string | undefined;
  readonly report: ProfitReport;
  readonly basis: TermsBasis;
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
}

const DAYS_A_MONTH = 30;

/** The answer to "does this rig pay?". */
export function profitMessage(view: ProfitView, i18n: I18n): Message {
  const { rig, report, basis, reading, now } = view;
  const { economics } = report;
  if (!reading.difficulty && !reading.price) return noDataMessage(reading, i18n);

  const coin = coinOf(reading.coin);
  const when = momentText(reading.origin, i18n);
  const provenance: Provenance = {
    reading,
    now,
    evidence: evidenceOf(view),
    epoch: report.forecast && reading.epoch,
    currencies: [report.currency, basis.tariff.currency],
  };
  const fields: readonly (APIEmbedField | undefined)[] = [
    flowsField(report, coin, i18n),
    termsField(report, basis, reading, i18n),
    breakEvenField(report, i18n),
    retargetField(report, when, i18n),
    halvingField(report, when, now, i18n),
  ];
  const embed: APIEmbed = {
    color: profitColour(economics.profit, economics.margin),
    title: titleOf(view, i18n),
    description: [
      ...bannerLines(provenance, gapsOf(report), i18n),
      ...rigDetails(rig, i18n),
      ...doubtLines(rig, basis.tariff, reading, i18n),
      ...headline(report, coin, i18n),
    ].join('\n'),
    fields: fields.filter((field) => field !== undefined),
    ...sourcesFooter(provenance, i18n),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

function titleOf({ rig, name }: ProfitView, i18n: I18n): string {
  const title = rigTitle(rig, i18n);
  const called = name ?? rig.label;
  return called === undefined || called === title ? title : `${quoted(called)} · ${title}`;
}

/** Profit per day and month, in money and in coins. */
function headline(
  { economics, currency, lowerBound }: ProfitReport,
  coin: Coin,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { profit, profitSats, margin } = economics;
  if (profit === undefined || profitSats === undefined) return [`## ${t('profit.unknown')}`];
  const perDay = i18n.signedMoney(profit, currency);
  const sats = i18n.signedBaseUnits(profitSats, coin);
  const lines = [
    `## ${t('profit.perDay', { profit: perDay })}`,
    margin === undefined
      ? t('profit.satsOnly', { sats })
      : t('profit.satsAndMargin', { sats, margin: i18n.signedPercent(margin) }),
    t('profit.perMonth', {
      profit: i18n.signedMoney(profit * DAYS_A_MONTH, currency),
      sats: i18n.signedBaseUnits(profitSats * DAYS_A_MONTH, coin),
    }),
  ];
  if (lowerBound) lines.push(t('profit.atLeast'));
  return lines;
}

/** What comes in and what goes out. */
function flowsField(
  { economics, energy, currency }: ProfitReport,
  coin: Coin,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const lines: string[] = [];
  if (economics.revenueSats !== undefined) {
    const sats = i18n.baseUnits(economics.revenueSats, coin);
    lines.push(
      economics.revenue === undefined
        ? t('profit.revenueSats', { sats })
        : t('profit.revenue', { revenue: i18n.money(economics.revenue, currency), sats }),
    );
  }
  if (economics.poolFee !== undefined) {
    lines.push(t('profit.poolFee', { fee: i18n.signedMoney(-economics.poolFee, currency) }));
  }
  const cost = i18n.signedMoney(-economics.powerCost, currency);
  lines.push(t('profit.powerCost', { cost, energy: i18n.energy(energy) }));
  if (economics.fixedCost > 0) {
    lines.push(t('profit.fixedCost', { cost: i18n.signedMoney(-economics.fixedCost, currency) }));
  }
  return { name: t('profit.flows'), value: lines.join('\n'), inline: true };
}

/** Fees alone don't hide a profit: that answer says "lower bound" instead. */
function gapsOf({ missing, economics }: ProfitReport) {
  return economics.profit === undefined ? missing : missing.filter((part) => part !== 'fees');
}

/** What the market gave, and what is shown besides: the price beside a supposed one, the rates. */
function evidenceOf({ report, basis, reading }: ProfitView): readonly Evidence[] {
  const { missing, currency, market } = report;
  const { price, fx } = reading;
  const evidence = [...(market?.evidence ?? [])];
  const add = (one: Evidence) => {
    if (!evidence.some(({ role }) => role === one.role)) evidence.push(one);
  };
  const supposed = basis.whatIf.coinPrice !== undefined;
  if (supposed && price && convert(1, 'USD', currency, fx?.value) !== undefined) {
    add({ role: 'price', datum: price });
    if (fx && currency !== 'USD') add({ role: 'fx', datum: fx });
  }
  if (fx && basis.tariff.currency !== currency && !missing.includes('fx')) {
    add({ role: 'fx', datum: fx });
  }
  return evidence;
}
