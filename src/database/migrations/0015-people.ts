import { type Kysely, sql } from 'kysely';

/** Rows that are read at once. */
const PAGE = 1_000;

/**
 * Forbids a person two alerts that watch the same and tell it at the same place; says in which server
 * things go out, and why they don't any more; notes when it was last seen that somebody is in the
 * server that counts their rigs.
 */
export const people = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('alerts')
      .addColumn('subject', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await db.schema.alterTable('alerts').addColumn('guild_id', 'text').execute();
    await db.schema.alterTable('alerts').addColumn('stopped', 'text').execute();
    await mergeTwins(db);
    await db.schema
      .createIndex('alerts_subject')
      .unique()
      .on('alerts')
      .columns(['user_id', 'subject'])
      .execute();
    // The new one begins with the same column.
    await db.schema.dropIndex('alerts_user').execute();
    const inChannel = sql<boolean>`deliver <> 'dm'`;
    await db.schema
      .createIndex('alerts_channel')
      .on('alerts')
      .column('deliver')
      .where(inChannel)
      .execute();
    await db.schema
      .createIndex('alerts_guild')
      .on('alerts')
      .column('guild_id')
      .where(sql.ref('guild_id'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('alerts_unplaced')
      .on('alerts')
      .column('deliver')
      .where(sql<boolean>`deliver <> 'dm' and guild_id is null`)
      .execute();
    await db.schema.alterTable('dm_channels').addColumn('fallback_guild_id', 'text').execute();
    await db.schema
      .createIndex('dm_channels_fallback')
      .on('dm_channels')
      .column('fallback_channel_id')
      .where(sql.ref('fallback_channel_id'), 'is not', null)
      .execute();
    await db.schema
      .createIndex('dm_channels_guild')
      .on('dm_channels')
      .column('fallback_guild_id')
      .where(sql.ref('fallback_guild_id'), 'is not', null)
      .execute();
    await db.schema
      .alterTable('shared_rigs')
      .addColumn('checked_at', 'double precision', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createIndex('shared_rigs_checked')
      .on('shared_rigs')
      .column('checked_at')
      .execute();
  },
};

interface Row {
  readonly id: number;
  readonly user_id: string;
  readonly rig_id: number | null;
  readonly kind: string;
  readonly params: string;
  readonly deliver: string;
  readonly muted: number;
}

/** Of twins one that speaks stays, of several such the oldest. */
async function mergeTwins(db: Kysely<unknown>): Promise<void> {
  let last: Pick<Row, 'user_id' | 'id'> = { user_id: '', id: 0 };
  /** The one that stays, by subject, of the person at hand. */
  let kept = new Map<string, Row>();
  for (;;) {
    const { rows } = await sql<Row>`
      select id, user_id, rig_id, kind, params, deliver, muted from alerts
      where (user_id, id) > (${last.user_id}, ${last.id})
      order by user_id, id limit ${PAGE}`.execute(db);
    for (const row of rows) {
      if (row.user_id !== last.user_id) kept = new Map();
      last = row;
      const subject = subjectOf(row);
      const twin = kept.get(subject);
      const dropped = twin && (twin.muted > row.muted ? twin : row);
      if (dropped) await sql`delete from alerts where id = ${dropped.id}`.execute(db);
      if (dropped === row) continue;
      kept.set(subject, row);
      await sql`update alerts set subject = ${subject} where id = ${row.id}`.execute(db);
    }
    if (rows.length < PAGE) return;
  }
}

/** As alerts were told apart when this was written. */
function subjectOf({ deliver, rig_id, kind, params }: Row): string {
  const { floor, chance, metric, side, level } = JSON.parse(params);
  const watched: Readonly<Record<string, readonly unknown[]>> = {
    unprofitable: [floor],
    outlook: [floor, chance],
    threshold: [metric, side, level],
  };
  return [deliver, rig_id ?? '', kind, ...(watched[kind] ?? [])].join(' ');
}
