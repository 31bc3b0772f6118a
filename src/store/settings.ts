import type { Selectable } from 'kysely';
import type { ServerSettings, UserSettings } from '../domain/settings.ts';
import type { SettingsStore } from '../ports.ts';
import type { Database } from './database.ts';
import type { UserSettingsTable } from './schema.ts';

export function settingsStore({ kysely }: Database): SettingsStore {
  return {
    async user(userId) {
      const row = await kysely
        .selectFrom('user_settings')
        .selectAll()
        .where('user_id', '=', userId)
        .executeTakeFirst();
      return row ? userSettings(row) : {};
    },

    async saveUser(userId, settings, now) {
      const columns = {
        ...sharedColumns(settings),
        uptime: settings.uptime ?? null,
        time_zone: settings.timeZone ?? null,
        locale: settings.locale ?? null,
        updated_at: now,
      };
      await kysely
        .insertInto('user_settings')
        .values({ user_id: userId, ...columns })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(columns))
        .execute();
    },

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

    async server(guildId) {
      const row = await kysely
        .selectFrom('server_settings')
        .selectAll()
        .where('guild_id', '=', guildId)
        .executeTakeFirst();
      return row ? sharedSettings(row) : {};
    },

    async saveServer(guildId, settings, by, now) {
      const columns = { ...sharedColumns(settings), updated_by: by, updated_at: now };
      await kysely
        .insertInto('server_settings')
        .values({ guild_id: guildId, ...columns })
        .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(columns))
        .execute();
    },
  };
}

function sharedColumns({ currency, tariff, poolFee }: UserSettings) {
  return {
    currency: currency ?? null,
    tariff_per_kwh: tariff?.perKwh ?? null,
    tariff_currency: tariff?.currency ?? null,
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
  };
}

export function sharedSettings(row: ReturnType<typeof sharedColumns>): ServerSettings {
  const { currency, tariff_per_kwh: perKwh, tariff_currency: tariffCurrency, pool_fee } = row;
  return {
    ...(currency !== null && { currency }),
    ...(perKwh !== null &&
      tariffCurrency !== null && { tariff: { perKwh, currency: tariffCurrency } }),
    ...(pool_fee !== null && { poolFee: pool_fee }),
  };
}
