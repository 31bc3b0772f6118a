import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Coin } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Evidence, WhatIf } from '../market/conditions.ts';
import {
  bannerLines,
  noDataMessage,
  type Provenance,
  provenanceFooter,
  sourcesFooter,
} from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { profitColour } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import { convert } from '../money/currency.ts';
import type { Detail } from '../people/preferences.ts';
import { breakEvenField } from './break-even.message.ts';
import { hourlyField, hourlyView } from './by-the-hour.message.ts';
import { type FleetPartProfit, fleetLines } from './fleet.message.ts';
import { halvingField, retargetField } from './forecasts.message.ts';
import { incomeInCoins, mergedLines } from './merged.message.ts';
import { type ModesShown, modesField, modesLine } from './modes.message.ts';
import { otherCoinLines } from './other-coin.message.ts';
import type { ProfitReport } from './profit.ts';
import type { Rig } from './rig.ts';
import { DAYS_A_MONTH, shortLines, small } from './short-profit.message.ts';
import { type TermsBasis, termsField } from './terms.message.ts';
import { doubtLines, rigDetails, rigTitle } from './words.message.ts';

interface ProfitView {
  /** Readings of other coins that the same machine mines. */
  readonly alternatives?: readonly Reading[] | undefined;
  readonly rig: Rig;
  /** Name that the owner gave the rig. */
  readonly name?: string | undefined;
  /** The kinds of rigs that it is made of, in a fleet. */
  readonly parts?: readonly (FleetPartProfit & { readonly basis: TermsBasis })[] | undefined;
  readonly report: ProfitReport;
  readonly basis: TermsBasis;
  readonly reading: Reading;
  /** Unix seconds; for the sample network its own moment. */
  readonly now: number;
  readonly detail: Detail;
  readonly modes?: ModesShown | undefined;
}

