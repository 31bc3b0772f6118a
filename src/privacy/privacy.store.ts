import { alertStore } from '../alert/alerts.store.ts';
import type { Database } from '../database/database.ts';
import { writing } from '../database/writing.ts';
import { digestOf } from '../digest/digest-row.store.ts';
import { recallDigests } from '../digest/digests.store.ts';
import { sharedRigs } from '../digest/shared-rigs.store.ts';
import { contentsFor, dropContents, messageOf } from '../outbox/contents.store.ts';
import { dmStore } from '../outbox/dm-channels.store.ts';
import { noticeOf } from '../outbox/outbox.store.ts';
import { serverOwner } from '../outbox/recipient.ts';
import { draftsOf, dropDraftsOf } from '../people/personal-drafts.store.ts';
import { settingsStore } from '../people/settings.store.ts';
import { poolLinkStore } from '../pool/links.store.ts';
import { rigStore } from '../rig/rigs.store.ts';
import { tariffStore } from '../rig/tariffs.store.ts';
import { inTurns } from '../time/turns.ts';
import type { PersonalNotice, PrivacyStore } from './privacy.port.ts';

type PersonalTable = 'alerts' | 'pool_links' | 'rigs' | 'user_settings' | 'dm_channels' | 'tariffs';

/** Returns the store that knows every table that names a person. */
export function privacyStore(database: Database): PrivacyStore {
  const { kysely } = database;
  const [rigs, alerts] = [rigStore(database), alertStore(database)];
  const [settings, dms] = [settingsStore(database), dmStore(database)];
  return {
    async export(userId) {
      const notices = await kysely
        .selectFrom('outbox')
        .leftJoin('contents', 'contents.id', 'outbox.content')
        .selectAll('outbox')
        .select('contents.message as enclosed')
        .where('owner', '=', userId)
        .orderBy('outbox.id')
        .execute();
      const noted = await kysely
        .selectFrom('user_settings')
        .select('discord_locale')
        .where('user_id', '=', userId)
        .where('discord_locale', 'is not', null)
        .executeTakeFirst();
      const servers = await kysely
        .selectFrom('server_settings')
        .select('guild_id')
        .where('updated_by', '=', userId)
        .orderBy('guild_id')
        .execute();
      const digests = await kysely
        .selectFrom('digests')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute();
      const turn = inTurns();
      const told: PersonalNotice[] = [];
      for (const row of notices) {
        await turn();
        const { recipient, payload, createdAt } = noticeOf(row);
        const { state, reason } = row;
        const enclosed = row.enclosed === null ? undefined : messageOf(row.enclosed);
        told.push({ recipient, payload, enclosed, createdAt, state, reason: reason ?? undefined });
      }
      const ownRigs = await rigs.list(userId);
      await turn();
      const ownAlerts = await alerts.list(userId);
      await turn();
      return {
        rigs: ownRigs,
        alerts: ownAlerts,
        pools: await poolLinkStore(database).list(userId),
        settings: {
          ...(await settings.user(userId)),
          ...(noted && { discordLocale: noted.discord_locale ?? undefined }),
        },
        tariffs: await tariffStore(database).list(userId),
        dm: await dms.find(userId),
        digests: digests.map(digestOf),
        notices: told,
        servers: servers.map(({ guild_id }) => guild_id),
        shared: await sharedRigs(database).everywhere(userId),
        drafts: await draftsOf(kysely, userId),
      };
    },

    forget: (userId) =>
      writing(database, async (db) => {
        // Alerts and links go before rigs, which would take theirs along uncounted.
        const gone = async (table: PersonalTable) => {
          const { numDeletedRows } = await db
            .deleteFrom(table)
            .where('user_id', '=', userId)
            .executeTakeFirst();
          return Number(numDeletedRows);
        };
        const alerts = await gone('alerts');
        const pools = await gone('pool_links');
        const own = await db
          .deleteFrom('digests')
          .where('user_id', '=', userId)
          .where('guild_id', 'is', null)
          .executeTakeFirst();
        const subscribed = await db
          .updateTable('digests')
          .set({ user_id: null })
          .where('user_id', '=', userId)
          .executeTakeFirst();
        const shared = await db
          .deleteFrom('shared_rigs')
          .where('user_id', '=', userId)
          .returning('guild_id')
          .execute();
        const guildIds = shared.map(({ guild_id }) => guild_id);
        // The texts that name their rigs: those sent to them, and those of servers.
        const owners = [userId, ...guildIds.map(serverOwner)];
        const enclosed = await contentsFor(db, owners);
        await recallDigests(db, guildIds);
        const notices = await db
          .deleteFrom('outbox')
          .where('owner', '=', userId)
          .executeTakeFirst();
        await dropContents(db, enclosed);
        const servers = await db
          .updateTable('server_settings')
          .set({ updated_by: null })
          .where('updated_by', '=', userId)
          .executeTakeFirst();
        return {
          rigs: await gone('rigs'),
          alerts,
          pools,
          settings: await gone('user_settings'),
          tariffs: await gone('tariffs'),
          dm: await gone('dm_channels'),
          digests: Number(own.numDeletedRows) + Number(subscribed.numUpdatedRows),
          notices: Number(notices.numDeletedRows),
          servers: Number(servers.numUpdatedRows),
          shared: shared.length,
          drafts: await dropDraftsOf(db, userId),
        };
      }),
  };
}
