import type { Database } from '../../src/database/database.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import type { LocalDiscord } from '../support/discord/local-discord.ts';
import { sampleDigest } from '../support/sample-rows.ts';
import { PRICES } from './chaos-prices.ts';

const LOCALES = ['en-US', 'de'] as const;
const MINUTE = 60;

const channelOf = (index: number) => String(810_000_000_000_000_000n + BigInt(index));

/** Returns the text of a digest, by which two of a channel are told apart. */
export const digestIn = (locale: string) => `Digest in ${locale}.`;

/** Returns unix seconds, one later for each dollar of fall. @param from - Unix seconds. */
export function digestTime(from: number, price: number): number {
  return from + PRICES.from - price;
}

/**
 * Adds two digests for each channel, due at some minute on the way.
 *
 * @returns When the first digest is due at the earliest, unix seconds.
 */
export async function addDigests(database: Database, channels: number): Promise<number> {
  const digests = digestStore(database);
  const minutes = Math.floor((PRICES.from - PRICES.to) / MINUTE);
  const from = (Math.floor(Date.now() / 1_000 / MINUTE) - minutes) * MINUTE;
  for (let index = 0; index < channels; index += 1) {
    for (const [nth, locale] of LOCALES.entries()) {
      const nextAt = from + MINUTE * ((7 * index + nth * 31) % minutes);
      const minute = (nextAt / MINUTE) % 1_440;
      const added = await digests.add(
        sampleDigest({
          guildId: channelOf(index),
          recipient: `c:${channelOf(index)}`,
          schedule: { minute, days: 'daily', timeZone: 'UTC' },
          locale,
          nextAt,
        }),
      );
      if (!added.ok) throw new Error(added.why);
    }
  }
  return from;
}

export interface DigestOutcome {
  readonly due: number;
  readonly lost: number;
  /** Messages beyond the first of a digest. */
  readonly duplicates: number;
}

export function digestOutcome(discord: LocalDiscord, channels: number): DigestOutcome {
  const counts = Array.from({ length: channels }, (_, index) => {
    const texts = discord.messages(channelOf(index)).map(({ content }) => content.content ?? '');
    return LOCALES.map((locale) => texts.filter((text) => text.includes(digestIn(locale))).length);
  }).flat();
  return {
    due: counts.length,
    lost: counts.filter((count) => count === 0).length,
    duplicates: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
  };
}
