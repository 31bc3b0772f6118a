import type { Voice } from '../i18n/i18n.ts';
import { conditionsOf } from '../market/conditions.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import { timestamp } from '../message/moment.ts';
import { economics } from '../mining/economics.ts';
import { type Appraisal, appraise } from '../rig/profit.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import type { Away, News } from './decide.ts';
import { levelsOf } from './levels.ts';
import type { Params } from './types.ts';

/** Rigs that fell below their floor. */
export function unprofitableSection(view: NoticeView, voice: Voice): NoticeSection | undefined {
  const { t } = voice;
  const news = view.news.filter((one) => one.kind === 'unprofitable');
  const lines = news.flatMap(({ alert: { params }, rig, again }) => {
    if (!rig) return [];
    const { profit, hashprice, currency } = incomeOf(rig, view);
    const rate = (value: number | undefined) =>
      value === undefined ? t('notice.unknown') : voice.rate(value, currency);
    const said = t('notice.unprofitable.line', {
      rig: nameOf(rig),
      profit: profitText(profit, currency, voice),
      hashprice: rate(hashprice),
      level: rate(levelsOf(params, rig)?.fire),
    });
    const floor = floorOf(params);
    const notes = [
      ...(again ? [t('notice.again')] : []),
      ...(floor === 0 ? [] : [t('notice.floor', { floor: voice.signedMoney(floor, currency) })]),
    ];
    return [[said, ...notes].join(' · ')];
  });
  if (lines.length === 0) return undefined;
  const { away } = view;
  const since = away && {
    from: timestamp(away.from, 'f'),
    to: timestamp(away.to, 'f'),
  };
  return {
    colour: colours.loss,
    title: titleOf(news, voice, 'unprofitable'),
    lines: since ? [t('notice.away', since), ...lines] : lines,
  };
}

export function recoveredSection(view: NoticeView, voice: Voice): NoticeSection | undefined {
  const { t } = voice;
  const news = view.news.filter((one) => one.kind === 'recovered');
  const lines = news.flatMap(({ rig, lasted }) => {
    if (!rig) return [];
    const income = incomeOf(rig, view);
    const profit = profitText(income.profit, income.currency, voice);
    const line = { rig: nameOf(rig), profit, lasted: voice.duration(lasted) };
    return [t('notice.recovered.line', line)];
  });
  if (lines.length === 0) return undefined;
  return { colour: colours.profit, title: titleOf(news, voice, 'recovered'), lines };
}

/** Rigs that the forecast retarget would take below their floor. */
export function outlookSection(view: NoticeView, voice: Voice): NoticeSection | undefined {
  const { t } = voice;
  const news = view.news.filter((one) => one.kind === 'outlook');
  const lines = news.flatMap(({ alert: { params }, rig }) => {
    if (!rig) return [];
    const { economics, currency, outlook } = appraised(rig, view);
    const after = outlook?.afterRetarget;
    // The floor counts as one more cost: what undercuts it is a loss then.
    const floored = appraised(rig, view, floorOf(params)).outlook?.afterRetarget;
    if (!after || !floored) return [];
    return [
      t('notice.outlook.line', {
        rig: nameOf(rig),
        chance: voice.chance(floored.chanceOfLoss),
        profit: voice.signedMoney(after.profit, currency),
        worst: voice.signedMoney(after.profitWorst, currency),
        best: voice.signedMoney(after.profitBest, currency),
        now: profitText(economics.profit, currency, voice),
      }),
    ];
  });
  const forecast = news[0]?.rig && appraised(news[0].rig, view).forecast;
  if (!forecast || lines.length === 0) return undefined;
  const when = timestamp(forecast.at, 'R');
  const change = voice.signedPercent(forecast.ratio - 1);
  return {
    colour: colours.even,
    title: titleOf(news, voice, 'outlook'),
    lines: [t('notice.outlook.retarget', { when, change }), ...lines],
  };
}

export function nameOf({ name }: RegisteredRig): string {
  return quoted(name, 60);
}

/** By its name when it is one rig, by their number when they are more. */
function titleOf(
  news: readonly { readonly rig?: RegisteredRig | undefined }[],
  { t }: Voice,
  kind: 'unprofitable' | 'recovered' | 'outlook',
): string {
  const [{ rig } = {}, ...others] = news;
  return rig && others.length === 0
    ? t(`notice.${kind}.one`, { rig: nameOf(rig) })
    : t(`notice.${kind}.many`, { count: news.length });
}

function profitText(profit: number | undefined, currency: string, voice: Voice): string {
  return profit === undefined ? voice.t('notice.unknown') : voice.signedMoney(profit, currency);
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
function appraised(rig: RegisteredRig, { reading, now }: NoticeView, extra = 0): Appraisal {
  const { miner, terms, currency } = basisOf(rig);
  const fixedCost = terms.fixedCost + extra;
  return appraise({ miner, terms: { ...terms, fixedCost }, currency, reading, now });
}

export interface NoticeView {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** All of one person and place in one tick; never empty. */
  readonly news: readonly News[];
  /** All of the person's; needed when a retarget is among the news. */
  readonly rigs: readonly RegisteredRig[];
  readonly reading: Reading;
  /** Unix seconds. */
  readonly now: number;
  readonly away?: Away | undefined;
}

/** What is said about all news of a kind. */
export interface NoticeSection {
  readonly colour: number;
  readonly title: string;
  /** Never empty. */
  readonly lines: readonly string[];
}
