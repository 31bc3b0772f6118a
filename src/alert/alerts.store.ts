import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { undoable, writing } from '../database/writing.ts';
import { putContents } from '../outbox/contents.store.ts';
import { putNotices } from '../outbox/outbox.store.ts';
import type { Saved } from '../rig/rig.port.ts';
import { saveRig, saveTariffs } from '../rig/rigs.store.ts';
import { advanceAlerts } from './advance-alerts.store.ts';
import type { AlertAdded, AlertStore, RepricedRig } from './alert.port.ts';
import {
  alertOf,
  courseColumns,
  newAlertRow,
  observationJson,
  observationOf,
  waitOf,
  wishColumns,
} from './alert-row.store.ts';
import {
  alertsOfRigs,
  dueAlerts,
  peopleDue,
  peopleUrgent,
  poolAlerts,
  watchersOf,
} from './due-alerts.store.ts';
import { subjectOf } from './subject.ts';
import type { Alert, NewAlert, Watch } from './types.ts';

const ALERTS_OF_A_USER = 500;
/** Seconds: two processes may well look at the market at almost the same time. */
const MUCH_LATER = 30;

export function alertStore(database: Database): AlertStore {
  const { kysely } = database;
  return {
    add: (alert) =>
      writing<AlertAdded>(database, async (db) => {
        if (alert.rigId !== undefined) {
          const rig = await db
            .selectFrom('rigs')
            .select('id')
            .where('user_id', '=', alert.userId)
            .where('id', '=', alert.rigId)
            .executeTakeFirst();
          if (!rig) return { ok: false, why: 'no-rig' };
        }
        const same = await sameAs(db, alert);
        if (same) return { ok: false, why: 'same', alert: same };
        const { count } = await db
          .selectFrom('alerts')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('user_id', '=', alert.userId)
          .executeTakeFirstOrThrow();
        if (count >= ALERTS_OF_A_USER) return { ok: false, why: 'too-many' };
        const row = await db
          .insertInto('alerts')
          .values(newAlertRow(alert))
          .returningAll()
          .executeTakeFirstOrThrow();
        return { ok: true, alert: alertOf(row) };
      }),

    async list(userId) {
      const rows = await kysely
        .selectFrom('alerts')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute();
      return rows.map(alertOf);
    },

    async find(userId, id) {
      const row = await kysely
        .selectFrom('alerts')
        .selectAll()
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && alertOf(row);
    },

    save: (alert) =>
      writing<Saved | 'same'>(database, async (db) => {
        if (await sameAs(db, alert, alert.id)) return 'same';
        const { numUpdatedRows } = await db
          .updateTable('alerts')
          .set({ ...wishColumns(alert), ...courseColumns(alert), revision: alert.revision + 1 })
          .where('user_id', '=', alert.userId)
          .where('id', '=', alert.id)
          .where('revision', '=', alert.revision)
          .executeTakeFirst();
        if (numUpdatedRows > 0n) return 'saved';
        const there = await db
          .selectFrom('alerts')
          .select('id')
          .where('user_id', '=', alert.userId)
          .where('id', '=', alert.id)
          .executeTakeFirst();
        return there ? 'changed' : 'gone';
      }),

    editRig: (rig, alerts) =>
      undoable<Saved | 'name-taken'>(database, async (db, undo) => {
        const saved = await saveRig(db, rig);
        if (saved !== 'saved') return saved;
        const advanced = await advanceAlerts(database, db, alerts);
        if (advanced.size < alerts.length) return undo('changed');
        await rewrite(db, alerts);
        return 'saved';
      }),

    async reprice(all) {
      let left = all;
      // Each try leaves out those that somebody has changed; what nobody changes takes one.
      while (left.length > 0) {
        const { saved, changed } = await repriceRigs(database, left);
        if (changed.size === 0) return saved;
        left = left.filter(({ rig }) => !changed.has(rig.id));
      }
      return new Set();
    },

    async ofRigs(rigIds) {
      if (rigIds.length === 0) return [];
      const rows = await alertsOfRigs(database.engine, rigIds).execute(kysely);
      return rows.rows.map(alertOf);
    },

    remove: (userId, id) =>
      writing(database, async (db) => {
        const { numDeletedRows } = await db
          .deleteFrom('alerts')
          .where('user_id', '=', userId)
          .where('id', '=', id)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),

    async awaited() {
      // The waits for pools, one of each rig, stand behind all others.
      const isMarkets = sql`waits_for < 'rig-'`;
      // This goes from one wait to the next by the index, however many rows share one.
      const { rows } = await sql<{ wait: string }>`
        with recursive waits(wait) as (
          select min(waits_for) from alerts where waits_for is not null and ${isMarkets}
          union all
          select (select min(waits_for) from alerts where waits_for > wait and ${isMarkets})
          from waits where wait is not null
        )
        select wait from waits where wait is not null`.execute(kysely);
      return rows.map(({ wait }) => waitOf(wait));
    },

    async peopleDue(question) {
      const { rows } = await peopleDue(database.engine, question).execute(kysely);
      // Sorted people are neighbours in the indexes written next, whose pages are then written
      // once.
      return rows.map(({ user_id }) => user_id).sort();
    },

    async peopleUrgent(question) {
      const { rows } = await peopleUrgent(database.engine, question).execute(kysely);
      return rows.map(({ user_id }) => user_id);
    },

    due: (question) => dueAlerts(database, question),

    ofPools: (rigIds) => poolAlerts(database, rigIds),
    watchersOf: (pool) => watchersOf(database, pool),

    advance: ({ alerts, notices, contents = [], watch, within }) =>
      undoable<Awaited<ReturnType<AlertStore['advance']>>>(database, async (db, undo) => {
        if (within && (await isOvertaken(db, within))) {
          return undo({ alerts: 0, notices: 0, isOvertaken: true });
        }
        const advanced = await advanceAlerts(database, db, alerts);
        if (advanced.size < alerts.length) return undo({ alerts: 0, notices: 0 });
        if (contents.length > 0) {
          const latest = Math.max(...notices.map(({ createdAt }) => createdAt));
          await putContents(db, contents, latest);
        }
        const put = await putNotices(database, db, notices);
        if (watch) {
          const values = {
            last: observationJson(watch.last),
            suspect: watch.suspect ? observationJson(watch.suspect) : null,
            revision: watch.revision + 1,
          };
          await db
            .insertInto('watch')
            .values({ id: 1, ...values })
            .onConflict((conflict) =>
              conflict
                .column('id')
                .doUpdateSet(values)
                .where('watch.revision', '=', watch.revision),
            )
            .execute();
        }
        return { alerts: advanced.size, notices: put };
      }),

    async watch() {
      const row = await kysely.selectFrom('watch').selectAll().executeTakeFirst();
      return (
        row && {
          last: observationOf(row.last),
          suspect: row.suspect === null ? undefined : observationOf(row.suspect),
          revision: row.revision,
        }
      );
    },
  };
}

/**
 * Tells whether a tick is over that began after this one, and saw the market much later: the process
 * stood still meanwhile.
 */
async function isOvertaken(db: Kysely<Schema>, { last, revision }: Watch): Promise<boolean> {
  const row = await db
    .selectFrom('watch')
    .select(['last', 'revision'])
    .where('revision', '!=', revision)
    .executeTakeFirst();
  return row !== undefined && observationOf(row.last).at > last.at + MUCH_LATER;
}

/**
 * Writes all of these rigs and alerts, or nothing where somebody has changed one of them.
 *
 * @returns The rigs that were saved, and those that stood in the way.
 */
function repriceRigs(
  database: Database,
  all: readonly RepricedRig[],
): Promise<{ readonly saved: ReadonlySet<number>; readonly changed: ReadonlySet<number> }> {
  const none: ReadonlySet<number> = new Set();
  return undoable(database, async (db, undo) => {
    const saved = await saveTariffs(
      database,
      db,
      all.map(({ rig }) => rig),
    );
    const alerts = all.flatMap((one) => one.alerts);
    const advanced = await advanceAlerts(database, db, alerts);
    const changed = all.filter(
      (one) => !saved.has(one.rig.id) || one.alerts.some(({ id }) => !advanced.has(id)),
    );
    const answer = { saved, changed: new Set(changed.map(({ rig }) => rig.id)) };
    return changed.length > 0 ? undo({ ...answer, saved: none }) : answer;
  });
}

/** Returns another alert that would say the same at the same place. */
async function sameAs(db: Kysely<Schema>, alert: NewAlert, but = 0): Promise<Alert | undefined> {
  const row = await db
    .selectFrom('alerts')
    .selectAll()
    .where('user_id', '=', alert.userId)
    .where('subject', '=', subjectOf(alert))
    .where('id', '!=', but)
    .executeTakeFirst();
  return row && alertOf(row);
}

/**
 * Writes what these alerts watch from now on. An alert may come to watch what another does: floors
 * are rounded when they are converted. The first of them stays.
 */
async function rewrite(db: Kysely<Schema>, alerts: readonly Alert[]): Promise<void> {
  const row = (id: number) => db.updateTable('alerts').where('id', '=', id);
  // No alert stands in the way of another that takes its subject while it is about to take a new
  // one.
  for (const { id } of alerts)
    await row(id)
      .set({ subject: `~${id}` })
      .execute();
  for (const alert of alerts) {
    const twin = await db
      .selectFrom('alerts')
      .select('id')
      .where('user_id', '=', alert.userId)
      .where('subject', '=', subjectOf(alert))
      .executeTakeFirst();
    if (twin) await db.deleteFrom('alerts').where('id', '=', alert.id).execute();
    else await row(alert.id).set(wishColumns(alert)).execute();
  }
}
