import { sql } from 'kysely';
import { alertStore } from '../src/alert/alerts.store.ts';
import { openCache } from '../src/database/cache.ts';
import { openDatabase } from '../src/database/database.ts';
import { digestStore } from '../src/digest/digests.store.ts';
import { historyStore } from '../src/market/history.store.ts';
import { openOutbox } from '../src/outbox/outbox.store.ts';
import { channelRecipient } from '../src/outbox/recipient.ts';
import { personKey } from '../src/people/person-key.ts';
import { DRAFTS } from '../src/people/personal-drafts.store.ts';
import { rigStore } from '../src/rig/rigs.store.ts';
import {
  sampleAlert,
  sampleDigest,
  sampleNotice,
  sampleRig,
} from '../tests/support/sample-rows.ts';
import { silent as log } from '../tests/support/silent-log.ts';
import { hardFiles } from './hard-files.ts';
import { seedHistory } from './seed-history.ts';

/** Somebody who has as much of everything as may be, and rigs of times when more were allowed. */
export const HEAVY = '300000000000000777';

const RIGS_AT_ONCE = 100;
const BATCHES = 5;
const ALERTS = 500;
const DIGESTS = 10;
const NOTICES = 1_000;
/** As many files as somebody may show at once. */
const DRAFTS_KEPT = 10;
const DAY = 86_400;

/** A database as a bot has it after a while, with that person in it. */
export async function seedHeavyPerson(url: string): Promise<void> {
  const database = await openDatabase(url, { log });
  try {
    const now = Date.now() / 1_000;
    await seedHistory(historyStore(database), now);
    const rigs = rigStore(database);
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const userId = `${HEAVY}${batch}`;
      const added = await rigs.addAll(
        Array.from({ length: RIGS_AT_ONCE }, (_, at) => {
          const number = batch * RIGS_AT_ONCE + at;
          return sampleRig({
            userId,
            name: `Rig **${number}** in the hall`,
            hashrate: (90 + number) * 1e12,
          });
        }),
      );
      if (!added.ok) throw new Error(`No rigs: ${added.why}`);
      // No store would give one person so many.
      await sql`update rigs set user_id = ${HEAVY} where user_id = ${userId}`.execute(
        database.kysely,
      );
    }
    const alerts = alertStore(database);
    for (let at = 0; at < ALERTS; at += 1) {
      // The price never falls so low.
      const level = 1 + at / ALERTS;
      const params = {
        kind: 'threshold',
        metric: 'price:BTC:EUR',
        side: 'below',
        level,
        clearLevel: level + 1,
        sustain: 900,
        cooldown: DAY,
      } as const;
      await alerts.add(sampleAlert({ userId: HEAVY, params, level }));
    }
    for (let at = 0; at < DIGESTS; at += 1) {
      const recipient = channelRecipient(`${800_000_000_000_000_000n + BigInt(at)}`);
      await digestStore(database).add(
        sampleDigest({ userId: HEAVY, recipient, nextAt: now + 20 * DAY }),
      );
    }
    const content = 'Your rig stopped paying. '.repeat(70);
    await openOutbox(database).put(
      Array.from({ length: NOTICES }, (_, at) =>
        sampleNotice({
          recipient: `u:${HEAVY}`,
          owner: HEAVY,
          payload: { content },
          dedupeKey: `notice:${at}`,
          createdAt: now,
        }),
      ),
    );
    await sql`update outbox set state = 'sent', finished_at = ${now}`.execute(database.kysely);
    const drafts = openCache(database, DRAFTS, { log });
    for (let at = 0; at < DRAFTS_KEPT; at += 1) {
      const rows = hardFiles[at]?.text.split('\n').map((line) => line.split(','));
      await drafts.set(personKey(HEAVY, `rig-import:${at}`), { file: 'rigs.csv', rows }, DAY);
    }
  } finally {
    await database.close();
  }
}
