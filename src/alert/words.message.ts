import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, forecastOf } from '../market/conditions.ts';
import { coinWords, ofCoin } from '../market/of-coin.message.ts';
import { type Readings, readingFor } from '../market/other-readings.ts';
import type { Reading } from '../market/reading.ts';
import { momentText, timestamp } from '../message/moment.ts';
import { economics } from '../mining/economics.ts';
import { expectedTime } from '../mining/network.ts';
import { stoppedText } from '../outbox/stopped-text.message.ts';
import { isByTheHour } from '../power/tariff.ts';
import { reportProfit } from '../rig/profit.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import { DAY, HOUR, MINUTE } from '../time/seconds.ts';
import { nextHalvingMark } from './halving-marks.ts';
import { HEAT_GAP, levelsOf, thresholdLevels } from './levels.ts';
import { changePartsOf, isChange, measureOfLevel, partsOf } from './metric.ts';
import { BLOCKS_FOR_OUTLOOK, presentValue } from './metrics.ts';
import { measuredText, thresholdText } from './notice-events.message.ts';
import type { ChangeMetric, NewAlert, Params } from './types.ts';

/** @param rigName - As it is to be shown: escaped where that matters. */
export function alertTitle(
  params: Params,
  rig: { readonly name: string; readonly currency: string } | undefined,
  i18n: I18n,
): string {
  const { t } = i18n;
  const name = rig?.name ?? '?';
  const floorText = (floor: number) => i18n.signedMoney(floor, rig?.currency ?? 'USD');
  switch (params.kind) {
    case 'unprofitable':
      return params.floor === 0
        ? t('alert.unprofitable', { rig: name })
        : t('alert.unprofitable.floor', { rig: name, floor: floorText(params.floor) });
    case 'outlook': {
      const chance = i18n.chance(params.chance / 100);
      return params.floor === 0
        ? t('alert.outlook', { rig: name, chance })
        : t('alert.outlook.floor', { rig: name, chance, floor: floorText(params.floor) });
    }
    case 'threshold':
      return thresholdTitle(params, i18n);
    case 'offline':
    case 'low':
    case 'best':
    case 'block':
    case 'rebooted':
      return t(`alert.${params.kind}`, { rig: name });
    case 'hot':
      return t('alert.hot', { rig: name, level: i18n.exact(params.level) });
    case 'hourly':
      return t('alert.hourly', { rig: name });
    case 'mode':
      return t(`alert.mode.${params.side}`, { rig: name });
    case 'retarget':
      return ofCoin(params.coin, t('alert.retarget'), i18n);
    case 'halving':
      return ofCoin(params.coin, t(`alert.${coinOf(params.coin).reduction}`), i18n);
  }
}

function thresholdTitle(
  { metric, side, level }: Extract<Params, { readonly kind: 'threshold' }>,
  i18n: I18n,
): string {
  const { t } = i18n;
  const { measure, coin } = partsOf(metric);
  const words = coinWords(coin);
  const title = isChange(metric)
    ? t(`alert.change.${changePartsOf(metric).measure}`, {
        level: i18n.signedExactPercent(Number((level - 1).toPrecision(12))),
        time: t(`window.${changePartsOf(metric).window}`),
        ...words,
      })
    : t(`alert.${measureOfLevel(metric)}.${side}`, {
        level: thresholdText(metric, level, i18n),
        ...words,
      });
  return measure === 'price' ? title : ofCoin(coin, title, i18n);
}

/** The market an alert is looked at in. */
interface AlertView extends Readings {
  /** Changes that alerts watch, which no reading tells. */
  readonly changes?: ReadonlyMap<ChangeMetric, number> | undefined;
  /** Unix seconds. */
  readonly now: number;
}

/** Says the present state of what an alert watches, and where its level is. */
export function alertNow(
  params: Params,
  rig: RegisteredRig | undefined,
  view: AlertView,
  i18n: I18n,
): string {
  const { t } = i18n;
  const unknown = t('alert.now.unknown');
  const { now } = view;
  switch (params.kind) {
    case 'unprofitable':
      return rig ? rigNow(params, rig, readingFor(rig.coin, view), i18n) : unknown;
    case 'outlook':
      return rig ? chanceNow(params.floor, rig, view, i18n) : unknown;
    case 'mode':
      return rig ? modeNow(params, rig, readingFor(rig.coin, view), i18n) : unknown;
    case 'hourly':
      return rig ? hoursNow(rig, i18n) : unknown;
    case 'threshold': {
      const { metric } = params;
      const value = isChange(metric)
        ? view.changes?.get(metric)
        : presentValue(metric, readingFor(partsOf(metric).coin, view), now);
      if (value === undefined) return unknown;
      const { clear } = thresholdLevels(params);
      return t('alert.now.value', {
        value: measuredText(metric, value, i18n),
        clear: thresholdText(metric, clear, i18n),
      });
    }
    case 'offline':
    case 'low':
    case 'block':
    case 'rebooted':
      return t(`alert.now.${params.kind}`);
    case 'best':
      return t('alert.now.best', { hours: Math.round(params.cooldown / HOUR) });
    case 'hot':
      return t('alert.now.hot', {
        level: i18n.exact(params.level),
        clear: i18n.exact(Number((params.level - HEAT_GAP).toFixed(1))),
      });
    case 'retarget': {
      const reading = readingFor(params.coin, view);
      const forecast = forecastOf(reading, now);
      const moment = momentText(reading.origin, i18n);
      return forecast ? t('alert.now.retarget', { when: moment.relative(forecast.at) }) : unknown;
    }
    case 'halving': {
      const reading = readingFor(params.coin, view);
      const tip = reading.tip?.value.height;
      if (tip === undefined) return unknown;
      const coin = coinOf(params.coin);
      const height = nextHalvingMark(tip, coin);
      if (height === undefined) return unknown;
      const at = expectedTime({ coin, blocksLeft: height - tip, now });
      const when = momentText(reading.origin, i18n).relative(at);
      return t('alert.now.halving', { height: i18n.count(height), when });
    }
  }
}

