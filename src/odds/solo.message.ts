import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { provenanceFooter, sourcesFooter } from '../market/provenance.message.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { dailyRevenue } from '../mining/network.ts';
import type { Detail } from '../people/preferences.ts';
import { ofBlockText } from '../rig/actual.message.ts';
import { rigTitle } from '../rig/words.message.ts';
import { DAY, DAYS_PER_MONTH, DAYS_PER_YEAR } from '../time/seconds.ts';
import {
  blocksADay,
  feeAndUptime,
  hashrateOf,
  income,
  type Mined,
  openingLines,
  provenanceOf,
  worth,
} from './mined.message.ts';
import { chanceOfBest, chanceOfBlock, chanceOfEffort, medianBest, waitFor } from './odds.ts';

/** Times for which the chance of a block is told, in days. */
const spans = {
  day: 1,
  month: DAYS_PER_MONTH,
  year: DAYS_PER_YEAR,
  fiveYears: 5 * DAYS_PER_YEAR,
} as const;

const spanNames = ['day', 'month', 'year', 'fiveYears'] as const;

/** Years of waiting from which on nobody need wait. */
const NEVER = 100_000;
/** Below it a chance reads better as "1 in 15,100". */
const RARE = 0.001;

/** Returns the answer to "what if I mine alone?": the chance of a block, and the wait for it. */
export function soloMessage(mined: Mined, detail: Detail, i18n: I18n): Message {
  const { t } = i18n;
  const { rig, name = rig.label, now } = mined;
  const provenance = provenanceOf(mined);
  const title = t('solo.title', { rig: rigTitle(rig, i18n) });
  const description = [
    ...openingLines(mined, i18n),
    `**${headline(mined, i18n)}**`,
    chancesLine(mined, i18n),
    poolLine(mined, i18n),
    ...bestSoFar(mined, i18n),
    ...(detail === 'short' ? [`-# ${basisLine(mined, i18n)}`] : []),
  ];
  const embed: APIEmbed = {
    color: colours.neutral,
    title: name === undefined ? title : `${quoted(name)} · ${title}`,
    description: description.join('\n'),
    ...(detail === 'full' && { fields: fieldsOf(mined, i18n) }),
    ...(detail === 'full' ? sourcesFooter(provenance, i18n) : provenanceFooter(provenance, i18n)),
    timestamp: new Date(now * 1_000).toISOString(),
  };
  return { embeds: [embed] };
}

function headline(mined: Mined, i18n: I18n): string {
  const { mean, median } = waitFor(blocksADay(mined));
  const said = { mean: waitText(mean, i18n), median: waitText(median, i18n) };
  return mean / DAYS_PER_YEAR > NEVER ? i18n.t('solo.never', said) : i18n.t('solo.wait', said);
}

function chancesLine(mined: Mined, i18n: I18n): string {
  const rate = blocksADay(mined);
  const parts = spanNames.map((span) =>
    i18n.t(`solo.in.${span}`, { chance: chanceText(chanceOfBlock(rate * spans[span]), i18n) }),
  );
  return i18n.t('solo.chances', { chances: parts.join(' · ') });
}

/** Writes "1.29%", or "1 in 15,100" for what is rare. */
function chanceText(chance: number, i18n: I18n): string {
  return chance >= RARE ? i18n.fineChance(chance) : oneIn(chance, i18n);
}

function oneIn(chance: number, i18n: I18n): string {
  return i18n.t('solo.oneIn', { count: i18n.rough(1 / chance) });
}

/** Writes days as what they are told in: hours, days up to two years, or years. */
function waitText(days: number, i18n: I18n): string {
  if (days < 2) return i18n.duration(days * DAY);
  return days < 2 * DAYS_PER_YEAR
    ? i18n.t('solo.days', { days: i18n.rough(days) })
    : i18n.t('solo.years', { years: i18n.rough(days / DAYS_PER_YEAR) });
}

/** Returns what a pool pays for it, in base units a day. */
function poolIncome(mined: Mined): number {
  const { market, terms } = mined;
  const revenue = dailyRevenue({ ...market.conditions, hashrate: hashrateOf(mined) });
  return revenue * (1 - terms.poolFee);
}

