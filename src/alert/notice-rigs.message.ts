import type { CoinId } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import { timestamp } from '../message/moment.ts';
import { economics } from '../mining/economics.ts';
import type { RetargetForecast } from '../mining/retarget.ts';
import type { MachinesTogether } from '../pool/machines-together.ts';
import type { RigWork } from '../pool/rig-work.ts';
import { ofBlockText } from '../rig/actual.message.ts';
import { type ProfitReport, reportProfit } from '../rig/profit.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import type { AlertEvent, Outage } from './decide.ts';
import { HEAT_GAP, levelsOf } from './levels.ts';
import { conditionsThen, hasCrossed, type MarketMove } from './market-move.ts';
import type { MetricParts } from './metric.ts';
import { moveText } from './move.message.ts';
import type { Params, Side } from './types.ts';

/** Words the section on rigs that fell below their floor. */
export function unprofitableSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'unprofitable');
  const lines = events.flatMap((event) => {
    const { alert, rig, again } = event;
    const { params } = alert;
    if (!rig) return [];
    const said = t('notice.unprofitable.line', {
      rig: nameOf(rig),
      profit: profitText(incomeOf(rig, view).profit, rig.tariff.currency, i18n),
      before: beforeText(event, view, i18n),
    });
    const notes = again ? [t('notice.again')] : [];
    return [[said, ...notes, paysAgainText(rig, params, view, i18n)].join(' ')];
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
    lines: [...(since ? [t('notice.away', since)] : []), ...whyLines(events, view, i18n), ...lines],
  };
}

export function recoveredSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'recovered');
  const lines = events.flatMap((event) => {
    const { alert, rig, lasted } = event;
    const { params } = alert;
    if (!rig) return [];
    const { profit, hashprice, currency } = incomeOf(rig, view);
    const level = levelsOf(params, rig)?.fire;
    const said = t('notice.recovered.line', {
      rig: nameOf(rig),
      profit: profitText(profit, currency, i18n),
      before: beforeText(event, view, i18n),
      lasted: i18n.duration(lasted),
    });
    if (level === undefined || hashprice === undefined) return [said];
    const levels = { level: i18n.rate(level, currency), hashprice: i18n.rate(hashprice, currency) };
    const floor = floorOf(params);
    const next =
      floor === 0
        ? t('notice.recovered.next', levels)
        : t('notice.recovered.nextFloor', {
            ...levels,
            floor: i18n.signedMoney(floor, currency),
          });
    return [`${said} ${next}`];
  });
  if (lines.length === 0) return undefined;
  return {
    colour: colours.profit,
    title: titleOf(events, i18n, 'recovered'),
    lines: [...whyLines(events, view, i18n), ...lines],
  };
}

/** Words the section on rigs that the forecast retarget would take below their floor. */
export function outlookSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'outlook');
  const lines = events.flatMap(({ alert: { params }, rig }) => {
    if (!rig) return [];
    const { economics, currency, profitForecast, forecast } = reported(rig, view);
    const after = profitForecast?.afterRetarget;
    // The floor counts as one more cost: what undercuts it is a loss then.
    const floored = reported(rig, view, floorOf(params)).profitForecast?.afterRetarget;
    if (!after || !floored) return [];
    const said = t('notice.outlook.line', {
      rig: nameOf(rig),
      chance: i18n.chance(floored.chanceOfLoss),
      profit: i18n.signedMoney(after.profit, currency),
      worst: i18n.signedMoney(after.profitWorst, currency),
      best: i18n.signedMoney(after.profitBest, currency),
      now: profitText(economics.profit, currency, i18n),
    });
    const power = forecast && powerThen(rig, params, forecast, view);
    if (power === undefined) return [said];
    return [`${said} ${t('notice.outlook.next', { power: i18n.rate(power, currency) })}`];
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

/** Words the section on rigs that pools hear nothing of. */
export function offlineSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'offline');
  if (events.length === 0) return undefined;
  const lines = events.flatMap(({ rig, again }) => {
    if (!rig) return [];
    const { lastShareAt: last, isHouse = false } = view.works?.get(rig.id) ?? {};
    const said =
      last === undefined
        ? t('notice.offline.noShare', { rig: nameOf(rig) })
        : t(isHouse ? 'notice.offline.machine' : 'notice.offline.line', {
            rig: nameOf(rig),
            last: timestamp(last, 'R'),
          });
    return [[said, ...(again ? [t('notice.again')] : [])].join(' ')];
  });
  return { colour: colours.loss, title: titleOf(events, i18n, 'offline'), lines };
}

