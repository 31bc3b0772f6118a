import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import {
  bannerLines,
  type Provenance,
  provenanceFooter,
  sourcesFooter,
} from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import type { Detail } from '../people/preferences.ts';
import type { ProfitReport } from '../rig/profit.ts';
import type { Rig } from '../rig/rig.ts';
import { type TermsBasis, termsField } from '../rig/terms.message.ts';
import { doubtLines, rigDetails, rigTitle } from '../rig/words.message.ts';
import { DAY, DAYS_PER_MONTH } from '../time/seconds.ts';
import type { Forecast, NamedLine } from './forecast.ts';
import { monthlyGrowth, type Simulation } from './simulation.ts';

interface ForecastView {
  readonly rig: Rig;
  /** Its owner's name for it. */
  readonly name?: string | undefined;
  readonly report: ProfitReport;
  readonly basis: TermsBasis;
  readonly reading: Reading;
  readonly forecast: Forecast;
  /** Absent where nothing could be simulated. */
  readonly simulation?: Simulation | undefined;
  readonly detail: Detail;
}

/** Returns the answer to "will it ever pay back?": a range and never a single number. */
export function forecastMessage(view: ForecastView, i18n: I18n): Message {
  const { rig, name, report, basis, reading, forecast, detail } = view;
  const provenance: Provenance = {
    reading,
    now: forecast.now,
    evidence: report.market?.evidence ?? [],
    currencies: [report.currency, basis.tariff.currency],
  };
  const title = i18n.t('forecast.title', { rig: rigTitle(rig, i18n) });
  const called = name ?? rig.label;
  const lines = [
    ...bannerLines(provenance, [], i18n),
    ...doubtLines(rig, basis.tariff, reading, i18n),
    ...rigDetails(rig, i18n).map(small),
    ...shortLines(view, i18n),
  ];
  const embed: APIEmbed = {
    color: colourOf(view),
    title: called === undefined ? title : `${quoted(called)} · ${title}`,
    description: lines.join('\n'),
    ...(detail === 'full' && { fields: fieldsOf(view, i18n) }),
    ...(detail === 'full' ? sourcesFooter(provenance, i18n) : provenanceFooter(provenance, i18n)),
    timestamp: new Date(forecast.now * 1_000).toISOString(),
  };
  return { embeds: [embed] };
}

const small = (line: string) => `-# ${line}`;

function colourOf({ forecast, simulation }: ForecastView): number {
  const [first, ...others] = forecast.lines;
  const last = others.at(-1) ?? first;
  const chance = simulation?.paidBack ?? (last.paybackDays === undefined ? 0 : 1);
  if (chance >= 0.75) return colours.profit;
  return chance < 0.25 ? colours.loss : colours.even;
}

function shortLines(view: ForecastView, i18n: I18n): readonly string[] {
  const { report, basis, reading, forecast, simulation, detail } = view;
  const { t } = i18n;
  const last = forecast.lines.at(-1) ?? forecast.lines[0];
  const terms = termsField(report, basis, reading, i18n)
    .value.replaceAll('\n↳', ' ↳')
    .replaceAll('\n', ' · ');
  return [
    ...dontStartLine(view, i18n),
    `**${headline(view, i18n)}**`,
    sumsLine(view, last, i18n),
    lossLine(view, last, i18n),
    ...resaleLine(view, last, i18n),
    coinsLine(view, i18n),
    // All that is assumed or supposed; Details has it in a field.
    ...(detail === 'short' ? [small(terms)] : []),
    ...(report.lowerBound ? [small(t('profit.atLeast'))] : []),
    small(
      simulation && forecast.past
        ? t('forecast.basis', {
            paths: i18n.count(forecast.question?.paths ?? 0),
            weeks: i18n.count(forecast.past.weeks.length),
            drift: t(`forecast.drift.${forecast.plan.drift}`),
          })
        : forecast.past
          ? t('forecast.basisAlone')
          : t('forecast.noPast', { coin: report.coin.title }),
    ),
  ];
}

/** A rig at a loss today is not for starting, whatever the years may bring. */
function dontStartLine({ report, forecast }: ForecastView, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { running, currency, lines } = forecast;
  if (lines[0].lossDay !== 0) return [];
  const { tariff, coinPrice } = report.economics.breakEvens;
  const condition =
    tariff !== undefined
      ? t('forecast.dontStart.tariff', { tariff: i18n.rate(tariff, currency) })
      : coinPrice !== undefined
        ? t('forecast.dontStart.price', { price: i18n.money(coinPrice, currency) })
        : t('forecast.dontStart.never');
  return [
    t('forecast.dontStart', {
      income: i18n.money(running.income, currency),
      cost: i18n.money(running.power + running.fixed, currency),
      condition,
    }),
  ];
}

