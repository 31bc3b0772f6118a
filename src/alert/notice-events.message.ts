import { type CoinId, coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, forecastOf } from '../market/conditions.ts';
import { coinWords, ofCoin } from '../market/of-coin.message.ts';
import { colours } from '../message/button-row.ts';
import { timestamp } from '../message/moment.ts';
import { economics, wholeHashprice } from '../mining/economics.ts';
import { expectedTime } from '../mining/network.ts';
import { basisOf } from '../rig/registered.ts';
import type { AlertEvent } from './decide.ts';
import { thresholdLevels } from './levels.ts';
import { hasCrossed } from './market-move.ts';
import {
  changePartsOf,
  changingMetricOf,
  isChange,
  isDifficulty,
  measureOfLevel,
  partsOf,
} from './metric.ts';
import { presentValue } from './metrics.ts';
import { moveText, stretchText } from './move.message.ts';
import { type NoticeSection, type NoticeView, nameOf } from './notice-rigs.message.ts';
import type { ChangeMetric, ValueMetric } from './types.ts';

/** Words the section on thresholds that were crossed. */
export function thresholdSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const lines = view.events.flatMap((events) => {
    const { params } = events.alert;
    if (events.kind !== 'threshold' || params.kind !== 'threshold') return [];
    const { metric, side } = params;
    const level = thresholdText(metric, params.level, i18n);
    const value = measuredText(metric, events.value, i18n);
    const { measure, coin } = partsOf(metric);
    const found = events.again ? undefined : view.moveOf(measure, side, coin);
    const crossing = { side, level: params.level, value: events.value };
    const move = found && hasCrossed(found, crossing) ? found : undefined;
    const isItsOwnCause = measure === 'price' || measure === 'fees';
    const [cause] = move?.causes ?? [];
    const moved =
      isItsOwnCause && move && cause
        ? ` ${t('notice.threshold.moved', {
            change: i18n.signedPercent(cause.change),
            time: stretchText(move, i18n),
          })}`
        : '';
    const clear = thresholdText(metric, thresholdLevels(params).clear, i18n);
    const words = { level, value, moved, ...coinWords(coin) };
    const said = isChange(metric)
      ? changeText(metric, events.value, view, i18n)
      : t(`notice.threshold.${measureOfLevel(metric)}.${side}`, words);
    return [
      [
        measure === 'price' ? said : ofCoin(coin, said, i18n),
        ...(events.again ? [t('notice.again')] : []),
        ...(move && !isItsOwnCause ? [moveText(move, view.readingOf(coin), 'USD', i18n)] : []),
        t(`notice.threshold.next.${side}`, { clear }),
      ].join(' '),
    ];
  });
  if (lines.length === 0) return undefined;
  const title = t('notice.threshold.title', { count: lines.length });
  return { colour: colours.neutral, title, lines };
}

/** Words "Hashprice −10.3% in 24 hours: $42.10 → $37.76 per PH/s a day." */
function changeText(
  metric: ChangeMetric,
  ratio: number,
  { readingOf, now }: NoticeView,
  i18n: I18n,
): string {
  const { measure, coin, window } = changePartsOf(metric);
  const { t } = i18n;
  const level = changingMetricOf(metric);
  const present = presentValue(level, readingOf(coin), now);
  const written = (value: number | undefined) =>
    value === undefined ? t('notice.unknown') : measuredText(level, value, i18n);
  return t(`notice.change.${measure}`, {
    change: i18n.signedPercent(ratio - 1),
    time: t(`window.${window}`),
    from: written(present && present / ratio),
    to: written(present),
    ...coinWords(coin),
  });
}

/**
 * Words a section for each coin on the difficulty before and after, and what it does to each rig of the
 * person.
 */
export function retargetSection(view: NoticeView, i18n: I18n): readonly NoticeSection[] {
  return coinsOfEvents(view, 'retarget').flatMap((coin) => retargetOf(coin, view, i18n) ?? []);
}

/** Returns the coins of which something has happened. */
function coinsOfEvents({ events }: NoticeView, kind: 'retarget' | 'halving'): readonly CoinId[] {
  const coins = events.flatMap(({ alert: { params } }) =>
    params.kind === kind ? [params.coin] : [],
  );
  return [...new Set(coins)];
}