/** Words the section on rigs that make less than they should. */
export function lowSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'low');
  if (events.length === 0) return undefined;
  const lines = events.flatMap(({ rig, again, value }) => {
    if (!rig) return [];
    const { expected = rig.count * rig.hashrate } = view.works?.get(rig.id) ?? {};
    const said = t('notice.low.line', {
      rig: nameOf(rig),
      actual: i18n.hashrate(threeFigures(value * expected)),
      expected: i18n.hashrate(expected),
      share: i18n.percent(value),
    });
    return [[said, ...(again ? [t('notice.again')] : [])].join(' ')];
  });
  return { colour: colours.even, title: titleOf(events, i18n, 'low'), lines };
}

/** Words the section on rigs that work again. */
export function backSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'back');
  if (events.length === 0) return undefined;
  const lines = events.flatMap(({ rig, lasted }) => {
    if (!rig) return [];
    const rate = view.works?.get(rig.id)?.fiveMinutes;
    const words = { rig: nameOf(rig), lasted: i18n.duration(lasted) };
    return rate === undefined
      ? [t('notice.back.line', words)]
      : [t('notice.back.rate', { ...words, actual: i18n.hashrate(threeFigures(rate)) })];
  });
  return { colour: colours.profit, title: titleOf(events, i18n, 'back'), lines };
}

/** Words the section on rigs with a better share than ever. */
export function bestSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'best');
  if (events.length === 0) return undefined;
  const lines = events.flatMap(({ rig, value, ratio }) => {
    if (!rig) return [];
    const words = { rig: nameOf(rig), share: i18n.difficulty(value) };
    return ratio === undefined
      ? [t('notice.best.line', words)]
      : [t('notice.best.ofBlock', { ...words, ofBlock: ofBlockText(ratio, i18n) })];
  });
  return { colour: colours.neutral, title: titleOf(events, i18n, 'best'), lines };
}

/** Words the section on rigs that have found a block. */
export function blockSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'block');
  if (events.length === 0) return undefined;
  const lines = events.flatMap(({ rig, value, ratio }) => {
    if (!rig) return [];
    return [
      t('notice.block.line', {
        rig: nameOf(rig),
        share: i18n.difficulty(value),
        difficulty: i18n.difficulty(value / ratio),
      }),
    ];
  });
  return { colour: colours.profit, title: titleOf(events, i18n, 'block'), lines };
}

/** Writes °C to a tenth. */
const degrees = (value: number, i18n: I18n) => i18n.exact(Number(value.toFixed(1)));

/** Words the section on rigs whose machines get too hot. */
export function hotSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'hot');
  const lines = events.flatMap(({ alert: { params }, rig, again, value }) => {
    if (!rig || params.kind !== 'hot') return [];
    const { machines } = view.works?.get(rig.id) ?? {};
    const rigName = nameOf(rig);
    const said =
      machines?.state === 'overheated'
        ? t('notice.hot.stopped', { rig: rigName })
        : t('notice.hot.line', {
            rig: rigName,
            heat: degrees(value, i18n),
            level: degrees(params.level, i18n),
            clear: degrees(params.level - HEAT_GAP, i18n),
          });
    return [[said, ...(again ? [t('notice.again')] : [])].join(' ')];
  });
  if (lines.length === 0) return undefined;
  return { colour: colours.loss, title: titleOf(events, i18n, 'hot'), lines };
}

/** Words the section on rigs whose machines have cooled down. */
export function cooledSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'cooled');
  const lines = events.flatMap(({ rig, lasted }) => {
    if (!rig) return [];
    const heat = view.works?.get(rig.id)?.machines?.temperature;
    const words = { rig: nameOf(rig), lasted: i18n.duration(lasted) };
    return heat === undefined
      ? [t('notice.cooled.line', words)]
      : [t('notice.cooled.heat', { ...words, heat: degrees(heat, i18n) })];
  });
  if (lines.length === 0) return undefined;
  return { colour: colours.profit, title: titleOf(events, i18n, 'cooled'), lines };
}

