import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { provenanceFooter, sourcesFooter } from '../market/provenance.message.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import type { Detail } from '../people/preferences.ts';
import { rigTitle } from '../rig/words.message.ts';
import { DAYS_PER_MONTH } from '../time/seconds.ts';
import {
  blocksADay,
  income,
  type Mined,
  openingLines,
  provenanceOf,
  worth,
} from './mined.message.ts';
import { blocksOfNetwork, chanceOfBlock } from './odds.ts';
import { type Pay, payOf } from './pays.ts';
import { checked, type Pool, type PoolScheme, type PoolSource } from './pools.ts';

interface PoolsView {
  /** One pool where somebody asked for it, or all that are known. */
  readonly pools: readonly [Pool, ...Pool[]];
  /** The asker's fee, 0 to 1, instead of what lists say. */
  readonly ownFee?: number | undefined;
  /** Absent where no rig was named. */
  readonly mined?: Mined | undefined;
  readonly detail: Detail;
}

/** Returns how pools pay and what they keep; with a rig, what that is for it. */
export function poolsMessage(view: PoolsView, i18n: I18n): Message {
  const { mined, detail } = view;
  return mined ? paysMessage(view, mined, i18n) : listMessage(view, detail, i18n);
}

function listMessage({ pools, ownFee }: PoolsView, detail: Detail, i18n: I18n): Message {
  const { t } = i18n;
  const [first, ...others] = pools;
  const isOne = others.length === 0;
  const sources = sourcesOf(pools);
  const full = isOne || detail === 'full';
  const lines = pools.map((pool) => [
    `${poolLine(pool, ownFee, i18n)}${full ? marks(pool, sources, i18n) : ''}`,
    ...(full ? [`-# ${noteOf(pool, i18n)}`] : []),
  ]);
  const embed: APIEmbed = {
    color: colours.neutral,
    title: isOne ? first.name : t('pools.title'),
    description: [
      ...(isOne ? [] : [`**${t('pools.headline')}**`]),
      ...lines.flat(),
      ...(full ? [] : [`-# ${t('pools.asOf', { checked })} ${t('pools.withRig')}`]),
    ].join('\n'),
    ...(full && { fields: [schemesField(pools, i18n), ...sourceFields(sources, i18n)] }),
  };
  return { embeds: [embed] };
}

/** Writes "**OCEAN**: TIDES 2% · TIDES (DATUM) 1% · 2% of the network". */
function poolLine(pool: Pool, ownFee: number | undefined, i18n: I18n): string {
  const schemes = pool.schemes.map((one) => schemeText(one, ownFee, i18n));
  return `**${pool.name}**: ${[...schemes, ...shareText(pool, i18n)].join(' · ')}`;
}

/** Writes "TIDES (DATUM) 1%", with the asker's fee where they said one. */
function schemeText(
  { scheme, fee: listed, condition }: PoolScheme,
  ownFee: number | undefined,
  i18n: I18n,
): string {
  const { t } = i18n;
  const name = t(`pools.scheme.${scheme}`);
  const named = condition === undefined ? name : `${name} (${t(`pools.condition.${condition}`)})`;
  if (ownFee !== undefined) return `${named} ${t('pools.ownFee', { fee: percent(ownFee, i18n) })}`;
  if (listed !== undefined) return `${named} ${percent(listed, i18n)}`;
  return scheme === 'PRIVATE' ? named : `${named} ${t('pools.noFee')}`;
}

const percent = (ratio: number, i18n: I18n) => i18n.exactPercent(Number(ratio.toPrecision(6)));

function shareText({ share }: Pool, i18n: I18n): readonly string[] {
  if (!share) return [];
  const [least, most] = [percent(share.least, i18n), percent(share.most, i18n)];
  return [
    share.least === share.most
      ? i18n.t('pools.share', { share: least })
      : i18n.t('pools.shares', { least, most }),
  ];
}

/** Returns the sources of the pools, each once, in order. */
function sourcesOf(pools: readonly Pool[]): readonly PoolSource[] {
  const named = pools.flatMap(({ sources }) => sources.map((one) => [one.name, one] as const));
  return [...new Map(named).values()];
}

/** Writes the numbers of a pool's sources: " [1][4]". */
function marks({ sources }: Pool, all: readonly PoolSource[], { t }: I18n): string {
  if (sources.length === 0) return ` ${t('pools.noSource')}`;
  const numbers = sources.map(({ name }) => all.findIndex((one) => one.name === name) + 1);
  return ` ${numbers.map((number) => `[${number}]`).join('')}`;
}

function noteOf(pool: Pool, i18n: I18n): string {
  const { leastPayout } = pool;
  const payout =
    leastPayout === undefined
      ? []
      : [i18n.t('pools.leastPayout', { amount: `${i18n.exact(leastPayout)} ${pool.coin.symbol}` })];
  return [i18n.t(`pools.note.${pool.id}`), ...payout].join(' ');
}

function schemesField(pools: readonly Pool[], { t }: I18n): APIEmbedField {
  const known = new Set(pools.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme)));
  const lines = [...known].map((scheme) => t(`pools.means.${scheme}`));
  return { name: t('pools.field.schemes'), value: lines.join('\n') };
}

function sourceFields(sources: readonly PoolSource[], { t }: I18n): readonly APIEmbedField[] {
  if (sources.length === 0) return [];
  const lines = sources.map(
    ({ where, date }, index) => `[${index + 1}] ${where.replace(/^github\.com\//, '')} (${date})`,
  );
  return [{ name: t('pools.field.sources', { checked }), value: lines.join('\n') }];
}

