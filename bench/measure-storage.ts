import { type Kysely, sql } from 'kysely';
import type { Schema } from '../src/database/schema.ts';
import { digestSections } from '../src/digest/digest.ts';
import { digestStore } from '../src/digest/digests.store.ts';
import { openOutbox } from '../src/outbox/outbox.store.ts';
import { channelRecipient, serverOwner } from '../src/outbox/recipient.ts';
import { profileStore } from '../src/privacy/profiles.store.ts';
import { seedRigs, withDatabase } from './alerts-store.ts';

const RIGS = 100_000;
const ROWS = 2_000;

/** Bytes in PostgreSQL, with indexes. */
export interface StorageFigures {
  /** For a rig with its alert. */
  readonly rig: number;
  readonly digest: number;
  /** For a notice, which is kept for a week when it is sent. */
  readonly notice: number;
  /** For the claim on an interaction, which is kept for an hour or two. */
  readonly claim: number;
}

/** Fills tables of PostgreSQL, and weighs them. */
export async function measureStorage(): Promise<StorageFigures> {
  return withDatabase('postgres', async (database) => {
    if (database.engine !== 'postgres') throw new Error('No PostgreSQL');
    const { kysely } = database;
    await seedRigs(database, RIGS);
    const digests = digestStore(database);
    const profiles = profileStore(database);
    const now = Date.now() / 1_000;
    for (let index = 0; index < ROWS; index += 1) {
      await digests.add({
        guildId: guildOf(index),
        recipient: channelRecipient(channelOf(index)),
        userId: '600000000000000001',
        schedule: { minute: 540, days: 'daily', timeZone: 'Europe/Berlin' },
        locale: 'en-US',
        sections: digestSections,
        createdAt: now,
        nextAt: now + 3_600,
      });
      await profiles.claim?.(`${1_400_000_000_000_000_000n + BigInt(index)}`, '6', undefined);
    }
    await openOutbox(database).put(
      Array.from({ length: ROWS }, (_, index) => ({
        recipient: channelRecipient(channelOf(index)),
        owner: serverOwner(guildOf(index)),
        payload: {},
        content: 'a'.repeat(43),
        digest: index,
        expiresAt: now + 21_600,
        dedupeKey: `digest:${index}:${Math.floor(now)}`,
        createdAt: now,
        priority: 'digest' as const,
      })),
    );
    const [rigs, alerts] = [await sizeOf('rigs', kysely), await sizeOf('alerts', kysely)];
    return {
      rig: (rigs + alerts) / RIGS,
      digest: (await sizeOf('digests', kysely)) / ROWS,
      notice: (await sizeOf('outbox', kysely)) / ROWS,
      claim: (await sizeOf('claims', kysely)) / ROWS,
    };
  });
}

const guildOf = (index: number) => String(700_000_000_000_000_000n + BigInt(index));
const channelOf = (index: number) => String(800_000_000_000_000_000n + BigInt(index));

async function sizeOf(table: keyof Schema, kysely: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_total_relation_size(${table}::regclass) as bytes`.execute(kysely);
  return rows[0]?.bytes ?? Number.NaN;
}
