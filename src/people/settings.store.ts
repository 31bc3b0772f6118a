import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import type { Schema, UserSettingsTable } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import { tariffColumn, tariffOf } from '../power/columns.store.ts';
import type { SettingsStore } from './people.port.ts';
import type { ServerSettings, UserSettings } from './preferences.ts';
import { type QuietException, type QuietHours, quietExceptions } from './quiet-hours.ts';

export function settingsStore(database: Database): SettingsStore {
  const { kysely } = database;
  return {
    user: (userId) => userIn(kysely, userId),

    saveUser: (userId, change, now) =>
      writing(database, async (db) => {
        const settings = change(await userIn(db, userId));
        const columns = {
          ...sharedColumns(settings),
          uptime: settings.uptime ?? null,
          time_zone: settings.timeZone ?? null,
          locale: settings.locale ?? null,
          quiet: settings.quiet ? JSON.stringify(settings.quiet) : null,
          quiet_except: settings.quietExcept ?? null,
          detail: settings.detail ?? null,
          updated_at: now,
        };
        await db
          .insertInto('user_settings')
          .values({ user_id: userId, ...columns })
          .onConflict((conflict) => conflict.column('user_id').doUpdateSet(columns))
          .execute();
        return settings;
      }),

    async noteLocale(userId, locale, now) {
      const noted = { discord_locale: locale };
      await kysely
        .insertInto('user_settings')
        .values({ user_id: userId, ...noted, updated_at: now })
        .onConflict((conflict) =>
          conflict.column('user_id').doUpdateSet(noted).where('user_settings.locale', 'is', null),
        )
        .execute();
    },

    server: (guildId) => serverIn(kysely, guildId),

    saveServer: (guildId, change, by, now) =>
      writing(database, async (db) => {
        const settings = change(await serverIn(db, guildId));
        const columns = { ...sharedColumns(settings), updated_by: by, updated_at: now };
        await db
          .insertInto('server_settings')
          .values({ guild_id: guildId, ...columns })
          .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(columns))
          .execute();
        return settings;
      }),
  };
}

async function userIn(db: Kysely<Schema>, userId: string): Promise<UserSettings> {
  const row = await db
    .selectFrom('user_settings')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ? userSettings(row) : {};
}

async function serverIn(db: Kysely<Schema>, guildId: string): Promise<ServerSettings> {
  const row = await db
    .selectFrom('server_settings')
    .selectAll()
    .where('guild_id', '=', guildId)
    .executeTakeFirst();
  return row ? sharedSettings(row) : {};
}

function sharedColumns({ currency, tariff, poolFee }: UserSettings) {
  return {
    currency: currency ?? null,
    tariff: tariff ? tariffColumn(tariff) : null,
    pool_fee: poolFee ?? null,
  };
}

type Own = Omit<Selectable<UserSettingsTable>, 'user_id' | 'updated_at' | 'discord_locale'>;

export function userSettings(row: Own): UserSettings {
  return {
    ...sharedSettings(row),
    ...(row.uptime !== null && { uptime: row.uptime }),
    ...(row.time_zone !== null && { timeZone: row.time_zone }),
    ...(row.locale !== null && { locale: row.locale }),
    ...(row.quiet !== null && { quiet: quietOf(row.quiet) }),
    ...(row.quiet_except !== null && { quietExcept: exceptionOf(row.quiet_except) }),
    ...(row.detail !== null && { detail: row.detail }),
  };
}

const minute = z.int().min(0).max(1_439);
const quietHours: z.ZodType<QuietHours> = z.object({ from: minute, to: minute });
const quietException = z.literal(quietExceptions);

export function quietOf(json: string): QuietHours {
  return quietHours.parse(JSON.parse(json));
}

export function exceptionOf(text: string): QuietException {
  return quietException.parse(text);
}

export function sharedSettings(row: ReturnType<typeof sharedColumns>): ServerSettings {
  const { currency, tariff, pool_fee } = row;
  return {
    ...(currency !== null && { currency }),
    ...(tariff !== null && { tariff: tariffOf(tariff) }),
    ...(pool_fee !== null && { poolFee: pool_fee }),
  };
}
