import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import { timestamp } from '../message/moment.ts';
import { economics } from '../mining/economics.ts';
import { type ProfitReport, reportProfit } from '../rig/profit.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import type { AlertEvent, Outage } from './decide.ts';
import { levelsOf } from './levels.ts';
import type { Params } from './types.ts';

/** Rigs that fell below their floor. */
export function unprofitableSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'unprofitable');
  const lines = events.flatMap(({ alert: { params }, rig, again }) => {
    if (!rig) return [];
    const { profit, hashprice, currency } = incomeOf(rig, view);
    const rate = (value: number | undefined) =>
      value === undefined ? t('notice.unknown') : i18n.rate(value, currency);
    const said = t('notice.unprofitable.line', {
      rig: nameOf(rig),
      profit: profitText(profit, currency, i18n),
      hashprice: rate(hashprice),
      level: rate(levelsOf(params, rig)?.fire),
    });
    const floor = floorOf(params);
    const notes = [
      ...(again ? [t('notice.again')] : []),
      ...(floor === 0 ? [] : [t('notice.floor', { floor: i18n.signedMoney(floor, currency) })]),
    ];
    return [[said, ...notes].join(' · ')];
  });
  if (lines.length === 0) return undefined;
  const { outage } = view;
  const since = outage && {
    from: timestamp(outage.from, 'f'),
    to: timestamp(outage.to, 'f'),
  };
  return {
    colour: colours.loss,
    title: titleOf(events, i18n, 'unprofitable'),
    lines: since ? [t('notice.away', since), ...lines] : lines,
  };
}

export function recoveredSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'recovered');
  const lines = events.flatMap(({ rig, lasted }) => {
    if (!rig) return [];
    const income = incomeOf(rig, view);
    const profit = profitText(income.profit, income.currency, i18n);
    const line = { rig: nameOf(rig), profit, lasted: i18n.duration(lasted) };
    return [t('notice.recovered.line', line)];
  });
  if (lines.length === 0) return undefined;
  return { colour: colours.profit, title: titleOf(events, i18n, 'recovered'), lines };
}

/** Rigs that the forecast retarget would take below their floor. */
export function outlookSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'outlook');
  const lines = events.flatMap(({ alert: { params }, rig }) => {
    if (!rig) return [];
    const { economics, currency, profitForecast } = reported(rig, view);
    const after = profitForecast?.afterRetarget;
    // The floor counts as one more cost: what undercuts it is a loss then.
    const floored = reported(rig, view, floorOf(params)).profitForecast?.afterRetarget;
    if (!after || !floored) return [];
    return [
      t('notice.outlook.line', {
        rig: nameOf(rig),
        chance: i18n.chance(floored.chanceOfLoss),
        profit: i18n.signedMoney(after.profit, currency),
        worst: i18n.signedMoney(after.profitWorst, currency),
        best: i18n.signedMoney(after.profitBest, currency),
        now: profitText(economics.profit, currency, i18n),
      }),
    ];
  });
  const forecast = events[0]?.rig && reported(events[0].rig, view).forecast;
  if (!forecast || lines.length === 0) return undefined;
  const when = timestamp(forecast.at, 'R');
  const change = i18n.signedPercent(forecast.ratio - 1);
  return {
    colour: colours.even,
    title: titleOf(events, i18n, 'outlook'),
    lines: [t('notice.outlook.retarget', { when, change }), ...lines],
  };
}

export function nameOf({ name }: RegisteredRig): string {
  return quoted(name, 60);
}

/** By its name when it is one rig, by their number when they are more. */
function titleOf(
  events: readonly { readonly rig?: RegisteredRig | undefined }[],
  { t }: I18n,
  kind: 'unprofitable' | 'recovered' | 'outlook',
): string {
  const [{ rig } = {}, ...others] = events;
  return rig && others.length === 0
    ? t(`notice.${kind}.one`, { rig: nameOf(rig) })
    : t(`notice.${kind}.many`, { count: events.length });
}

function profitText(profit: number | undefined, currency: string, i18n: I18n): string {
  return profit === undefined ? i18n.t('notice.unknown') : i18n.signedMoney(profit, currency);
}

function floorOf(params: Params): number {
  return 'floor' in params ? params.floor : 0;
}

/** What a thousand rigs in a tick are asked for: no forecast in it. */
function incomeOf(rig: RegisteredRig, { reading }: NoticeView) {
  const { miner, terms, currency } = basisOf(rig);
  const answer = conditionsOf(reading, currency);
  if (!answer.ok) return { currency };
  const { profit, hashprice } = economics(miner, terms, answer.conditions);
  return { currency, profit, hashprice };
}

/** @param extra - One more cost per day, in the tariff's currency. */
function reported(rig: RegisteredRig, { reading, now }: NoticeView, extra = 0): ProfitReport {
  const { miner, terms, currency } = basisOf(rig);
  const fixedCost = terms.fixedCost + extra;
  return reportProfit({ miner, terms: { ...terms, fixedCost }, currency, reading, now });
}

export interface NoticeView {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** All of one person and place in one tick; never empty. */
  readonly events: readonly AlertEvent[];
  /** All of the person's; needed when a retarget is among the events. */
  readonly rigs: readonly RegisteredRig[];
  readonly reading: Reading;
  /** Unix seconds. */
  readonly now: number;
  readonly outage?: Outage | undefined;
}

/** What is said about all events of a kind. */
export interface NoticeSection {
  readonly colour: number;
  readonly title: string;
  /** Never empty. */
  readonly lines: readonly string[];
}