/** "Pays back in 15 months at flat difficulty, in 22 months at +2.5% a month, never with the halving; …". */
function headline({ report, forecast, simulation }: ForecastView, i18n: I18n): string {
  const { t } = i18n;
  const { lines, plan } = forecast;
  const share = simulation && inHundred(simulation.paidBack, i18n);
  if (lines.every(({ paybackDays }) => paybackDays === undefined)) {
    const futures = share === undefined ? '' : t('forecast.futuresNot', { share });
    return lines.some(({ isOpen }) => isOpen)
      ? t('forecast.paysNot', { months: plan.months, futures })
      : t('forecast.paysNever', { futures });
  }
  const parts = lines.map((line) => {
    const when = whenText(line, plan.months, i18n);
    return line.kind === 'grown'
      ? t('forecast.part.grown', { when, growth: growthText(line.growth, i18n) })
      : t(`forecast.part.${kindIn(line, report)}`, { when });
  });
  const futures = share === undefined ? '' : t('forecast.futures', { share });
  return t('forecast.pays', { parts: parts.join(', '), futures });
}

function whenText({ paybackDays, isOpen }: NamedLine, months: number, { t }: I18n): string {
  if (paybackDays !== undefined) {
    return t('forecast.when.in', { months: Math.round(paybackDays / DAYS_PER_MONTH) });
  }
  return isOpen ? t('forecast.when.not', { months }) : t('forecast.when.never');
}

/** Returns the kind of a line, by how the coin's reward falls. */
function kindIn({ kind }: NamedLine, { coin }: Pick<ProfitReport, 'coin'>) {
  return kind === 'cut' && coin.reduction === 'step' ? 'step' : kind;
}

function atText(line: NamedLine, report: Pick<ProfitReport, 'coin'>, i18n: I18n): string {
  const kind = kindIn(line, report);
  return kind === 'flat'
    ? i18n.t('forecast.at.flat')
    : i18n.t(`forecast.at.${kind}`, { growth: growthText(line.growth, i18n) });
}

function sumsLine(
  { report, forecast, simulation }: ForecastView,
  last: NamedLine,
  i18n: I18n,
): string {
  const { t } = i18n;
  const { plan } = forecast;
  const money = (value: number) => roughMoney(value, forecast, i18n);
  const common = { months: plan.months, cost: money(plan.cost) };
  if (!simulation) {
    return t('forecast.sumsFixed', {
      ...common,
      sum: money(last.sum),
      part: atText(last, report, i18n),
    });
  }
  const { low, middle, high } = simulation.sums;
  return t('forecast.sums', {
    ...common,
    ...{ low: money(low), middle: money(middle), high: money(high) },
  });
}

function lossLine(
  { report, forecast: { now } }: Pick<ForecastView, 'report' | 'forecast'>,
  last: NamedLine,
  i18n: I18n,
): string {
  const part = atText(last, report, i18n);
  if (last.lossDay === undefined) return i18n.t('forecast.noLoss', { part });
  return i18n.t('forecast.loss', {
    part,
    month: i18n.count(Math.floor(last.lossDay / DAYS_PER_MONTH) + 1),
    date: i18n.axis.month(now + last.lossDay * DAY),
  });
}

function resaleLine(
  { report, forecast }: Pick<ForecastView, 'report' | 'forecast'>,
  last: NamedLine,
  i18n: I18n,
): readonly string[] {
  if (forecast.plan.resale === 0) return [];
  const resale = roughMoney(forecast.plan.resale, forecast, i18n);
  const net = signedRoughMoney(last.net, forecast, i18n);
  return [i18n.t('forecast.resale', { resale, net, part: atText(last, report, i18n) })];
}

function coinsLine({ report, forecast, simulation }: ForecastView, i18n: I18n): string {
  const { t } = i18n;
  const { conditions } = report.market ?? {};
  if (!conditions) return '';
  const { coin, coinPrice } = conditions;
  const coins = i18n.coins((forecast.plan.cost / coinPrice) * coin.baseUnit.perCoin, coin);
  return simulation
    ? t('forecast.coins', { coins, share: inHundred(simulation.coinsAhead, i18n) })
    : t('forecast.coinsAlone', { coins });
}

/** Returns an amount to some three figures of the cost: years ahead nobody knows the cents. */
export function roughMoney(
  value: number,
  { plan, currency }: Pick<Forecast, 'plan' | 'currency'>,
  i18n: I18n,
): string {
  const step = 10 ** (Math.floor(Math.log10(plan.cost)) - 2);
  return i18n.axis.money(value, currency, step);
}

function signedRoughMoney(value: number, forecast: Forecast, i18n: I18n): string {
  return `${value > 0 ? '+' : ''}${roughMoney(value, forecast, i18n)}`;
}

/** Returns how many of a hundred a share is; never 0 or 100 unless it is. */
export function inHundred(share: number, i18n: I18n): string {
  const whole = Math.round(share * 100);
  if (share > 0 && whole === 0) return '< 1';
  return share < 1 && whole === 100 ? '> 99' : i18n.count(whole);
}

