import type { APIEmbedField } from 'discord-api-types/v10';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { quoted } from '../message/markdown.ts';
import type { Detail } from '../people/preferences.ts';
import type { Mode } from '../power/mode.ts';
import { hoursText } from '../power/tariff.message.ts';
import { ENOUGH_HOURS } from './by-the-hour.ts';
import { type BestBetween, type KnownModes, type ModesReport, reportModes } from './modes.ts';
import { type ModesOfDay, modesOfDay } from './modes-by-hour.ts';
import type { ProfitReport } from './profit.ts';
import type { Rig } from './rig.ts';

/** The modes that an answer speaks of. */
export interface ModesShown {
  /** Absent where nobody knows any, though they were asked for. */
  readonly known?: KnownModes | undefined;
  /** How much is said of them: a line, or all of it. */
  readonly extent: 'line' | 'all';
}

interface ModesView {
  readonly rig: Rig;
  readonly report: ProfitReport;
  readonly reading: Reading;
  readonly modes: ModesShown;
  readonly detail: Detail;
}

/** Steps that are listed at most: those nearest to the best mode. */
const MOST_STEPS = 6;

/** Characters of a field, by Discord's rule. */
const ROOM = 1_024;

const nameOf = ({ name }: Pick<Mode, 'name'>) => `**${quoted(name, 30)}**`;

function modesReport({ rig, report, reading, modes }: ModesView): ModesReport | undefined {
  const { known } = modes;
  if (!known) return undefined;
  const { terms, economics } = report;
  return reportModes({
    modes: known.modes,
    unit: { hashrate: rig.hashrate, power: rig.power },
    count: rig.count,
    terms,
    coin: coinOf(reading.coin),
    hashprice: economics.hashprice,
  });
}

/** Says in a line which mode is best now, and what it gains. */
export function modesLine(view: ModesView, i18n: I18n): string | undefined {
  const found = modesReport(view);
  return found && bestLine(found, view, i18n);
}

function bestLine(
  { now, present }: ModesReport,
  { rig, report: { currency } }: ModesView,
  i18n: I18n,
): string {
  const { t } = i18n;
  if (!now) return t('modes.unknownMarket');
  const gain = i18n.signedMoney(now.gain, currency);
  const unit = present ? nameOf(present) : figuresText(rig, i18n);
  if (!now.best) {
    return now.gain > 0
      ? t('modes.off', { gain, present: unit })
      : t('modes.offBelow', { present: unit });
  }
  if (now.best === present) return t('modes.isBest', { mode: nameOf(present) });
  const said = { mode: nameOf(now.best), figures: figuresText(now.best, i18n), present: unit };
  if (now.gain > 0) return t('modes.best', { ...said, gain });
  return t('modes.bestBelow', { ...said, loss: i18n.money(-now.gain, currency) });
}

const figuresText = ({ hashrate, power }: Pick<Mode, 'hashrate' | 'power'>, i18n: I18n) =>
  `${i18n.hashrate(hashrate)}, ${i18n.power(power)}`;

/** Says all there is to say of a rig's modes: which is best, from which price on, and which never is. */
export function modesField(view: ModesView, i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const name = t('modes.title');
  const found = modesReport(view);
  const { known } = view.modes;
  if (!found || !known) return { name, value: t('modes.none') };
  const { currency } = view.report;
  const money = { currency, unit: coinOf(view.reading.coin).hashpriceUnit.text };
  const never = found.neverBest.map((mode) => quoted(mode.name, 30));
  const end = [
    ...(never.length > 0 ? [t('modes.never', { modes: i18n.list(never) })] : []),
    sourceLine(known, i18n),
  ];
  const first = bestLine(found, view, i18n);
  const hours = hourLines(known, view, i18n);
  const fitting = (most: number): string => {
    const shown = nearest(found, most);
    const left = found.steps.length - shown.length;
    const more = left > 0 ? [t('modes.more', { count: left })] : [];
    const value = [
      first,
      ...hours,
      ...shown.map((step) => stepLine(step, found, money, i18n)),
      ...[...more, ...end].map((line) => `-# ${line}`),
    ].join('\n');
    return value.length <= ROOM || most === 0 ? value.slice(0, ROOM) : fitting(most - 1);
  };
  return { name, value: fitting(MOST_STEPS) };
}

/** Characters of the hours of all modes that a short answer has room for. */
const LONGEST_HOURS = 160;
const HOURS_OF_A_LINE = 24;
const MINUTES_PER_HOUR = 60;
const LETTERS = 'ABCDEFGHIJKLMNOP';
const OFF = '-';
const NO_PRICE = '?';
/** Stands for an hour that the clocks leave out. */
const NO_HOUR = ' ';

/** Says which mode is best in each hour, where the power price hangs on it and more than one is. */
function hourLines(
  { modes }: KnownModes,
  { rig, report, reading, detail }: ModesView,
  i18n: I18n,
): readonly string[] {
  const { byTheHour, terms, economics, currency } = report;
  if (!byTheHour || economics.hashprice === undefined) return [];
  const { hashes } = coinOf(reading.coin).hashpriceUnit;
  const question = {
    modes,
    count: rig.count,
    uptime: terms.uptime,
    fixedCost: terms.fixedCost,
    incomePerHash: (economics.hashprice / hashes) * (1 - terms.poolFee),
    hours: byTheHour,
  };
  const days = (['today', 'tomorrow'] as const).flatMap((which) => {
    const day = byTheHour[which];
    return day && day.unknownHours <= ENOUGH_HOURS
      ? [{ which, day: modesOfDay(day, question), unknownHours: day.unknownHours }]
      : [];
  });
  const texts = days.map(({ which, day, unknownHours }) =>
    dayLines(which, day, { currency, detail, unknownHours }, i18n),
  );
  const [first = [], second = []] = texts;
  const isSame = JSON.stringify(days[0]?.day.spans) === JSON.stringify(days[1]?.day.spans);
  return detail === 'full' && !isSame ? [...first, ...second] : first;
}

