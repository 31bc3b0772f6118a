import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { openCache } from '../../src/database/cache.ts';
import type { Database } from '../../src/database/database.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { sharedRigs } from '../../src/digest/shared-rigs.store.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { personRecipient, type Recipient } from '../../src/outbox/recipient.ts';
import { personKey } from '../../src/people/person-key.ts';
import { DRAFTS } from '../../src/people/personal-drafts.store.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { poolLinkStore } from '../../src/pool/links.store.ts';
import { privacyStore } from '../../src/privacy/privacy.store.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { tariffStore } from '../../src/rig/tariffs.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import {
  ADA,
  BOB,
  NOON,
  sampleAlert,
  sampleDigest,
  sampleLink,
  sampleNotice,
  sampleRig,
} from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

/** Tests the export and deletion of data on any engine. @param open - Gives an empty database. */
export function privacyContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await open());
  });

  async function settle(userId: string): Promise<void> {
    const added = await rigStore(database).add(sampleRig({ userId }));
    if (!added.ok) throw new Error(added.why);
    for (const rigId of [added.rig.id, undefined]) {
      await alertStore(database).add(sampleAlert({ userId, rigId }));
    }
    await poolLinkStore(database).add(sampleLink({ userId, rigId: added.rig.id }), undefined);
    const digests = digestStore(database);
    await digests.add(sampleDigest({ userId, recipient: `c:server of ${userId}` }));
    await digests.add(sampleDigest({ userId, recipient: `u:${userId}`, guildId: undefined }));
    const home = { name: 'Home', tariff: { kind: 'flat', perKwh: 0.1, currency: 'EUR' } } as const;
    await tariffStore(database).save(userId, home, NOON);
    const settings = settingsStore(database);
    await settings.saveUser(userId, () => ({ currency: 'EUR' }), NOON);
    await settings.noteLocale(userId, 'de', NOON);
    await settings.saveServer(`server of ${userId}`, () => ({ poolFee: 0.01 }), userId, NOON);
    for (const guildId of ['1', '2'])
      await sharedRigs(database).share(userId, guildId, 'named', NOON);
    const box = openOutbox(database);
    const of = (recipient: Recipient) =>
      sampleNotice({ dedupeKey: recipient, owner: userId, recipient });
    await box.put([of(`u:${userId}`), of(`c:${userId}`)]);
    await dmStore(database).takeTurn(userId, { now: NOON, gap: 0 });
    await dmStore(database).opened(userId, '7');
    const claimed = await box.claim({ now: NOON, limit: 9, lease: 60 });
    const theirs = claimed.filter(({ owner }) => owner === userId);
    for (const notice of theirs) await box.failed(notice, { code: 50_007, reason: 'no' }, NOON);
    await box.put([of(`u:${userId} again`)]);
    const drafts = openCache(database, DRAFTS, { log: silent });
    await drafts.set(personKey(userId, 'rig-import:1'), [{ name: 'Cellar' }], 60);
  }

  /** Puts a digest with that content into the outbox. */
  async function tell(
    content: string,
    changes: Parameters<typeof sampleDigest>[0],
    owner: string,
  ): Promise<void> {
    const digests = digestStore(database);
    const added = await digests.add(sampleDigest(changes));
    if (!added.ok) throw new Error(added.why);
    const { id, recipient } = added.digest;
    const notice = { dedupeKey: `${id}`, recipient, owner, content, digest: id };
    await digests.advance({
      served: [{ digest: added.digest, notice: sampleNotice(notice) }],
      contents: [{ id: content, message: { content: 'Cellar' } }],
    });
  }

  const receipt = {
    rigs: 1,
    alerts: 2,
    pools: 1,
    digests: 2,
    settings: 1,
    tariffs: 1,
    dm: 1,
    notices: 3,
    servers: 1,
    shared: 2,
    drafts: 1,
  };
  const nothing = Object.fromEntries(Object.keys(receipt).map((kind) => [kind, 0]));

  describe('privacy', () => {
    it('gives a person all there is of them, and nothing of others', async () => {
      await settle(BOB);
      await settle(ADA);
      const privacy = privacyStore(database);
      const data = await privacy.export(ADA);
      expect(data).toEqual({
        rigs: await rigStore(database).list(ADA),
        alerts: await alertStore(database).list(ADA),
        pools: await poolLinkStore(database).list(ADA),
        settings: { currency: 'EUR', discordLocale: 'de' },
        tariffs: await tariffStore(database).list(ADA),
        digests: [
          ...(await digestStore(database).ofServer(sampleDigest().guildId ?? '')),
          ...(await digestStore(database).ofPerson(ADA)),
        ].filter(({ userId }) => userId === ADA),
        dm: { state: 'open', channelId: '7', askedAt: NOON, turnAt: NOON },
        notices: [
          { recipient: `u:${ADA}`, state: 'failed', reason: 'no' },
          { recipient: `c:${ADA}`, state: 'failed', reason: 'no' },
          { recipient: `u:${ADA} again`, state: 'ready' },
        ].map((notice) => ({ ...notice, payload: sampleNotice().payload, createdAt: NOON })),
        servers: [`server of ${ADA}`],
        shared: ['1', '2'].map((guildId) => ({ guildId, how: 'named' })),
        drafts: [{ key: 'rig-import:1', draft: [{ name: 'Cellar' }] }],
      });
      expect(data.rigs).toHaveLength(1);
      expect(data.alerts).toHaveLength(2);
      expect(data.pools).toMatchObject([{ address: sampleLink().address }]);
      expect(data.tariffs).toHaveLength(1);
      expect(data.digests).toHaveLength(2);
    });

    it('forgets a person in every table, with a receipt, and nobody else', async () => {
      await settle(BOB);
      await settle(ADA);
      const privacy = privacyStore(database);
      const ofBob = await privacy.export(BOB);
      expect(await privacy.forget(ADA)).toEqual(receipt);
      for (const { name } of await database.kysely.introspection.getTables()) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(database.kysely);
        const text = JSON.stringify(rows).replaceAll(`server of ${ADA}`, '');
        expect(text, name).not.toContain(ADA);
      }
      expect(await settingsStore(database).server(`server of ${ADA}`)).toEqual({ poolFee: 0.01 });
      expect(await digestStore(database).ofServer(sampleDigest().guildId ?? '')).toMatchObject([
        { recipient: `c:server of ${BOB}`, userId: BOB },
        { recipient: `c:server of ${ADA}`, userId: undefined },
      ]);
      expect(await privacy.export(BOB)).toEqual(ofBob);
      expect(await privacy.forget(ADA)).toEqual(nothing);
    });

    it('leaves the drafts of a person whose id begins alike', async () => {
      const drafts = openCache(database, DRAFTS, { log: silent });
      for (const id of ['12', '123']) await drafts.set(personKey(id, 'rig:1'), id, 60);
      expect(await privacyStore(database).forget('12')).toMatchObject({ drafts: 1 });
      expect(await drafts.get(personKey('123', 'rig:1'))).toBe('123');
      expect((await privacyStore(database).export('12')).drafts).toEqual([]);
    });

    it('gives what their digests said, as long as it is kept', async () => {
      const own = { guildId: undefined, recipient: personRecipient(ADA) };
      await tell('own', own, ADA);
      const said = async () => {
        const { notices } = await privacyStore(database).export(ADA);
        return notices.map(({ enclosed }) => enclosed);
      };
      expect(await said()).toEqual([{ content: 'Cellar' }]);
      await database.kysely.deleteFrom('contents').execute();
      expect(await said()).toEqual([undefined]);
    });

    it('keeps nothing of what digests said of their rigs', async () => {
      const own = { guildId: undefined, recipient: personRecipient(ADA) };
      await sharedRigs(database).share(ADA, '1', 'named', NOON);
      await tell('own', { ...own }, ADA);
      await tell('named', { guildId: '1', recipient: 'c:1' }, 'g:1');
      await tell('elsewhere', { guildId: '2', recipient: 'c:2' }, 'g:2');
      await tell('shared', { ...own, schedule: { ...sampleDigest().schedule, minute: 1 } }, ADA);
      await database.kysely.updateTable('outbox').set({ state: 'sent' }).execute();
      await tell('shared', { guildId: '3', recipient: 'c:3' }, 'g:3');
      await tell('waiting', { guildId: '1', recipient: 'c:4' }, 'g:1');
      await privacyStore(database).forget(ADA);
      const left = await database.kysely.selectFrom('contents').select('id').execute();
      expect(left.map(({ id }) => id).toSorted()).toEqual(['elsewhere', 'shared']);
    });

    it('knows nothing again of a person who was forgotten in the middle of a delivery', async () => {
      await settle(ADA);
      const privacy = privacyStore(database);
      await privacy.forget(ADA);
      const dms = dmStore(database);
      expect(await dms.takeTurn(ADA, { now: NOON, gap: 1 })).toBeUndefined();
      await dms.opened(ADA, '7');
      await dms.closed(ADA, 50_007, NOON);
      await dms.reached(ADA);
      await dms.tryAnew(ADA);
      expect(await privacy.forget(ADA)).toEqual(nothing);
    });
  });
}
