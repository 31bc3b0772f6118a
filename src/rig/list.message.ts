import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, currencyForAll, usable } from '../market/conditions.ts';
import { bannerLines, provenanceFooter } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { colours, profitColour } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { meanPerKwh } from '../power/tariff.ts';
import { distanceText } from './break-even.message.ts';
import { writtenRig } from './own-text.ts';
import type { RigProfit, Totals } from './profitability.ts';
import { rigTitle } from './words.message.ts';

interface RigListView {
  /** Of this page; never empty. */
  readonly rigProfits: readonly RigProfit[];
  /** How many rigs there are. */
  readonly all: number;
  readonly totals: Totals;
  /** ISO 4217; of the totals. */
  readonly currency: string;
  readonly reading: Reading;
  /** Unix seconds. */
  readonly now: number;
}

const TITLE_LENGTH = 60;

/** A person's rigs, each with its profit and how far it is from a loss. */
export function rigListMessage(view: RigListView, i18n: I18n): Message {
  const { t } = i18n;
  const { rigProfits, all, totals, currency, reading, now } = view;
  const currencies = [currency, ...rigProfits.map(({ rig }) => rig.tariff.currency)];
  const answer = conditionsOf(reading, currencyForAll(currencies));
  const evidence = usable(answer)?.evidence ?? [];
  const provenance = { reading, now, evidence, currencies };
  const embed: APIEmbed = {
    color: totals.profit === undefined ? colours.neutral : profitColour(totals.profit, undefined),
    title: t('rigs.title', { count: all }),
    description: [
      ...bannerLines(provenance, answer.ok ? [] : answer.missing, i18n),
      ...rigProfits.map((rigProfit) => lineOf(rigProfit, i18n)),
    ].join('\n'),
    fields: [{ name: t('rigs.total'), value: totalText(view, i18n) }],
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

/** Two lines: what it is, how it does. */
function lineOf(rigProfit: RigProfit, i18n: I18n): string {
  const { t } = i18n;
  const { rig, profit, breakEven, distance, lowerBound } = rigProfit;
  const { currency } = rig.tariff;
  const title = rigTitle(writtenRig(rig), i18n).slice(0, TITLE_LENGTH);
  const name = `**${quoted(rig.name)}**`;
  const mark = profit === undefined ? '▫' : profit < 0 ? '▼' : '▲';
  const perDay =
    profit === undefined
      ? t('profit.unknown')
      : t(lowerBound ? 'rigs.atLeast' : 'profit.perDay', {
          profit: i18n.signedMoney(profit, currency),
        });
  const facts = [perDay];
  if (breakEven === undefined) {
    facts.push(t(meanPerKwh(rig.tariff) < 0 ? 'rigs.alwaysPays' : 'rigs.noCost'));
  } else facts.push(t('rigs.breakEven', { value: i18n.rate(breakEven, currency) }));
  if (distance !== undefined) facts.push(distanceText(distance, true, i18n));
  const assumed = rig.assumed?.map((term) => t(`rigs.term.${term}`)) ?? [];
  if (assumed.length > 0) facts.push(t('rigs.assumed', { terms: i18n.list(assumed) }));
  return `${mark} ${title === rig.name ? name : `${name} · ${title}`}\n${facts.join(' · ')}`;
}

function totalText({ all, totals, currency }: RigListView, i18n: I18n): string {
  const { t } = i18n;
  const { profit, counted, hashrate, power } = totals;
  const lines = [
    ...(profit === undefined
      ? []
      : [`**${t('profit.perDay', { profit: i18n.signedMoney(profit, currency) })}**`]),
    [i18n.hashrate(hashrate), i18n.power(power)].join(' · '),
  ];
  if (profit !== undefined && counted < all) {
    lines.push(t('rigs.notCounted', { count: all - counted, currency }));
  }
  return lines.join('\n');
}
