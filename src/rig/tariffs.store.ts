import { type Selectable, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { TariffsTable } from '../database/schema.ts';
import { writing } from '../database/writing.ts';
import { tariffColumn, tariffOf } from '../power/columns.store.ts';
import { nameKey } from './registered.ts';
import type { NamedTariff, TariffStore } from './tariffs.port.ts';

const TARIFFS_OF_A_USER = 20;

export function tariffStore(database: Database): TariffStore {
  const { kysely } = database;
  return {
    async list(userId) {
      const rows = await kysely
        .selectFrom('tariffs')
        .selectAll()
        .where('user_id', '=', userId)
        .execute();
      const { compare } = new Intl.Collator('en', { numeric: true });
      return rows.map(namedOf).toSorted((one, other) => compare(one.name, other.name));
    },

    async find(userId, name) {
      const row = await kysely
        .selectFrom('tariffs')
        .selectAll()
        .where('user_id', '=', userId)
        .where('name_key', '=', nameKey(name))
        .executeTakeFirst();
      return row && namedOf(row);
    },

    save: (userId, { name, tariff }, now) =>
      writing(database, async (db) => {
        const key = nameKey(name);
        const { name: _, ...kept } = tariff;
        const theirs = sql`(select count(*) from tariffs where user_id = ${userId} and name_key <> ${key})`;
        // Counted and written by one statement, as rigs are.
        const { rows } = await sql<{ name: string }>`
          insert into tariffs (user_id, name, name_key, tariff, updated_at)
          select cast(${userId} as text), cast(${name} as text), cast(${key} as text),
            cast(${tariffColumn(kept)} as text), cast(${now} as double precision)
          where ${theirs} < ${TARIFFS_OF_A_USER}
          on conflict (user_id, name_key) do update
            set name = excluded.name, tariff = excluded.tariff, updated_at = excluded.updated_at
          returning name`.execute(db);
        return rows.length > 0 ? 'saved' : 'too-many';
      }),

    remove: (userId, name) =>
      writing(database, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('tariffs')
          .where('user_id', '=', userId)
          .where('name_key', '=', nameKey(name))
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
  };
}

const namedOf = ({ name, tariff }: Selectable<TariffsTable>): NamedTariff => ({
  name,
  tariff: { ...tariffOf(tariff), name },
});