function rigNow(params: Params, rig: RegisteredRig, reading: Reading, i18n: I18n): string {
  const { t } = i18n;
  const { miner, terms, currency } = basisOf(rig);
  const answer = conditionsOf(reading, currency);
  const level = levelsOf(params, rig)?.fire;
  if (!answer.ok || level === undefined) return t('alert.now.unknown');
  const { profit, hashprice } = economics(miner, terms, answer.conditions);
  const profitText = i18n.signedMoney(profit, currency);
  return level > 0
    ? t('alert.now.rig', {
        unit: coinOf(rig.coin).hashpriceUnit.text,
        profit: profitText,
        hashprice: i18n.rate(hashprice, currency),
        level: i18n.rate(level, currency),
      })
    : t('alert.now.never', { profit: profitText });
}

function hoursNow({ tariff }: RegisteredRig, { t }: I18n): string {
  if (!isByTheHour(tariff)) return t('alert.now.hourlyFlat');
  return tariff.kind === 'spot'
    ? t('alert.now.hourlySpot', { zone: tariff.zone })
    : t('alert.now.hourly');
}

function modeNow(params: Params, rig: RegisteredRig, reading: Reading, i18n: I18n): string {
  const { t } = i18n;
  const { currency } = basisOf(rig);
  const answer = conditionsOf(reading, currency);
  const levels = levelsOf(params, rig);
  if (!levels) return t('alert.now.noMode');
  if (!answer.ok) return t('alert.now.unknown');
  const { conditions } = answer;
  const { miner, terms } = basisOf(rig);
  const { hashprice } = economics(miner, terms, conditions);
  return t('alert.now.mode', {
    hashprice: i18n.rate(hashprice, currency),
    level: i18n.rate(levels.fire, currency),
    unit: coinOf(rig.coin).hashpriceUnit.text,
  });
}

function chanceNow(
  floor: number,
  rig: RegisteredRig,
  view: AlertView,
  { t, chance }: I18n,
): string {
  const { now } = view;
  const reading = readingFor(rig.coin, view);
  const { miner, terms, currency } = basisOf(rig);
  // The floor counts as one more cost: what undercuts it is a loss then.
  const fixedCost = terms.fixedCost + floor;
  const report = reportProfit({ miner, terms: { ...terms, fixedCost }, currency, reading, now });
  const after = report.profitForecast?.afterRetarget;
  if (!after || !report.forecast) return t('alert.now.unknown');
  return report.forecast.blocksDone < BLOCKS_FOR_OUTLOOK
    ? t('alert.now.early')
    : t('alert.now.chance', { chance: chance(after.chanceOfLoss) });
}

/** Tells whether nobody could say yet how an alert stands. */
export function isUnjudged({ params, muted, waitsFor, level, dueAt }: NewAlert): boolean {
  // Hours are planned for a day to come: there is nothing to judge now.
  return (
    params.kind !== 'hourly' &&
    !muted &&
    waitsFor === undefined &&
    level === undefined &&
    dueAt !== undefined
  );
}

/** Says why an alert is muted: by its owner, or because it can't go where it was to go. */
export function mutedText({ stopped }: NewAlert, i18n: I18n): string {
  if (!stopped) return i18n.t('alert.state.muted');
  const since = timestamp(stopped.at, 'R');
  return i18n.t('alert.state.stopped', { since, why: stoppedText(stopped, i18n) });
}

/** Units in which it is told how long something holds, in seconds. */
const HELD = [
  ['days', DAY],
  ['hours', HOUR],
  ['minutes', MINUTE],
  ['seconds', 1],
] as const;

/** Returns "for 18 minutes": how long an alert has stood as it does. @param now - Unix seconds. */
export function heldText(
  { stateSince }: Pick<NewAlert, 'stateSince'>,
  now: number,
  { t }: I18n,
): string {
  const seconds = now - stateSince;
  const [unit, size] = HELD.find(([, one]) => seconds >= one) ?? [];
  if (unit === undefined) return t('alert.held.now');
  return t(`alert.held.${unit}`, { count: Math.floor(seconds / size) });
}

/** Says how an alert stands, in a few words. */
export function alertState(alert: NewAlert, now: number, i18n: I18n): string {
  if (alert.muted) return mutedText(alert, i18n);
  const { t } = i18n;
  const parts: string[] = [];
  if (isUnjudged(alert)) parts.push(t('alert.state.unjudged'));
  else if (alert.state === 'clear') parts.push(t('alert.state.clear'));
  else if (alert.state === 'told') parts.push(t('alert.state.told'));
  else parts.push(t(`alert.state.${alert.state}`, { since: heldText(alert, now, i18n) }));
  const { snoozedUntil = 0, notifiedAt } = alert;
  if (snoozedUntil > now) {
    parts.push(t('alert.state.snoozed', { until: timestamp(snoozedUntil, 'f') }));
  }
  if (notifiedAt !== undefined)
    parts.push(t('alert.lastTold', { when: timestamp(notifiedAt, 'R') }));
  return parts.join(' · ');
}

/** @param deliver - `dm`, or the id of a channel. */
export function placeText(deliver: string, { t }: I18n): string {
  return deliver === 'dm' ? t('alert.to.dm') : `<#${deliver}>`;
}
