import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import type { MarketPart } from '../market/conditions.ts';
import {
  bannerLines,
  footerOf,
  noDataMessage,
  type Provenance,
  provenanceFooter,
} from '../market/provenance.message.ts';
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
  /** The market of the coin that it mines. */
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

/**
 * Returns machines side by side: how much each earns, and at which prices it stops paying.
 *
 * @param machines - At least two, all in the same currency; each may mine a coin of its own.
 */
export function comparisonMessage(machines: readonly Compared[], i18n: I18n): Message {
  const { t } = i18n;
  const [first] = machines;
  if (!first) throw new Error('nothing to compare');
  const isKnown = machines.some(({ reading }) => reading.difficulty ?? reading.price);
  if (!isKnown) return noDataMessage(first.reading, i18n);
  const best = bestOf(machines);
  const byCoin = Map.groupBy(machines, ({ report }) => report.coin.id);
  const ofCoins = [...byCoin.values()].flatMap(([one, ...others]): readonly Alike[] =>
    one ? [[one, ...others]] : [],
  );
  const embed: APIEmbed = {
    color: profitColour(best?.report.economics.profit, best?.report.economics.margin),
    title: headline(machines, best, i18n),
    description: [
      ...bannersOf(ofCoins, i18n),
      table(machines, best, i18n),
      ...(machines.some(({ report }) => report.lowerBound) ? [t('profit.atLeast')] : []),
      termsLine(machines, i18n),
      ...new Set(
        machines.flatMap(({ rig, basis, reading }) => doubtLines(rig, basis.tariff, reading, i18n)),
      ),
    ].join('\n'),
    ...footerOf(
      ofCoins
        .flatMap((alike) => provenanceFooter(provenanceOf(alike), i18n).footer?.text ?? [])
        .join('\n'),
    ),
    timestamp: new Date(first.now * 1000).toISOString(),
  };
  return { embeds: [embed] };
}

type Alike = readonly [Compared, ...Compared[]];

/** Tells what the numbers of machines rest on that mine the same coin. */
function provenanceOf([first, ...others]: Alike): Provenance {
  const { report, reading, now } = first;
  return {
    reading,
    now,
    evidence: report.market?.evidence ?? [],
    currencies: [report.currency, ...[first, ...others].map(({ basis }) => basis.tariff.currency)],
  };
}

/** Returns what to know before the first number; with its coin, where it is not so of every one. */
function bannersOf(ofCoins: readonly Alike[], i18n: I18n): readonly string[] {
  const told = ofCoins.map((alike) => {
    const { economics, missing, coin } = alike[0].report;
    const gaps = economics.profit === undefined ? missing : missing.filter(isNoFee);
    return { coin, lines: bannerLines(provenanceOf(alike), gaps, i18n) };
  });
  const isCommon = (line: string) => told.every(({ lines }) => lines.includes(line));
  const lines = told.flatMap((one) =>
    one.lines.map((line) => (isCommon(line) ? line : `${one.coin.title}: ${line}`)),
  );
  return [...new Set(lines)];
}

const isNoFee = (part: MarketPart) => part !== 'fees';

/** Returns the machines as a table; where they mine several coins, each with its own. */
function table(machines: readonly Compared[], best: Compared | undefined, i18n: I18n): string {
  const { t } = i18n;
  const coins = machines.map(({ report }) => report.coin);
  const units = new Set(coins.map(({ efficiencyUnit }) => efficiencyUnit.text));
  const symbols = new Set(coins.map(({ symbol }) => symbol));
  const [symbol = ''] = symbols;
  const columns = { withEfficiency: units.size === 1, withCoin: symbols.size > 1 };
  return namedTable(
    [
      t('rigs.column.day'),
      t('compare.column.power'),
      // The work of one algorithm is not that of another.
      ...(columns.withEfficiency ? [...units].map((unit) => `J/${unit}`) : []),
      t('compare.column.coin', { symbol: columns.withCoin ? 'Coin' : symbol }),
    ],
    machines.map((one) => ({
      name: `${one === best ? '★' : '·'} ${comparedName(one, i18n)}`,
      cells: cellsOf(one.report, columns, i18n),
    })),
  );
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

function cellsOf(
  { economics, miner, currency, coin }: ProfitReport,
  { withEfficiency, withCoin }: { readonly withEfficiency: boolean; readonly withCoin: boolean },
  i18n: I18n,
): readonly string[] {
  const { profit, breakEvens } = economics;
  const known = (value: number | undefined, write: (value: number) => string) =>
    value === undefined ? UNKNOWN : write(value);
  const price = known(breakEvens.coinPrice, (value) => i18n.money(value, currency));
  return [
    known(profit, (value) => i18n.signedMoney(value, currency)),
    known(breakEvens.tariff, (value) => i18n.rate(value, currency)),
    ...(withEfficiency
      ? [i18n.efficiency(efficiencyOf(miner), coin).replace(/\s*J\/\p{L}+$/u, '')]
      : []),
    withCoin ? `${coin.symbol} ${price}` : price,
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
