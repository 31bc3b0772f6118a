import { CompiledQuery, type Selectable, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { UserSettingsTable } from '../database/schema.ts';
import { sharedSettings, userSettings } from '../people/settings.store.ts';
import type { Profile, ProfileStore } from './privacy.port.ts';

type Found = Omit<Selectable<UserSettingsTable>, 'user_id' | 'updated_at' | 'discord_locale'> & {
  readonly server_currency: string | null;
  readonly server_tariff: string | null;
  readonly server_pool_fee: number | null;
  /** A yes or no: 0 or 1, or whatever else the engine's truth is. */
  readonly has_rigs: unknown;
  readonly has_held: unknown;
};

/**
 * Returns the store that finds a profile in one statement: nearly every interaction begins with it.
 * The parameters stand in the first row alone, since one in a join makes SQLite prepare the
 * statement anew each time, for 40 µs.
 */
export function profileStore(database: Database): ProfileStore {
  const { kysely } = database;
  // The statement is put together once, which takes as long as asking; each look has its own
  // parameters.
  const { sql: text } = lookUp('', null).compile(kysely);
  const find = async (userId: string, guildId: string | undefined): Promise<Profile> => {
    const query = CompiledQuery.raw(text, [userId, guildId ?? null]);
    const { rows } = await kysely.executeQuery<Found>(query);
    return profileOf(rows[0]);
  };
  if (database.engine === 'sqlite') return { find: untilWritten(database, find) };

  const { front } = database;
  const { sql: claiming } = claimAndLookUp('', null, '').compile(front);
  return {
    find,
    async claim(interactionId, userId, guildId) {
      const query = CompiledQuery.raw(claiming, [interactionId, userId, guildId ?? null]);
      const { rows } = await front.executeQuery<Found & { readonly is_ours: boolean }>(query);
      return rows[0]?.is_ours ? profileOf(rows[0]) : undefined;
    },
  };
}

function profileOf(row: Found | undefined): Profile {
  if (!row) throw new Error('A join from one row has one row at least');
  return {
    settings: userSettings(row),
    server: sharedSettings({
      currency: row.server_currency,
      tariff: row.server_tariff,
      pool_fee: row.server_pool_fee,
    }),
    hasRigs: Boolean(row.has_rigs),
    hasHeld: Boolean(row.has_held),
  };
}

/** Callers whose profiles are remembered. */
const REMEMBERED = 1_000;

/**
 * Remembers profiles until anything is written: while somebody types, Discord asks at every
 * keystroke.
 */
function untilWritten(
  { version }: Extract<Database, { readonly engine: 'sqlite' }>,
  find: ProfileStore['find'],
): ProfileStore['find'] {
  const known = new Map<string, Promise<Profile>>();
  let seen = '';
  return async (userId, guildId) => {
    const now = version();
    if (now !== seen || known.size >= REMEMBERED) known.clear();
    seen = now;
    const key = `${userId} ${guildId}`;
    let found = known.get(key);
    if (!found) {
      found = find(userId, guildId);
      known.set(key, found);
      found.catch(() => known.delete(key));
    }
    return found;
  };
}

/**
 * Builds the statement, with the user's id as its first parameter, and the server's as the second.
 */
function lookUp(userId: string, guildId: string | null) {
  return sql`select ${FOUND} ${fromPerson(userId, guildId)}`;
}

/** Builds the same for PostgreSQL, with the interaction's id before the other two. */
function claimAndLookUp(userId: string, guildId: string | null, interactionId: string) {
  return sql`
    with claimed as (
      insert into claims (id, at) values (${interactionId}, extract(epoch from now()))
      on conflict (id) do nothing returning id
    )
    select exists (select 1 from claimed) as is_ours, ${FOUND} ${fromPerson(userId, guildId)}`;
}

const FOUND = sql`own.currency, own.tariff, own.pool_fee, own.uptime, own.time_zone, own.locale,
      own.quiet, own.quiet_except, own.detail,
      server.currency as server_currency, server.tariff as server_tariff,
      server.pool_fee as server_pool_fee,
      exists (select 1 from rigs where user_id = person.id) as has_rigs,
      exists (select 1 from outbox where owner = person.id and state = 'held') as has_held`;

function fromPerson(userId: string, guildId: string | null) {
  return sql`
    from (
      select cast(${userId} as text) as id, cast(${guildId} as text) as guild
    ) as person
    left join user_settings as own on own.user_id = person.id
    left join server_settings as server on server.guild_id = person.guild`;
}

/** Rows per statement of the sweep. */
const SWEEP = 1_000;
/** Seconds for which Discord may tell of an interaction anew, when a session is resumed. */
const CLAIM_KEPT = 3_600;

/** Removes claims on interactions that nobody will hear of any more. @param now - Unix seconds. */
export async function sweepClaims({ kysely }: Database, now: number): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await kysely
      .deleteFrom('claims')
      .where('id', 'in', (db) =>
        db
          .selectFrom('claims')
          .select('id')
          .where('at', '<=', now - CLAIM_KEPT)
          .limit(SWEEP),
      )
      .executeTakeFirst();
    if (numDeletedRows < SWEEP) return;
  }
}