/** Words the section on rigs whose machines have started anew. */
export function rebootedSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter((one) => one.kind === 'rebooted');
  const lines = events.flatMap(({ rig, times }) => {
    if (!rig) return [];
    const uptime = view.works?.get(rig.id)?.machines?.uptime;
    const words = { rig: nameOf(rig), times };
    return uptime === undefined
      ? [t('notice.rebooted.line', words)]
      : [t('notice.rebooted.uptime', { ...words, uptime: i18n.duration(uptime) })];
  });
  if (lines.length === 0) return undefined;
  return { colour: colours.even, title: titleOf(events, i18n, 'rebooted'), lines };
}

const threeFigures = (value: number) => Number(value.toPrecision(3));

export function nameOf({ name }: RegisteredRig): string {
  return quoted(name, 60);
}

/** Titles a section by the rig's name when it is one, by their number when they are more. */
function titleOf(
  events: readonly { readonly rig?: RegisteredRig | undefined }[],
  { t }: I18n,
  kind:
    | 'unprofitable'
    | 'recovered'
    | 'outlook'
    | 'offline'
    | 'low'
    | 'back'
    | 'hot'
    | 'cooled'
    | 'rebooted'
    | 'best'
    | 'block',
): string {
  const [{ rig } = {}, ...others] = events;
  return rig && others.length === 0
    ? t(`notice.${kind}.one`, { rig: nameOf(rig) })
    : t(`notice.${kind}.many`, { count: events.length });
}

function profitText(profit: number | undefined, currency: string, i18n: I18n): string {
  return profit === undefined ? i18n.t('notice.unknown') : i18n.signedMoney(profit, currency);
}

/**
 * Returns "Bitcoin −30 % in 10 minutes ($60,232)", the same for all rigs of a coin; nothing where it
 * isn't known.
 */
function whyLines(events: readonly RigEvent[], view: NoticeView, i18n: I18n): readonly string[] {
  const byCoin = Map.groupBy(events, ({ rig }) => rig?.coin);
  return [...byCoin].flatMap(([coin, together]) => {
    const moves = together.map((event) => moveOver(event, view, 'clear'));
    const move = moves.find((one) => one !== undefined);
    if (!move || !coin) return [];
    const [currency = 'USD', ...others] = new Set(
      together.flatMap(({ rig }) => rig?.tariff.currency ?? []),
    );
    return [moveText(move, view.readingOf(coin), others.length === 0 ? currency : 'USD', i18n)];
  });
}

/**
 * Returns " (was +$2.16)", of the moment before the move; nothing where it isn't known, or was no
 * better.
 */
function beforeText(event: RigEvent, view: NoticeView, i18n: I18n): string {
  const { rig } = event;
  const move = moveOver(event, view, 'fire');
  if (!rig || !move) return '';
  const { miner, terms, currency } = basisOf(rig);
  const conditions = conditionsThen(move.before, view.readingOf(rig.coin), currency);
  if (!conditions) return '';
  const { profit } = economics(miner, terms, conditions);
  return ` ${i18n.t('notice.before', { profit: i18n.signedMoney(profit, currency) })}`;
}

type RigEvent = Extract<AlertEvent, { readonly kind: 'unprofitable' | 'recovered' }>;

/**
 * Returns the move that took a rig over its level. A crossing that is told late, after a snooze or
 * quiet hours, may have come about long before.
 *
 * @param at - The level where a recovery is counted from; a loss begins where it fires.
 */
function moveOver(event: RigEvent, view: NoticeView, at: 'fire' | 'clear'): MarketMove | undefined {
  const { alert, rig, kind } = event;
  if (!rig || (kind === 'unprofitable' && event.again)) return undefined;
  const side = kind === 'unprofitable' ? 'below' : 'above';
  const move = view.moveOf('hashprice', side, rig.coin);
  const levels = levelsOf(alert.params, rig);
  const value = incomeOf(rig, view).hashprice;
  if (!move || !levels || value === undefined) return undefined;
  const level = kind === 'unprofitable' ? levels.fire : levels[at];
  return hasCrossed(move, { side, level, value }) ? move : undefined;
}