function dayLines(
  which: 'today' | 'tomorrow',
  { spans, gain = 0 }: ModesOfDay,
  {
    currency,
    detail,
    unknownHours,
  }: { readonly currency: string; readonly detail: Detail; readonly unknownHours: number },
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  if (spans.length < 2) return [];
  const used = [...new Set(spans.map(({ mode }) => mode))].toSorted(
    (a, b) => (b?.power ?? 0) - (a?.power ?? 0),
  );
  const letterOf = (mode: Mode | undefined) => (mode ? LETTERS.charAt(used.indexOf(mode)) : OFF);
  const drawn = Array.from({ length: HOURS_OF_A_LINE }, (_, hour) => {
    const middle = (hour + 0.5) * MINUTES_PER_HOUR;
    const span = spans.find(({ from, to }) => from <= middle && middle < to);
    return span ? letterOf(span.mode) : unknownHours > 0 ? NO_PRICE : NO_HOUR;
  }).join('');
  const named = used.map((mode) => ({
    text: `${letterOf(mode)} ${mode ? nameOf(mode) : t('modes.offName')}`,
    hours: hoursText(
      spans.filter((span) => span.mode === mode),
      i18n,
    ),
  }));
  const unknown = drawn.includes(NO_PRICE) ? [`${NO_PRICE} ${t('modes.noPrice')}`] : [];
  const whole = [...named.map(({ text, hours }) => `${text} ${hours}`), ...unknown].join(' · ');
  const isShort = detail === 'full' || whole.length <= LONGEST_HOURS;
  const letters = [...named.map(({ text }) => text), ...unknown].join(' · ');
  return [
    t(`modes.byHour.${which}`, { gain: i18n.signedMoney(gain, currency) }),
    `\`${drawn}\``,
    isShort ? whole : `${letters} ${t('modes.hoursInDetails')}`,
  ];
}

/** The steps around the best mode; where "off" is best, the first ones. */
function nearest({ steps, now }: ModesReport, most: number): readonly BestBetween[] {
  const best = steps.findIndex(({ mode }) => mode === now?.best);
  const from = Math.max(0, Math.min(best - Math.floor(most / 2), steps.length - most));
  return steps.slice(from, from + most);
}

/** "120T 120 TH/s, 2,700 W · +$0.94 a day", and below it the prices between which it is best. */
function stepLine(
  step: BestBetween,
  { now, present, steps }: ModesReport,
  {
    currency,
    unit,
  }: {
    readonly currency: string;
    /** The unit of hashprice. */
    readonly unit: string;
  },
  i18n: I18n,
): string {
  const { t } = i18n;
  const { mode, marginal, profit } = step;
  const head = [
    `${mode === now?.best ? '▸' : '·'} ${nameOf(mode)} ${figuresText(mode, i18n)}`,
    ...(profit === undefined
      ? []
      : [t('modes.profit', { profit: i18n.signedMoney(profit, currency) })]),
    ...(mode === present ? [t('modes.present')] : []),
    ...(mode.figures === 'measured' ? [t('modes.measured')] : []),
  ];
  const next = steps[steps.indexOf(step) + 1];
  const rate = (value: number) => i18n.rate(value, currency);
  const ranges = [
    ...tariffRange(step.belowTariff, next?.belowTariff, rate, i18n),
    ...hashpriceRange(step.aboveHashprice, next?.aboveHashprice, { rate, unit }, i18n),
    t('modes.step', { efficiency: i18n.efficiency(marginal) }),
  ];
  return `${head.join(' · ')}\n-# ${ranges.join(' · ')}`;
}

type Bound = number | undefined;
type Rate = (value: number) => string;

function tariffRange(high: Bound, low: Bound, rate: Rate, { t }: I18n): readonly string[] {
  if (high === undefined) return [];
  return low === undefined
    ? [t('modes.belowTariff', { high: rate(high) })]
    : [t('modes.tariffs', { low: rate(low), high: rate(high) })];
}

function hashpriceRange(
  low: Bound,
  high: Bound,
  { rate, unit }: { readonly rate: Rate; readonly unit: string },
  { t }: I18n,
): readonly string[] {
  if (low === undefined) return [];
  return high === undefined
    ? [t('modes.aboveHashprice', { low: rate(low), unit })]
    : [t('modes.hashprices', { low: rate(low), high: rate(high), unit })];
}

function sourceLine({ firmware, otherFirmwares }: KnownModes, i18n: I18n): string {
  const { t } = i18n;
  if (firmware === undefined) return t('modes.own');
  const source = firmware === 'stock' ? t('modes.sourceStock') : t('modes.source', { firmware });
  return otherFirmwares.length === 0
    ? source
    : `${source} ${t('modes.others', { firmwares: i18n.list(otherFirmwares) })}`;
}