function growthText(growth: number, i18n: I18n): string {
  return i18n.signedPercent(growth);
}

function fieldsOf(view: ForecastView, i18n: I18n): APIEmbedField[] {
  const { t } = i18n;
  const { report, basis, reading, simulation, forecast } = view;
  const terms = termsField(report, basis, reading, i18n);
  const counted = [terms.value, ...purchaseLines(forecast, i18n)].join('\n');
  return [
    { name: t('forecast.even'), value: lineLines(view, i18n).join('\n') },
    ...(simulation
      ? [
          {
            name: t('forecast.simulated'),
            value: simulatedLines(view, simulation, i18n).join('\n'),
          },
        ]
      : []),
    { ...terms, value: counted, inline: false },
  ];
}

function lineLines(
  { report, forecast }: Pick<ForecastView, 'report' | 'forecast'>,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { lines, plan, cuts, past } = forecast;
  const nameOf = (line: NamedLine) => {
    const kind = kindIn(line, report);
    const grown = growthText(line.growth, i18n);
    if (kind === 'step') return t('forecast.name.step', { growth: grown });
    if (kind === 'flat') return t('forecast.name.flat');
    if (kind === 'grown') return t('forecast.name.grown', { growth: grown });
    const date = i18n.list(cuts.map(({ at }) => i18n.axis.month(at)));
    return t('forecast.name.cut', { growth: grown, date });
  };
  const said = lines.map((line) =>
    t('forecast.line', {
      name: nameOf(line),
      when: whenText(line, plan.months, i18n),
      sum: roughMoney(line.sum, forecast, i18n),
      net: signedRoughMoney(line.net, forecast, i18n),
    }),
  );
  const growth = growthText(lines.at(-1)?.growth ?? 0, i18n);
  const grows = lines.some(({ kind }) => kind === 'grown');
  return [
    ...said,
    ...(plan.growth !== undefined
      ? [t('forecast.growth.said', { growth: growthText(plan.growth, i18n) })]
      : past && grows
        ? [t('forecast.growth.past', { growth, ...windowOf(past, i18n) })]
        : []),
    ...(cuts.length > 0
      ? [t(report.coin.reduction === 'step' ? 'forecast.steps' : 'forecast.noReaction')]
      : []),
  ];
}

function windowOf(
  { from, to }: { readonly from: number; readonly to: number },
  i18n: I18n,
): { readonly from: string; readonly to: string } {
  return { from: i18n.date(from), to: i18n.date(to) };
}

function simulatedLines(
  { forecast }: ForecastView,
  { paidBack, paybackWeeks, mean, atLoss }: Simulation,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { past, question, plan, running } = forecast;
  const weeks = (count: number | undefined) =>
    count === undefined ? t('forecast.when.never') : t('forecast.weeks', { weeks: count });
  const growth = growthText(plan.growth ?? (past ? monthlyGrowth(past.weeks) : 0), i18n);
  const { low, middle, high } = paybackWeeks;
  const share = i18n.percent(atLoss);
  return [
    t('forecast.chance', { chance: i18n.chance(paidBack) }),
    t('forecast.payback', { low: weeks(low), middle: weeks(middle), high: weeks(high) }),
    t('forecast.mean', { mean: roughMoney(mean, forecast, i18n) }),
    running.switchesOff ? t('forecast.off', { share }) : t('forecast.atLoss', { share }),
    ...(past
      ? [
          t(`forecast.window.${past.origin}`, {
            weeks: i18n.count(past.weeks.length),
            ...windowOf(past, i18n),
          }),
        ]
      : []),
    plan.drift === 'zero'
      ? t('forecast.trend.zero')
      : t(`forecast.trend.${plan.drift}`, { growth }),
    ...(question
      ? [
          t('forecast.method', {
            paths: i18n.count(question.paths),
            block: i18n.count(question.block),
            seed: String(question.seed),
          }),
        ]
      : []),
    t('forecast.noPromise'),
  ];
}

function purchaseLines(forecast: Forecast, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { cost, resale, switchesOff } = forecast.plan;
  const money = (value: number) => roughMoney(value, forecast, i18n);
  return [
    t('forecast.counted', { cost: money(cost) }),
    ...(resale > 0 ? [t('forecast.countedResale', { resale: money(resale) })] : []),
    switchesOff ? t('forecast.switches') : t('forecast.keepsOn'),
    ...(forecast.running.hours ? [t('forecast.byHours')] : []),
    ...(forecast.plan.tariff && !forecast.running.hours ? [t('forecast.byMean')] : []),
    ...(forecast.running.modes
      ? [t('forecast.byModes', { count: forecast.running.modes.length - 1 })]
      : []),
  ];
}
