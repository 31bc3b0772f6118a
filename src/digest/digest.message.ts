import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Voice } from '../i18n/i18n.ts';
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
export function digestMessage(view: DigestView, voice: Voice): Message {
  const { t } = voice;
  const { reading, facts, now, currency, day, of, chart } = view;
  const title = t('digest.title', { date: voice.date(day) });
  const noChart = chart === 'none' ? [t('digest.noChart')] : [];
  if (!reading.tip && !reading.difficulty && !reading.price) {
    const said = [noDataText(reading, voice), ...noChart];
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
  const banner = bannerLines(provenance, hiding, voice);
  const embed: APIEmbed = {
    color: banner.length > 0 ? colours.even : colours.neutral,
    title,
    description: [
      ...banner,
      ...(facts.headline ? headlineLines(facts.headline, currency, voice) : []),
      ...(lowerBound ? [t('profit.atLeast')] : []),
      ...noChart,
      `-# ${t(`digest.help.${of}`)}`,
    ].join('\n'),
    fields: fieldsOf(view, voice),
    ...provenanceFooter(provenance, voice),
    timestamp: new Date(now * 1_000).toISOString(),
  };
  return { embeds: [embed] };
}

function noDataText(reading: Reading, voice: Voice): string {
  const { lastGoodAt } = reading;
  if (lastGoodAt === undefined) return voice.t('digest.noData.yet');
  return voice.t('digest.noData.since', {
    when: momentText(reading.origin, voice).both(lastGoodAt),
  });
}

function fieldsOf(view: DigestView, voice: Voice): APIEmbedField[] {
  const { t } = voice;
  const { facts, currency } = view;
  const { retarget, machines, rigs, scorecard, halving } = facts;
  const fields: readonly (APIEmbedField | undefined)[] = [
    retarget && digestRetargetField(retarget, view, voice),
    machines && digestMachinesField(machines, voice),
    rigs && digestRigsField(rigs, currency, voice),
    scorecard && digestScorecardField(scorecard, voice),
    halving && { name: t('difficulty.halving'), value: halvingText(halving, voice) },
  ];
  return fields.filter((field) => field !== undefined);
}

function halvingText(halving: NonNullable<DigestFacts['halving']>, voice: Voice): string {
  const { t } = voice;
  if (halving === 'unknown') return t('digest.halving.unknown');
  const { at, blocksLeft, before, after } = halving;
  return [
    t('digest.halving.when', { date: voice.date(at), blocks: blocksLeft }),
    t('difficulty.halvingSubsidy', { before: voice.coins(before), after: voice.coins(after) }),
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
