import { alertStore } from '../alert/alerts.store.ts';
import { openCache, sweepCache } from '../database/cache.ts';
import { clockMark } from '../database/clock-mark.ts';
import type { Database } from '../database/database.ts';
import { digestStore } from '../digest/digests.store.ts';
import { sharedRigs } from '../digest/shared-rigs.store.ts';
import type { Logger } from '../log/logger.port.ts';
import { historyStore } from '../market/history.store.ts';
import { contentStore, sweepContents } from '../outbox/contents.store.ts';
import { dmStore } from '../outbox/dm-channels.store.ts';
import { openOutbox } from '../outbox/outbox.store.ts';
import { DRAFTS } from '../people/personal-drafts.store.ts';
import { settingsStore } from '../people/settings.store.ts';
import { placeStore } from '../place/places.store.ts';
import { poolLinkStore } from '../pool/links.store.ts';
import { privacyStore } from '../privacy/privacy.store.ts';
import { profileStore, sweepClaims } from '../privacy/profiles.store.ts';
import { rigStore } from '../rig/rigs.store.ts';
import { tariffStore } from '../rig/tariffs.store.ts';

export type Stores = ReturnType<typeof openStores>;

/** Opens all that outlives a restart, each room's store on the same database. */
export function openStores(database: Database, { log }: { readonly log: Logger }) {
  return {
    alerts: alertStore(database),
    clockMark: clockMark(database),
    contents: contentStore(database),
    digests: digestStore(database),
    dms: dmStore(database),
    drafts: openCache(database, DRAFTS, { log }),
    history: historyStore(database),
    outbox: openOutbox(database),
    places: placeStore(database),
    poolLinks: poolLinkStore(database),
    privacy: privacyStore(database),
    profiles: profileStore(database),
    rigs: rigStore(database),
    settings: settingsStore(database),
    sharedRigs: sharedRigs(database),
    tariffs: tariffStore(database),
  };
}

/** Frees the room of what expired. */
export async function sweepStores(
  database: Database,
  { outbox }: Pick<Stores, 'outbox'>,
  now: number,
): Promise<void> {
  await sweepCache(database, now);
  await outbox.sweep(now);
  await sweepContents(database, now);
  if (database.engine === 'postgres') await sweepClaims(database, now);
}
