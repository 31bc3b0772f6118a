import type { APIEmbed } from 'discord-api-types/v10';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { bannerLines, noDataMessage, provenanceFooter } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { profitColour } from '../message/button-row.ts';
import { quoted, shortened, visible } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { namedTable } from '../message/table.ts';
import { efficiencyOf } from '../mining/economics.ts';
import { tariffText } from '../power/tariff.message.ts';
import { isSameTariff } from '../power/tariff.ts';
import type { ProfitReport } from './profit.ts';
import type { Rig } from './rig.ts';
import type { TermsBasis } from './terms.message.ts';
import { doubtLines, rigTitle } from './words.message.ts';

/** A machine that is compared with others. */
export interface Compared {
  readonly rig: Rig;
  /** Name that the owner gave the rig. */
  readonly name?: string | undefined;
  readonly report: ProfitReport;
  readonly basis: TermsBasis;
}

interface ComparisonView {
  /** Machines to compare: at least two, all in the same currency. */
  readonly machines: readonly Compared[];
  readonly reading: Reading;
  /** Unix seconds; for the sample network its own moment. */
  readonly now: number;
}

const UNKNOWN = '—';
/** Characters of a name in a title. */
const LONGEST_NAME = 40;

/** Returns the name of a machine in a table or a picture. */
export function comparedName({ rig, name }: Compared, i18n: I18n): string {
  return visible(name ?? rig.label ?? rigTitle(rig, i18n));
}

/** Returns machines side by side: how much each earns, and at which prices it stops paying. */
export function comparisonMessage({ machines, reading, now }: ComparisonView, i18n: I18n): Message {
  const { t } = i18n;
  const [first] = machines;
  if (!first || (!reading.difficulty && !reading.price)) return noDataMessage(reading, i18n);
  const { report } = first;
  const { currency } = report;
  const best = bestOf(machines);
  const provenance = {
    reading,
    now,
    evidence: report.market?.evidence ?? [],
    currencies: [currency, ...machines.map(({ basis }) => basis.tariff.currency)],
  };
  const gaps =
    report.economics.profit === undefined
      ? report.missing
      : report.missing.filter((part) => part !== 'fees');
  const embed: APIEmbed = {
    color: profitColour(best?.report.economics.profit, best?.report.economics.margin),
    title: headline(machines, best, i18n),
    description: [
      ...bannerLines(provenance, gaps, i18n),
      namedTable(
        [
          t('rigs.column.day'),
          t('compare.column.power'),
          'J/TH',
          t('compare.column.coin', { symbol: coinOf(reading.coin).symbol }),
        ],
        machines.map((one) => ({
          name: `${one === best ? '★' : '·'} ${comparedName(one, i18n)}`,
          cells: cellsOf(one.report, i18n),
        })),
      ),
      ...(report.lowerBound ? [t('profit.atLeast')] : []),
      termsLine(machines, i18n),
      ...new Set(
        machines.flatMap(({ rig, basis }) => doubtLines(rig, basis.tariff, reading, i18n)),
      ),
    ].join('\n'),
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

/** Finds the machine that earns the most. @returns Nothing where no profit is known. */
function bestOf(machines: readonly Compared[]): Compared | undefined {
  const profitOf = ({ report }: Compared) => report.economics.profit;
  const known = machines.filter((one) => profitOf(one) !== undefined);
  return known.toSorted((a, b) => (profitOf(b) ?? 0) - (profitOf(a) ?? 0))[0];
}

function headline(machines: readonly Compared[], best: Compared | undefined, i18n: I18n): string {
  const { t } = i18n;
  const profit = best?.report.economics.profit;
  if (!best || profit === undefined) return t('compare.unknown', { count: machines.length });
  return t(profit < 0 ? 'compare.nonePays' : 'compare.best', {
    name: quoted(shortened(comparedName(best, i18n), LONGEST_NAME)),
    profit: i18n.signedMoney(profit, best.report.currency),
  });
}

function cellsOf({ economics, miner, currency }: ProfitReport, i18n: I18n): readonly string[] {
  const { profit, breakEvens } = economics;
  const known = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? UNKNOWN : write(value);
  return [
    known(profit, (value) => i18n.signedMoney(value, currency)),
    known(breakEvens.tariff, (value) => i18n.rate(value, currency)),
    i18n.efficiency(efficiencyOf(miner)).replace(/\s*J\/TH$/u, ''),
    known(breakEvens.coinPrice, (value) => i18n.money(value, currency)),
  ];
}

/** Says which terms all machines are reckoned with, or that each has terms of its own. */
function termsLine(machines: readonly Compared[], i18n: I18n): string {
  const { t } = i18n;
  const [first, ...others] = machines;
  if (!first) return '';
  const { basis, report } = first;
  const alike = others.every(
    (other) =>
      isSameTariff(other.basis.tariff, basis.tariff) &&
      other.report.terms.poolFee === report.terms.poolFee &&
      other.report.terms.uptime === report.terms.uptime,
  );
  if (!alike) return t('compare.ownTerms');
  const { tariffOrigin: origin } = basis;
  const tariff = t('terms.tariff', { tariff: tariffText(basis.tariff, i18n) });
  const fee = t('terms.poolFee', { fee: i18n.exactPercent(report.terms.poolFee) });
  const marked = origin === 'said' ? tariff : `${tariff} ${t(`terms.${origin}`)}`;
  return [marked, fee].join(' · ');
}
