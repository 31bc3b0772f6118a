import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { type Evidence, forecastOf, type MarketPart } from '../market/conditions.ts';
import { bannerLines, provenanceFooter } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { type ButtonRow, buttonRow, colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import { momentText } from '../message/moment.ts';
import { rigActions } from '../rig/actions.ts';
import { digestActions } from './actions.ts';
import { digestChangesField } from './changes.message.ts';
import { digestCoinField } from './coin-section.message.ts';
import type { DigestSection } from './digest.ts';
import type { DigestFacts } from './facts.ts';
import { digestHoursField } from './hours.message.ts';
import { digestPaybacksField } from './paybacks.message.ts';
import {
  type DigestView,
  digestMachinesField,
  digestRetargetField,
  digestRigsField,
  digestScorecardField,
  headlineLines,
} from './sections.message.ts';

/**
 * Words a digest without its picture, which stands above the embed: Discord shows it larger there
 * than within, with its description to those who don't see it, and leaves the embed its full width
 * for the table.
 */
export function digestMessage(view: DigestView, i18n: I18n): Message {
  const { t } = i18n;
  const { reading, facts, now, currency, day, of, chart } = view;
  const title = t('digest.title', { date: i18n.date(day) });
  const noChart = chart === 'none' && !facts.isBrief ? [t('digest.noChart')] : [];
  if (!reading.tip && !reading.difficulty && !reading.price) {
    const said = [noDataText(reading, i18n), ...noChart];
    return { embeds: [{ color: colours.even, title, description: said.join('\n') }] };
  }
  const { evidence, missing } = marketOf(view);
  const isNewcomers = of === 'person' && facts.isBrief && !facts.rigs;
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
        ? headlineLines(facts, { coin: coinOf(reading.coin), currency }, i18n)
        : []),
      ...(lowerBound ? [t('profit.atLeast')] : []),
      ...noChart,
      `-# ${t(`digest.help.${isNewcomers ? 'newcomer' : of}`)}`,
    ].join('\n'),
    fields: fieldsOf(view, i18n),
    ...provenanceFooter(provenance, i18n),
    timestamp: new Date(now * 1_000).toISOString(),
  };
  const coins = (facts.coins ?? []).map(({ coin }) => coin.symbol).join(',');
  // A copy that followers get has no buttons that work.
  return {
    embeds: [embed],
    ...(of !== 'followers' && { components: [buttonsOf({ of, currency, coins }, i18n)] }),
  };
}

/** Returns the buttons, the same for all who get the same: each answers whoever presses, alone. */
function buttonsOf(
  details: {
    readonly of: 'server' | 'person';
    readonly currency: string;
    /** Symbols of the coins that have a section, separated by commas. */
    readonly coins: string;
  },
  { t }: I18n,
): ButtonRow {
  return buttonRow([
    { id: rigActions.list.id(undefined, {}), label: t('digest.button.rigs') },
    {
      id: digestActions.details.id(undefined, details),
      label: t('digest.button.details'),
    },
  ]);
}

function noDataText(reading: Reading, i18n: I18n): string {
  const { lastGoodAt } = reading;
  if (lastGoodAt === undefined) return i18n.t('digest.noData.yet');
  return i18n.t('digest.noData.since', {
    when: momentText(reading.origin, i18n).both(lastGoodAt),
  });
}

/** Parts that are told in a field each: the headline stands above, the chart apart. */
type FieldName = Exclude<DigestSection, 'headline' | 'chart'> | 'changes' | 'paybacks';

function fieldsOf(view: DigestView, i18n: I18n): APIEmbedField[] {
  const { t } = i18n;
  const { facts, currency } = view;
  const { changes, retarget, machines, rigs, hours, paybacks, scorecard, halving } = facts;
  const fields: Readonly<Record<FieldName, APIEmbedField | undefined>> = {
    changes: changes && digestChangesField(changes, currency, i18n),
    retarget: retarget && digestRetargetField(retarget, view, i18n),
    rigs: rigs && digestRigsField(rigs, currency, i18n),
    hours: hours && digestHoursField(hours, i18n),
    paybacks: paybacks && digestPaybacksField(paybacks, i18n),
    machines: machines && digestMachinesField(machines, i18n),
    scorecard: scorecard && digestScorecardField(scorecard, i18n),
    halving: halving && {
      name: t('difficulty.halving'),
      value: halvingText(halving, view.reading, i18n),
    },
  };
  const told = Object.values(fields).filter((field) => field !== undefined);
  return [...told, ...(facts.coins ?? []).map((coin) => digestCoinField(coin, view, i18n))];
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

/** Returns the currencies of all amounts of money in a digest, its own first. */
function currenciesOf({
  facts: { machines, rigs, hours },
  currency,
}: DigestView): readonly string[] {
  return [
    currency,
    ...(machines ? [machines.tariff.currency] : []),
    ...(rigs?.named.map(({ rig }) => rig.tariff.currency) ?? []),
    ...(typeof hours === 'object' ? hours.rigs.map(({ rig }) => rig.tariff.currency) : []),
  ];
}

/** Returns the data that a digest rests on, and those that are missing. */
function marketOf(view: DigestView): {
  readonly evidence: readonly Evidence[];
  readonly missing: readonly MarketPart[];
} {
  const { reading, facts } = view;
  const { tip, difficulty, meanFees, price, fx } = reading;
  const { headline, retarget, machines, rigs, hours, scorecard, halving } = facts;
  const money =
    typeof hours === 'object' ||
    [headline, retarget, machines, rigs].some((section) => section !== undefined);
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