/** Answers "does this rig pay?": in short, or with all there is to say. */
export function profitMessage(view: ProfitView, i18n: I18n): Message {
  const { rig, parts, report, basis, reading, now, detail } = view;
  const { economics } = report;
  if (!reading.difficulty && !reading.price) return noDataMessage(reading, i18n);

  const provenance: Provenance = {
    reading,
    now,
    evidence: evidenceOf(view),
    epoch: report.forecast && reading.epoch,
    currencies: [report.currency, basis.tariff.currency],
  };
  const warnings = [
    ...bannerLines(provenance, gapsOf(report), i18n),
    ...new Set(
      (parts ?? [{ rig, basis }]).flatMap((one) =>
        doubtLines(one.rig, one.basis.tariff, reading, i18n),
      ),
    ),
  ];
  const { modes } = view;
  const isWhole = modes?.extent === 'all';
  const line = modes && !isWhole ? modesLine({ ...view, modes }, i18n) : undefined;
  const modesLines = line === undefined ? [] : [line];
  const table = parts ? fleetLines(parts, i18n) : [];
  const content: Pick<APIEmbed, 'description' | 'fields'> =
    detail === 'full'
      ? fullContent(view, warnings, i18n)
      : {
          description: [
            ...warnings,
            ...shortLines(view, i18n),
            ...alternativeLines(view, i18n).map(small),
            ...table,
            ...modesLines,
          ].join('\n'),
        };
  const fields = [
    ...(content.fields ?? []),
    ...(isWhole ? [modesField({ ...view, modes }, i18n)] : []),
  ];
  const embed: APIEmbed = {
    color: profitColour(economics.profit, economics.margin),
    title: titleOf(view, i18n),
    ...content,
    ...(fields.length > 0 && { fields }),
    ...(detail === 'full' ? sourcesFooter(provenance, i18n) : provenanceFooter(provenance, i18n)),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

/** Returns the full answer, with a field for each topic. */
function fullContent(
  view: ProfitView,
  warnings: readonly string[],
  i18n: I18n,
): Pick<APIEmbed, 'description' | 'fields'> {
  const { rig, parts, report, basis, reading, now } = view;
  const coin = coinOf(reading.coin);
  const hourly = hourlyView(report);
  const when = momentText(reading.origin, i18n);
  const fields: readonly (APIEmbedField | undefined)[] = [
    flowsField(report, coin, i18n),
    termsField(report, basis, reading, i18n),
    breakEvenField(report, i18n),
    hourly && hourlyField(hourly, i18n),
    retargetField(report, when, i18n),
    halvingField(report, when, now, i18n),
  ];
  const description = [
    ...warnings,
    ...rigDetails(rig, i18n),
    ...headline(report, coin, i18n),
    ...mergedLines(report, i18n),
    ...alternativeLines(view, i18n),
  ];
  if (parts) description.push(...fleetLines(parts, i18n));
  return {
    description: description.join('\n'),
    fields: fields.filter((field) => field !== undefined),
  };
}

/** Tells whether another coin pays more; a supposed market is no other coin's. */
function alternativeLines(
  { reading, alternatives = [], detail, basis: { whatIf } }: ProfitView,
  i18n: I18n,
): readonly string[] {
  const isSupposed = whatIf.coinPrice !== undefined || whatIf.difficultyChange !== undefined;
  return isSupposed ? [] : otherCoinLines(reading, alternatives, detail, i18n);
}

/**
 * Returns the title: the machine, and the suppositions, so that nobody takes such an answer for the
 * market's.
 */
function titleOf(view: ProfitView, i18n: I18n): string {
  const { rig, name, report, basis } = view;
  const title = rigTitle(rig, i18n);
  const called = name ?? rig.label;
  const supposed = supposedText(basis.whatIf, report, i18n);
  const parts = called === undefined || called === title ? [title] : [quoted(called), title];
  return [...parts, ...supposed].join(' · ');
}

function supposedText(
  { coinPrice, difficultyChange }: WhatIf,
  { coin: { title: coin }, currency }: ProfitReport,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const price = coinPrice === undefined ? undefined : i18n.money(coinPrice, currency);
  if (difficultyChange === undefined) {
    return price === undefined ? [] : [t('profit.ifPrice', { coin, price })];
  }
  const change = i18n.signedExactPercent(difficultyChange - 1);
  return [
    price === undefined
      ? t('profit.ifDifficulty', { change })
      : t('profit.ifBoth', { coin, price, change }),
  ];
}

/** Returns the profit per day and month, in money and in coins. */
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

/** Returns the field of income and costs. */
function flowsField(
  { economics, energy, currency }: ProfitReport,
  coin: Coin,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const lines: string[] = [];
  const sats = incomeInCoins({ economics, coin }, i18n);
  if (sats !== undefined) {
    lines.push(
      economics.revenue === undefined
        ? t('profit.revenueSats', { sats })
        : t('profit.revenue', { revenue: i18n.money(economics.revenue, currency), sats }),
    );
  }
  if (economics.poolFee !== undefined) {
    lines.push(
      t('profit.poolFee', {
        fee: i18n.signedMoney(-economics.poolFee, currency, economics.revenue),
      }),
    );
  }
  const cost = i18n.signedMoney(-economics.powerCost, currency);
  lines.push(t('profit.powerCost', { cost, energy: i18n.energy(energy) }));
  if (economics.fixedCost > 0) {
    lines.push(t('profit.fixedCost', { cost: i18n.signedMoney(-economics.fixedCost, currency) }));
  }
  return { name: t('profit.flows'), value: lines.join('\n'), inline: true };
}

/**
 * Returns the parts of the market that are missing. Fees alone don't hide a profit: that answer
 * says "lower bound" instead.
 */
function gapsOf({ missing, economics }: ProfitReport) {
  return economics.profit === undefined ? missing : missing.filter((part) => part !== 'fees');
}

/**
 * Returns the market data in the answer, and those shown besides: the price beside a supposed one,
 * the rates.
 */
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