function retargetOf(id: CoinId, view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const { rigs } = view;
  const reading = view.readingOf(id);
  const difficulty = reading.difficulty?.value;
  if (difficulty === undefined) return undefined;
  const now = i18n.difficulty(difficulty);
  const before = reading.epoch?.value.previousDifficulty;
  const title =
    before === undefined
      ? t('notice.retarget.new', { now })
      : t('notice.retarget.changed', {
          change: i18n.signedPercent(difficulty / before - 1),
          before: i18n.difficulty(before),
          now,
        });
  const change = (values: { readonly before: string | undefined; readonly now: string }) =>
    values.before === undefined
      ? t('notice.retarget.value', { now: values.now })
      : t('notice.retarget.values', { before: values.before, now: values.now });

  const affected = rigs.filter(({ coin }) => Object.is(coin, id));
  const effects = affected.flatMap((rig) => {
    const { miner, terms, currency } = basisOf(rig);
    const answer = conditionsOf(reading, currency);
    if (!answer.ok) return [];
    const profitAt = (at: number) =>
      i18n.signedMoney(
        economics(miner, terms, { ...answer.conditions, difficulty: at }).profit,
        currency,
      );
    const values = {
      before: before === undefined ? undefined : profitAt(before),
      now: profitAt(difficulty),
    };
    return [t('notice.retarget.rig', { rig: nameOf(rig), change: change(values) })];
  });
  const market = conditionsOf(reading, 'USD');
  const price = (at: number) =>
    market.ok
      ? (wholeHashprice({ ...market.conditions, difficulty: at }) * market.conditions.coinPrice) /
        market.conditions.coin.baseUnit.perCoin
      : undefined;
  const rate = (at: number | undefined) => {
    const value = at === undefined ? undefined : price(at);
    return value === undefined ? undefined : i18n.rate(value, 'USD');
  };
  const forecast = forecastOf(reading, view.now);
  const prices = { before: rate(before), now: rate(difficulty) ?? t('notice.unknown') };
  return {
    colour: colours.neutral,
    title: ofCoin(id, title, i18n),
    lines: [
      t('notice.retarget.hashprice', { change: change(prices), ...coinWords(id) }),
      ...effects,
      ...(forecast ? [t('notice.retarget.next', { when: timestamp(forecast.at, 'R') })] : []),
    ],
  };
}

/** Words a section for each coin whose reward is about to fall, or has fallen. */
export function halvingSection(view: NoticeView, i18n: I18n): readonly NoticeSection[] {
  return coinsOfEvents(view, 'halving').flatMap((coin) => halvingOf(coin, view, i18n) ?? []);
}

function halvingOf(id: CoinId, view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const isOfCoin = ({ alert: { params } }: AlertEvent) =>
    'coin' in params && Object.is(params.coin, id);
  const event = view.events.find((one) => one.kind === 'halving' && isOfCoin(one));
  const tip = view.readingOf(id).tip?.value.height;
  if (event?.kind !== 'halving' || tip === undefined) return undefined;
  const { height, days } = event.mark;
  const coin = coinOf(id);
  const kind = coin.reduction;
  const subsidies = {
    before: i18n.coins(coin.subsidyAt(height - 1), coin),
    after: i18n.coins(coin.subsidyAt(height), coin),
  };
  const subsidy = t('difficulty.halvingSubsidy', subsidies);
  if (days === 0) {
    const here =
      kind === 'step'
        ? t('notice.step.here')
        : t('notice.halving.here', { height: i18n.count(height) });
    const title = ofCoin(id, here, i18n);
    return { colour: colours.neutral, title, lines: [subsidy] };
  }
  const blocksLeft = Math.max(0, height - tip);
  const at = expectedTime({ coin, blocksLeft, now: view.now });
  return {
    colour: colours.neutral,
    title: ofCoin(id, t(`notice.${kind}.ahead`, { days }), i18n),
    lines: [
      t(`notice.${kind}.when`, {
        height: i18n.count(height),
        blocks: blocksLeft,
        when: timestamp(at, 'R'),
      }),
      subsidy,
    ],
  };
}

/** Words a value of what a threshold watches, with its unit. */
export function thresholdText(metric: ValueMetric, value: number, i18n: I18n): string {
  if (isDifficulty(metric)) return i18n.difficulty(value);
  const parts = partsOf(metric);
  if (parts.window) return i18n.signedPercent(Number((value - 1).toPrecision(12)));
  switch (parts.measure) {
    case 'fees':
      return i18n.coins(value, coinOf(parts.coin));
    case 'forecast':
      return i18n.signedPercent(value);
    case 'price':
      return i18n.money(value, parts.currency);
    case 'hashprice':
      return i18n.rate(value, parts.currency);
  }
}

/** Words a value of what a threshold watches as it was measured, in no more figures than are read. */
export function measuredText(metric: ValueMetric, value: number, i18n: I18n): string {
  if (isDifficulty(metric)) return thresholdText(metric, value, i18n);
  const { measure, coin, window } = partsOf(metric);
  return measure === 'fees' && window === undefined
    ? i18n.roughCoins(value, coinOf(coin))
    : thresholdText(metric, value, i18n);
}