function poolLine(mined: Mined, i18n: I18n): string {
  const { market, terms, lowerBound } = mined;
  return i18n.t(lowerBound ? 'solo.poolAtLeast' : 'solo.pool', {
    day: income(poolIncome(mined), mined, i18n),
    fee: i18n.exactPercent(terms.poolFee),
    block: worth(market.conditions.blockReward, mined, i18n),
  });
}

/** Writes the best share that its pools have told of, against the difficulty; nothing where none has. */
function bestSoFar({ bestShare, market }: Mined, i18n: I18n): readonly string[] {
  const { coin, difficulty } = market.conditions;
  if (!bestShare || coin.algorithm !== 'SHA-256d') return [];
  const share = i18n.difficulty(bestShare);
  return [i18n.t('solo.bestSoFar', { share, ofBlock: ofBlockText(bestShare / difficulty, i18n) })];
}

function basisLine(mined: Mined, i18n: I18n): string {
  const { difficulty } = mined.market.conditions;
  return i18n.t('solo.basis', {
    difficulty: i18n.difficulty(difficulty),
    terms: feeAndUptime(mined, i18n),
  });
}

function fieldsOf(mined: Mined, i18n: I18n): APIEmbedField[] {
  const { t } = i18n;
  return [
    { name: t('solo.field.chance'), value: chanceLines(mined, i18n).join('\n') },
    { name: t('solo.field.wait'), value: waitLines(mined, i18n).join('\n') },
    { name: t('solo.field.pool'), value: poolLines(mined, i18n).join('\n') },
    { name: t('solo.field.best'), value: bestLines(mined, i18n).join('\n') },
    { name: t('terms.title'), value: basisLine(mined, i18n) },
  ];
}

function chanceLines(mined: Mined, i18n: I18n): readonly string[] {
  const rate = blocksADay(mined);
  return spanNames.map((span) => {
    const chance = chanceOfBlock(rate * spans[span]);
    const both = `${i18n.fineChance(chance)} · ${oneIn(chance, i18n)}`;
    return i18n.t(`solo.in.${span}`, { chance: chance < 0.5 ? both : i18n.fineChance(chance) });
  });
}

function waitLines(mined: Mined, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const { mean, median, long } = waitFor(blocksADay(mined));
  return [
    t('solo.waits', {
      mean: waitText(mean, i18n),
      median: waitText(median, i18n),
      long: waitText(long, i18n),
    }),
    t('solo.effort', { chance: i18n.fineChance(chanceOfEffort(3)) }),
    t('solo.memory'),
  ];
}

function poolLines(mined: Mined, i18n: I18n): readonly string[] {
  const { t } = i18n;
  const day = poolIncome(mined);
  const { conditions } = mined.market;
  return [
    t('solo.poolIncome', {
      day: income(day, mined, i18n),
      month: income(day * DAYS_PER_MONTH, mined, i18n),
      year: income(day * DAYS_PER_YEAR, mined, i18n),
    }),
    t('solo.same', { block: worth(conditions.blockReward, mined, i18n) }),
    ...(mined.lowerBound ? [t('profit.atLeast')] : []),
  ];
}

function bestLines(mined: Mined, i18n: I18n): readonly string[] {
  const { coin, difficulty } = mined.market.conditions;
  const bestIn = (days: number) =>
    i18n.difficulty(medianBest(hashrateOf(mined) * DAY * days, coin));
  const year = hashrateOf(mined) * DAY * DAYS_PER_YEAR;
  return [
    i18n.t('solo.best', {
      day: bestIn(1),
      month: bestIn(DAYS_PER_MONTH),
      year: bestIn(DAYS_PER_YEAR),
      difficulty: i18n.difficulty(difficulty),
    }),
    i18n.t('solo.near', {
      share: i18n.difficulty(difficulty / 10),
      chance: chanceText(chanceOfBest(year, difficulty / 10, coin), i18n),
    }),
  ];
}