/** A way to be paid, with what it pays in a month. */
interface Row {
  readonly pool: Pool;
  readonly scheme: PoolScheme;
  readonly pay: Pay;
}

function paysMessage(view: PoolsView, mined: Mined, i18n: I18n): Message {
  const { t } = i18n;
  const { pools, detail } = view;
  const { rig, name = rig.label, now } = mined;
  const provenance = provenanceOf(mined);
  const rows = rowsOf(view, mined);
  const title = t('pools.paysTitle', { rig: rigTitle(rig, i18n) });
  const sources = sourcesOf(pools);
  const isOne = pools.length === 1;
  const swinging = rows.filter(({ pay }) => pay.deviation > 0);
  const embed: APIEmbed = {
    color: colours.neutral,
    title: name === undefined ? title : `${quoted(name)} · ${title}`,
    description: [
      ...openingLines(mined, i18n),
      `**${headline(mined, i18n)}**`,
      ...rows.map((row) => rowText(row, view, mined, i18n)),
      `-# ${t('pools.swing')}`,
      ...(detail === 'short' ? [`-# ${t('pools.asOf', { checked })}`] : []),
    ].join('\n'),
    ...(detail === 'full' && {
      fields: [
        ...(swinging.length > 0 ? [deviationField(swinging, i18n)] : []),
        schemesField(pools, i18n),
        ...(isOne ? [{ name: t('pools.field.note'), value: noteOf(pools[0], i18n) }] : []),
        ...sourceFields(sources, i18n),
      ],
    }),
    ...(detail === 'full' ? sourcesFooter(provenance, i18n) : provenanceFooter(provenance, i18n)),
    timestamp: new Date(now * 1_000).toISOString(),
  };
  return { embeds: [embed] };
}

function headline(mined: Mined, i18n: I18n): string {
  const { conditions } = mined.market;
  const month = blocksADay(mined) * DAYS_PER_MONTH * conditions.blockReward;
  const said = { month: income(month, mined, i18n) };
  return i18n.t(mined.lowerBound ? 'pools.monthAtLeast' : 'pools.month', said);
}

/** Returns all ways to be paid that can be reckoned, the best first, and of those the steadiest. */
function rowsOf({ pools, ownFee }: PoolsView, mined: Mined): readonly Row[] {
  const { conditions, subsidy } = mined.market;
  const ownBlocks = blocksADay(mined) * DAYS_PER_MONTH;
  const network = blocksOfNetwork(DAYS_PER_MONTH, conditions.coin);
  const rows = pools.flatMap((pool) =>
    pool.schemes.flatMap((scheme): readonly Row[] => {
      const poolFee = ownFee ?? scheme.fee;
      if (poolFee === undefined) return [];
      const pay = payOf(scheme.scheme, {
        ownBlocks,
        // The lower share of those that are told: it swings no less than that.
        poolBlocks: pool.share && pool.share.least * network,
        subsidy,
        fees: conditions.blockReward - subsidy,
        poolFee,
      });
      return pay ? [{ pool, scheme, pay }] : [];
    }),
  );
  return rows.toSorted((a, b) => b.pay.mean - a.pay.mean || a.pay.deviation - b.pay.deviation);
}

function rowText(
  { pool, scheme, pay }: Row,
  { ownFee, pools }: PoolsView,
  mined: Mined,
  i18n: I18n,
): string {
  const { t } = i18n;
  const amount = (value: number) => amountText(value, pay.mean, mined, i18n);
  const way = schemeText(scheme, ownFee, i18n);
  const what = pools.length === 1 ? `**${way}**` : `**${pool.name}** ${way}`;
  if (pay.deviation === 0) return t('pools.fixed', { what, mean: amount(pay.mean) });
  if (scheme.scheme === 'SOLO' && pay.middle === 0) {
    const { blockReward } = mined.market.conditions;
    const chance = i18n.fineChance(chanceOfBlock(blocksADay(mined) * DAYS_PER_MONTH));
    const fee = ownFee ?? scheme.fee ?? 0;
    return t('pools.alone', { what, chance, block: worth(blockReward * (1 - fee), mined, i18n) });
  }
  const [low, middle, high] = [amount(pay.low), amount(pay.middle), amount(pay.high)];
  return t('pools.swings', { what, low, middle, high });
}

/** Writes money where the coin's price is known, or else base units. */
function amountText(value: number, beside: number, mined: Mined, i18n: I18n): string {
  const { unitPrice, currency, market } = mined;
  return unitPrice === undefined
    ? i18n.baseUnits(value, market.conditions.coin)
    : i18n.money(value * unitPrice, currency, beside * unitPrice);
}

function deviationField(rows: readonly Row[], i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const lines = rows
    .filter(({ scheme }) => scheme.scheme !== 'SOLO')
    .map(({ pool, scheme, pay }) => {
      const said = {
        pool: pool.name,
        scheme: t(`pools.scheme.${scheme.scheme}`),
        deviation: i18n.fineChance(pay.deviation),
        share: percent(pool.share?.least ?? 0, i18n),
      };
      return t('pools.deviation', said);
    });
  return {
    name: t('pools.field.deviation'),
    // A pool's scheme may have two fees; it swings the same with both.
    value: [...new Set(lines), t('pools.deviationSolo')].join('\n'),
  };
}
