import type { APIEmbed, APISelectMenuOption } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, currencyForAll, usable } from '../market/conditions.ts';
import { bannerLines, provenanceFooter } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { colours, profitColour } from '../message/button-row.ts';
import { quoted, shortened, visible } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { textTable } from '../message/table.ts';
import { tariffText } from '../power/tariff.message.ts';
import { meanPerKwh } from '../power/tariff.ts';
import { writtenRig } from './own-text.ts';
import type { RigProfit, Totals } from './profitability.ts';
import { doubtLines, rigTitle } from './words.message.ts';

interface RigListView {
  /** Rigs of this page with their profits; never empty. */
  readonly rigProfits: readonly RigProfit[];
  /** Number of the person's rigs. */
  readonly all: number;
  /** Number of rigs that make no loss. */
  readonly paying: number;
  readonly totals: Totals;
  /** ISO 4217 code of the totals. */
  readonly currency: string;
  readonly reading: Reading;
  /** The present in unix seconds. */
  readonly now: number;
}

/** Characters that a select's option shows; Discord takes no more. */
const OPTION_LENGTH = 100;
const UNKNOWN = '—';

/**
 * Returns a person's rigs: all together, then each with its profit and how far it is from a loss.
 */
export function rigListMessage(view: RigListView, i18n: I18n): Message {
  const { t } = i18n;
  const { rigProfits, all, totals, currency, reading, now } = view;
  const currencies = [currency, ...rigProfits.map(({ rig }) => rig.tariff.currency)];
  const answer = conditionsOf(reading, currencyForAll(currencies));
  const evidence = usable(answer)?.evidence ?? [];
  const provenance = { reading, now, evidence, currencies };
  const assumed = [...new Set(rigProfits.flatMap(({ rig }) => rig.assumed ?? []))];
  const terms = assumed.map((term) => t(`rigs.term.${term}`));
  const embed: APIEmbed = {
    color: totals.profit === undefined ? colours.neutral : profitColour(totals.profit, undefined),
    title: headline(view, i18n),
    description: [
      ...bannerLines(provenance, answer.ok ? [] : answer.missing, i18n),
      tableOf(rigProfits, i18n),
      ...(terms.length > 0 ? [t('rigs.assumed', { terms: i18n.list(terms) })] : []),
      ...(rigProfits.some(({ lowerBound }) => lowerBound) ? [t('profit.atLeast')] : []),
      ...(totals.isFeeShared ? [t('rigs.feeOnce')] : []),
      ...(totals.profit !== undefined && totals.counted < all
        ? [t('rigs.notCounted', { count: all - totals.counted, currency })]
        : []),
    ].join('\n'),
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

/** Writes "4 rigs · 3 pay · +$19.64 a day · 2.46 PH/s · 53 kW". */
function headline({ rigProfits, all, paying, totals, currency }: RigListView, i18n: I18n): string {
  const { t } = i18n;
  const { profit, hashrates, power } = totals;
  const lowerBound = rigProfits.some((one) => one.lowerBound);
  return [
    t('rigs.count', { count: all }),
    ...(profit === undefined
      ? []
      : [
          t('digest.rigs.paying', { count: paying }),
          t(lowerBound ? 'rigs.atLeast' : 'profit.perDay', {
            profit: i18n.signedMoney(profit, currency),
          }),
        ]),
    together(hashrates.map((one) => i18n.hashrate(threeFigures(one))).join(' + ')),
    together(i18n.power(threeFigures(power))),
  ].join(' · ');
}

const threeFigures = (value: number) => Number(value.toPrecision(3));
/** Keeps a number together with its unit. */
const together = (text: string) => text.replaceAll(' ', '\u00a0');

function tableOf(rigProfits: readonly RigProfit[], i18n: I18n): string {
  const { t } = i18n;
  const rows = rigProfits.map((one): [string, string, string] => [
    `${markOf(one)} ${visible(one.rig.name)}`,
    one.profit === undefined
      ? UNKNOWN
      : i18n.signedMoney(one.profit, one.rig.tariff.currency) + (one.rig.assumed ? '*' : ' '),
    headroomText(one, i18n),
  ]);
  return textTable([
    [`  ${t('rigs.column.name')}`, `${t('rigs.column.day')} `, t('rigs.column.headroom')],
    ...rows,
  ]);
}

const markOf = ({ profit }: RigProfit) => (profit === undefined ? '▫' : profit < 0 ? '▼' : '▲');

/** Says how far hashprice can fall; below zero, how far it has to rise. */
function headroomText({ breakEven, distance, profit }: RigProfit, i18n: I18n): string {
  // A rig without costs has no break-even.
  if (breakEven === undefined) return profit === undefined ? UNKNOWN : '∞';
  return distance === undefined ? UNKNOWN : i18n.signedPercent(-distance);
}

/** Returns a rig as an option of a select: its name, its machine and its profit. */
export function rigOptionOf(one: RigProfit, i18n: I18n): APISelectMenuOption {
  const { rig, profit } = one;
  const facts = [
    ...(profit === undefined
      ? []
      : [i18n.t('profit.perDay', { profit: i18n.signedMoney(profit, rig.tariff.currency) })]),
    rigTitle(writtenRig(rig), i18n),
  ];
  return {
    label: shortened(`${markOf(one)} ${visible(rig.name)}`, OPTION_LENGTH),
    value: String(rig.id),
    description: shortened(facts.join(' · '), OPTION_LENGTH),
  };
}

/** Says in one line what a rig earns a day, and how far that is from a loss. */
function rigProfitLine(one: RigProfit, i18n: I18n): string {
  const { t } = i18n;
  const { rig, profit, breakEven, distance, lowerBound } = one;
  const { currency } = rig.tariff;
  if (profit === undefined) return `**${t('profit.unknown')}**`;
  const perDay = t(lowerBound ? 'rigs.atLeast' : 'profit.perDay', {
    profit: i18n.signedMoney(profit, currency),
  });
  const assumed = rig.assumed?.includes('tariff');
  const earns = t(assumed ? 'rig.atAssumedPrice' : 'rig.atPrice', {
    profit: `**${perDay}**`,
    tariff: tariffText(rig.tariff, i18n),
  });
  const outcome =
    breakEven === undefined
      ? t(meanPerKwh(rig.tariff) < 0 ? 'rigs.alwaysPays' : 'rigs.noCost')
      : distance !== undefined &&
        t(distance > 0 ? 'rig.shortfall' : 'rig.headroom', {
          distance: i18n.percent(Math.abs(distance)),
        });
  return `${markOf(one)} ${[earns, outcome].filter(Boolean).join(' · ')}`;
}

/**
 * Says that a rig was registered, how it does, and what is unusual about that; the whole report is
 * a press away.
 *
 * @param notes - Sentences about how the rig was read.
 */
export function savedRigText(
  one: RigProfit,
  {
    notes,
    reading,
    now,
  }: Pick<RigListView, 'reading' | 'now'> & { readonly notes: readonly string[] },
  i18n: I18n,
): string {
  const { rig } = one;
  const title = rigTitle(writtenRig(rig), i18n);
  const name = quoted(rig.name);
  const saved =
    title === rig.name
      ? i18n.t('rig.saved', { name })
      : i18n.t('rig.savedAs', { name, rig: title });
  const answer = conditionsOf(reading, rig.tariff.currency);
  const evidence = usable(answer)?.evidence ?? [];
  return [
    [saved, ...notes].join(' '),
    rigProfitLine(one, i18n),
    ...doubtLines(writtenRig(rig), rig.tariff, reading, i18n),
    ...bannerLines({ reading, now, evidence }, answer.ok ? [] : answer.missing, i18n),
  ].join('\n');
}