/** Says what has to come for a rig to be at its floor again. */
function paysAgainText(rig: RegisteredRig, params: Params, view: NoticeView, i18n: I18n): string {
  const { t } = i18n;
  const { hashprice, currency, power } = incomeOf(rig, view, floorOf(params));
  const level = levelsOf(params, rig)?.fire;
  if (hashprice === undefined || level === undefined) return '';
  const floor = floorOf(params);
  const levels = {
    level: i18n.rate(level, currency),
    hashprice: i18n.rate(hashprice, currency),
    orPower:
      power === undefined
        ? ''
        : ` ${t('notice.unprofitable.orPower', { power: i18n.rate(power, currency) })}`,
  };
  return floor === 0
    ? t('notice.unprofitable.next', levels)
    : t('notice.unprofitable.nextFloor', { ...levels, floor: i18n.signedMoney(floor, currency) });
}

/** Returns the power price at which a rig is at its floor with the difficulty that is forecast. */
function powerThen(
  rig: RegisteredRig,
  params: Params,
  { ratio, height }: RetargetForecast,
  { readingOf }: NoticeView,
): number | undefined {
  const { miner, terms, currency } = basisOf(rig);
  const answer = conditionsOf(readingOf(rig.coin), currency, { difficultyChange: ratio });
  if (!answer.ok) return undefined;
  const { conditions, meanFees } = answer;
  const fixedCost = terms.fixedCost + floorOf(params);
  // Halvings fall within epochs: the epoch after one pays less.
  const blockReward = conditions.coin.subsidyAt(height) + meanFees;
  return economics(miner, { ...terms, fixedCost }, { ...conditions, blockReward }).breakEvens
    .tariff;
}

function floorOf(params: Params): number {
  return 'floor' in params ? params.floor : 0;
}

/**
 * Returns a rig's income without a forecast: a thousand rigs in a tick are asked for it.
 *
 * @param floor - One more cost per day for the power price at which the rig pays, in the tariff's currency.
 */
function incomeOf(rig: RegisteredRig, { readingOf }: Pick<NoticeView, 'readingOf'>, floor = 0) {
  const { miner, terms, currency } = basisOf(rig);
  const answer = conditionsOf(readingOf(rig.coin), currency);
  if (!answer.ok) return { currency };
  const fixedCost = terms.fixedCost + floor;
  const { profit, hashprice, breakEvens } = economics(
    miner,
    { ...terms, fixedCost },
    answer.conditions,
  );
  return { currency, profit: profit + floor, hashprice, power: breakEvens.tariff };
}

/** @param extra - One more cost per day, in the tariff's currency. */
function reported(rig: RegisteredRig, { readingOf, now }: NoticeView, extra = 0): ProfitReport {
  const reading = readingOf(rig.coin);
  const { miner, terms, currency } = basisOf(rig);
  const fixedCost = terms.fixedCost + extra;
  return reportProfit({ miner, terms: { ...terms, fixedCost }, currency, reading, now });
}

/** A rig's work as its alerts were judged by it. */
export interface SeenWork extends RigWork {
  /** Hashes per second that it should make. */
  readonly expected: number;
  /** Whether machines in the house were asked for it, and no pool. */
  readonly isHouse: boolean;
  readonly machines?: MachinesTogether | undefined;
}

export interface NoticeView {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** All events of one person and place in one tick; never empty. */
  readonly events: readonly AlertEvent[];
  /** All rigs of the person; needed when a retarget is among the events. */
  readonly rigs: readonly RegisteredRig[];
  readonly reading: Reading;
  /** Returns the reading of a rig's coin, which may be another one. */
  readonly readingOf: (coin: CoinId) => Reading;
  /** Unix seconds. */
  readonly now: number;
  readonly outage?: Outage | undefined;
  /** The work that pools have seen of rigs, by their ids. */
  readonly works?: ReadonlyMap<number, SeenWork> | undefined;
  /** Returns how the market of a coin got where it is. */
  readonly moveOf: (
    measure: MetricParts['measure'],
    side: Side,
    coin: CoinId,
  ) => MarketMove | undefined;
}

/** The part of a notice that is said about all events of a kind. */
export interface NoticeSection {
  readonly colour: number;
  readonly title: string;
  /** Lines of the section; never empty. */
  readonly lines: readonly string[];
}
