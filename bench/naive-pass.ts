import type { Selectable } from 'kysely';
import type { Database } from '../src/database/database.ts';
import type { RigsTable } from '../src/database/schema.ts';
import { conditionsOf } from '../src/market/conditions.ts';
import type { Reading } from '../src/market/reading.ts';
import { economics } from '../src/mining/economics.ts';
import { basisOf } from '../src/rig/registered.ts';
import { rigOf } from '../src/rig/rigs.store.ts';

/** Rows read at a time. */
const PAGE = 10_000;

/**
 * Does a tick without levels and index: reads every rig and the state of its alert, and reckons its
 * profit. It parses no more than it needs, and writes nothing.
 *
 * @returns How many of the rigs that paid so far make a loss.
 */
export async function naivePass({ kysely }: Database, reading: Reading): Promise<number> {
  const answer = conditionsOf(reading, 'EUR');
  if (!answer.ok) throw new Error('The reading is not whole');
  const { conditions } = answer;
  const isLosing = (row: Selectable<RigsTable>) => {
    const { miner, terms } = basisOf(rigOf(row));
    return economics(miner, terms, conditions).profit < 0;
  };
  let losing = 0;
  for (let last = 0; ; ) {
    const rows = await kysely
      .selectFrom('alerts')
      .innerJoin('rigs', 'rigs.id', 'alerts.rig_id')
      .selectAll('rigs')
      .select(['alerts.id as alert', 'alerts.state'])
      .where('alerts.id', '>', last)
      .orderBy('alerts.id')
      .limit(PAGE)
      .execute();
    losing += rows.filter((row) => row.state === 'clear' && isLosing(row)).length;
    const end = rows.at(-1);
    if (!end) return losing;
    last = end.alert;
  }
}
