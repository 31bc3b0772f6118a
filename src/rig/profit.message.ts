import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Voice } from '../i18n/i18n.ts';
import type { Evidence } from '../market/conditions.ts';
import {
  bannerLines,
  noDataMessage,
  type Provenance,
  provenanceFooter,
} from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { profitColour } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import { convert } from '../money/currency.ts';
import { breakEvenField } from './break-even.message.ts';
import { halvingField, retargetField } from './forecasts.message.ts';
import type { Appraisal } from './profit.ts';
import type { Rig } from './rig.ts';
import { type TermsBasis, termsField } from './terms.message.ts';
import { doubtLines, rigDetails, rigTitle } from './words.message.ts';

interface ProfitView {
  readonly rig: Rig;
  /** Its owner's name for it. */
  readonly name?: string | undefined;
  readonly appraisal: Appraisal;
  readonly basis: TermsBasis;
  readonly reading: Reading;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
}

const DAYS_A_MONTH = 30;

/** The answer to "does this rig pay?". */
export function profitMessage(view: ProfitView, voice: Voice): Message {
  const { rig, appraisal, basis, reading, now } = view;
  const { economics } = appraisal;
  if (!reading.difficulty && !reading.price) return noDataMessage(reading, voice);

  const when = momentText(reading.origin, voice);
  const provenance: Provenance = {
    reading,
    now,
    evidence: evidenceOf(view),
    epoch: appraisal.forecast && reading.epoch,
    currencies: [appraisal.currency, basis.tariff.currency],
  };
  const fields: readonly (APIEmbedField | undefined)[] = [
    flowsField(appraisal, voice),
    termsField(appraisal, basis, reading, voice),
    breakEvenField(appraisal, voice),
    retargetField(appraisal, when, voice),
    halvingField(appraisal, when, now, voice),
  ];
  const embed: APIEmbed = {
    color: profitColour(economics.profit, economics.margin),
    title: titleOf(view, voice),
    description: [
      ...bannerLines(provenance, gapsOf(appraisal), voice),
      ...rigDetails(rig, voice),
      ...doubtLines(rig, basis.tariff, reading, voice),
      ...headline(appraisal, voice),
    ].join('\n'),
    fields: fields.filter((field) => field !== undefined),
    ...provenanceFooter(provenance, voice),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

function titleOf({ rig, name }: ProfitView, voice: Voice): string {
  const title = rigTitle(rig, voice);
  const called = name ?? rig.label;
  return called === undefined || called === title ? title : `${quoted(called)} · ${title}`;
}

/** Profit per day and month, in money and in coins. */
function headline({ economics, currency, lowerBound }: Appraisal, voice: Voice): readonly string[] {
  const { t } = voice;
  const { profit, profitSats, margin } = economics;
  if (profit === undefined || profitSats === undefined) return [`## ${t('profit.unknown')}`];
  const perDay = voice.signedMoney(profit, currency);
  const sats = voice.signedSats(profitSats);
  const lines = [
    `## ${t('profit.perDay', { profit: perDay })}`,
    margin === undefined
      ? t('profit.satsOnly', { sats })
      : t('profit.satsAndMargin', { sats, margin: voice.signedPercent(margin) }),
    t('profit.perMonth', {
      profit: voice.signedMoney(profit * DAYS_A_MONTH, currency),
      sats: voice.signedSats(profitSats * DAYS_A_MONTH),
    }),
  ];
  if (lowerBound) lines.push(t('profit.atLeast'));
  return lines;
}

/** What comes in and what goes out. */
function flowsField({ economics, energy, currency }: Appraisal, voice: Voice): APIEmbedField {
  const { t } = voice;
  const lines: string[] = [];
  if (economics.revenueSats !== undefined) {
    const sats = voice.sats(economics.revenueSats);
    lines.push(
      economics.revenue === undefined
        ? t('profit.revenueSats', { sats })
        : t('profit.revenue', { revenue: voice.money(economics.revenue, currency), sats }),
    );
  }
  if (economics.poolFee !== undefined) {
    lines.push(t('profit.poolFee', { fee: voice.signedMoney(-economics.poolFee, currency) }));
  }
  const cost = voice.signedMoney(-economics.powerCost, currency);
  lines.push(t('profit.powerCost', { cost, energy: voice.energy(energy) }));
  if (economics.fixedCost > 0) {
    lines.push(t('profit.fixedCost', { cost: voice.signedMoney(-economics.fixedCost, currency) }));
  }
  return { name: t('profit.flows'), value: lines.join('\n'), inline: true };
}

/** Fees alone don't hide a profit: that answer says "lower bound" instead. */
function gapsOf({ missing, economics }: Appraisal) {
  return economics.profit === undefined ? missing : missing.filter((part) => part !== 'fees');
}

/** What the market gave, and what is shown besides: the price beside a supposed one, the rates. */
function evidenceOf({ appraisal, basis, reading }: ProfitView): readonly Evidence[] {
  const { missing, currency, market } = appraisal;
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
