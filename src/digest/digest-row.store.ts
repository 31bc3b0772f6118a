import type { Insertable, Selectable } from 'kysely';
import * as z from 'zod';
import { coinIds } from '../coin/coins.ts';
import type { DigestsTable } from '../database/schema.ts';
import { recipientIn } from '../outbox/recipient.ts';
import { stoppedBecause } from '../outbox/stopped-because.store.ts';
import type { DigestCourse } from './digest.port.ts';
import { type Digest, digestDays, digestSections, type NewDigest } from './digest.ts';

const days = z.enum(digestDays);
/** Everything is kept as such, so that it holds what is new by then. */
const ALL = 'all';
const sections = z.union([
  z.literal(ALL).transform(() => digestSections),
  z.array(z.enum(digestSections)),
]);
const coins = z.array(z.enum(coinIds));
const state = z.enum(['active', 'paused', 'stopped']);

export function digestOf(row: Selectable<DigestsTable>): Digest {
  return {
    id: row.id,
    guildId: row.guild_id ?? undefined,
    recipient: recipientIn(row.recipient),
    userId: row.user_id ?? undefined,
    schedule: { minute: row.minute, days: days.parse(row.days), timeZone: row.time_zone },
    currency: row.currency ?? undefined,
    locale: row.locale,
    sections: sections.parse(JSON.parse(row.sections)),
    coins: row.coins === null ? undefined : coins.parse(JSON.parse(row.coins)),
    state: state.parse(row.state),
    stopped: row.stopped === null ? undefined : stoppedBecause.parse(JSON.parse(row.stopped)),
    nextAt: row.next_at ?? undefined,
    lastAt: row.last_at ?? undefined,
    missed: row.missed,
    createdAt: row.created_at,
    revision: row.revision,
  };
}

export function newDigestRow(digest: NewDigest & DigestCourse): Insertable<DigestsTable> {
  const { nextAt, lastAt, missed = 0, state = 'active', stopped } = digest;
  return {
    guild_id: digest.guildId ?? null,
    user_id: digest.userId ?? null,
    ...wishColumns(digest),
    ...courseColumns({ nextAt, lastAt, missed }),
    state,
    stopped: stopped ? JSON.stringify(stopped) : null,
    created_at: digest.createdAt,
    revision: 1,
  };
}

/** Returns the columns that somebody may change. */
export function wishColumns(digest: NewDigest) {
  const { recipient, schedule, currency, locale, sections, coins: chosen } = digest;
  return {
    recipient,
    minute: schedule.minute,
    days: schedule.days,
    time_zone: schedule.timeZone,
    currency: currency ?? null,
    locale,
    sections: JSON.stringify(sections.length === digestSections.length ? ALL : sections),
    coins: chosen ? JSON.stringify(chosen) : null,
  };
}

/** Returns the columns that change each time a digest is due. */
export function courseColumns({
  nextAt,
  lastAt,
  missed,
}: Pick<Digest, 'nextAt' | 'lastAt' | 'missed'>) {
  return { next_at: nextAt ?? null, last_at: lastAt ?? null, missed };
}
