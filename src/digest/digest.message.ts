import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { type Evidence, forecastOf, type MarketPart } from '../market/conditions.ts';
import { bannerLines, provenanceFooter } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import type { DigestFacts } from './facts.ts';
import {
  type DigestView,
  digestMachinesField,
  digestRetargetField,
  digestRigsField,
  digestScorecardField,
  headlineLines,
} from './sections.message.ts';

/**
 * A digest without its picture, which stands above the embed: Discord shows it larger there than within,
 * with its description to who doesn't see it, and leaves the embed its full width for the table.
 */
export function digestMessage(view: DigestView, i18n: I18n): Message {
  const { t } = i18n;
  const { reading, facts, now, currency, day, of, chart } = view;
  const title = t('digest.title', { date: i18n.date(day) });
  const noChart = chart === 'none' ? [t('digest.noChart')] : [];
  if (!reading.tip && !reading.difficulty && !reading.price) {
    const said = [noDataText(reading, i18n), ...noChart];
    return { embeds: [{ color: colours.even, title, description: said.join('\n') }] };
  }
  const { evidence, missing } = marketOf(view);
  const usesEpoch = facts.retarget !== undefined || facts.scorecard !== undefined;
  const provenance = {
    reading,
    now,
    evidence,
    epoch: usesEpoch && forecastOf(reading, now) ? reading.epoch : undefined,
    currencies: currenciesOf(view),
  };
  // Fees alone hide nothing: without them all is a lower bound, and says so.
  const lowerBound = missing.includes('fees') && reading.tip && reading.difficulty;
  const hiding = lowerBound ? missing.filter((part) => part !== 'fees') : missing;
  const banner = bannerLines(provenance, hiding, i18n);
  const embed: APIEmbed = {
    color: banner.length > 0 ? colours.even : colours.neutral,
    title,
    description: [
      ...banner,
      ...(facts.headline
        ? headlineLines(facts.headline, { coin: coinOf(reading.coin), currency }, i18n)
        : []),
      ...(lowerBound ? [t('profit.atLeast')] : []),
      ...noChart,
      `-# ${t(`digest.help.${of}`)}`,
    ].join('\n'),
    fields: fieldsOf(view, i18n),
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1_000).toISOString(),
  };
  return { embeds: [embed] };
}

function noDataText(reading: Reading, i18n: I18n): string {
  const { lastGoodAt } = reading;
  if (lastGoodAt === undefined) return i18n.t('digest.noData.yet');
  return i18n.t('digest.noData.since', {
    when: momentText(reading.origin, i18n).both(lastGoodAt),
  });
}

function fieldsOf(view: DigestView, i18n: I18n): APIEmbedField[] {
  const { t } = i18n;
  const { facts, currency } = view;
  const { retarget, machines, rigs, scorecard, halving } = facts;
  const fields: readonly (APIEmbedField | undefined)[] = [
    retarget && digestRetargetField(retarget, view, i18n),
    machines && digestMachinesField(machines, i18n),
    rigs && digestRigsField(rigs, currency, i18n),
    scorecard && digestScorecardField(scorecard, i18n),
    halving && { name: t('difficulty.halving'), value: halvingText(halving, view.reading, i18n) },
  ];
  return fields.filter((field) => field !== undefined);
}

function halvingText(
  halving: NonNullable<DigestFacts['halving']>,
  reading: Reading,
  i18n: I18n,
): string {
  const { t } = i18n;
  const coin = coinOf(reading.coin);
  if (halving === 'unknown') return t('digest.halving.unknown');
  const { at, blocksLeft, before, after } = halving;
  return [
    t('digest.halving.when', { date: i18n.date(at), blocks: blocksLeft }),
    t('difficulty.halvingSubsidy', {
      before: i18n.coins(before, coin),
      after: i18n.coins(after, coin),
    }),
  ].join('\n');
}

/** Of all amounts of money in it, that of the digest first. */
function currenciesOf({ facts: { machines, rigs }, currency }: DigestView): readonly string[] {
  return [
    currency,
    ...(machines ? [machines.tariff.currency] : []),
    ...(rigs?.named.map(({ rig }) => rig.tariff.currency) ?? []),
  ];
}

/** The data that what it tells rests on, and those that are missing. */
function marketOf(view: DigestView): {
  readonly evidence: readonly Evidence[];
  readonly missing: readonly MarketPart[];
} {
  const { reading, facts } = view;
  const { tip, difficulty, meanFees, price, fx } = reading;
  const { headline, retarget, machines, rigs, scorecard, halving } = facts;
  const money = [headline, retarget, machines, rigs].some((section) => section !== undefined);
  const foreign = currenciesOf(view).filter((code) => code !== 'USD');
  const needed: readonly (
    | false
    | { readonly part: MarketPart; readonly found: Evidence | undefined }
  )[] = [
    (money || scorecard !== undefined || halving !== undefined) && {
      part: 'tip',
      found: tip && { role: 'tip', datum: tip },
    },
    (money || scorecard !== undefined) && {
      part: 'difficulty',
      found: difficulty && { role: 'difficulty', datum: difficulty },
    },
    money && { part: 'fees', found: meanFees && { role: 'fees', datum: meanFees } },
    money && { part: 'price', found: price && { role: 'price', datum: price } },
    money &&
      price !== undefined &&
      foreign.length > 0 && { part: 'fx', found: fx && { role: 'fx', datum: fx } },
  ];
  const wanted = needed.filter((one) => one !== false);
  const rateless = fx && foreign.some((code) => fx.value.perUsd[code] === undefined);
  return {
    evidence: wanted.flatMap(({ found }) => found ?? []),
    missing: wanted.flatMap(({ part, found }) =>
      found && !(part === 'fx' && rateless) ? [] : [part],
    ),
  };
}
