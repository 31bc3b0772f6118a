import { alertStore } from '../../src/alert/alerts.store.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Database } from '../../src/database/database.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import type { LocalDiscord, LocalDiscordOptions } from '../support/discord/local-discord.ts';
import { addDigests, type DigestOutcome, digestOutcome } from './chaos-digests.ts';
import { PRICES } from './chaos-prices.ts';

const CHANNELS = ['800000000000000001', '800000000000000002', '800000000000000003'];
const FALLBACK = '800000000000000009';

export const plenty: LocalDiscordOptions = { channelMessages: { limit: 10_000, seconds: 1 } };

const userOf = (index: number) => String(900_000_000_000_000_000n + BigInt(index));
/** Every fifth person reads in a channel, every seventh has closed direct messages. */
const channelFor = (index: number) =>
  index % 5 === 0 ? CHANNELS[(index / 5) % CHANNELS.length] : undefined;
const isClosed = (index: number) => index % 7 === 0;

/** Alerts of three people in a row. */
const ALERTS = [1, 2, 3] as const;

/**
 * Prices that are an alert's alone, in whole dollars: one to three a person, so close that some are
 * told in one message, and of two processes one may find fewer of them crossed than the other.
 *
 * @param people - A multiple of three.
 */
function levelsOf(index: number, people: number): readonly number[] {
  const step = (PRICES.from - PRICES.to) / (2 * people);
  if (step < 1) throw new RangeError(`There are no prices for ${people} people`);
  const before = 6 * Math.floor(index / 3) + ([0, 1, 3][index % 3] ?? 0);
  return Array.from({ length: ALERTS[index % 3] ?? 0 }, (_, nth) =>
    Math.round(PRICES.from - (before + nth + 0.4) * step),
  );
}

/** Channels with digests. */
const channelsFor = (people: number) => Math.floor(people / 3);

/**
 * As many people, each with alerts at prices of their own, and channels with digests.
 *
 * @returns When digests begin to be due, unix seconds.
 */
export async function setScene(
  database: Database,
  discord: LocalDiscord,
  people: number,
): Promise<number> {
  const alerts = alertStore(database);
  const dms = dmStore(database);
  const now = Date.now() / 1_000;
  const snapshot = { now, metrics: new Map([['price:BTC:USD', PRICES.from] as const]) };
  for (let index = 0; index < people; index++) {
    const userId = userOf(index);
    for (const level of levelsOf(index, people)) {
      const params = {
        kind: 'threshold',
        metric: 'price:BTC:USD',
        side: 'below',
        level,
        // Never reached: of two processes one may look at an older price than the other.
        clearLevel: 2 * PRICES.from,
        sustain: 0,
        cooldown: 0,
      } as const;
      const wish = { userId, params, deliver: channelFor(index) ?? 'dm' };
      const added = await alerts.add(newAlert(wish, undefined, snapshot));
      if (!added.ok) throw new Error(added.why);
    }
    if (isClosed(index)) {
      discord.closeDms(userId);
      await dms.setFallback(userId, FALLBACK);
    }
  }
  return addDigests(database, channelsFor(people));
}

export interface Outcome {
  /** Alerts that were. */
  readonly due: number;
  /** How often an alert is told, in all messages that stand in Discord. */
  readonly told: number;
  /** Alerts of which no message says anything. */
  readonly lost: number;
  /** Tellings beyond the first of an alert. */
  readonly duplicates: number;
  /** Messages that stand before one that was due earlier, in the same channel. */
  readonly disordered: number;
  readonly digests: DigestOutcome;
}

/** Counts what Discord shows, not what the database believes. */
export async function outcomeOf(
  database: Database,
  discord: LocalDiscord,
  people: number,
): Promise<Outcome> {
  const written = await database.kysely
    .selectFrom('outbox')
    .select(['id', 'owner', 'recipient'])
    .orderBy('id')
    .execute();
  const counts = Array.from({ length: people }, (_, index) => {
    const userId = userOf(index);
    const channel = channelFor(index);
    const dm = discord.dmOf(userId);
    const own = dm === undefined ? [] : discord.messages(dm);
    const mentions = [channel, FALLBACK].flatMap((id) =>
      id === undefined
        ? []
        : discord.messages(id).filter(({ content }) => content.content?.startsWith(`<@${userId}>`)),
    );
    const told = [...own, ...mentions].flatMap(({ content }) => levelsIn(content));
    return levelsOf(index, people).map((level) => told.filter((one) => one === level).length);
  }).flat();
  let disordered = 0;
  for (const channel of CHANNELS) {
    const order = written
      .filter(({ recipient }) => recipient === `c:${channel}`)
      .map(({ owner }) => owner);
    const stand = discord
      .messages(channel)
      .map(({ content }) => /^<@(\d+)>/.exec(content.content ?? '')?.[1]);
    disordered += stand.filter((owner, index) => owner !== order[index]).length;
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    due: counts.length,
    told: sum(counts),
    lost: counts.filter((count) => count === 0).length,
    duplicates: sum(counts.map((count) => Math.max(0, count - 1))),
    disordered,
    digests: digestOutcome(discord, channelsFor(people)),
  };
}

type Content = ReturnType<LocalDiscord['messages']>[number]['content'];

/** The prices a message says were crossed. */
function levelsIn({ embeds }: Content): readonly number[] {
  const text = embeds?.map(({ description }) => description).join() ?? '';
  return [...text.matchAll(/is below \$([\d,]+)/g)].map(([, level = '']) =>
    Number(level.replace(',', '')),
  );
}
